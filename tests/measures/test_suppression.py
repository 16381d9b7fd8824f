"""Nothing that rests on too few cases or customers is shown."""

from uuid import UUID

from portal.measures.suppression import enough


def test_ten_cases_of_three_customers_are_enough_and_less_is_not() -> None:
    cases = [UUID(int=number) for number in range(12)]

    def owners(*counts: int) -> dict[UUID, UUID]:
        customers = [UUID(int=100 + which) for which, count in enumerate(counts) for _ in range(count)]
        return dict(zip(cases, customers, strict=True))

    assert enough(cases)
    assert not enough(cases[:9])
    assert not enough(cases[:9] * 2)
    assert enough(cases, owners(6, 3, 3))
    assert not enough(cases, owners(7, 3, 2))
    assert not enough(cases, owners(6, 6))

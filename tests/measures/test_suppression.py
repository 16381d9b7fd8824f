"""Nothing small is shown, and nothing hidden can be worked out from what is shown."""

from collections.abc import Collection, Mapping
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.measures.gaps import gaps
from portal.measures.matrix import matrix
from portal.measures.suppression import TOTAL, Cell, TooFew, enough, recoverable, suppress, with_totals
from tests.measures.a_history import START, A, B, C, History, case_number

TABLE = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 40), min_size=1, max_size=20
)


def worked_out(whole: Mapping[Cell, int], hidden: Collection[Cell]) -> list[Cell]:
    """The hidden cells that linear algebra determines from the sums: an attack that knows no graph."""
    unknown = sorted(hidden, key=repr)
    rows = sorted({cell[0] for cell in whole}, key=repr)
    columns = sorted({cell[1] for cell in whole}, key=repr)
    sums = [[_sign(cell, row, 0) for cell in unknown] for row in rows]
    sums += [[_sign(cell, column, 1) for cell in unknown] for column in columns]
    matrix_of_sums = np.array(sums, dtype=float)
    rank = np.linalg.matrix_rank(matrix_of_sums)
    units = np.eye(len(unknown))
    return [
        cell
        for cell, unit in zip(unknown, units, strict=True)
        if np.linalg.matrix_rank(np.vstack([matrix_of_sums, unit])) == rank
    ]


def _sign(cell: Cell, line: object, place: int) -> int:
    if cell[place] != line:
        return 0
    return -1 if cell[1 - place] is TOTAL else 1


@given(TABLE)
def test_no_hidden_cell_can_be_worked_out_from_the_totals(table: dict[Cell, int]) -> None:
    whole = with_totals(table)
    small = [cell for cell, size in whole.items() if size < 10]

    hidden = suppress(whole, small)

    everything = hidden.small | hidden.protecting
    assert set(small) <= everything
    assert worked_out(whole, everything) == []


@given(TABLE)
def test_the_graph_finds_exactly_what_linear_algebra_finds(table: dict[Cell, int]) -> None:
    whole = with_totals(table)
    small = {cell for cell, size in whole.items() if size < 20}

    assert sorted(recoverable(small), key=repr) == worked_out(whole, small)


def test_a_single_small_cell_in_a_row_takes_a_second_one_with_it() -> None:
    table: dict[Cell, int] = {
        ("a", "x"): 3, ("a", "y"): 50, ("a", "z"): 12,
        ("b", "x"): 60, ("b", "y"): 14, ("b", "z"): 30,
    }  # fmt: skip
    whole = with_totals(table)

    hidden = suppress(whole, [("a", "x")])

    assert ("a", "x") in hidden
    assert hidden.protecting == {("a", "z"), ("b", "x"), ("b", "z")}
    assert (TOTAL, TOTAL) not in hidden


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert suppress(with_totals({("a", "x"): 10}), []).protecting == frozenset()


def test_totals_that_are_no_cells_cannot_be_guarded() -> None:
    with pytest.raises(ValueError, match="with_totals"):
        suppress({("a", "x"): 3}, [("a", "x")])


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


def test_without_totals_only_the_small_pairs_are_hidden() -> None:
    large = [History(number).hand_over(1, 2, A, B) for number in range(12)]
    small = [History(20 + number).hand_over(1, 2, A, C) for number in range(4)]
    found = gaps([event for one in large + small for event in one.events], START.replace(year=2027))

    bare, summed = matrix(found, totals=False), matrix(found)

    assert bare.cells == {(A, B): found.pairs[A, B], (A, C): TooFew()}
    assert (dict(bare.asked), dict(bare.were_asked), bare.total) == ({}, {}, None)
    assert summed.total == 16
    assert isinstance(summed.cells[A, B], TooFew) or isinstance(summed.asked[A], TooFew)


def test_the_matrix_hides_a_pair_that_rests_on_one_customer() -> None:
    many = [History(number).hand_over(1, 2, A, B) for number in range(12)]
    found = gaps([event for one in many for event in one.events], START.replace(year=2027))
    single = {case_number(number): UUID(int=1) for number in range(12)}
    several = {case_number(number): UUID(int=number % 4) for number in range(12)}

    assert matrix(found, single).cells[A, B] == TooFew()
    assert matrix(found, single).total == TooFew()
    assert matrix(found, several).cells[A, B] == found.pairs[A, B]


def test_the_matrix_shows_large_pairs_and_says_too_few_of_the_others() -> None:
    large = [History(number).hand_over(1, 2, A, B) for number in range(12)]
    small = [History(20 + number).hand_over(1, 2, A, C) for number in range(4)]
    back = [History(40 + number, opener=B).hand_over(1, 2, B, C) for number in range(11)]

    later = START.replace(year=2027)

    shown = matrix(gaps([event for one in large + small + back for event in one.events], later))

    assert shown.cells[A, C] == TooFew("<10")
    assert shown.total == 27
    hidden = [one for one in (shown.asked[A], shown.cells[A, B]) if isinstance(one, TooFew)]
    assert hidden
    assert case_number(20) not in {
        case_id for cell in shown.cells.values() if not isinstance(cell, TooFew) for case_id in cell.cases
    }

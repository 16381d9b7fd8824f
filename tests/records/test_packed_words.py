"""What stands in packed rows is read as what was written."""

from datetime import UTC, datetime, timedelta

from portal.measures.counted.instants import micros
from portal.measures.fact_columns.columns import NEVER, NONE
from portal.records.packed_words import PackedNames, instants, numbers, words_in


def test_instants_of_all_years_are_read_to_the_microsecond() -> None:
    first, step = datetime(1, 1, 1, tzinfo=UTC), timedelta(days=7_211, seconds=7_919, microseconds=104_729)
    known = [first + step * number for number in range(500)]
    known += [datetime(2024, 2, 29, 23, 59, 59, 999_999, UTC), datetime(1970, 1, 1, tzinfo=UTC)]
    text = "".join(f"{one.year:04d}-{one:%m-%d %H:%M:%S.%f}".ljust(32) for one in known) + " " * 32

    found = instants(words_in(text.encode()).reshape(-1, 4))

    assert found.tolist() == [*map(micros, known), NEVER]


def test_numbers_of_eight_digits_are_read() -> None:
    known = [0, 7, 10, 12_345_678, 99_999_999]

    assert numbers(words_in("".join(f"{one:08d}" for one in known).encode())).tolist() == known


def test_names_that_are_looked_up_by_the_same_bits_get_numbers_of_their_own() -> None:
    names = PackedNames(2, [b"known"], mixed=1)
    written = [b"known", b"", *(f"{number:08d}".encode() + b"the same" for number in range(300))] * 2

    found = names.numbers(words_in(b"".join(one.ljust(16) for one in written)).reshape(-1, 2)).tolist()

    assert found[:302] == found[302:]
    assert found[:2] == [0, NONE]
    assert set(found) == {NONE, *range(301)}

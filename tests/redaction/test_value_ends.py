"""Where a value ends: found once for a line, and no further than a name or an address can go."""

from hypothesis import example, given
from hypothesis import strategies as st

from portal.redaction.rules.values.ends import value_at

BLANK_AND_LETTERS = "é" * 300 + " " + "é" * 300


@given(st.text('ab =:;,"', max_size=60))
@example('a=b "c": d; e')
def test_a_value_ends_where_it_does_in_a_line_that_was_never_read(line: str) -> None:
    read, places = line.encode(), range(len(line))

    in_turn = [value_at(read, place, "name") for place in (*places, *places)]

    assert in_turn == [value_at(bytes(bytearray(read)), place, "name") for place in (*places, *places)]


def test_a_long_value_ends_at_a_blank_or_between_two_letters() -> None:
    line = BLANK_AND_LETTERS.encode()

    ends = [value_at(line, place, "name")[1] for place in (0, 602)]

    assert [line[end - 2 : end].decode() for end in ends] == ["é", "é"]
    assert ends[0] == 256

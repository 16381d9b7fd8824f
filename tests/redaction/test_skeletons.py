"""Which digits may be blanked so that one look serves many lines, and which never."""

import pytest

from portal.redaction.skeletons import BLANK, skeletons


@pytest.mark.parametrize(
    "line",
    [
        b"card 4111 1111 1111 1111",
        b"born 1980-01-02",
        b"fe80::10:11:12 00:11:22:33:44:55",
        b"call 212 555 1234",
        b"at 10.1.2.3:443",
        b"id 536-22-8726 node12 0x1f",
        b"serial 1234567",
    ],
)
def test_digits_that_a_rule_could_ask_for_are_never_blanked(line: bytes) -> None:
    assert skeletons(line) == [line]


def test_clocks_and_counters_are_blanked_in_place() -> None:
    made = skeletons(b"2015-10-18 18:01:47,978 INFO pid [4711] took (12)\nJun 14 15:16:01 x")

    blanks = [line.replace(BLANK, b"#") for line in made]
    assert blanks == [b"####-##-## ##:##:##,### INFO pid [####] took (##)", b"Jun ## ##:##:## x"]

"""The second look finds in much text what it finds in each line alone, whichever way it reads."""

import pytest

from portal.redaction import CaseDictionary
from portal.redaction.case import terms
from portal.redaction.findings import Span
from portal.redaction.scanning import second_look
from portal.redaction.scanning.scanner import Scanner
from portal.redaction.scanning.small_letters import in_small_letters

MARKED = (
    b"pushed with ghp_16C7e42F292c6912E7710c838347Ae178B4a by access-list client",
    b"key AKIAIOSFODNN7EXAMPLE of mokafor",
    b"dumpMokafor_2 by admin, an access-list of the client",
)
PLAIN = b"GET /orders/list of nobody, nothing changed in 12 ms"
FEW = b"\n".join([*MARKED, *[PLAIN] * 400, MARKED[0]])
MANY = b"\n".join([*MARKED * 20, *[PLAIN] * 300])


def scanner() -> Scanner:
    """One whose case knows a word."""
    dictionary = CaseDictionary()
    dictionary.learn("mokafor", "account")
    return Scanner(dictionary)


def line_by_line(text: bytes) -> list[Span]:
    """What is found in each line alone."""
    found, begin, one = [], 0, scanner()
    for line in text.split(b"\n"):
        found += [span.moved(begin) for span in one.residue(line)]
        begin += len(line) + 1
    return sorted(found)


@pytest.mark.parametrize("text", [FEW, MANY], ids=["few", "many"])
@pytest.mark.parametrize("room", [60_000, 0], ids=["one reading", "two readings"])
def test_much_text_is_searched_as_each_line_is(
    monkeypatch: pytest.MonkeyPatch, text: bytes, room: int
) -> None:
    monkeypatch.setattr(terms, "_MOST_IN_TABLES", room)

    found = scanner().residue(text)

    assert len(text) > second_look._MUCH  # noqa: SLF001 - where the ways part
    assert sorted(found) == line_by_line(text) != []
    assert {span.kind for span in found} >= {"account", "token"}


def test_much_text_is_made_small_as_a_line_is() -> None:
    every_sign = bytes(range(256)) * 2

    assert in_small_letters(every_sign) == every_sign.lower()

"""The second look finds in much text what it finds in each line alone, whichever way it reads."""

import pytest

from portal.redaction import CaseDictionary
from portal.redaction.findings import Span
from portal.redaction.scanning import beginnings, second_look
from portal.redaction.scanning.scanner import Scanner
from portal.redaction.scanning.small_letters import in_small_letters

MARKED = (
    b"pushed with ghp_16C7e42F292c6912E7710c838347Ae178B4a by access-list client",
    b"key AKIAIOSFODNN7EXAMPLE of mokafor",
    b"dumpMokafor_2 by admin, an access-list of the client",
)
PLAIN = b"GET /orders/list of nobody, nothing changed in mokaf or 12 ms"
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
@pytest.mark.parametrize(
    ("room", "many"),
    [(60_000, 1000), (5, 1000), (5, 3), (0, 1000)],
    ids=["words", "beginnings", "many beginnings", "two readings"],
)
def test_much_text_is_searched_as_each_line_is(
    monkeypatch: pytest.MonkeyPatch, text: bytes, room: int, many: int
) -> None:
    monkeypatch.setattr(beginnings, "_ROOM", room)
    monkeypatch.setattr(second_look, "_MANY", many)

    found = scanner().residue(text)

    assert len(text) > second_look._MUCH  # noqa: SLF001 - where the ways part
    assert sorted(found) == line_by_line(text) != []
    assert {span.kind for span in found} >= {"account", "token"}


def test_no_word_begins_otherwise_and_one_of_two_lines_is_looked_for_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(beginnings, "_ROOM", 20)
    words = [b"al", b"al\0", b"mokafor", b"mokafor-2", b"mokel", b"zhang"]

    assert beginnings.beginnings(words) == [b"al", b"mokaf", b"mokel", b"zhang"]
    assert beginnings.beginnings([*words, b"zhang\nwei"]) == ()


def test_much_text_is_made_small_as_a_line_is() -> None:
    every_sign = bytes(range(256)) * 2

    assert in_small_letters(every_sign) == every_sign.lower()

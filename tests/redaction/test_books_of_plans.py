"""What is known of faces: kept from one pass to the next whatever came before, within bounds, and shared."""

import io
from collections.abc import Sequence

import pytest

from benchmarks.redaction.logs import log
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, plans, verdicts
from portal.redaction import engine as engine_room
from portal.redaction.documents import redacted_lines
from portal.redaction.engine import Engine
from portal.redaction.findings import Span
from portal.redaction.limits import Limits
from portal.redaction.plans import Book, Planner
from portal.redaction.scanner import claims_of_each

FACES = [b"user alice%d logged in" % number for number in range(8)]
OTHERS = [b"from host db-%d.corp.local" % number for number in range(100, 106)]
CONTENT = log(9, 8_000, fresh=True)


def _engine() -> Engine:
    return Engine(PSEUDONYMIZE_ALL, Pseudonyms(b"the key of one case"), CaseDictionary())


def _redacted() -> bytes:
    lines = redacted_lines(io.BytesIO(CONTENT), "text", _engine(), Limits())
    return b"".join(line.after for line in lines)


@pytest.fixture(autouse=True)
def _new_books(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "memory", verdicts.Memory())
    monkeypatch.setattr(plans, "books", {})


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The faces that the rules are asked about."""
    asked: list[bytes] = []

    def counted(lines: Sequence[bytes], *, gated: bool) -> list[list[Span]]:
        asked.extend(lines)
        return claims_of_each(lines, gated=gated)

    monkeypatch.setattr(verdicts, "claims_of_each", counted)
    return asked


def _ask(faces: Sequence[bytes]) -> list[plans.Plan | None]:
    planner = Planner(_engine(), escapes=True)
    return [planner.plan(number) for face in faces for number in planner.numbers([face])]


def test_what_both_passes_ask_for_is_judged_once_though_others_filled_the_book(
    monkeypatch: pytest.MonkeyPatch, judged: list[bytes]
) -> None:
    monkeypatch.setattr(plans, "_MOST", 10)
    monkeypatch.setattr(verdicts, "_MOST", 1)  # the books alone have to know
    _ask(OTHERS)
    first = _ask(FACES)

    again = _ask(FACES)

    assert again == first
    assert len(judged) == len(OTHERS) + len(FACES)


def test_verdicts_asked_for_again_outlive_those_that_nobody_asks_for(
    monkeypatch: pytest.MonkeyPatch, judged: list[bytes]
) -> None:
    monkeypatch.setattr(verdicts, "_MOST", 4)
    for other in OTHERS:
        verdicts.verdicts([FACES[0]])
        verdicts.verdicts([other])

    assert judged.count(FACES[0] + b"\n") == 1
    assert len(verdicts.memory) <= 8


def test_no_more_than_two_books_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "_MOST", 2)
    _ask(FACES + OTHERS)
    (book,) = plans.books.values()

    assert isinstance(book.before, Book)
    assert book.before.before is None


def test_memories_that_are_always_full_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    roomy = _redacted()
    for module in (plans, verdicts):
        monkeypatch.setattr(module, "_MOST", 3)
    monkeypatch.setattr(verdicts, "_MOST_SPANS", 3)
    monkeypatch.setattr(engine_room, "_MOST_SETTLED", 2)

    assert _redacted() == roomy


def test_equal_places_of_many_verdicts_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "_spans", {})
    one, other = verdicts.verdicts([b"from 10.1.2.3 in", b"with 10.1.2.3 up"]).values()

    assert one.claims
    assert all(first is second for first, second in zip(one.claims, other.claims, strict=True))
    assert one.spans is one.claims

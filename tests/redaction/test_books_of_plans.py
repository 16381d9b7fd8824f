"""What is known of faces: kept from one pass to the next whatever came before, within bounds, and shared."""

import io
from collections.abc import Sequence

import pytest

from benchmarks.redaction.logs import log
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms
from portal.redaction.columns.plan_table import NOTHING, Plan
from portal.redaction.faces.outlines import outline_of
from portal.redaction.findings import Span
from portal.redaction.judging import document_faces, plans, verdicts
from portal.redaction.judging import judged as judged_room
from portal.redaction.judging.plans import Book, Planner
from portal.redaction.limits import Limits
from portal.redaction.scanning import engine as engine_room
from portal.redaction.scanning.engine import Engine
from portal.redaction.scanning.scanner import claims_of_each
from portal.redaction.texts.documents import redacted_lines

FACES = [b"user Alice%d logged in" % number for number in range(8)]
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
    monkeypatch.setattr(verdicts.of_lines, "known", {})
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


def _ask(faces: Sequence[bytes]) -> list[Plan | None]:
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
    monkeypatch.setattr(judged_room, "_MOST_SPANS", 3)
    monkeypatch.setattr(engine_room, "_MOST_SETTLED", 2)

    assert _redacted() == roomy


def test_equal_places_of_many_verdicts_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judged_room, "_spans", {})
    one, other = verdicts.verdicts([b"from 10.1.2.3 in", b"with 10.1.2.3 up"]).values()

    assert one.claims
    assert all(first is second for first, second in zip(one.claims, other.claims, strict=True))
    assert one.spans is one.claims


def test_machines_and_accounts_are_judged_once_for_all_that_stand_in_one_place(judged: list[bytes]) -> None:
    faces = [
        b"host web%02d-drozdov.corp.local: user %s%d logged in" % (number, who, number)
        for number in range(10, 20)
        for who in (b"haverkamp", b"abendroth", b"alma")
    ]

    made = verdicts.verdicts(faces)

    assert len(judged) == 2  # a short name and a long one
    for face in faces:
        taken = [face[span.start : span.end] for span in made[face].spans]
        assert taken == [face.split()[1].rstrip(b":"), face.split()[3]]


def test_a_name_that_stays_beside_one_that_goes_is_looked_at_as_it_is(judged: list[bytes]) -> None:
    face = b"the lightkamp7 build of user haverkamp12 in utf-8"

    made = verdicts.verdicts([face])[face]

    assert [face[span.start : span.end] for span in made.spans] == [b"haverkamp12"]
    assert judged[-1] == b"the lightkamp7 build of user qqqqqqqq52 in utf-8\n"


def test_of_what_may_be_a_secret_no_example_is_judged(judged: list[bytes]) -> None:
    verdicts.verdicts([b"login failed, password: summerkamp12 was wrong"])

    assert judged[-1] == b"login failed, password: summerkamp12 was wrong\n"


def test_a_stand_in_of_our_own_is_no_name_to_be_taken_out_again() -> None:
    made = verdicts.verdicts([b"user user-abcdef1234 from h-abcdef1234.d-abcdef1234.example logged in"])

    assert [one.spans for one in made.values()] == [()]


def test_lines_are_asked_by_their_faces_where_their_outline_leaves_a_name() -> None:
    planner = Planner(_engine(), escapes=True)
    faces = [b"user haverkamp12 logged in", b"build lightkamp7 of user haverkamp12"]
    outlines = [one.text for one in map(outline_of, faces) if one is not None]

    numbers, by_face = planner.numbers_by_outline(outlines, lambda: faces)

    assert by_face == [1]
    taken = [[(span.start, span.end) for span in (planner.plan(one) or NOTHING).spans] for one in numbers]
    assert taken == [[(5, 15)], [(25, 36)]]  # in the outline, in the face


def test_values_of_json_lines_are_judged_once_for_all_names_that_stand_in_one_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bytes] = []

    def counted(texts: Sequence[bytes], *, gated: bool) -> list[list[Span]]:
        asked.extend(texts)
        return claims_of_each(texts, gated=gated)

    monkeypatch.setattr(document_faces, "claims_of_each", counted)
    monkeypatch.setattr(document_faces, "_known", {})
    monkeypatch.setattr(document_faces.of_values, "known", {})
    faces = [b'{"note": "session of user haverkamp%d ends"}' % number for number in range(10, 20)]

    made = verdicts.verdicts(faces)

    assert sorted(asked) == [b"note", b"session of user qqqqqqqq52 ends"]
    assert {face[span.start : span.end] for face in faces for span in made[face].spans} == {
        b"haverkamp%d" % number for number in range(10, 20)
    }

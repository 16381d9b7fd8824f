"""Faces are kept from the first pass for the second: few, once, and the same."""

import io

import pytest

from benchmarks.redaction.logs import log
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, learn, redact_bundle
from portal.redaction.columns.kept_places import Shelf
from portal.redaction.faces import quick as quick_faces
from portal.redaction.faces.quick import Maker
from portal.redaction.judging import faces_again, looking_up, plans
from portal.redaction.judging.blocks import Block
from portal.redaction.judging.case_words import CaseWords
from portal.redaction.judging.looking_up import LookedUp
from portal.redaction.judging.plans import Planner
from portal.redaction.scanning.engine import Engine

CONTENT = log(3, 20_000, fresh=False)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    faces_again.forget_faces()


def _redacted(dictionary: CaseDictionary) -> bytes:
    output = io.BytesIO()
    redact_bundle(
        io.BytesIO(CONTENT),
        "a.log",
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(b"the key of one case"),
        dictionary=dictionary,
    )
    return output.getvalue()


def test_what_was_learned_from_is_redacted_with_the_same_faces_lines_and_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = CaseDictionary()
    monkeypatch.setattr(quick_faces, "_makers", [Maker(least=0)])
    learn(io.BytesIO(CONTENT), "a.log", words)
    with monkeypatch.context() as without:
        without.delattr(looking_up, "quick_looks")
        without.delattr(looking_up, "numbered")
        without.delattr(looking_up, "starts_of")
        again = _redacted(words)

    assert again == _redacted(words)


def test_little_is_kept_and_for_one_question_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces_again, "_MOST_WITH_FACES", 1)
    monkeypatch.setattr(faces_again, "shelf", Shelf(0))
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(bytes(16)), CaseDictionary(), learns=True)
    pieces = [CONTENT + b"one", CONTENT + b"two", CONTENT + b"three"]

    planner, before = Planner(engine, escapes=True), faces_again.held.left
    LookedUp(pieces[0], planner).places()
    size = before - faces_again.held.left
    monkeypatch.setattr(faces_again.held, "left", size + size // 2)
    for piece in pieces[1:]:
        LookedUp(piece, planner).places()
    marks = [faces_again.mark_of(piece, again=False) for piece in pieces]
    kept = [faces_again.taken(mark) for mark in marks]

    assert [(looks is not None, places is not None) for looks, places in kept] == [
        (True, True),
        (False, True),
        (False, False),
    ]
    assert faces_again.taken(marks[0]) == faces_again.NOTHING_KEPT
    assert faces_again.held.left == size // 2 + 2 * size  # each gave its room back


def _places_and_claims(planner: Planner) -> list[object]:
    looked = LookedUp(CONTENT, planner)
    places = [column.tolist() for column in looked.places()[0]]
    return [*places, looked.starts.tolist(), *(looked.claims(line) for line in range(len(looked.numbers)))]


def test_what_is_kept_says_the_same_as_a_new_look(monkeypatch: pytest.MonkeyPatch) -> None:
    learns = Engine(PSEUDONYMIZE_ALL, Pseudonyms(bytes(16)), CaseDictionary(), learns=True)
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(bytes(16)), CaseDictionary())
    anew = _places_and_claims(Planner(engine, escapes=True))

    for least in (0, 1 << 30):  # what numpy has kept for the kernel, and the other way round
        for most in (0, 32):
            monkeypatch.setattr(faces_again, "_MOST_WITH_FACES", most)
            monkeypatch.setattr(quick_faces, "_makers", [Maker(least=(1 << 30) - least)])
            LookedUp(CONTENT, Planner(learns, escapes=True)).places()
            monkeypatch.setattr(quick_faces, "_makers", [Maker(least=least)])
            assert _places_and_claims(Planner(engine, escapes=True)) == anew

    LookedUp(CONTENT, Planner(learns, escapes=True)).places()
    monkeypatch.setattr(plans, "books", {})  # another book, in which the numbers mean something else
    assert _places_and_claims(Planner(engine, escapes=True)) == anew


def test_the_kernel_and_plain_python_redact_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    names = b"".join(
        b"host web%02d-drozdov.corp.local: user haverkamp%d of build lightkamp7\n" % (n, n)
        + b'{"user": "olga%d"}\ndump_haverkamp%d.log done, xhaverkamp%d, of Haverkamp%d\n' % ((n,) * 4)
        for n in range(10, 50)
    )
    text = names + log(4, 30_000, fresh=True)
    machine = Maker(least=0)

    def redacted(maker: Maker) -> tuple[bytes, bytes]:
        monkeypatch.setattr(quick_faces, "_makers", [maker])
        monkeypatch.setattr(plans, "books", {})
        words, output = CaseDictionary(), io.BytesIO()
        key = Pseudonyms(b"the key of one case")
        learn(io.BytesIO(text), "a.log", words, pseudonyms=key)
        redact_bundle(
            io.BytesIO(text), "a.log", output, treatments=PSEUDONYMIZE_ALL, pseudonyms=key, dictionary=words
        )
        return words.to_bytes(), output.getvalue()

    assert redacted(machine) == redacted(Maker(least=len(text) * 9))
    assert machine.looks(text).outlines
    found = machine.sought(text, [(b"haverkamp10", 1)])
    assert found is not None
    assert len(found[0]) == 3  # all but the one within a word


def test_a_line_that_is_looked_at_closely_has_all_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_faces, "_makers", [Maker(least=0)])
    words = CaseDictionary()
    for word in ("haverkamp10", "closed", "abendroth"):
        words.learn(word, "account")
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(b"the key of one case"), words)
    last = b"user haverkamp10 as 686176657266616d703130 haverkamp10"
    block = Block(CONTENT + last, Planner(engine, escapes=True))
    words_there = CaseWords(engine, CONTENT + last + b"\n", block.starts)

    told = [words_there.of(number) for number in range(len(block))]

    assert told == [sorted(engine.terms(block.line(number))) for number in range(len(block))]
    assert sum(map(len, told)) >= 20

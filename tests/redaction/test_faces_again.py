"""Faces are kept from the first pass for the second: few, once, and the same."""

import io

import numpy as np
import pytest

from benchmarks.redaction.logs import log
from portal.redaction import (
    PSEUDONYMIZE_ALL,
    CaseDictionary,
    Pseudonyms,
    faces_again,
    learn,
    plans,
    quick_faces,
    redact_bundle,
)
from portal.redaction.blocks import Block
from portal.redaction.engine import Engine
from portal.redaction.faces import faces
from portal.redaction.plans import Planner
from portal.redaction.quick_faces import Maker

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


def test_what_was_learned_from_is_redacted_with_the_same_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    words = CaseDictionary()
    learn(io.BytesIO(CONTENT), "a.log", words)
    with monkeypatch.context() as without:
        without.delattr(faces_again, "quick_looks")
        again = _redacted(words)

    assert again == _redacted(words)


def test_faces_are_kept_for_one_question_and_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces_again, "_MOST", 2)
    pieces = [b"one 10.1.2.3", b"two alice9", b"three 4711"]
    for piece in pieces:
        faces_again.looks_of(piece, again=True)
    kept = len(faces_again.held)
    text, came, *_ = faces_again.looks_of(pieces[0], again=False)

    assert (kept, len(faces_again.held)) == (2, 1)
    assert text == faces(pieces[0])[0]
    assert np.array_equal(came.of(np.arange(len(text))), faces(pieces[0])[1].of(np.arange(len(text))))


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

    told = [block.terms_of(number) for number in range(len(block))]

    assert told == [sorted(engine.terms(block.line(number))) for number in range(len(block))]
    assert sum(map(len, told)) >= 20

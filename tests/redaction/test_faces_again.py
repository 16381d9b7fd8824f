"""Faces are kept from the first pass for the second: few, once, and the same."""

import io

import numpy as np
import pytest

from benchmarks.redaction.logs import log
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, faces_again, learn, redact_bundle
from portal.redaction.faces import faces

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
        without.delattr(faces_again, "quick_faces")
        again = _redacted(words)

    assert again == _redacted(words)


def test_faces_are_kept_for_one_question_and_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces_again, "_MOST", 2)
    pieces = [b"one 10.1.2.3", b"two alice9", b"three 4711"]
    for piece in pieces:
        faces_again.faces_of(piece, again=True)
    kept = len(faces_again.held)
    text, came = faces_again.faces_of(pieces[0], again=False)

    assert (kept, len(faces_again.held)) == (2, 1)
    assert text == faces(pieces[0])[0]
    assert np.array_equal(came.of(np.arange(len(text))), faces(pieces[0])[1].of(np.arange(len(text))))

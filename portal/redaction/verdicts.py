"""What the rules say about a face: worked out once, then the same for every line that has it."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.redaction.carried import Carried
from portal.redaction.document_faces import document_claims, is_document
from portal.redaction.engine import resolved, without_own
from portal.redaction.face_signs import FOLDED
from portal.redaction.findings import Span
from portal.redaction.layers import has_runs
from portal.redaction.scanner import Groups, claims_of, opened

_MOST = 60_000
_LONGEST = 2048
_TOGETHER = 4096
_BEGIN = (b"-----BEGIN", b"rivate-Lines:", b"PuTTY-User-Key-File-")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The claims on a face, sorted and overlapping, with places in it; and the places they make together.

    A `special` line says something about the lines after it, or is a document that must be looked at as it
    is. One that is `escaped` may hide text behind escapes. A `document` is one line of JSON.
    """

    claims: tuple[Span, ...]
    spans: tuple[Span, ...]
    special: bool
    escaped: bool
    document: bool = False


_known: dict[bytes, Verdict] = {}


def verdicts(faces: Sequence[bytes], *, gated: bool = True) -> dict[bytes, Verdict]:
    """The verdict on each of these faces. They depend on the rules alone, so all runs share them."""
    made = {}
    new = []
    for face in faces:
        held = _known.get(face) if gated else None
        if held is None:
            new.append(face)
        else:
            made[face] = held
    place = 0
    while place < len(new):
        end, size = place, 0
        while end < len(new) and size < _TOGETHER:
            size += len(new[end])
            end += 1
        groups = opened(b"\n".join(new[place:end]) + b"\n") if gated else None
        for face in new[place:end]:
            made[face] = _verdict(face, groups, gated=gated)
        place = end
    if gated:
        _remember(new, made)
    return made


def _verdict(face: bytes, groups: Groups | None, *, gated: bool) -> Verdict:
    document = is_document(face)
    found = document_claims(face, gated=gated) if document else None
    if found is None and (document or _is_special(face)):  # nobody asks what is claimed of it
        return Verdict((), (), special=True, escaped=False)
    claims = _whole(face, claims_of(face + b"\n", groups, gated=gated) if found is None else found)
    spans = resolved(without_own(face, claims)) if claims else []
    return Verdict(
        tuple(claims), tuple(spans), special=False, escaped=not document and has_runs(face), document=document
    )


def _remember(faces: Sequence[bytes], made: dict[bytes, Verdict]) -> None:
    for face in faces:
        if len(face) <= _LONGEST:
            if len(_known) >= _MOST:
                _known.clear()
            _known[face] = made[face]


def _is_special(face: bytes) -> bool:
    if any(sign in face for sign in _BEGIN):
        return True
    carried = Carried()
    carried.claims(face + b"\n")
    return carried.waits


def _whole(face: bytes, claims: list[Span]) -> list[Span]:
    """Claims that cover an example of a word in part cover all of it, as its letters mean nothing."""
    made = []
    for span in claims:
        start, end = span.start, min(span.end, len(face))
        if start >= end:
            continue
        while start > 0 and face[start] in FOLDED and face[start - 1] in FOLDED:
            start -= 1
        while end < len(face) and face[end - 1] in FOLDED and face[end] in FOLDED:
            end += 1
        if start < end:
            made.append(Span(start, end, span.kind))
    return sorted(made, key=lambda span: (span.start, -span.end, span.kind))

"""What the rules say about a face: worked out once, then the same for every line that has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.redaction.carried import Carried
from portal.redaction.document_faces import document_claims_of_each, is_document
from portal.redaction.engine import resolved, without_own
from portal.redaction.face_signs import FOLDED
from portal.redaction.findings import Span
from portal.redaction.layers import has_runs
from portal.redaction.scanner import claims_of_each

_MOST, _MOST_SPANS = 30_000, 30_000
_LONGEST = 2048
_TOGETHER = 1000
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


_SPECIAL = Verdict((), (), special=True, escaped=False)
_spans: dict[Span, Span] = {}


class Memory:
    """Verdicts by face: those asked for last, and those asked for before these."""

    def __init__(self) -> None:
        self.last: dict[bytes, Verdict] = {}
        self.before: dict[bytes, Verdict] = {}

    def __len__(self) -> int:
        """How many verdicts are kept."""
        return len(self.last) + len(self.before)

    def of(self, face: bytes) -> Verdict | None:
        """The verdict on a face, if it is kept."""
        return self.last.get(face) or self.before.get(face)

    def keep(self, verdicts: Mapping[bytes, Verdict]) -> None:
        """Keep these; when they are many, let go what nobody asked for since they last were."""
        for face, verdict in verdicts.items():
            if len(face) > _LONGEST or face in self.last:
                continue
            if len(self.last) >= _MOST:
                self.last, self.before = {}, self.last
            self.last[face] = verdict


memory = Memory()


def verdicts(faces: Sequence[bytes], *, gated: bool = True) -> dict[bytes, Verdict]:
    """The verdict on each of these faces. They depend on the rules alone, so all runs share them."""
    made = {}
    new = []
    for face in faces:
        held = memory.of(face) if gated else None
        if held is None:
            new.append(face)
        else:
            made[face] = held
    for first in range(0, len(new), _TOGETHER):
        some = new[first : first + _TOGETHER]
        made.update(zip(some, _judged(some, gated=gated), strict=True))
    if gated:
        memory.keep(made)
    return made


def _judged(faces: Sequence[bytes], *, gated: bool) -> list[Verdict]:
    """The verdicts on some faces, worked out together."""
    documents = [number for number, face in enumerate(faces) if is_document(face)]
    lines = [number for number, face in enumerate(faces) if not is_document(face) and not _is_special(face)]
    claims: dict[int, list[Span] | None] = dict(
        zip(
            documents,
            document_claims_of_each([faces[number] for number in documents], gated=gated),
            strict=True,
        )
    )
    claims |= zip(
        lines, claims_of_each([faces[number] + b"\n" for number in lines], gated=gated), strict=True
    )
    return [_verdict(face, claims.get(number)) for number, face in enumerate(faces)]


def _verdict(face: bytes, found: list[Span] | None) -> Verdict:
    """The verdict on a face of which this is claimed; nobody asks that of a special one."""
    if found is None:
        return _SPECIAL
    document = is_document(face)
    claims = _whole(face, found)
    spans = resolved(without_own(face, claims)) if claims else []
    held = tuple(map(_one, claims))
    return Verdict(
        held,
        held if spans == claims else tuple(map(_one, spans)),
        special=False,
        escaped=not document and has_runs(face),
        document=document,
    )


def _one(span: Span) -> Span:
    """A place that was seen before, instead of another equal one: there are very many, and few different."""
    if len(_spans) >= _MOST_SPANS:
        _spans.clear()
    return _spans.setdefault(span, span)


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

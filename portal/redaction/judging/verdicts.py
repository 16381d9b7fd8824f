"""What the rules say about a face: worked out once, then the same for every line that has it."""

from collections.abc import Mapping, Sequence

from portal.redaction.across_lines.carried import Carried
from portal.redaction.escaped.layers import has_runs
from portal.redaction.faces.outlines import outline_of
from portal.redaction.faces.whole_examples import whole
from portal.redaction.findings import Span
from portal.redaction.judging.document_faces import Claims, claims_on_documents, is_document
from portal.redaction.judging.judged import ByOutline, Verdict, one
from portal.redaction.scanning.engine import resolved
from portal.redaction.scanning.scanner import claims_of_each
from portal.redaction.stand_ins.own_stand_ins import without_own

_MOST = 30_000
_LONGEST = 2048
_TOGETHER = 1000
_BEGIN = (b"-----BEGIN", b"---- BEGIN", b"rivate-Lines:", b"PuTTY-User-Key-File-")
_SPECIAL = Verdict((), (), special=True)
_ahead: dict[bytes, Verdict] = {}


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
    made, new = _held(faces) if gated else ({}, list(faces))
    for first in range(0, len(new), _TOGETHER):
        some = new[first : first + _TOGETHER]
        outlines = [None if is_document(face) else outline_of(face) for face in some]
        made |= of_lines.verdicts(some, outlines, gated=gated)
    if gated:
        memory.keep(made)
    return made


def _held(faces: Sequence[bytes]) -> tuple[dict[bytes, Verdict], list[bytes]]:
    """The verdicts that are kept, and the faces without one."""
    found = {face: memory.of(face) for face in faces}
    return {face: it for face, it in found.items() if it}, [face for face, it in found.items() if not it]


def outline_verdicts(texts: Sequence[bytes]) -> dict[bytes, Verdict | None]:
    """The verdict on each of these outlines that holds for all its faces; None where each is to be asked."""
    return {
        text: None if seen.left is None or seen.left else seen.verdict
        for text, seen in of_lines.seen(texts).items()
    }


def judge_ahead(texts: Sequence[bytes]) -> None:
    """Judge faces and outlines together that will be asked for in several questions."""
    new = [text for text in dict.fromkeys(texts) if not _is_judged(text)]
    if len(_ahead) > _MOST:
        _ahead.clear()
    for first in range(0, len(new), _TOGETHER):
        some = new[first : first + _TOGETHER]
        _ahead.update(zip(some, _worked_out(some, gated=True), strict=True))


def _is_judged(text: bytes) -> bool:
    return text in of_lines.known or text in _ahead or memory.of(text) is not None


def _judged(faces: Sequence[bytes], gated: bool) -> list[Verdict]:  # noqa: FBT001 - as whoever judges is asked
    """The verdicts on some faces, of which some were judged ahead."""
    held = [_ahead.pop(face, None) if gated else None for face in faces]
    new = [face for face, verdict in zip(faces, held, strict=True) if verdict is None]
    left = iter(_worked_out(new, gated=gated) if new else ())
    return [next(left) if verdict is None else verdict for verdict in held]


def _worked_out(faces: Sequence[bytes], *, gated: bool) -> list[Verdict]:
    """The verdicts on some faces, worked out together."""
    documents = [face for face in faces if is_document(face)]
    lines = [face for face in faces if not is_document(face) and not _is_special(face)]
    made = {
        face: _SPECIAL if found is None else _of_document(found)
        for face, found in zip(documents, claims_on_documents(documents, gated=gated), strict=True)
    }
    claims = claims_of_each([face + b"\n" for face in lines], gated=gated)
    made |= {face: _verdict(face, found) for face, found in zip(lines, claims, strict=True)}
    return [made.get(face, _SPECIAL) for face in faces]


of_lines = ByOutline(_judged)


def _verdict(face: bytes, found: list[Span]) -> Verdict:
    """The verdict on the face of a line of which this is claimed."""
    claims = whole(face, found)
    spans = resolved(without_own(face, claims)) if claims else []
    held = tuple(map(one, claims))
    return Verdict(held, held if spans == claims else tuple(map(one, spans)), escaped=has_runs(face))


def _of_document(found: Claims) -> Verdict:
    """The verdict on the face of a document, in which each value is judged by itself."""
    held = tuple(map(one, found.claims))
    spans = held if found.spans is found.claims else tuple(map(one, found.spans))
    return Verdict(held, spans, document=True)


def _is_special(face: bytes) -> bool:
    if any(begin in face for begin in _BEGIN):
        return True
    carried = Carried()
    carried.claims(face + b"\n")
    return carried.waits

"""What the rules say about a face: worked out once, then the same for every line that has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from portal.redaction.carried import Carried
from portal.redaction.document_faces import Claims, claims_on_documents, is_document
from portal.redaction.engine import resolved
from portal.redaction.findings import Span
from portal.redaction.layers import has_runs
from portal.redaction.outlines import Examples, Outline, outline_of
from portal.redaction.own_stand_ins import without_own
from portal.redaction.scanner import claims_of_each
from portal.redaction.whole_examples import in_order, whole

_MOST, _MOST_SPANS = 30_000, 30_000
_LONGEST = 2048
_TOGETHER = 1000
_LOOKS, _MOST_OUTLINES = 2, 10_000
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


class _Seen(NamedTuple):
    """The verdict on an outline, and where examples begin that it leaves; None says that it is no outline."""

    verdict: Verdict
    left: frozenset[int] | None


outlined: dict[bytes, _Seen] = {}


def verdicts(faces: Sequence[bytes], *, gated: bool = True) -> dict[bytes, Verdict]:
    """The verdict on each of these faces. They depend on the rules alone, so all runs share them."""
    made, new = _held(faces) if gated else ({}, list(faces))
    for first in range(0, len(new), _TOGETHER):
        made |= _by_outline(new[first : first + _TOGETHER], gated=gated)
    if gated:
        memory.keep(made)
    return made


def _held(faces: Sequence[bytes]) -> tuple[dict[bytes, Verdict], list[bytes]]:
    """The verdicts that are kept, and the faces without one."""
    found = {face: memory.of(face) for face in faces}
    return {face: one for face, one in found.items() if one}, [face for face, one in found.items() if not one]


def outline_verdicts(texts: Sequence[bytes]) -> dict[bytes, Verdict | None]:
    """The verdict on each of these outlines that holds for all its faces; None where each is to be asked."""
    return {
        text: None if seen.left is None or seen.left else seen.verdict for text, seen in _seen(texts).items()
    }


def _by_outline(faces: Sequence[bytes], *, gated: bool) -> dict[bytes, Verdict]:
    """The verdicts on some faces: of the outline where that takes out each name in it, of the face where not.

    A name that is not taken out is looked at as it is, and the others by their outline once more.
    """
    made: dict[bytes, Verdict] = {}
    shown = {face: None if is_document(face) else outline_of(face) for face in faces}
    for _ in range(_LOOKS):
        outlines = {face: one for face, one in shown.items() if one is not None}
        seen = _seen([one.text for one in outlines.values()], gated=gated)
        for face, one in outlines.items():
            verdict, left = seen[one.text]
            if left is None:
                shown[face] = None
            elif names := [
                start for start, first in zip(one.starts, one.firsts, strict=True) if first in left
            ]:
                shown[face] = outline_of(face, names)
            else:
                made[face] = _carried(verdict, one)
                del shown[face]
    made |= zip(shown, _judged(list(shown), gated=gated), strict=True)
    return made


def _seen(texts: Sequence[bytes], *, gated: bool = True) -> dict[bytes, _Seen]:
    """The verdicts on some outlines, each by itself."""
    made = {text: outlined[text] for text in texts if text in outlined} if gated else {}
    new = [text for text in dict.fromkeys(texts) if text not in made]
    if gated and len(outlined) > _MOST_OUTLINES:
        outlined.clear()
    for first in range(0, len(new), _TOGETHER):
        some = new[first : first + _TOGETHER]
        made |= {
            text: _of_outline(text, one) for text, one in zip(some, _judged(some, gated=gated), strict=True)
        }
    if gated:
        outlined.update((text, made[text]) for text in new if len(text) <= _LONGEST)
    return made


def _of_outline(text: bytes, verdict: Verdict) -> _Seen:
    """A verdict on an outline in which each example is covered whole or not at all."""
    if verdict.special or verdict.escaped or verdict.document:
        return _Seen(verdict, None)
    examples = Examples(text)
    claims = tuple(map(_one, sorted(map(examples.whole, verdict.claims), key=in_order)))
    spans = (
        claims if verdict.spans is verdict.claims else tuple(map(_one, map(examples.whole, verdict.spans)))
    )
    left = frozenset(examples.open_among(spans))
    return _Seen(Verdict(claims, spans, special=False, escaped=False), left)


def _carried(verdict: Verdict, by: Outline) -> Verdict:
    """The verdict on an outline as one on the face."""
    claims = tuple(_one(by.carried(span)) for span in verdict.claims)
    same = verdict.spans is verdict.claims
    spans = claims if same else tuple(_one(by.carried(span)) for span in verdict.spans)
    return Verdict(claims, spans, special=False, escaped=False)


def _judged(faces: Sequence[bytes], *, gated: bool) -> list[Verdict]:
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


def _verdict(face: bytes, found: list[Span]) -> Verdict:
    """The verdict on the face of a line of which this is claimed."""
    claims = whole(face, found)
    spans = resolved(without_own(face, claims)) if claims else []
    held = tuple(map(_one, claims))
    return Verdict(
        held,
        held if spans == claims else tuple(map(_one, spans)),
        special=False,
        escaped=has_runs(face),
    )


def _of_document(found: Claims) -> Verdict:
    """The verdict on the face of a document, in which each value is judged by itself."""
    held = tuple(map(_one, found.claims))
    spans = held if found.spans is found.claims else tuple(map(_one, found.spans))
    return Verdict(held, spans, special=False, escaped=False, document=True)


def _one(span: Span) -> Span:
    """A place that was seen before, instead of another equal one: there are very many, and few different."""
    if len(_spans) >= _MOST_SPANS:
        _spans.clear()
    return _spans.setdefault(span, span)


def _is_special(face: bytes) -> bool:
    if _BEGIN[0] in face or _BEGIN[1] in face or _BEGIN[2] in face:
        return True
    carried = Carried()
    carried.claims(face + b"\n")
    return carried.waits

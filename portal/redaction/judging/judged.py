"""What the rules say about a text, and the same worked out by the text's outline where that is enough."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from portal.redaction.faces.outlines import Examples, Outline, outline_of
from portal.redaction.faces.whole_examples import in_order
from portal.redaction.findings import Span

_MOST_SPANS, _LONGEST = 30_000, 2048
_TOGETHER = 1000
_LOOKS, _MOST_OUTLINES = 2, 10_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """The claims on a face, sorted and overlapping, with places in it; and the places they make together.

    A `special` line says something about the lines after it, or is a document that must be looked at as it
    is. One that is `escaped` may hide text behind escapes. A `document` is one line of JSON.
    """

    claims: tuple[Span, ...]
    spans: tuple[Span, ...]
    special: bool = False
    escaped: bool = False
    document: bool = False


Judge = Callable[[Sequence[bytes], bool], list[Verdict]]
"""Works out verdicts together; asked second whether rules may stand behind gates."""

_spans: dict[Span, Span] = {}


def one(span: Span) -> Span:
    """A place that was seen before, instead of another equal one: there are very many, and few different."""
    if len(_spans) >= _MOST_SPANS:
        _spans.clear()
    return _spans.setdefault(span, span)


class Seen(NamedTuple):
    """The verdict on an outline, and where examples begin that it leaves; None says that it is no outline."""

    verdict: Verdict
    left: frozenset[int] | None


class ByOutline:
    """Verdicts on texts of one sort: of the outline where that takes out each name in it."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.known: dict[bytes, Seen] = {}

    def verdicts(
        self, texts: Sequence[bytes], outlines: Sequence[Outline | None], *, gated: bool
    ) -> dict[bytes, Verdict]:
        """The verdicts on some texts with these outlines.

        A name that is not taken out is looked at as it is, and the others by their outline once more.
        """
        made: dict[bytes, Verdict] = {}
        shown = dict(zip(texts, outlines, strict=True))
        for _ in range(_LOOKS):
            named = {text: outline for text, outline in shown.items() if outline is not None}
            seen = self.seen([outline.text for outline in named.values()], gated=gated)
            for text, outline in named.items():
                verdict, left = seen[outline.text]
                if left is None:
                    shown[text] = None
                elif names := _left(outline, left):
                    shown[text] = outline_of(text, names)
                else:
                    made[text] = _carried(verdict, outline)
                    del shown[text]
        made |= zip(shown, self._judge(list(shown), gated), strict=True)
        return made

    def seen(self, texts: Sequence[bytes], *, gated: bool = True) -> dict[bytes, Seen]:
        """The verdicts on some outlines, each by itself."""
        known = self.known
        made = {text: known[text] for text in texts if text in known} if gated else {}
        new = [text for text in dict.fromkeys(texts) if text not in made]
        if gated and len(known) > _MOST_OUTLINES:
            known.clear()
        for first in range(0, len(new), _TOGETHER):
            some = new[first : first + _TOGETHER]
            made |= {
                text: _of_outline(text, verdict)
                for text, verdict in zip(some, self._judge(some, gated), strict=True)
            }
        if gated:
            known.update((text, made[text]) for text in new if len(text) <= _LONGEST)
        return made


def _left(outline: Outline, left: frozenset[int]) -> list[int]:
    """Where the names begin in the text whose examples are left."""
    return [start for start, first in zip(outline.starts, outline.firsts, strict=True) if first in left]


def _of_outline(text: bytes, verdict: Verdict) -> Seen:
    """A verdict on an outline in which each example is covered whole or not at all."""
    if verdict.special or verdict.escaped or verdict.document:
        return Seen(verdict, None)
    examples = Examples(text)
    claims = tuple(map(one, sorted(map(examples.whole, verdict.claims), key=in_order)))
    spans = claims if verdict.spans is verdict.claims else tuple(map(one, map(examples.whole, verdict.spans)))
    return Seen(Verdict(claims, spans), frozenset(examples.open_among(spans)))


def _carried(verdict: Verdict, by: Outline) -> Verdict:
    """The verdict on an outline as one on the text."""
    claims = tuple(one(by.carried(span)) for span in verdict.claims)
    same = verdict.spans is verdict.claims
    return Verdict(claims, claims if same else tuple(one(by.carried(span)) for span in verdict.spans))

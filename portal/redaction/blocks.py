"""Blocks of ordinary lines: what is known of their faces is carried to the lines, many at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate

from portal.redaction.engine import Engine, apply
from portal.redaction.faces import faces
from portal.redaction.findings import Replaced, Span
from portal.redaction.kinds import KINDS
from portal.redaction.plain_faces import face_of
from portal.redaction.plans import NOTHING, Plan, Planner

Claims = Callable[[bytes], list[Span]]
_FEW = 2048
_RANKS = {name: kind.rank for name, kind in KINDS.items()}


class Block:
    """Some lines (`content` without the last line's end) with their plans."""

    def __init__(self, content: bytes, planner: Planner) -> None:
        self._engine: Engine = planner.engine
        self._content = content + b"\n"
        self.lines = content.split(b"\n")
        self._came: Sequence[int]
        if planner.engine.slow or len(content) < _FEW:
            looks, self._came = self._plainly()
        else:
            text, came = faces(content)
            looks, self._came = text.split(b"\n"), came.data
        self.plans = planner.plans(looks)
        self._starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self._faces = [0, *accumulate(len(face) + 1 for face in looks)]
        self._terms = planner.engine.terms(content)
        self._term = -1
        self._advance()

    def _plainly(self) -> tuple[list[bytes], Sequence[int]]:
        looks: list[bytes] = []
        came: list[int] = []
        place = 0
        for line in self.lines:
            face, own = face_of(line)
            looks.append(face)
            came += [place + one for one in own]
            place += len(line) + 1
            came.append(place - 1)
        return looks, came

    def redacted(
        self, first: int, end: int, more: Claims | None = None
    ) -> tuple[bytes, bytes, list[Replaced]]:
        """Some ordinary lines before and after, and their findings. Ask in the order of the lines.

        An engine that learns changes nothing, and finds nothing again that it has seen before.
        """
        base = self._starts[first]
        before = self._content[base : self._starts[end]]
        quick = more is None and not self._engine.slow and not self._engine.dictionary.spares
        found: list[Replaced] = []
        for number in range(first, end):
            plan = self.plans[number]
            told = self._next < self._starts[number + 1]
            if plan is None or (plan is NOTHING and not told and more is None):
                continue
            terms = self._terms_of(number) if told else []
            made = self._quickly(plan, number, base) if quick and plan.simple else None
            if made is None or (terms and not _covered(made, terms, base)):
                claims = _moved(terms, -self._starts[number])
                claims += more(self.lines[number]) if more is not None else []
                made = self._closely(plan, number, base, claims)
            found += made
        return before, apply(before, found) if found and not self._engine.learns else before, found

    def _quickly(self, plan: Plan, number: int, base: int) -> list[Replaced] | None:
        """The findings of a line whose plan says it all; None when one needs a closer look."""
        came, content, face, made = self._came, self._content, self._faces[number], []
        engine, learns = self._engine, self._engine.learns
        for start, last, kind, known in plan.places:
            place, end = came[face + start], came[face + last] + 1
            value = content[place:end]
            done = known.get(value)
            if done is None:
                done = engine.settle(kind, value)
                if done is None:
                    return None
            elif learns:
                continue
            made.append(Replaced(place - base, end - base, kind, *done))
        return made

    def _closely(self, plan: Plan, number: int, base: int, more: list[Span]) -> list[Replaced]:
        """The findings of a line with the case's words in it, or with claims that its place makes."""
        came, face, start = self._came, self._faces[number], self._starts[number]
        claims = [
            Span(came[face + one.start] - start, came[face + one.end - 1] + 1 - start, one.kind)
            for one in plan.claims
        ]
        found = self._engine.decide(self.lines[number], [*claims, *more])
        return [replace(one, start=one.start + start - base, end=one.end + start - base) for one in found]

    def _terms_of(self, number: int) -> list[Span]:
        """The case's words in one line, with places in the block."""
        start, end, found = self._starts[number], self._starts[number + 1], []
        while self._next < end:
            if self._next >= start:
                found.append(self._terms[self._term])
            self._advance()
        return found

    def _advance(self) -> None:
        self._term += 1
        self._next = self._terms[self._term].start if self._term < len(self._terms) else len(self._content)


def _covered(made: list[Replaced], terms: list[Span], base: int) -> bool:
    """Whether each of the case's words lies in a place that is replaced as something as weighty."""
    for start, end, kind in terms:
        for one in made:
            if one.start <= start - base and end - base <= one.end and _RANKS[one.kind] >= _RANKS[kind]:
                break
        else:
            return False
    return True


def _moved(spans: list[Span], by: int) -> list[Span]:
    return [Span(start + by, end + by, kind) for start, end, kind in spans]

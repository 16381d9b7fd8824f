"""How cases flow between companies, and why offers are refused: the numbers behind two pictures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from portal.measures.levels.level import CaseView
from portal.measures.offers import Outcome
from portal.measures.suppression import SMALLEST_CELL, TooFew

STEPS = 3
"""Further steps than so many are told together: beyond them hardly a link has ten cases."""


@dataclass(frozen=True, slots=True)
class Link:
    """Cases that went from one company to another as their `step`-th handing over (from 1)."""

    step: int
    from_organization_id: UUID
    to_organization_id: UUID
    cases: frozenset[UUID]

    @property
    def way(self) -> tuple[int, UUID, UUID]:
        """What makes it the same link at another time."""
        return self.step, self.from_organization_id, self.to_organization_id


@dataclass(frozen=True, slots=True)
class Reason:
    """One coded reason for a no: how often, and the share of all refusals up to and including it."""

    reason: str
    n: int
    cumulated: float


def links(cases: Iterable[CaseView]) -> list[Link]:
    """Every link, largest first: which of them may be shown, `ChosenCases.told_ways` says."""
    found: dict[tuple[int, UUID, UUID], set[UUID]] = {}
    for view in cases:
        for step, (giver, taker) in enumerate(pairwise(view.hands), start=1):
            found.setdefault((min(step, STEPS), giver, taker), set()).add(view.case_id)
    every = [Link(*key, frozenset(ids)) for key, ids in found.items()]
    return sorted(every, key=lambda link: (-len(link.cases), link.step, str(link.from_organization_id)))


@dataclass(frozen=True, slots=True)
class Fork:
    """The ways on which cases went on from one place, and the cases that `stayed` there."""

    ways: tuple[Link, ...]
    stayed: frozenset[UUID]


def forks(cases: Sequence[CaseView]) -> list[Fork]:
    """Where each case went on: those of the first step together, the others by the company that had them.

    How many came to a place is told beside, so whoever knows all that left it but one part knows that part.
    """
    stayed: dict[tuple[int, UUID | None], set[UUID]] = {}
    for view in cases:
        if 1 < len(view.hands) <= STEPS:
            stayed.setdefault((len(view.hands), view.hands[-1]), set()).add(view.case_id)
    ways: dict[tuple[int, UUID | None], list[Link]] = {}
    for link in links(cases):
        ways.setdefault((link.step, link.from_organization_id if link.step > 1 else None), []).append(link)
    return [Fork(tuple(some), frozenset(stayed.get(place, ()))) for place, some in ways.items()]


def reasons(cases: Iterable[CaseView]) -> list[Reason] | TooFew:
    """The reasons for a no, most frequent first; too few to show below ten refusals."""
    counted = Counter(
        offer.reason or "no reason given"
        for view in cases
        for offer in view.offers
        if offer.outcome is Outcome.DECLINED
    )
    total = counted.total()
    if total < SMALLEST_CELL:
        return TooFew()
    found, so_far = [], 0
    for reason, n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        so_far += n
        found.append(Reason(reason, n, so_far / total))
    return found

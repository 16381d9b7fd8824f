"""What cases lose between each two organizations: waiting for a yes, hours with nobody, coming back.

For each ordered pair (who asked, who was asked), with the cases behind every figure, so that a click can lead
to them. Pairs are never ranked: differences of this size are mostly chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from portal.measures.axes import watched_at_ticks
from portal.measures.hands import hands, straight_back
from portal.measures.offers import Offer, Outcome, offers
from portal.measures.statistics import Estimate, wilson
from portal.measures.survival import Curve, End, Waiting, bearable, curve, exact_estimate
from portal.measures.timeline import Hold, TimelineEvent, by_case, holds
from portal.vocabulary import HolderKind

Pair = tuple[UUID, UUID]

SMALLEST_FOR_HALF = 10
SMALLEST_FOR_NINE_IN_TEN = 20


@dataclass(frozen=True, slots=True)
class PairTold:
    """What is told of one pair, with how many cases are behind it; the names are those of `PairFigures`.

    `came_back` is how many of the cases came straight back, once or several times.
    """

    cases: int
    half: Estimate | None
    nine_in_ten: Estimate | None
    nobody: timedelta
    came_back: int
    open: int


@dataclass(frozen=True, slots=True)
class PairFigures:
    """What was asked from one organization to another, and what became of it.

    `half` and `nine_in_ten` are the hours by which so many of *all* offers had a yes (declined, withdrawn and
    moved-on ones never have; open ones count as far as they were seen); None where the data do not bear the
    figure. `nobody` is the time in which nobody held the cases while an offer of this pair was the latest
    open one. `cases` is all cases behind the figures, `cases_of[outcome]` those of one outcome, `cases_back`
    those that came straight back. `watched` is how many offers are still watched at each of
    `axes.TICK_HOURS`.
    """

    pair: Pair
    offered: int
    outcomes: Mapping[Outcome, int]
    waiting: Curve
    watched: tuple[int, ...]
    half: Estimate | None
    nine_in_ten: Estimate | None
    nobody: timedelta
    asked_again: int
    cases: frozenset[UUID]
    cases_of: Mapping[Outcome, frozenset[UUID]]
    cases_back: frozenset[UUID]
    cases_asked_again: frozenset[UUID]

    @property
    def told(self) -> PairTold:
        """The same as it is told in a sentence."""
        still = self.outcomes[Outcome.OPEN]
        back = len(self.cases_back)
        return PairTold(len(self.cases), self.half, self.nine_in_ten, self.nobody, back, still)

    @property
    def moved_on(self) -> Estimate | None:
        """The share of offers that the case left without an answer; None without offers."""
        return wilson(self.outcomes[Outcome.MOVED_ON], self.offered) if self.offered else None

    @property
    def declined(self) -> Estimate | None:
        """The share of answers that were a no; None when there was no answer yet."""
        answers = self.outcomes[Outcome.ACCEPTED] + self.outcomes[Outcome.DECLINED]
        return wilson(self.outcomes[Outcome.DECLINED], answers) if answers else None


@dataclass(frozen=True, slots=True)
class Gaps:
    """All pairs, and the gap that no open offer explains (it should be nothing)."""

    pairs: Mapping[Pair, PairFigures]
    nobody: timedelta
    unexplained: timedelta


@dataclass(slots=True)
class _Tally:
    made: list[Offer] = field(default_factory=list)
    nobody: timedelta = timedelta()
    back: list[UUID] = field(default_factory=list)


def gaps(events: Iterable[TimelineEvent], until: datetime) -> Gaps:
    """The figures of every pair over the given events, as they stood at `until` (aware)."""
    tallies: dict[Pair, _Tally] = defaultdict(_Tally)
    nobody = unexplained = timedelta()
    for case_id, of_case in by_case(events).items():
        seen = [event for event in of_case if event.at <= until]
        made, spans = offers(seen, until), holds(seen, until)
        for offer in made:
            tallies[offer.pair].made.append(offer)
        for pair, span in nobody_by_pair(spans, made).items():
            nobody += span
            if pair is None:
                unexplained += span
            else:
                tallies[pair].nobody += span
        for pair in straight_back(hands(seen)):
            tallies[pair].back.append(case_id)
    figures = {pair: _figures(pair, tally) for pair, tally in tallies.items()}
    return Gaps(figures, nobody, unexplained)


def figures_of_none(pair: Pair) -> PairFigures:
    """The figures of two companies that did not meet."""
    return _figures(pair, _Tally())


def nobody_by_pair(spans: Iterable[Hold], made: Iterable[Offer]) -> dict[Pair | None, timedelta]:
    """Split one case's gap between the pairs: each moment to the offer made last of those then open.

    The parts add up to the gap; None has what no open offer explains.
    """
    pairs = {one.seq: one.pair for one in made}
    parts: dict[Pair | None, timedelta] = defaultdict(timedelta)
    for seq, span in nobody_by_offer(spans, made).items():
        parts[None if seq is None else pairs[seq]] += span
    return dict(parts)


def nobody_by_offer(spans: Iterable[Hold], made: Iterable[Offer]) -> dict[int | None, timedelta]:
    """The same split between the offers, each by the number of its event."""
    latest_first = sorted(made, key=lambda offer: offer.seq, reverse=True)
    parts: dict[int | None, timedelta] = defaultdict(timedelta)
    for span in spans:
        if span.kind is not HolderKind.NOBODY:
            continue
        cuts = {span.started_at, span.ended_at}
        for offer in latest_first:
            cuts |= {at for at in (offer.offered_at, offer.ended_at) if span.started_at < at < span.ended_at}
        edges = sorted(cuts)
        for begins, ends in pairwise(edges):
            open_then = (one.seq for one in latest_first if one.offered_at <= begins and ends <= one.ended_at)
            parts[next(open_then, None)] += ends - begins
    return dict(parts)


def waitings(made: Iterable[Offer]) -> list[Waiting]:
    """The offers as waitings for a yes, in hours."""
    ends = {Outcome.ACCEPTED: End.HAPPENED, Outcome.OPEN: End.OPEN}
    return [
        Waiting(offer.span.total_seconds() / 3600, ends.get(offer.outcome, End.OTHERWISE)) for offer in made
    ]


def hours_until_any_end(watched: Iterable[Waiting], share: float, smallest: int) -> Estimate | None:
    """The hours by which `share` of all waits were over, whatever ended them; None where there is no figure.

    Where one in ten gets a no, nine in ten never have their yes: what is late is told by this instead.
    """
    over = (replace(one, end=End.HAPPENED) if one.end is End.OTHERWISE else one for one in watched)
    return hours_until(over, share, smallest)


def hours_until(made: Iterable[Waiting], share: float, smallest: int) -> Estimate | None:
    """The hours by which `share` of all had a yes: exact without open ones, else from the curve; or None."""
    return _hours_by(list(made), (share, smallest))[0]


def half_and_nine(made: Iterable[Waiting]) -> list[Estimate | None]:
    """The hours by which half, and nine in ten, of all had a yes."""
    return _hours_by(list(made), (0.5, SMALLEST_FOR_HALF), (0.9, SMALLEST_FOR_NINE_IN_TEN))


def _hours_by(watched: Sequence[Waiting], *wanted: tuple[float, int]) -> list[Estimate | None]:
    """The hours of each share, where they are enough for it; the curve is made once for all of them."""
    if all(len(watched) < smallest for _, smallest in wanted):
        return [None for _ in wanted]
    if any(one.end is End.OPEN for one in watched):
        found = curve(watched)
        return [bearable(found, share, smallest) for share, smallest in wanted]
    return [None if len(watched) < smallest else exact_estimate(watched, share) for share, smallest in wanted]


def _figures(pair: Pair, tally: _Tally) -> PairFigures:
    made = tally.made
    watched = waitings(made)
    half, nine_in_ten = half_and_nine(watched)
    cases_of = {
        outcome: frozenset(one.case_id for one in made if one.outcome is outcome) for outcome in Outcome
    }
    return PairFigures(
        pair=pair,
        offered=len(made),
        outcomes={outcome: sum(one.outcome is outcome for one in made) for outcome in Outcome},
        waiting=curve(watched),
        watched=watched_at_ticks(one.span for one in watched),
        half=half,
        nine_in_ten=nine_in_ten,
        nobody=tally.nobody,
        asked_again=sum(one.asked_for_more for one in made),
        cases=frozenset(one.case_id for one in made),
        cases_of=cases_of,
        cases_back=frozenset(tally.back),
        cases_asked_again=frozenset(one.case_id for one in made if one.asked_for_more),
    )

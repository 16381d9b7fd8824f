"""One case as the first screen counts it, from its events, by the same functions as every other page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from uuid import UUID

from portal.measures.counted.instants import MICROSECOND, micros
from portal.measures.gaps import Pair, nobody_by_offer
from portal.measures.hands import hands, straight_back
from portal.measures.levels.first_message import Needed, needed_of
from portal.measures.levels.level import ANSWERS, CaseView
from portal.measures.levels.shares import last_touched
from portal.measures.levels.waiting import until_smile
from portal.measures.offers import Outcome, offers
from portal.measures.quality import back_dated_events, is_complete
from portal.measures.survival import End
from portal.measures.timeline import Hold, TimelineEvent, elapsed, holds, in_order
from portal.vocabulary import EventType, HolderKind

ENDS = tuple(End)
OUTCOMES = tuple(Outcome)
_SECOND = timedelta(seconds=1)
_SECONDS_AN_HOUR = 3600


class Going(IntEnum):
    """Whether a case still waits for somebody."""

    DONE = 0
    NOBODY_HAS_IT = 1
    SOMEBODY_HAS_IT = 2


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer: its two companies, and its numbers in the order of `columns.OFFER`."""

    pair: Pair
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case: its customer, its numbers in the order of `columns.CASE`, and its offers."""

    case_id: UUID
    customer_id: UUID
    numbers: tuple[int, ...]
    offers: tuple[OfferRow, ...]


def row_of(events: Iterable[TimelineEvent], customer_id: UUID) -> CaseRow:
    """The row of one case of this customer. Raises `ValueError` for no events, or those of two cases."""
    ordered = in_order(events)
    if not ordered:
        raise ValueError("A case has at least its opening.")
    last = max(event.at for event in ordered)
    view = CaseView(
        ordered[0].case_id,
        last,
        tuple(ordered),
        tuple(holds(ordered, last)),
        tuple(offers(ordered, last)),
        tuple(hands(ordered)),
    )
    smile = until_smile(view)
    answers = [event.type for event in ordered if event.type in (*ANSWERS, EventType.RESOLUTION_SILENT)]
    needed = needed_of(view.offers)
    numbers = (
        micros(view.opened_at),
        round(smile.span * _SECONDS_AN_HOUR),
        ENDS.index(smile.end),
        len(view.hands) > 1,
        bool(straight_back(view.hands)),
        is_complete(view),
        len(answers),
        answers.count(EventType.RESOLUTION_CONFIRMED),
        answers.count(EventType.RESOLUTION_SILENT),
        len(needed),
        needed.count(Needed.NOTHING_MORE),
        needed.count(Needed.UNSAID),
        len(ordered),
        back_dated_events(view),
        _going(view.holds[-1].kind),
        micros(view.holds[-1].started_at),
        micros(last_touched(view)),
        *_waited(view.holds[:-1]),
    )
    return CaseRow(view.case_id, customer_id, numbers, tuple(_offer_rows(view)))


def _waited(ended: Sequence[Hold]) -> tuple[int, int]:
    """How long somebody or nobody had the case, and how long nobody."""
    nobody = [one for one in ended if one.kind is HolderKind.NOBODY]
    return elapsed(ended) // MICROSECOND, elapsed(nobody) // MICROSECOND


def _offer_rows(view: CaseView) -> Iterator[OfferRow]:
    lost = nobody_by_offer(view.holds, view.offers)
    back = straight_back(view.hands)
    still = [one.seq for one in view.offers if one.outcome is Outcome.OPEN]
    waits_now = still[-1] if still and view.holds[-1].kind is HolderKind.NOBODY else None
    known: set[Pair] = set()
    for one in view.offers:
        first, first_of_pair = not known, one.pair not in known
        known.add(one.pair)
        numbers = (
            OUTCOMES.index(one.outcome),
            first,
            first_of_pair,
            micros(one.offered_at),
            one.span // _SECOND,
            lost.get(one.seq, timedelta()) // MICROSECOND,
            micros(view.until) if one.seq == waits_now else 0,
            back.count(one.pair) if first_of_pair else 0,
        )
        yield OfferRow(one.pair, numbers)


def _going(kind: HolderKind) -> Going:
    if kind is HolderKind.DONE:
        return Going.DONE
    return Going.NOBODY_HAS_IT if kind is HolderKind.NOBODY else Going.SOMEBODY_HAS_IT

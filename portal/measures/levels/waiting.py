"""Levels of the measures that ask how long: M01, M02, M06, M12, M17, M18, M21, M26-M28."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from portal.measures.gaps import SMALLEST_FOR_HALF, half_and_nine, hours_until, waitings
from portal.measures.levels.level import ANSWERS, HOUR, CaseView, Level
from portal.measures.offers import Outcome
from portal.measures.statistics import percentile_estimate
from portal.measures.survival import End, Waiting
from portal.vocabulary import Effort, EventType

MANY = 4
UNSAID = "unsaid"
NOT_ENOUGH = "There is not enough, or not for long enough, to give a figure."
Named = tuple[UUID, Waiting]
_E = EventType


def yes(cases: Sequence[CaseView]) -> Level:
    """M01: from asking to the yes."""
    return _hours("M01", waits("M01", cases))


def hands_on(cases: Sequence[CaseView]) -> Level:
    """M02: from the yes to the first work of whoever said it."""
    return _hours("M02", waits("M02", cases))


def passed_through(cases: Sequence[CaseView]) -> Level:
    """M06: accepted handoffs per case."""
    return _counts("M06", [(view.case_id, max(0, len(view.hands) - 1)) for view in cases])


def supplier(cases: Sequence[CaseView]) -> Level:
    """M12: from the beginning to the end of each wait for a company."""
    return _hours("M12", waits("M12", cases))


def permission(cases: Sequence[CaseView]) -> Level:
    """M17: from asking for permission to its grant."""
    return _hours("M17", waits("M17", cases))


def cleaning(cases: Sequence[CaseView]) -> Level:
    """M18: from the beginning of redaction to its report, in hours."""
    return _hours("M18", waits("M18", cases))


def smile(cases: Sequence[CaseView]) -> Level:
    """M21: from opening to the customer's confirmation that still stands."""
    return _hours("M21", waits("M21", cases))


def waits(measure_id: str, cases: Sequence[CaseView]) -> list[Named]:
    """What such a measure waits for, each with its case, in hours. Raises `KeyError` for other measures."""
    of_case = WAITS[measure_id]
    return [(view.case_id, one) for view in cases for one in of_case(view)]


def effort(cases: Sequence[CaseView]) -> Level:
    """M27: how often the customer had to do something, per case; `parts` counts how much work it was."""
    asked = {_E.AUTHORIZATION_REQUESTED, _E.RESOLUTION_PROPOSED}
    counts = []
    for view in cases:
        waits = sum(one.type is _E.WAIT_BEGUN and one.to_organization_id is None for one in view.events)
        counts.append((view.case_id, waits + sum(one.type in asked for one in view.events)))
    said = Counter(how for how in map(said_effort, cases) if how is not None)
    return replace(_counts("M27", counts), parts=said)


def said_effort(view: CaseView) -> str | None:
    """How much work the customer's newest answer says it was, or UNSAID; None where it gave no answer."""
    answers = [event.reason or "" for event in view.events if event.type in ANSWERS]
    return None if not answers else answers[-1] if answers[-1] in set(Effort) else UNSAID


def handoff_tax(cases: Sequence[CaseView]) -> Level:
    """M28: time to smile by the number of companies that had the case; the head figure is for one company.

    The cases behind it are those of one company: so it is not told where they are of too few customers.
    """
    groups: dict[str, list[CaseView]] = {}
    for view in cases:
        number = len(set(view.hands))
        groups.setdefault(f"{MANY}+" if number >= MANY else str(number), []).append(view)
    more = {
        number: hours_until([until_smile(view) for view in group], 0.5, SMALLEST_FOR_HALF)
        for number, group in sorted(groups.items())
    }
    value = more.get("1")
    behind = frozenset(view.case_id for view in groups.get("1", ()))
    parts = {number: len(group) for number, group in sorted(groups.items())}
    return Level("M28", value, behind, more, parts, "" if value else NOT_ENOUGH)


def until_smile(view: CaseView) -> Waiting:
    """One case's time to smile in hours: reopening takes it back, closing without it ends otherwise."""
    smiled: datetime | None = None
    for event in view.events:
        if event.type is _E.RESOLUTION_CONFIRMED:
            smiled = event.at
        elif event.type is _E.CASE_REOPENED:
            smiled = None
    if smiled is not None:
        return _waited(view.opened_at, smiled, End.HAPPENED)
    return _still_waiting(view, view.opened_at)


def _first_work(view: CaseView) -> Iterator[Waiting]:
    for offer in view.offers:
        if offer.outcome is not Outcome.ACCEPTED:
            continue
        begun = (
            event.at
            for event in view.events
            if event.type is _E.WORK_STARTED
            and event.actor_organization_id == offer.to_organization_id
            and event.at >= offer.ended_at
        )
        at = next(begun, None)
        if at is None:
            yield _still_waiting(view, offer.ended_at)
        else:
            yield _waited(offer.ended_at, at, End.HAPPENED)


def _between(
    view: CaseView,
    begins: set[EventType],
    happens: set[EventType],
    otherwise: set[EventType],
    *,
    to_somebody: bool = False,
) -> Iterator[Waiting]:
    """Waits from one event to another of the same two sides, the oldest open one first."""
    open_since: dict[tuple[UUID | None, UUID | None], list[datetime]] = {}
    for event in view.events:
        if to_somebody and event.to_organization_id is None:
            continue
        sides = (event.from_organization_id or event.actor_organization_id, event.to_organization_id)
        if event.type in begins:
            open_since.setdefault(sides, []).append(event.at)
        elif event.type in happens | otherwise and open_since.get(sides):
            end = End.HAPPENED if event.type in happens else End.OTHERWISE
            yield _waited(open_since[sides].pop(0), event.at, end)
    for since in (one for waits in open_since.values() for one in waits):
        yield _still_waiting(view, since)


def _still_waiting(view: CaseView, since: datetime) -> Waiting:
    """A waiting that never got what it waited for: ended by the closing of the case, or open."""
    closed = view.closed_at
    if closed is not None and closed >= since:
        return _waited(since, closed, End.OTHERWISE)
    return _waited(since, view.until, End.OPEN)


def _waited(since: datetime, at: datetime, end: End) -> Waiting:
    """So many hours; none where a clock was set back between the two."""
    return Waiting(max(0.0, (at - since) / HOUR), end)


def _hours(measure_id: str, named: Sequence[Named]) -> Level:
    watched = [waiting for _, waiting in named]
    half, nine_in_ten = half_and_nine(watched)
    more = {"nine_in_ten": nine_in_ten}
    parts = {end.value: sum(one.end is end for one in watched) for end in End}
    behind = frozenset(case_id for case_id, _ in named)
    return Level(measure_id, half, behind, more, parts, "" if half else NOT_ENOUGH)


def _counts(measure_id: str, named: Iterable[tuple[UUID, int]]) -> Level:
    counted = list(named)
    if len(counted) < SMALLEST_FOR_HALF:
        return Level(measure_id, None, frozenset(case_id for case_id, _ in counted), why=NOT_ENOUGH)
    values = [float(count) for _, count in counted]
    more = {"nine_in_ten": percentile_estimate(values, 0.9)}
    behind = frozenset(case_id for case_id, _ in counted)
    return Level(measure_id, percentile_estimate(values, 0.5), behind, more)


def relief(cases: Sequence[CaseView]) -> Level:
    """M26: from opening to the first workaround that the customer confirms, where one was offered."""
    return _hours("M26", waits("M26", cases))


def _relief(view: CaseView) -> Iterator[Waiting]:
    kinds = [event.type for event in view.events]
    if _E.WORKAROUND_OFFERED not in kinds:
        return
    helped = next((event.at for event in view.events if event.type is _E.WORKAROUND_CONFIRMED), None)
    if helped is not None:
        yield _waited(view.opened_at, helped, End.HAPPENED)
        return
    smile = until_smile(view)
    yield smile if smile.end is End.OPEN else Waiting(smile.span, End.OTHERWISE)


def _permission(view: CaseView) -> Iterator[Waiting]:
    no = {_E.AUTHORIZATION_REFUSED, _E.AUTHORIZATION_EXPIRED}
    return _between(view, {_E.AUTHORIZATION_REQUESTED}, {_E.AUTHORIZATION_GRANTED}, no)


def _cleaning(view: CaseView) -> Iterator[Waiting]:
    return _between(view, {_E.REDACTION_STARTED}, {_E.REDACTION_FINISHED}, {_E.REDACTION_FAILED})


def _supplier(view: CaseView) -> Iterator[Waiting]:
    return _between(view, {_E.WAIT_BEGUN}, {_E.WAIT_ENDED}, set(), to_somebody=True)


WAITS: Mapping[str, Callable[[CaseView], Iterable[Waiting]]] = {
    "M01": lambda view: waitings(view.offers),
    "M02": _first_work,
    "M12": _supplier,
    "M17": _permission,
    "M18": _cleaning,
    "M21": lambda view: [until_smile(view)],
    "M26": _relief,
}
"""For each measure of how long, the waits of one case."""

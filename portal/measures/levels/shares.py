"""Levels of the measures that ask how often or how much: M03-M05, M07, M08, M11, M13, M14, M20, M23, M24."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from portal.measures.hands import straight_back
from portal.measures.levels.level import NO_PARTS, CaseView, Level
from portal.measures.offers import Offer, Outcome
from portal.measures.repeats import WITHIN, first_smile
from portal.measures.statistics import ratio, wilson
from portal.measures.timeline import TimelineEvent, elapsed, held
from portal.vocabulary import EventType, HolderKind, Repeat

_E = EventType
WEEK = timedelta(days=7)
ANSWER_WITHIN = timedelta(days=3)
_SILENT_EVENTS = {
    _E.UPDATE_PROMISED,
    _E.WORK_PAUSED,
    _E.ESCALATION_EXPIRED,
    _E.REPEAT_NAMED,
    _E.REPEAT_DENIED,
    _E.REQUEST_SEEN,
    _E.HANDOFF_SEEN,
    _E.OUTCOME_ASKED,
    _E.OUTCOME_CONFIRMED,
    _E.OUTCOME_DENIED,
}
NONE = "No case of this kind has come that far."


def nobody(cases: Sequence[CaseView]) -> Level:
    """M03: the part of the time that nobody had the cases."""
    return _part("M03", cases, HolderKind.NOBODY)


def moved_on(cases: Sequence[CaseView]) -> Level:
    """M04: offers that the case left without an answer."""
    made = _offers(cases)
    return _share("M04", [one for one in made if one.outcome is Outcome.MOVED_ON], made)


def ping_pong(cases: Sequence[CaseView]) -> Level:
    """M05: cases that came straight back, of those handed over; `parts` counts how often in all."""
    handed = [view for view in cases if len(view.hands) > 1]
    back = [view for view in handed if straight_back(view.hands)]
    times = sum(len(straight_back(view.hands)) for view in handed)
    return _share("M05", back, handed, {"times": times})


def sent_back(cases: Sequence[CaseView]) -> Level:
    """M07: refused, of all answers; `parts` counts the reasons."""
    answered = [one for one in _offers(cases) if one.outcome in (Outcome.ACCEPTED, Outcome.DECLINED)]
    refused = [one for one in answered if one.outcome is Outcome.DECLINED]
    return _share("M07", refused, answered, Counter(one.reason or "" for one in refused))


def never_answered(cases: Sequence[CaseView], answer_within: timedelta = ANSWER_WITHIN) -> Level:
    """M08: offers without an answer for longer than `answer_within`, of all offers older than that."""
    until = {view.case_id: view.until for view in cases}
    old = [one for one in _offers(cases) if until[one.case_id] - one.offered_at > answer_within]
    answers = (Outcome.ACCEPTED, Outcome.DECLINED)
    never = [one for one in old if one.outcome not in answers and one.span > answer_within]
    return _share("M08", never, old)


def parked(cases: Sequence[CaseView]) -> Level:
    """M11: the part of the time that the customer had the cases."""
    return _part("M11", cases, HolderKind.CUSTOMER)


def forgotten(cases: Sequence[CaseView]) -> Level:
    """M13: open cases that nothing has moved for a week, of all open ones."""
    going = [view for view in cases if view.holds[-1].kind is not HolderKind.DONE]
    return _share("M13", untouched(going), going)


def untouched(cases: Sequence[CaseView]) -> list[CaseView]:
    """Those of some cases that are open, and that nothing has moved for a week."""
    return [
        view
        for view in cases
        if view.holds[-1].kind is not HolderKind.DONE and view.until - last_touched(view) > WEEK
    ]


def right_first_time(cases: Sequence[CaseView]) -> Level:
    """M14: confirmed resolutions that the opening company proposed."""
    solved = [(view, proposer) for view in cases if (proposer := _solver(view)) is not None]
    first = [view for view, proposer in solved if view.hands and view.hands[0] == proposer]
    return _share("M14", first, [view for view, _ in solved])


def safety(cases: Sequence[CaseView]) -> Level:
    """M20: the part of the time that waited for permission or redaction."""
    return _part("M20", cases, HolderKind.AUTHORIZATION, HolderKind.REDACTION)


def customer_agrees(cases: Sequence[CaseView]) -> Level:
    """M23: confirmed, of the proposed resolutions that were answered or left in silence."""
    answers = {
        _E.RESOLUTION_CONFIRMED: "yes",
        _E.RESOLUTION_PARTLY_CONFIRMED: "partly",
        _E.RESOLUTION_REJECTED: "no",
        _E.RESOLUTION_SILENT: "silence",
    }
    said = [(view, answers[one.type]) for view in cases for one in view.events if one.type in answers]
    parts = Counter(answer for _, answer in said)
    return _share("M23", [view for view, one in said if one == "yes"], [view for view, _ in said], parts)


def came_back(cases: Sequence[CaseView]) -> Level:
    """M24: reopened or opened anew within thirty days, of the cases first confirmed at least so long ago."""
    ripe, back = [], []
    for view in cases:
        smiled = first_smile(view.events)
        if smiled is None or view.until - smiled < WITHIN:
            continue
        ripe.append(view)
        if any(_says_it_came_back(one, smiled) for one in view.events):
            back.append(view)
    return _share("M24", back, ripe)


def _says_it_came_back(event: TimelineEvent, smiled: datetime) -> bool:
    if event.type is _E.REPEAT_NAMED:
        return event.reason == Repeat.CAME_BACK
    return event.type is _E.CASE_REOPENED and smiled <= event.at <= smiled + WITHIN


def _offers(cases: Iterable[CaseView]) -> list[Offer]:
    return [offer for view in cases for offer in view.offers]


def _share(
    measure_id: str,
    some: Sequence[CaseView] | Sequence[Offer],
    of: Sequence[CaseView] | Sequence[Offer],
    parts: Mapping[str, int] = NO_PARTS,
) -> Level:
    behind = frozenset(one.case_id for one in of)
    if not of:
        return Level(measure_id, None, behind, why=NONE)
    return Level(measure_id, wilson(len(some), len(of)), behind, parts=parts)


def _part(measure_id: str, cases: Sequence[CaseView], *kinds: HolderKind) -> Level:
    pairs, behind = [], set()
    for view in cases:
        whole = elapsed(view.holds).total_seconds()
        if whole > 0:
            some = sum((held(view.holds, kind) for kind in kinds), timedelta())
            pairs.append((some.total_seconds(), whole))
            behind.add(view.case_id)
    if not pairs:
        return Level(measure_id, None, frozenset(), why=NONE)
    return Level(measure_id, ratio(pairs), frozenset(behind))


def _solver(view: CaseView) -> UUID | None:
    proposer = solver = None
    for event in view.events:
        if event.type is _E.RESOLUTION_PROPOSED:
            proposer = event.from_organization_id or event.actor_organization_id
        elif event.type is _E.RESOLUTION_CONFIRMED:
            solver = event.from_organization_id or proposer
        elif event.type is _E.CASE_REOPENED:
            solver = None
    return solver


def last_touched(view: CaseView) -> datetime:
    """When something last moved the case; a promise alone moves nothing."""
    return max(event.at for event in view.events if event.type not in _SILENT_EVENTS)

"""The parts that a measure falls into, each with its cases: reasons, answers, what became of offers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from portal.measures.causes import CauseOutcome, cause_of
from portal.measures.held_shares import Hands, held_shares
from portal.measures.levels.first_message import Needed, needed_of
from portal.measures.levels.level import HOUR, CaseView
from portal.measures.levels.outcomes import Said, asked_of
from portal.measures.levels.shares import untouched
from portal.measures.levels.told import withdrawn_files
from portal.measures.levels.waiting import UNSAID, WAITS, said_effort, waits
from portal.measures.offers import Outcome, looked_at
from portal.vocabulary import DeclineReason, Effort, EventType, ExcessKind, HolderKind
from portal.web.chart_bars import Bar, bars
from portal.web.tones import words

_OVER = "over-"
_UNOPENED = "unopened"
_WITHDRAWN = "withdrawn"
_NOTHING = 1e-6
"""Hours that are lost by writing them in an address."""
_LOOKED_AT = "looked_at"
_OUTCOMES = {
    Outcome.ACCEPTED.value: "Answered yes",
    Outcome.DECLINED.value: "Answered no",
    Outcome.MOVED_ON.value: "The case left without an answer",
    Outcome.WITHDRAWN.value: "Taken back",
    _LOOKED_AT: "Looked at, and not answered yet",
    Outcome.OPEN.value: "Not answered yet, and not looked at",
}
_ANSWERS = {
    EventType.RESOLUTION_PROPOSED: "A solution was proposed",
    EventType.RESOLUTION_CONFIRMED: "The customer said that it works",
    EventType.RESOLUTION_PARTLY_CONFIRMED: "It works in part",
    EventType.RESOLUTION_REJECTED: "The customer said that it does not work",
    EventType.RESOLUTION_SILENT: "The customer said nothing",
}
_NEEDED = {
    Needed.NOTHING_MORE.value: "Everything was in the first message",
    Needed.ASKED_HERE.value: "More was asked for here",
    Needed.ASKED_OTHERWISE.value: "More was asked for by telephone, mail or otherwise",
    Needed.UNSAID.value: "Nobody said whether everything was there",
}
_RELIEF = {
    EventType.WORKAROUND_OFFERED: "Something was offered to help meanwhile",
    EventType.WORKAROUND_CONFIRMED: "The customer said that it helps",
    EventType.WORKAROUND_REJECTED: "The customer said that it does not help",
}
_FOLLOWED: Mapping[str, Mapping[EventType, str]] = {"M23": _ANSWERS, "M26": _RELIEF}
_LATER = {
    Said.YES.value: "It still works",
    Said.NO.value: "It does not work any more",
    Said.SILENCE.value: "The customer said nothing",
}
_EFFORT = {
    Effort.LITTLE.value: "Little work, says the customer",
    Effort.SOME.value: "Some work",
    Effort.MUCH.value: "Much work",
    UNSAID: "Answered, and did not say how much work it was",
}
_CAUSES = {
    CauseOutcome.CONFIRMED.value: "Confirmed by the other company",
    CauseOutcome.DISPUTED.value: "Disputed, or not answered for 14 days",
    CauseOutcome.OPEN.value: "Not answered yet",
}


_HELD: Mapping[str, str] = {
    HolderKind.ORGANIZATION: "Companies had them",
    HolderKind.CUSTOMER: "The customer had them",
    HolderKind.AUTHORIZATION: "They waited for permission",
    HolderKind.REDACTION: "They were being redacted",
    HolderKind.NOBODY: "Nobody had them",
    Hands.WORKED: "Somebody there worked on them",
    Hands.IDLE: "Nobody there worked on them",
}


@dataclass(frozen=True)
class Part:
    """One part: its word in an address, its name, how often, the cases; `of` is how many there are in all."""

    key: str
    name: str
    count: int
    cases: frozenset[UUID]
    of: int


def parts_of(measure_id: str, cases: Sequence[CaseView], unopened: Sequence[UUID] = ()) -> list[Part]:
    """The parts of a measure that has some; none for the others.

    `unopened` has the case of each file that nobody has opened.
    """
    if measure_id == "M07":
        refused = [
            (offer.reason or "", offer.case_id)
            for view in cases
            for offer in view.offers
            if offer.outcome is Outcome.DECLINED
        ]
        found = _counted(refused, {reason: reason_words(reason) for reason, _ in refused}, len(refused))
        return sorted(found, key=lambda one: (-one.count, one.name))
    if measure_id in _EACH:
        words_of, names = _EACH[measure_id]
        rows = [(word, view.case_id) for view in cases for word in words_of(view)]
        return _counted(rows, names, len(rows))
    if measure_id in _FOLLOWED:
        return _from_first(cases, _FOLLOWED[measure_id])
    return _given(cases, unopened) if measure_id == "M19" else []


def held_bars(measure_id: str, cases: Sequence[CaseView], url: str) -> tuple[Bar, ...]:
    """Who had these cases for how many hours, of a measure of a part of the time; none for the others."""
    spans = held_shares(measure_id, cases)
    hours = [(_HELD[part], span / HOUR, url) for part, span in spans.items()]
    return bars(hours, sum(count for _, count, _ in hours))


def told_apart(measure_id: str, parts: Sequence[Part]) -> list[frozenset[UUID]]:
    """The cases that other pages tell by themselves: those with a yes (M02), those with a no (M07)."""
    if measure_id == "M07":
        return [frozenset[UUID]().union(*(one.cases for one in parts))]
    if measure_id in ("M04", "M08"):
        return [one.cases for one in parts if one.key in (Outcome.ACCEPTED.value, Outcome.DECLINED.value)]
    return []


def _offered(view: CaseView) -> list[str]:
    return [_LOOKED_AT if looked_at(offer, view.events) else offer.outcome.value for offer in view.offers]


def _caused(view: CaseView) -> list[str]:
    cause = cause_of(view.events, view.until)
    return [] if cause is None else [cause.outcome.value]


def _later(view: CaseView) -> list[str]:
    return [one.said.value for one in asked_of(view)]


def _needed(view: CaseView) -> list[str]:
    return [one.value for one in needed_of(view.offers)]


def _felt(view: CaseView) -> list[str]:
    how = said_effort(view)
    return [] if how is None else [how]


_EACH: Mapping[str, tuple[Callable[[CaseView], list[str]], Mapping[str, str]]] = {
    "M04": (_offered, _OUTCOMES),
    "M08": (_offered, _OUTCOMES),
    "M09": (_needed, _NEEDED),
    "M16": (_caused, _CAUSES),
    "M25": (_later, _LATER),
    "M27": (_felt, _EFFORT),
}
"""What is counted of each case, and what it is called."""


def _given(cases: Sequence[CaseView], unopened: Sequence[UUID]) -> list[Part]:
    """What was found to be too much in what was given, by kind, what is withdrawn, what nobody opened."""
    said = [(event.type, event.reason or "", view.case_id) for view in cases for event in view.events]
    given = sum(kind is EventType.DISCLOSED for kind, _, _ in said)
    known = {view.case_id for view in cases}
    rows = [(reason, case_id) for kind, reason, case_id in said if kind is EventType.EXCESS_FOUND]
    rows += [(_WITHDRAWN, view.case_id) for view in cases for _ in range(withdrawn_files(view.events))]
    rows += [(_UNOPENED, case_id) for case_id in unopened if case_id in known]
    names = {one.value: f"Held {words(one)}" for one in ExcessKind}
    names |= {_WITHDRAWN: "The customer withdrew the permission later", _UNOPENED: "Nobody has opened it yet"}
    return _counted(rows, names, given)


def _from_first(cases: Sequence[CaseView], told: Mapping[EventType, str]) -> list[Part]:
    """How often each kind of event came, as a part of the first of them."""
    said = [(event.type, event.case_id) for view in cases for event in view.events if event.type in told]
    first = sum(kind is next(iter(told)) for kind, _ in said)
    names = {kind.value.partition(":")[2]: name for kind, name in told.items()}
    return _counted([(kind.value.partition(":")[2], case_id) for kind, case_id in said], names, first)


def over_part(hours: float) -> str:
    """The word in an address for the cases that waited longer than so many hours."""
    return f"{_OVER}{hours:.6f}"


def asked_for(measure_id: str, cases: Sequence[CaseView]) -> frozenset[UUID] | None:
    """The cases that a measure's question asks for, where these are not all behind its figure; else None."""
    return frozenset(view.case_id for view in untouched(cases)) if measure_id == "M13" else None


def cases_over(measure_id: str, cases: Sequence[CaseView], part: str) -> frozenset[UUID] | None:
    """The cases that waited longer than such a word says; None where it is none of them."""
    if measure_id not in WAITS or not part.startswith(_OVER):
        return None
    try:
        hours = float(part.removeprefix(_OVER))
    except ValueError:
        return None
    return frozenset(case_id for case_id, wait in waits(measure_id, cases) if wait.span > hours + _NOTHING)


def reason_words(reason: str) -> str:
    """A coded reason as it is read: "Not our product"."""
    known = reason if reason in set(DeclineReason) else "no reason given"
    return known.replace("_", " ").capitalize()


def _counted(rows: Iterable[tuple[str, UUID]], names: Mapping[str, str], of: int) -> list[Part]:
    found: dict[str, list[UUID]] = {}
    for key, case_id in rows:
        found.setdefault(key, []).append(case_id)
    return [
        Part(key, name, len(found[key]), frozenset(found[key]), of)
        for key, name in names.items()
        if key in found
    ]

"""One case as its page shows it: who must act, where the time went, what happened, what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.actions.read_case import OpenedNote
from portal.measures.timeline import Hold, holds
from portal.records.timeline import measured
from portal.vocabulary import CaseState, HolderKind, Permission, Place, Severity
from portal.web.alarm_lines import AlarmLine, alarm_lines
from portal.web.case_facts import CaseFacts, case_facts
from portal.web.case_moments import Moment, moment_of
from portal.web.case_standing import Standing, standing_of
from portal.web.case_words import HolderWords, held_name, holder_words, severity_word
from portal.web.charts import HeldBar, HeldSpan, held_bar
from portal.web.repeat_questions import RepeatQuestion, repeat_questions

_SHORTEST_GAP = timedelta(minutes=1)


@dataclass(frozen=True)
class OneSide:
    """One participant: its name, its place, its engineer, and what it calls the severity."""

    name: str
    ours: bool
    place: Place
    engineer: str
    severity_word: str


@dataclass(frozen=True)
class CasePage:
    """What the template is given; `may_work` when the reader can act, `closes` when they can close it."""

    facts: CaseFacts
    sides: tuple[OneSide, ...]
    severity: Severity
    holder: HolderWords
    rests: bool
    bar: HeldBar | None
    moments: tuple[Moment, ...]
    standing: Standing
    alarms: tuple[AlarmLine, ...]
    again: tuple[RepeatQuestion, ...]
    may_work: bool
    is_open: bool
    closes: bool


def case_page(database: Session, access: CaseAccess, notes: Sequence[OpenedNote], now: datetime) -> CasePage:
    """The page of this case, as the reader's organization may see it."""
    facts = case_facts(database, access, notes, now)
    case = facts.case
    spans = holds([measured(event) for event in facts.events], now)
    works = (
        Permission.CASE_WORK in access.actor.permissions and access.participant.place is not Place.OBSERVER
    )
    is_open = case.state is not CaseState.CLOSED
    return CasePage(
        facts=facts,
        sides=_sides(facts),
        severity=case.severity,
        holder=holder_words(case, facts.names, facts.own.id),
        rests=case.holder_kind is HolderKind.DONE,
        bar=_bar(facts, spans),
        moments=_moments(facts, spans),
        standing=standing_of(facts),
        alarms=alarm_lines(database, case.id, facts.names),
        again=repeat_questions(database, facts) if works and is_open else (),
        may_work=works,
        is_open=is_open,
        closes=works and access.participant.place is Place.OPENER,
    )


def _sides(facts: CaseFacts) -> tuple[OneSide, ...]:
    return tuple(
        OneSide(
            name=facts.names[one.organization_id],
            ours=one.organization_id == facts.own.id,
            place=one.place,
            engineer=facts.people.get(one.engineer_id, "") if one.engineer_id else "",
            severity_word=severity_word(facts.case, facts.organizations[one.organization_id]),
        )
        for one in facts.participants
    )


def _bar(facts: CaseFacts, spans: Sequence[Hold]) -> HeldBar | None:
    """The bar of held times: up to now, or up to the end of a case that rests."""
    drawn = list(spans)
    if drawn and drawn[-1].kind is HolderKind.DONE:
        drawn.pop()
    pieces = [
        HeldSpan(
            holder=held_name(one.kind, one.organization_id, facts.names, facts.customer),
            began_at=one.started_at,
            ended_at=one.ended_at,
            url=f"#moment-{one.seq}",
        )
        for one in drawn
    ]
    return held_bar(pieces) if pieces and pieces[-1].ended_at > pieces[0].began_at else None


def _moments(facts: CaseFacts, spans: Sequence[Hold]) -> tuple[Moment, ...]:
    """Everything that happened, the newest first; notes and gaps stand where they belong in time."""
    happened = [moment_of(facts, event) for event in facts.events]
    happened += [
        Moment(
            "note",
            "Internal note",
            note.written_at,
            facts.people.get(note.person_id, ""),
            facts.own.name,
            note.text,
            anchor=f"note-{note.id}",
        )
        for note in facts.notes
    ]
    gaps = [one for one in spans if one.kind is HolderKind.NOBODY and one.span >= _SHORTEST_GAP]
    happened += [_gap(one) for one in gaps if not one.open]
    return tuple(sorted(happened, key=lambda moment: moment.at)[::-1])


def _gap(hold: Hold) -> Moment:
    return Moment("gap", "", hold.ended_at, due_at=hold.started_at, anchor=f"gap-{hold.seq}")

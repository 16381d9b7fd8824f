"""Alarms, a ladder and suggestions for the demonstration whose pages are looked over."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.alarming import keep_alarming
from portal.access.case_access import enter_case
from portal.access.checking_outcomes import ASK_OUTCOME
from portal.actions.answer_ladder import answer_ladder
from portal.actions.make_suggestion import make_suggestion
from portal.actions.offer_workaround import offer_workaround
from portal.actions.propose_ladder import propose_ladder
from portal.records.authorizations import Authorization
from portal.records.cases import Case
from portal.records.jobs import enqueue
from portal.records.organizations import Organization
from portal.records.outcome_checks import OutcomeCheck
from portal.records.people import active_people_with
from portal.records.resolutions import Resolution
from portal.records.suggestions import SuggestedChange
from portal.rules.alarms import AlarmTerms
from portal.rules.ladders import Ladder, Rung
from portal.vocabulary import (
    CaseState,
    LadderContact,
    LadderState,
    Permission,
    ResolutionState,
    Role,
    SuggesterLevel,
)
from tests.support.world import World

HOUR = timedelta(hours=1)
WORDS = "Show the version of the firmware on the first page of the form, wish number {}."


def agree_on_alarms(database: Session, world: World, now: datetime) -> None:
    """Northwind agrees with Cedar and with Birch, proposes Cedar another, and alarms are raised."""
    ours = world.organizations["Northwind Networks"]
    for name in ("Birch Identity", "Cedar Storage"):
        partner = world.organizations[name]
        number = _propose(database, world, partner, 3, now)
        other = world.actor(active_people_with(database, partner.id, Role.VENDOR_ADMINISTRATOR)[0].name)
        answer_ladder(database, other, ours, number, LadderState.ACCEPTED, world.rooms.instruments, now)
    _propose(database, world, world.organizations["Cedar Storage"], 2, now)
    keep_alarming(database, now, now)


def _propose(database: Session, world: World, partner: Organization, steps: int, now: datetime) -> int:
    ours = world.organizations["Northwind Networks"]
    rungs = (
        Rung(timedelta(), ours.id, LadderContact.ENGINEER),
        Rung(4 * HOUR, partner.id, LadderContact.ENGINEERS),
        Rung(24 * HOUR, ours.id, LadderContact.EXECUTIVES),
    )
    ladder = Ladder(AlarmTerms(HOUR, 48 * HOUR), rungs[:steps], office_hours=False)
    return propose_ladder(
        database, world.actor("Greta Holm"), partner, ladder, world.rooms.instruments, now
    ).number


def suggest_changes(database: Session, world: World, now: datetime) -> None:
    """A dozen suggestions of Northwind to itself."""
    clara, ours = world.actor("Clara Stein"), world.organizations["Northwind Networks"]
    for number in range(12):
        level = SuggesterLevel.FRONT_LINE if number else SuggesterLevel.CUSTOMER
        make_suggestion(database, clara, ours.id, level, WORDS.format(number), now)


def ask_whether_it_still_works(database: Session, now: datetime) -> None:
    """One of the customers who said that it works again is asked a month later."""
    confirmed = select(Resolution).join(Case, Case.id == Resolution.case_id)
    confirmed = confirmed.where(
        Resolution.state == ResolutionState.CONFIRMED, Case.state.in_((CaseState.RESOLVED, CaseState.CLOSED))
    )
    newest = database.scalars(confirmed.order_by(Resolution.proposed_at.desc()).limit(1)).one()
    check = OutcomeCheck(case_id=newest.case_id, resolution_id=newest.id, day=30)
    database.add(check)
    database.flush()
    enqueue(database, ASK_OUTCOME, check.id, now)


def offer_relief(database: Session, world: World, case_id: UUID, now: datetime) -> None:
    """Northwind offers the customer of a case something that helps meanwhile."""
    access = enter_case(database, world.actor("Ada Lindqvist"), case_id, Permission.CASE_WORK)
    mailbox = database.scalars(
        select(Authorization.approver_email).where(Authorization.case_id == case_id).limit(1)
    ).one()
    words = "Restart the line from the second site before noon; calls then go through."
    offer_workaround(database, access, words, mailbox, world.rooms.instruments, now)


def suggestion_by_name(database: Session) -> dict[str, str]:
    """The id of one suggestion."""
    return {"suggestion": str(database.scalars(select(SuggestedChange).limit(1)).one().id)}

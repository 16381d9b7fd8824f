"""Alarms, a ladder and suggestions for the demonstration whose pages are looked over."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.alarming import keep_alarming
from portal.actions.answer_ladder import answer_ladder
from portal.actions.make_suggestion import make_suggestion
from portal.actions.propose_ladder import propose_ladder
from portal.records.people import active_people_with
from portal.records.suggestions import SuggestedChange
from portal.rules.alarms import AlarmTerms
from portal.rules.ladders import Ladder, Rung
from portal.vocabulary import LadderContact, LadderState, Role, SuggesterLevel
from tests.support.world import World

HOUR = timedelta(hours=1)
WORDS = "Show the version of the firmware on the first page of the form, wish number {}."


def agree_on_alarms(database: Session, world: World, now: datetime) -> None:
    """Northwind and Cedar agree on a ladder, Northwind proposes another, and alarms are raised."""
    greta, ours, theirs = (
        world.actor("Greta Holm"),
        world.organizations["Northwind Networks"],
        world.organizations["Cedar Storage"],
    )
    other = active_people_with(database, theirs.id, Role.VENDOR_ADMINISTRATOR)[0].name
    rungs = (
        Rung(timedelta(), ours.id, LadderContact.ENGINEER),
        Rung(4 * HOUR, theirs.id, LadderContact.ENGINEERS),
        Rung(24 * HOUR, ours.id, LadderContact.EXECUTIVES),
    )
    tools = world.rooms.instruments
    agreed = Ladder(AlarmTerms(2 * HOUR, 48 * HOUR), rungs)
    number = propose_ladder(database, greta, theirs, agreed, tools, now).number
    answer_ladder(database, world.actor(other), ours, number, LadderState.ACCEPTED, tools, now)
    propose_ladder(database, greta, theirs, Ladder(agreed.terms, rungs[:2]), tools, now)
    keep_alarming(database, now, now)


def suggest_changes(database: Session, world: World, now: datetime) -> None:
    """A dozen suggestions of Northwind to itself."""
    clara, ours = world.actor("Clara Stein"), world.organizations["Northwind Networks"]
    for number in range(12):
        level = SuggesterLevel.FRONT_LINE if number else SuggesterLevel.CUSTOMER
        make_suggestion(database, clara, ours.id, level, WORDS.format(number), now)


def suggestion_by_name(database: Session) -> dict[str, str]:
    """The id of one suggestion."""
    return {"suggestion": str(database.scalars(select(SuggestedChange).limit(1)).one().id)}

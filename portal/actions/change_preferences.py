"""A person says how they are called and how they like their screen."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.people import Person, person_of
from portal.rules.preferences import check_name, check_theme, check_zone
from portal.vocabulary import Verb


@dataclass(frozen=True)
class Preferences:
    """What a person may set for themselves."""

    name: str
    time_zone: str
    theme: str
    shortcuts: bool


def change_preferences(database: Session, actor: Actor, wanted: Preferences, now: datetime) -> Person:
    """Keep the preferences of the person who asks.

    Raises:
        Invalid: a name, zone or theme that cannot be used.
    """
    person = person_of(database, actor.person)
    name, zone, theme = check_name(wanted.name), check_zone(wanted.time_zone), check_theme(wanted.theme)
    person.name, person.time_zone, person.theme, person.shortcuts = name, zone, theme, wanted.shortcuts
    record(database, actor, Verb.PERSON_PREFERENCES_CHANGED, now, subject_id=person.id)
    return person

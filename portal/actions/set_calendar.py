"""A vendor says in which hours it works; promised response times in business hours go by them."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.organizations import organization_of
from portal.rules.clocks import Calendar, calendar_from_json, calendar_to_json
from portal.vocabulary import Permission, Verb


def set_calendar(database: Session, actor: Actor, calendar: Calendar, now: datetime) -> Calendar:
    """Keep the hours of the actor's organization as the next version of its calendar."""
    actor.require(Permission.PARTNER_SETTINGS)
    organization = organization_of(database, actor.organization_id)
    before = calendar_from_json(organization.calendar)
    kept = replace(calendar, version=before.version + 1 if before is not None else 1)
    organization.calendar = calendar_to_json(kept)
    record(
        database,
        actor,
        Verb.ORGANIZATION_SETTINGS_CHANGED,
        now,
        subject_id=organization.id,
        details={"calendar": organization.calendar},
    )
    return kept

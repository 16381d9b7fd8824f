"""A vendor names its own words for severity and what each means on the common scale."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.organizations import organization_of
from portal.rules.severity import SeverityScale, scale_to_json
from portal.vocabulary import Permission, Verb


def set_severity_scale(database: Session, actor: Actor, scale: SeverityScale, now: datetime) -> None:
    """Keep the scale of the actor's organization; cases keep the word they were opened with."""
    actor.require(Permission.PARTNER_SETTINGS)
    organization = organization_of(database, actor.organization_id)
    kept = scale_to_json(scale)
    organization.severity_scale = list(kept)
    record(
        database,
        actor,
        Verb.ORGANIZATION_SETTINGS_CHANGED,
        now,
        subject_id=organization.id,
        details={"severity_scale": kept},
    )

"""A vendor names its own words for severity and what each means on the common scale."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.organizations import organization_of
from portal.rules.severity import SeverityScale, scale_to_json
from portal.vocabulary import Invalid, Permission, Verb

_LONGEST_WORD = 40


def set_severity_scale(database: Session, actor: Actor, scale: SeverityScale, now: datetime) -> None:
    """Keep the scale of the actor's organization; cases keep the word they were opened with.

    Raises:
        Invalid: a word is too long to stand beside a case, or holds signs that nobody sees.
    """
    actor.require(Permission.PARTNER_SETTINGS)
    for one in scale.words:
        if len(one.word) > _LONGEST_WORD or not one.word.isprintable():
            raise Invalid(
                f"Use words of at most {_LONGEST_WORD} characters, all of which can be seen.",
                one.severity.value,
            )
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

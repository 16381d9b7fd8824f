"""The codes that the authenticator apps of the demonstration's people show now; nothing is changed by it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.second_factor import second_factor_context
from portal.actions.instruments import Instruments
from portal.records.people import Person
from portal.settings import Settings
from portal.vault.one_time_codes import STEP_SECONDS, code_at, step_of
from portal.vocabulary import Refused


@dataclass(frozen=True)
class PresentCode:
    """One person's code and for how many more seconds it is taken; "" when they used up all that are."""

    name: str
    email: str
    code: str
    seconds: int


def require_playground(settings: Settings) -> None:
    """Stop unless this is a demonstration that only this machine can reach.

    Raises:
        Refused: it is somebody's real installation.
    """
    if not settings.playground:
        raise Refused("Codes are shown for a demonstration on this machine only, and this is none.")


def present_codes(
    database: Session, settings: Settings, instruments: Instruments, now: datetime
) -> list[PresentCode]:
    """Everybody who has a second factor, by address.

    Raises:
        Refused: this is no demonstration on loopback.
    """
    require_playground(settings)
    people = database.scalars(
        select(Person)
        .where(Person.totp_secret.is_not(None), Person.deactivated_at.is_(None))
        .order_by(Person.email)
    )
    return [_code(person, instruments, now) for person in people]


def _code(person: Person, instruments: Instruments, now: datetime) -> PresentCode:
    """A code works once; after it was used the next one is taken already, as clocks may differ."""
    secret = instruments.keyring.open_value(person.totp_secret or b"", second_factor_context(person.id))
    step = max(step_of(now), person.totp_last_step + 1)
    seconds = int((step + 2) * STEP_SECONDS - now.timestamp())
    if step > step_of(now) + 1:
        return PresentCode(person.name, person.email, "", int((step - 1) * STEP_SECONDS - now.timestamp()))
    return PresentCode(person.name, person.email, code_at(secret, step), seconds)

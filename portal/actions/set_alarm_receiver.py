"""A vendor's administrator says where the company's own systems hear of alarms."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import bindings
from portal.access.actors import Actor
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.gateways.web_addresses import check_web_address
from portal.records.alarm_receivers import AlarmReceiver, receiver_of
from portal.vault.web_signatures import new_signing_secret
from portal.vocabulary import Permission, Verb


def set_alarm_receiver(
    database: Session, actor: Actor, address: str, instruments: Instruments, now: datetime
) -> str:
    """Keep the address and make a new secret for it; the secret is returned once and opened by nobody else.

    An empty address ends it: from then on nothing is sent, also of what waits.

    Raises:
        Invalid: not an address on the public internet.
    """
    actor.require(Permission.PARTNER_SETTINGS)
    kept, address = receiver_of(database, actor.organization_id), address.strip()
    if not address:
        if kept is not None:
            database.delete(kept)
        _record(database, actor, "", now)
        return ""
    check_web_address(address)
    if kept is None:
        kept = AlarmReceiver(organization_id=actor.organization_id)
        database.add(kept)
    secret = new_signing_secret()
    bound = bindings.of_alarm_receiver(actor.organization_id)
    kept.address, kept.set_by_id, kept.set_at = address, actor.person, now
    kept.sealed_secret = instruments.keyring.seal_value(secret.encode(), bound)
    _record(database, actor, address, now)
    return secret


def _record(database: Session, actor: Actor, address: str, now: datetime) -> None:
    database.flush()
    host = address.removeprefix("https://").partition("/")[0]
    details = {"alarms_to": host or "nowhere"}
    record(database, actor, Verb.ORGANIZATION_SETTINGS_CHANGED, now, details=details)

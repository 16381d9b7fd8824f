"""A queued message about an alarm leaves for the address that its vendor chose, signed."""

import json

from sqlalchemy.orm import Session

from portal.access import bindings
from portal.actions.work import Work
from portal.gateways.web_addresses import WebAddresses
from portal.records.alarm_receivers import AlarmMessage, receiver_of
from portal.vault.web_signatures import sign_message
from portal.vocabulary import Missing


def send_alarm(work: Work, addresses: WebAddresses) -> None:
    """Send one message, to whatever address holds now; without one there is nothing to send.

    A crash between sending and noting it sends it again under the same id, by which the receiver knows it.

    Raises:
        Unavailable: it was not taken; the job is tried again later.
    """
    with work.reading() as database:
        message = _message(database, work)
        receiver = receiver_of(database, message.organization_id)
    if receiver is not None and message.sent_at is None:
        bound = bindings.of_alarm_receiver(message.organization_id)
        secret = work.instruments.keyring.open_value(receiver.sealed_secret, bound).decode()
        body = json.dumps(message.body, sort_keys=True, separators=(",", ":")).encode()
        seconds = int(work.clock().timestamp())
        heads = {
            "Content-Type": "application/json",
            "Webhook-Id": str(message.id),
            "Webhook-Timestamp": str(seconds),
            "Webhook-Signature": sign_message(secret, str(message.id), seconds, body),
        }
        with work.kept():
            addresses.send(receiver.address, body, heads)
    with work.finishing() as database:
        if receiver is not None:
            _message(database, work).sent_at = work.clock()


def _message(database: Session, work: Work) -> AlarmMessage:
    found = database.get(AlarmMessage, work.subject_id)
    if found is None:
        raise Missing("There is no such message.")
    return found

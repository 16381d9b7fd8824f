"""Beside the sequencer: the log is sent on to another system, in order, at least once each entry."""

import logging
import threading

from portal.access.exporting import events_from
from portal.actions.advance_export import advance_export
from portal.gateways.event_receiver import EventReceiver
from portal.records.exports import place_to_send
from portal.records.roads import FOR_THE_LOG
from portal.vocabulary import Failure
from portal.web.call import Rooms

log = logging.getLogger(__name__)

EXPORT_SECONDS = 2.0


def export_all(rooms: Rooms, receiver: EventReceiver) -> int:
    """Send everything that this receiver has not got yet; returns how many entries that were.

    Raises:
        Unavailable: the receiver did not take a batch; the next round begins with the same one.
    """
    count = 0
    while True:
        with rooms.database.transaction(FOR_THE_LOG, write=False) as database:
            place = place_to_send(database, receiver.name)
            events = events_from(database, place)
        if not events:
            return count
        receiver.send(events)
        with rooms.database.transaction(FOR_THE_LOG) as database:
            advance_export(database, receiver.name, place + len(events), rooms.clock())
        count += len(events)


def keep_exporting(rooms: Rooms, receiver: EventReceiver | None, stop: threading.Event) -> None:
    """Send on what is new every few seconds until `stop` is set; without a receiver, nothing."""
    while receiver is not None and not stop.wait(EXPORT_SECONDS):
        try:
            export_all(rooms, receiver)
        except Failure as failure:
            log.warning("The log was not sent on to %s: %s", receiver.name, failure.sentence)
        except Exception:
            log.exception("The log was not sent on.")

"""Takes queued work and calls the action that does it; the sequencer beside it signs the log's state."""

import logging
import threading
from collections.abc import Callable, Mapping

from portal.access.alarm_calls import SEND_ALARM
from portal.access.alarming import AGAIN_AFTER, RAISE_ALARMS, keep_alarming
from portal.access.checking_outcomes import ASK_OUTCOME
from portal.access.counting import COUNT_CASES, keep_counting
from portal.access.ending import TELL_OF_WITHDRAWAL
from portal.access.escalating import END_ESCALATION
from portal.access.granting import END_AUTHORIZATION
from portal.access.history_bounds import MEASURE_HISTORY
from portal.access.levels import LOOK_UP_MANDATE, RENEW_MANDATE
from portal.access.replaying import REPLAY_FACTS, keep_replaying
from portal.access.revealing import END_REVEAL, FIND_ORIGINAL
from portal.access.scanning import (
    REDACT_DISCLOSURE,
    SCAN_UPLOAD,
    SWEEP_STORAGE,
    keep_sweeping,
)
from portal.access.sending import DELIVER_NOTICE
from portal.access.sequencing import MOST_AT_ONCE
from portal.actions.ask_outcome import ask_outcome
from portal.actions.count_cases import count_cases
from portal.actions.deliver_notice import deliver_notice
from portal.actions.end_due_authorization import end_due_authorization
from portal.actions.end_due_escalation import end_due_escalation
from portal.actions.end_due_reveal import end_due_reveal
from portal.actions.find_original import find_original
from portal.actions.integrate_entries import integrate_entries
from portal.actions.look_up_mandate import look_up_mandate
from portal.actions.measure_history import measure_history
from portal.actions.propose_resolution import RECORD_SILENCE
from portal.actions.publish_checkpoint import publish_checkpoint
from portal.actions.raise_alarms import raise_alarms
from portal.actions.record_silence import record_silence
from portal.actions.redact_disclosure import redact_disclosure
from portal.actions.replay_facts import replay_facts
from portal.actions.scan_upload import scan_upload
from portal.actions.send_alarm import send_alarm
from portal.actions.sweep_storage import sweep_storage
from portal.actions.tell_of_withdrawal import tell_of_withdrawal
from portal.actions.work import LEASE, Redacting, Work
from portal.gateways.domain_names import DomainNames, NameServers
from portal.gateways.mail import Mail
from portal.gateways.web_addresses import Internet, WebAddresses
from portal.lanes import Lane, lane_of
from portal.records.jobs import Job, is_one_due, lease_next, put_back
from portal.records.roads import AT_WORK, FOR_THE_LOG
from portal.redaction.runs.child import redact_in_child
from portal.vocabulary import Conflict, Failure, JobState
from portal.web.call import Rooms

log = logging.getLogger(__name__)

PAUSE_SECONDS = 0.5
CHECKPOINT_SECONDS = 1.0


class Worker:
    """Works off due jobs until it is told to stop."""

    def __init__(
        self,
        rooms: Rooms,
        mail: Mail,
        addresses: WebAddresses | None = None,
        *,
        names: DomainNames | None = None,
        lane: Lane | None = None,
        redact: Redacting = redact_in_child,
    ) -> None:
        """Know which action does which kind of job; take those of one lane, or all."""
        self._rooms, self._redact = rooms, redact
        sender, web = rooms.settings.mail_from, addresses or Internet()
        domains = names or NameServers()
        self._actions: Mapping[str, Callable[[Work], None]] = {
            DELIVER_NOTICE: lambda work: deliver_notice(work, mail, sender),
            END_AUTHORIZATION: end_due_authorization,
            TELL_OF_WITHDRAWAL: tell_of_withdrawal,
            END_REVEAL: end_due_reveal,
            END_ESCALATION: end_due_escalation,
            FIND_ORIGINAL: find_original,
            RECORD_SILENCE: record_silence,
            ASK_OUTCOME: ask_outcome,
            SCAN_UPLOAD: scan_upload,
            REDACT_DISCLOSURE: redact_disclosure,
            SWEEP_STORAGE: sweep_storage,
            MEASURE_HISTORY: measure_history,
            REPLAY_FACTS: replay_facts,
            COUNT_CASES: count_cases,
            RAISE_ALARMS: raise_alarms,
            LOOK_UP_MANDATE: lambda work: look_up_mandate(work, domains),
            RENEW_MANDATE: lambda work: look_up_mandate(work, domains),
            SEND_ALARM: lambda work: send_alarm(work, web),
        }
        self._kinds = [kind for kind in self._actions if lane in (None, lane_of(kind))]

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set; a failure of one job never ends the loop."""
        with self._rooms.database.transaction(AT_WORK) as database:
            keep_sweeping(database, self._rooms.clock(), self._rooms.clock())
            keep_replaying(database, self._rooms.clock(), self._rooms.clock())
            keep_counting(database, self._rooms.clock(), self._rooms.clock())
            keep_alarming(database, self._rooms.clock(), self._rooms.clock())
        while not stop.is_set():
            try:
                busy = self.work_once()
            except Exception:
                log.exception("The worker met a failure outside of any job.")
                busy = False
            if not busy:
                stop.wait(PAUSE_SECONDS)

    def work_once(self) -> bool:
        """Do one due job; returns whether there was one."""
        with self._rooms.database.transaction(AT_WORK, write=False) as database:
            if not is_one_due(database, self._rooms.clock(), self._kinds):
                return False
        with self._rooms.database.transaction(AT_WORK) as database:
            job = lease_next(database, self._rooms.clock(), LEASE, self._kinds)
        if job is None:
            return False
        self._do(job)
        return True

    def work_off(self) -> int:
        """Do all that is due now; returns how many jobs there were."""
        count = 0
        while self.work_once():
            count += 1
        return count

    def _do(self, job: Job) -> None:
        assert job.lease is not None  # noqa: S101 - lease_next has just set it
        rooms, redact = self._rooms, self._redact
        work = Work(rooms.database, rooms.instruments, rooms.clock, job.id, job.lease, job.subject_id, redact)
        try:
            self._actions[job.kind](work)
        except Conflict:
            log.info("A job of kind %s went to another worker.", job.kind)
        except Exception as problem:
            log.warning("A job of kind %s failed.", job.kind, exc_info=not isinstance(problem, Failure))
            with rooms.database.transaction(AT_WORK) as database:
                state = put_back(database, job.id, job.lease, type(problem).__name__, rooms.clock())
                if state is JobState.DEAD and job.kind == RAISE_ALARMS:
                    # Whatever went wrong, alarms must not fall silent until somebody starts the portal anew.
                    keep_alarming(database, rooms.clock(), rooms.clock() + AGAIN_AFTER)


def publish_all(rooms: Rooms) -> bool:
    """Integrate every entry that waits, then sign the result; returns whether there was something to sign."""
    while True:
        with rooms.database.transaction(FOR_THE_LOG) as database:
            if integrate_entries(database) < MOST_AT_ONCE:
                break
    with rooms.database.transaction(FOR_THE_LOG) as database:
        return publish_checkpoint(database, rooms.instruments, rooms.clock()) is not None


def keep_publishing(rooms: Rooms, stop: threading.Event) -> None:
    """Publish about once a second until `stop` is set; a log that must not be signed is said loudly."""
    while not stop.wait(CHECKPOINT_SECONDS):
        try:
            publish_all(rooms)
        except Failure as failure:
            log.critical("No checkpoint was signed: %s", failure.sentence)
        except Exception:
            log.exception("No checkpoint was signed.")

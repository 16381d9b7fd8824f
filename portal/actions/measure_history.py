"""A queued job: a history is measured, and its log removed. With a bad row nothing is imported."""

from datetime import datetime
from typing import BinaryIO, cast

from sqlalchemy import update

from portal.access import measuring_history
from portal.access.history_bounds import BOUNDS
from portal.access.history_content import history_vault, open_log
from portal.access.measuring_history import Measured
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.upload_stream import UploadStream
from portal.actions.work import Work
from portal.measures.history.report_json import report_as_json
from portal.measures.history.rows import Format
from portal.records.histories import History
from portal.records.history_parts import remove_log
from portal.records.roads import AT_WORK
from portal.vocabulary import Conflict, HistoryState, Invalid, Verb

BAD_ROWS_KEPT = 100
GAVE_UP = "This history could not be measured, although it was tried several times. Split it and try again."


def measure_history(work: Work) -> None:
    """Measure one history. One that was discarded or stopped meanwhile is left alone.

    Raises:
        Conflict: another worker has the job by now, or it was called off.
    """
    given_up = work.is_beyond_tries()
    vault = history_vault(work.instruments.keyring, work.instruments.objects)
    with work.reading() as database:
        history = database.get(History, work.subject_id)
        log = None
        if history is not None and history.state is HistoryState.MEASURING and not given_up:
            log = open_log(database, vault, history)
    if history is None or history.state is not HistoryState.MEASURING:
        with work.finishing():
            return
    found = Measured(0, None, ())
    refusal = GAVE_UP
    if log is not None:
        found, refusal = _measure(work, history, log)
    _keep(work, found, refusal, work.clock())


def _measure(work: Work, history: History, log: UploadStream) -> tuple[Measured, str]:
    told = work.shares()

    def progress(rows: int) -> None:
        with work.database.transaction(AT_WORK) as database:
            still = database.execute(
                update(History)
                .where(History.id == history.id, History.state == HistoryState.MEASURING)
                .values(read=rows)
                .returning(History.id)
            ).first()
        if still is None:
            raise Conflict("The measuring was stopped.")
        told(log.tell() / log.size)

    with work.kept():
        try:
            found = measuring_history.measure_history(
                cast("BinaryIO", log),
                Format(history.written),
                measuring_history.mapping_of(history.mapping),
                without_bad_rows=history.without_bad_rows,
                progress=progress,
                bounds=BOUNDS,
            )
        except Invalid as wrong:
            return Measured(0, None, ()), wrong.sentence
    return found, ""


def _keep(work: Work, found: Measured, refusal: str, now: datetime) -> None:
    """Keep what came of it. The log stays only where another mapping may yet be tried."""
    with work.finishing() as database:
        history = database.get(History, work.subject_id)
        if history is None:
            return
        if history.state is not HistoryState.MEASURING:
            raise Conflict("The history was changed meanwhile.")
        history.read, history.bad = found.rows, len(found.bad)
        history.bad_rows = [[one.line, one.reason] for one in found.bad[:BAD_ROWS_KEPT]]
        history.refusal = refusal
        history.state = HistoryState.REFUSED if found.report is None else HistoryState.MEASURED
        if found.report is not None:
            history.report, history.measured_at = dict(report_as_json(found.report)), now
            remove_log(database, history.id)
        details = {"measured": found.report is not None, "rows": found.rows, "bad_rows": len(found.bad)}
        actor = portal_for(history.organization_id)
        record(database, actor, Verb.HISTORY_MEASURED, now, subject_id=history.id, details=details)

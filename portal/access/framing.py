"""The cases that pages read which need each of them by itself: all, or those of one frame of time.

Frames do not depend on what is asked: days since 1970 by twos, fours and so on, the longest that hold no
more cases than a page may read. So the blocks of figures (`counted/spans.py`) begin where they always do.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.counting import counted_cases
from portal.access.running_again import behind_answers
from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.behind import BehindFigures
from portal.measures.counted.spans import BEGIN, END, Behind, Span
from portal.measures.levels.level import views
from portal.records.measured_customers import measured_customers
from portal.records.measured_events import measured_events, newest_opened, number_opened

MOST_CASES = 1_000
"""Pages that need each case by itself read no more than so many: about half a second of work."""
_FIRST_DAY = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_LEAST = timedelta(microseconds=1)
_LATER = BEGIN + _LEAST
_DAYS = range((BEGIN - _FIRST_DAY) // _DAY, (END - _FIRST_DAY) // _DAY)
"""Every day, counted from 1970 on."""


def framed(
    database: Session,
    organization_id: UUID,
    since: datetime | None,
    until: datetime,
    now: datetime,
    most: int,
) -> tuple[ChosenCases, Span | None]:
    """The cases opened from `since` (None: the first) up to `until`, as they stand `now`, and their frame.

    The frame is None where all cases of the organization are no more than `most`. Otherwise it is that of the
    newest case of the time, or the one before, whichever has more cases of the time.
    """
    frame = _frame(database, organization_id, since, until, most)
    begin, end = since or BEGIN, until if until < now else END
    if frame is None:
        known = views(measured_events(database, organization_id), now)
        return ChosenCases(known, begin, end, measured_customers(database, organization_id)), None
    known = views(measured_events(database, organization_id, frame.since, until=frame.before), now)
    customers = measured_customers(database, organization_id, frame.since, frame.before)
    begin, end = max(begin, frame.since), min(end, frame.before)
    counted = BehindFigures(counted_cases(database, organization_id), now)

    def behind(measure_id: str) -> Behind:
        if measure_id == "M25":
            return behind_answers(database, organization_id, now)
        return counted.measure(measure_id)

    return ChosenCases(known, begin, end, customers, behind), frame


def _frame(
    database: Session, organization_id: UUID, since: datetime | None, until: datetime, most: int
) -> Span | None:
    if number_opened(database, organization_id, None, None, most + 1) <= most:
        return None
    newest = newest_opened(database, organization_id, since, until, 1) or max(until, _LATER) - _LEAST
    frames = [_frame_at(database, organization_id, newest, most)]
    frames.append(_frame_at(database, organization_id, max(frames[0].since, _LATER) - _LEAST, most))

    def of_time(frame: Span) -> int:
        begin, end = max(frame.since, since or BEGIN), min(frame.before, until)
        return number_opened(database, organization_id, begin, end, most) if begin < end else 0

    return max(frames, key=of_time)


def _frame_at(database: Session, organization_id: UUID, at: datetime, most: int) -> Span:
    """The longest frame that holds an instant and no more than `most` cases; a day in any case."""
    day, days = (at - _FIRST_DAY) // _DAY, 1
    found = _days(day, days)
    while days < len(_DAYS):
        days *= 2
        wider = _days(day // days * days, days)
        if number_opened(database, organization_id, wider.since, wider.before, most + 1) > most:
            break
        found = wider
    return found


def _days(first: int, number: int) -> Span:
    """So many days from one on, without those that no calendar has."""
    begin, end = max(first, _DAYS.start), min(first + number, _DAYS.stop)
    return Span(_FIRST_DAY + begin * _DAY, _FIRST_DAY + end * _DAY)

"""What customers say a week and a month after a yes. Nothing is drawn: the rest of the play stays so."""

from datetime import datetime, timedelta
from zlib import crc32

from portal.access.link_access import enter_link
from portal.actions.answer_outcome import answer_outcome
from portal.demo.play import Play
from portal.demo.schedule import Life
from portal.records.outcome_checks import OutcomeCheck
from portal.records.resolutions import resolutions_of
from portal.records.roads import ON_COMMAND
from portal.vocabulary import LinkPurpose, Missing, ResolutionState

_A_MOMENT = timedelta(minutes=1)
_OF_TEN = {"yes": 7, "no": 1}
"""So many of ten customers say so; the others say nothing."""


def still_working(play: Play) -> Life:
    """The customer answers the question of each day, if it is asked."""
    said_at = _said_at(play)
    if said_at is None:
        return
    for day in (7, 30):
        yield said_at + timedelta(days=day) + _A_MOMENT
        _answer(play, day)


def _said_at(play: Play) -> datetime | None:
    with play.stage.rooms.database.transaction(ON_COMMAND, write=False) as database:
        newest = resolutions_of(database, play.case_id)[-1]
        return newest.answered_at if newest.state is ResolutionState.CONFIRMED else None


def _answer(play: Play, day: int) -> None:
    lot = crc32(f"{play.problem.title}{day}".encode()) % 10
    if lot >= sum(_OF_TEN.values()):
        return
    stage = play.stage
    with stage.rooms.database.transaction(ON_COMMAND) as database:
        try:
            token = stage.post.newest(play.approver, "still-working")
            link = enter_link(database, token, LinkPurpose.OUTCOME, stage.now)
        except (KeyError, Missing):
            return
        check = database.get_one(OutcomeCheck, link.link.subject_id)
        if check.case_id == play.case_id and check.day == day and check.answered_at is None:
            works, tools = lot < _OF_TEN["yes"], stage.rooms.instruments
            answer_outcome(database, link, works=works, instruments=tools, now=stage.now)

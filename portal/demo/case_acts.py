"""What an engineer does with a case that is theirs: open, look, note, work, wait, promise, close."""

from datetime import timedelta

from portal.actions.begin_wait import begin_wait
from portal.actions.close_case import close_case
from portal.actions.end_wait import end_wait
from portal.actions.open_case import NewCase
from portal.actions.open_case import open_case as keep_case
from portal.actions.promise_update import promise_update
from portal.actions.read_case import read_case
from portal.actions.reopen_case import reopen_case
from portal.actions.start_work import start_work
from portal.actions.write_note import write_note
from portal.demo.cast import House
from portal.demo.manners import SCALES
from portal.demo.play import Play
from portal.vocabulary import Permission

MIDDLING = 2


def open_case(play: Play, severity: int = MIDDLING) -> None:
    """Open the case; `severity` counts the words of the opener's scale from 0, the worst."""
    stage, engineer = play.stage, play.who(play.opener)
    stage.arrive(engineer)
    new = NewCase(
        play.organization(play.customer).id,
        play.problem.title,
        play.product,
        SCALES[play.opener.name].words[severity].word,
    )
    with stage.transaction() as database:
        play.case_id = keep_case(database, stage.people[engineer], new, stage.now).id


def look(play: Play, house: House) -> None:
    """Open the case's page."""
    stage = play.stage
    with stage.entering(play.who(house), play.case_id, Permission.CASE_READ) as (database, access):
        read_case(database, access, stage.rooms.instruments, stage.now)


def note(play: Play, house: House) -> None:
    """Write a note for one's own organization."""
    stage = play.stage
    with stage.entering(play.who(house), play.case_id) as (database, access):
        write_note(database, access, play.pick(play.shelf.notes), stage.rooms.instruments, stage.now)


def work(play: Play, house: House) -> None:
    """Say that one works on it."""
    with play.stage.entering(play.who(house), play.case_id) as (database, access):
        start_work(database, access, play.stage.now)


def wait_for(play: Play, house: House, awaited: House | None = None) -> None:
    """Wait for another vendor, or for the customer."""
    with play.stage.entering(play.who(house), play.case_id) as (database, access):
        begin_wait(database, access, play.organization(awaited).id if awaited else None, play.stage.now)


def go_on(play: Play, house: House) -> None:
    """The answer is there."""
    with play.stage.entering(play.who(house), play.case_id) as (database, access):
        end_wait(database, access, play.stage.now)


def promise(play: Play, house: House, hours: float) -> None:
    """Promise the next update."""
    stage = play.stage
    with stage.entering(play.who(house), play.case_id) as (database, access):
        promise_update(database, access, stage.now + timedelta(hours=hours), stage.now)


def close(play: Play) -> None:
    """Close the case."""
    with play.stage.entering(play.who(play.opener), play.case_id) as (database, access):
        close_case(database, access, play.stage.rooms.instruments, play.stage.now)


def reopen(play: Play) -> None:
    """It came back: open it again."""
    with play.stage.entering(play.who(play.opener), play.case_id) as (database, access):
        reopen_case(database, access, play.stage.now)

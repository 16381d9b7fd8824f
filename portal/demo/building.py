"""The demonstration is built: a year of work on a clock of its own.

The last four months are done by the same actions as real use; the closed cases of the time before, and more
of these months, are written down (portal/demo/laying_down.py).
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from portal.actions.read_gaps import read_gaps
from portal.assembly import open_mail
from portal.demo.agreeing import agree
from portal.demo.aims import aim
from portal.demo.business import tell_business
from portal.demo.clock import DemoClock
from portal.demo.enrolling import enroll_everybody, enroll_further
from portal.demo.history import Past, past_lives
from portal.demo.ideas import ideas
from portal.demo.older_cases import bring_older_cases
from portal.demo.plans import decide_about_measures
from portal.demo.postbox import Postbox
from portal.demo.present import Casting, present_lives
from portal.demo.present_data import bundle_lives, quiet_lives
from portal.demo.present_ends import ended_lives
from portal.demo.schedule import Life, live
from portal.demo.stage import Stage
from portal.demo.waiting_cases import waiting_lives
from portal.demo.year import CASES as YEAR
from portal.demo.year import PLAYED, closed_cases
from portal.records.jobs import Job
from portal.records.roads import ON_COMMAND
from portal.vocabulary import JobState
from portal.web.call import Rooms
from portal.worker import publish_all

LASTS = timedelta(days=400)
"""Longer than a year: suggestions are judged after that long."""
SEED = 20
READER_OF_FIGURES = "Clara Stein"


@dataclass(frozen=True)
class Extent:
    """How much is built: at most so many past cases of each vendor and open ones, with files or not.

    `ends` adds the cases in which something ended otherwise than people hoped, and hidden and held values;
    `older` the history of an old ticket system; `year` are so many closed cases of the past year, with theirs
    the other customers.
    """

    past: int = 99
    present: int = 99
    files: bool = True
    ends: bool = True
    older: bool = True
    year: int = YEAR


WHOLE = Extent()


def build_world(
    rooms: Rooms,
    clock: DemoClock,
    extent: Extent = WHOLE,
    progress: Callable[[float], None] = lambda _share: None,
) -> Stage:
    """Play on an empty installation whose clock is `clock`, from its time on for as long as `LASTS`.

    Raises:
        RuntimeError: something that was queued could not be done.
    """
    stage = Stage(rooms, clock, Postbox(open_mail(rooms.settings)), random.Random(SEED))  # noqa: S311 - a play
    ends_at = clock.now + LASTS
    enroll_everybody(stage)
    if extent.year:
        enroll_further(stage)
    agree(stage)
    live(stage, _lives(stage, ends_at, extent), ends_at, progress)
    tell_business(stage, year=extent.year > 0)
    decide_about_measures(stage)
    aim(stage)
    if extent.older:
        bring_older_cases(stage)
    publish_all(rooms)
    _nothing_failed(stage)
    return stage


def _lives(stage: Stage, ends_at: datetime, extent: Extent) -> list[Life]:
    casting = Casting(stage, ends_at)
    past = Past(ends_at - PLAYED, ends_at, extent.past, with_files=extent.ends)
    lives = past_lives(stage, past) + present_lives(casting, extent.present)
    if extent.ends:
        lives += ended_lives(casting) + ideas(stage, ends_at)
    if extent.year:
        lives.append(closed_cases(stage, ends_at, extent.year))
    if extent.year and extent.ends:
        lives += waiting_lives(stage, ends_at)
    if extent.files:
        lives += bundle_lives(stage, ends_at, asked=extent.ends)
    return [*lives, *quiet_lives(stage, ends_at, held=extent.ends), _figures_are_read(stage, ends_at)]


def _figures_are_read(stage: Stage, ends_at: datetime) -> Life:
    """Somebody looks at the figures every Monday or so."""
    instant = ends_at - PLAYED + timedelta(days=28)
    while instant < ends_at:
        yield instant
        stage.arrive(READER_OF_FIGURES)
        with stage.transaction() as database:
            read_gaps(database, stage.people[READER_OF_FIGURES], None, stage.now, stage.now)
        instant += timedelta(days=7, minutes=stage.dice.randint(0, 90))


def _nothing_failed(stage: Stage) -> None:
    """A demonstration in which a notice or a redaction got stuck is not shown to anybody."""
    with stage.rooms.database.transaction(ON_COMMAND, write=False) as database:
        stuck = database.execute(
            select(Job.kind, Job.last_error, func.count())
            .where((Job.state == JobState.DEAD) | (Job.last_error != ""))
            .group_by(Job.kind, Job.last_error)
        ).all()
    if stuck:
        raise RuntimeError(f"The demonstration could not be built: {[tuple(row) for row in stuck]}")

"""Vendors who agreed on who is told of alarms, and a worker that looks at their cases."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select

from portal.access.alarm_calls import SEND_ALARM
from portal.access.alarming import RAISE_ALARMS, keep_alarming
from portal.actions.answer_ladder import answer_ladder
from portal.actions.propose_ladder import propose_ladder
from portal.assembly import open_mail
from portal.records.alarms import AlarmRung, CaseAlarm
from portal.records.jobs import Job
from portal.rules.alarms import AlarmKind, AlarmTerms
from portal.rules.ladders import Ladder, Rung
from portal.vocabulary import JobState, LadderContact, LadderState, Role, Unavailable
from portal.worker import Worker
from tests.support.casework import vendors
from tests.support.world import World

HOUR = timedelta(hours=1)
TERMS = AlarmTerms(2 * HOUR, 72 * HOUR)


class Heard:
    """A way out that leads nowhere and remembers what was sent; `deaf` takes nothing."""

    def __init__(self, *, deaf: bool = False) -> None:
        self.messages: list[tuple[str, bytes, Mapping[str, str]]] = []
        self.deaf = deaf

    def send(self, address: str, body: bytes, heads: Mapping[str, str]) -> None:
        """Remember one message, or take none."""
        if self.deaf:
            raise Unavailable("Nobody is there.")
        self.messages.append((address, body, heads))


def vendors_with_administrators(world: World) -> None:
    """The vendors of casework, with Vera for Northwind, Carl for Cedar and Edda for Elm, who administer."""
    vendors(world)
    for name, organization in (("Vera", "Northwind"), ("Carl", "Cedar"), ("Edda", "Elm")):
        world.add_person(name, organization, Role.VENDOR_ADMINISTRATOR)


def a_ladder(world: World, *, office_hours: bool = False) -> Ladder:
    """At once the engineer of Northwind; after four hours Cedar's engineers; after a day Northwind's Eve."""
    northwind, cedar = (world.organizations[name].id for name in ("Northwind", "Cedar"))
    rungs = (
        Rung(timedelta(), northwind, LadderContact.ENGINEER),
        Rung(4 * HOUR, cedar, LadderContact.ENGINEERS),
        Rung(24 * HOUR, northwind, LadderContact.EXECUTIVES),
    )
    return Ladder(TERMS, rungs, office_hours)


def propose(world: World, ladder: Ladder, by: str = "Vera", partner: str = "Cedar") -> int:
    """Let an administrator propose a ladder; returns its number."""
    actor, tools = world.actor(by), world.rooms.instruments
    with world.transaction() as database:
        other = world.organizations[partner]
        return propose_ladder(database, actor, other, ladder, tools, world.clock.now).number


def answer(
    world: World, number: int, said: LadderState, by: str = "Carl", partner: str = "Northwind"
) -> None:
    """Let an administrator answer a version."""
    actor, tools = world.actor(by), world.rooms.instruments
    with world.transaction() as database:
        answer_ladder(database, actor, world.organizations[partner], number, said, tools, world.clock.now)


def agree_on(world: World, ladder: Ladder) -> None:
    """Northwind proposes, Cedar accepts."""
    answer(world, propose(world, ladder), LadderState.ACCEPTED)


def look(world: World, after: timedelta = timedelta(), heard: Heard | None = None) -> None:
    """So much later the worker does all that is due."""
    world.clock.forward(after)
    with world.transaction() as database:
        keep_alarming(database, world.clock.now, world.clock.now)
        for job in database.scalars(
            select(Job).where(Job.kind == RAISE_ALARMS, Job.state == JobState.QUEUED)
        ):
            job.run_at = world.clock.now
    Worker(world.rooms, open_mail(world.rooms.settings), heard or Heard()).work_off()


def raised(world: World) -> list[CaseAlarm]:
    """Every alarm there ever was, oldest first."""
    with world.transaction() as database:
        return list(database.scalars(select(CaseAlarm).order_by(CaseAlarm.since, CaseAlarm.kind)))


def gaps(world: World) -> list[CaseAlarm]:
    """The alarms of cases that nobody had."""
    return [one for one in raised(world) if one.kind is AlarmKind.NOBODY_HOLDS]


def rungs(world: World, *alarms: CaseAlarm) -> list[int]:
    """Which rungs were reached, of these alarms or of all."""
    wanted = {one.id for one in alarms or raised(world)}
    with world.transaction() as database:
        rows = database.scalars(select(AlarmRung).order_by(AlarmRung.reached_at, AlarmRung.number))
        return [row.number for row in rows if row.alarm_id in wanted]


def sends_that_wait(world: World) -> int:
    """Messages to vendors' systems that were not taken yet."""
    with world.transaction() as database:
        waiting = select(Job).where(Job.kind == SEND_ALARM, Job.state == JobState.QUEUED)
        return len(database.scalars(waiting).all())

"""Somebody looks at the measures of the cases that their organization takes part in."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.counting import told_between
from portal.access.framing import MOST_CASES, framed
from portal.access.recording import record
from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.chosen import Chosen
from portal.measures.counted.levels import COUNTED
from portal.measures.counted.spans import BEGIN, Span
from portal.measures.quality import DataQuality, data_quality
from portal.records.facts import FactCheck, last_check
from portal.vocabulary import Permission, Verb


@dataclass(frozen=True)
class MeasureReading:
    """The cases of the time, and the last nightly comparison.

    Of very many cases only those of one `frame` are read (None: all). `before` are the cases of the time of
    the same length before, `between` what may be told of each two companies, where they were asked for.
    """

    chosen: ChosenCases
    before: ChosenCases | None
    check: FactCheck | None
    frame: Span | None = None
    between: Chosen | None = None

    @cached_property
    def quality(self) -> DataQuality | None:
        """How good the data are; None where too few cases are behind it."""
        told = self.chosen.every.cases
        return data_quality(told) if told else None


def read_measures(
    database: Session,
    actor: Actor,
    since: datetime | None,
    until: datetime,
    now: datetime,
    *,
    with_before: bool = False,
    with_pairs: bool = False,
    most: int | None = None,
) -> MeasureReading:
    """The cases opened from `since` (None: from the beginning) up to `until`, as they stand now.

    `with_before` reads the time of the same length before it too, which costs as much again, `with_pairs`
    what is told of each two companies: a page that shows both is one look, and one entry in the log. Of more
    than `most` cases in all, MOST_CASES where it is not given, those of one frame are read.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    own, limit = actor.organization_id, most or MOST_CASES
    chosen, frame = framed(database, own, since, until, now, limit)
    before = None
    if with_before and since is not None:
        earlier = since - min(until - since, since - BEGIN)
        before, _ = framed(database, own, earlier, since, now, limit)
    asked = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=asked)
    between = told_between(database, own, since, until, now) if with_pairs else None
    return MeasureReading(chosen, before, last_check(database), frame, between)


def read_around(
    database: Session, actor: Actor, measure_id: str, reading: MeasureReading, at: datetime, now: datetime
) -> tuple[ChosenCases, ChosenCases]:
    """The cases of a reading opened before an instant (aware), and those opened from it on.

    Of very many cases each side is of one frame, as the page of the measure would read it: in frames of
    another size the same cases would be told in other blocks. What the first screen counts has its blocks.
    """
    chosen = reading.chosen
    if reading.frame is None or measure_id in COUNTED:
        early, late = min(chosen.before, at), max(chosen.since, at)
        return replace(chosen, before=early), replace(chosen, since=late)
    own = actor.organization_id
    before, _ = framed(database, own, None, at, now, MOST_CASES)
    after, _ = framed(database, own, at, now, now, MOST_CASES)
    return before, after

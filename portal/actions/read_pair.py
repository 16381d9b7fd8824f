"""Somebody looks at the cases in which one company asked another, of those of their own organization."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.counting import told_between
from portal.access.recording import record
from portal.measures.counted.chosen import ToldPair
from portal.measures.gaps import Pair, PairFigures, figures_of_none, gaps
from portal.measures.suppression import TooFew
from portal.records.measured_events import measured_events, newest_opened
from portal.vocabulary import Missing, Permission, Verb

MOST_CASES = 1_000
"""As many as the page of one measure reads."""


@dataclass(frozen=True)
class PairReading:
    """What is told of one pair, and its figures case by case: for whoever asks which cases are behind them.

    Of very many cases only the newest are read one by one: those opened from `newest_from` on (None: all of
    the time).
    """

    told: ToldPair | TooFew
    figures: PairFigures
    newest_from: datetime | None


def read_pair(
    database: Session, actor: Actor, pair: Pair, since: datetime | None, until: datetime, now: datetime
) -> PairReading:
    """The figures over the organization's cases opened from `since` (None: the beginning) up to `until`.

    Raises:
        Missing: the one never asked the other in a case of the organization.
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    details = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    chosen = told_between(database, actor.organization_id, since, until, now)
    # Facts say in which cases the one asked the other; where no case has facts yet, all are looked at.
    for known in (pair, None):
        newest_from = newest_opened(database, actor.organization_id, since, until, MOST_CASES, known)
        events = measured_events(database, actor.organization_id, newest_from or since, known, until)
        found = gaps(events, now).pairs.get(pair)
        if found is not None:
            return PairReading(chosen.pairs.get(pair, TooFew()), found, newest_from)
    if pair in chosen.behind.pairs:
        return PairReading(TooFew(), figures_of_none(pair), None)
    raise Missing("Your company has no cases in which the one asked the other.")

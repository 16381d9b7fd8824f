"""The escalation ladder that two vendors agree on: who is told of an alarm, and after how long.

Each rung belongs to one of the two and is counted in the hours that this one works, so that nobody is called
at night who did not agree to it. A ladder without rungs tells nobody; the alarm still stands on the page.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from portal.rules.alarms import AlarmTerms, Hours
from portal.vocabulary import Invalid, LadderContact

MOST_RUNGS = 6
SHORTEST_GAP = timedelta(minutes=5)
LONGEST = timedelta(days=30)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Rung:
    """So long after the alarm began, these people of this organization are told."""

    after: timedelta
    organization_id: UUID
    contact: LadderContact


@dataclass(frozen=True, slots=True)
class Ladder:
    """When alarms begin, and the rungs in their order; with `office_hours` each side's calendar counts."""

    terms: AlarmTerms
    rungs: tuple[Rung, ...] = ()
    office_hours: bool = True


WITHOUT_AGREEMENT = Ladder(AlarmTerms(timedelta(hours=4), timedelta(days=3)))
"""What holds where two vendors agreed on nothing: alarms are shown, and nobody is told."""


def check_ladder(ladder: Ladder, pair: Collection[UUID]) -> None:
    """Stop unless these two vendors can agree on the ladder.

    Raises:
        Invalid: with the field that is wrong: `nobody`, `silent`, or `rung_1` and so on.
    """
    for name, span in (("nobody", ladder.terms.nobody_after), ("silent", ladder.terms.silent_after)):
        if not SHORTEST_GAP <= span <= LONGEST:
            raise Invalid("Choose from 5 minutes to 30 days.", name)
    if len(ladder.rungs) > MOST_RUNGS:
        raise Invalid(f"A ladder has at most {MOST_RUNGS} steps.")
    known: set[Rung] = set()
    for number, rung in enumerate(ladder.rungs, start=1):
        if rung.organization_id not in pair:
            raise Invalid("Choose one of the two companies.", f"rung_{number}")
        if not timedelta() <= rung.after <= LONGEST:
            raise Invalid("Choose from 0 minutes to 30 days.", f"rung_{number}")
        if rung in known:
            raise Invalid("This step stands here twice.", f"rung_{number}")
        known.add(rung)


def in_order(rungs: Collection[Rung]) -> tuple[Rung, ...]:
    """The rungs from the earliest to the latest; of two at the same time the one that was named first."""
    return tuple(sorted(rungs, key=lambda rung: rung.after))


def rung_times(ladder: Ladder, since: datetime, hours: Hours) -> list[tuple[int, Rung, datetime]]:
    """When each rung (from 1) is reached of an alarm that began at `since` and that nobody takes."""
    return [
        (number, rung, hours(rung.organization_id, since, rung.after))
        for number, rung in enumerate(ladder.rungs, start=1)
    ]


def ladder_to_json(ladder: Ladder) -> dict[str, Any]:
    """The ladder as its row and the log keep it: minutes, ids and words."""
    return {
        "nobody_minutes": ladder.terms.nobody_after // _MINUTE,
        "silent_minutes": ladder.terms.silent_after // _MINUTE,
        "office_hours": ladder.office_hours,
        "rungs": [
            {
                "after_minutes": rung.after // _MINUTE,
                "organization": str(rung.organization_id),
                "contact": rung.contact.value,
            }
            for rung in ladder.rungs
        ],
    }


def ladder_from_json(kept: Mapping[str, Any]) -> Ladder:
    """The ladder that `ladder_to_json` wrote."""
    return Ladder(
        AlarmTerms(
            timedelta(minutes=int(kept["nobody_minutes"])), timedelta(minutes=int(kept["silent_minutes"]))
        ),
        tuple(
            Rung(
                timedelta(minutes=int(rung["after_minutes"])),
                UUID(rung["organization"]),
                LadderContact(rung["contact"]),
            )
            for rung in kept["rungs"]
        ),
        bool(kept["office_hours"]),
    )

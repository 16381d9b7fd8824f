"""How a level moved: the same measure for the cases opened in each calendar month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from portal.measures.levels.level import CaseView, Level
from portal.measures.levels.levels import level
from portal.measures.levels.parts import levels_of_parts


@dataclass(frozen=True, slots=True)
class Period:
    """The level of the cases opened from `since` up to `before`."""

    since: datetime
    before: datetime
    level: Level


def by_month(
    measure_id: str,
    cases: Sequence[CaseView],
    customer_of: Mapping[UUID, UUID] | None = None,
    *,
    own_cases: bool = False,
) -> list[Period]:
    """One period per calendar month (UTC), from the first case's to the last's, empty ones included.

    Periods are fixed: with sliding ones, two neighbouring figures would tell of a single case. A month that
    must not be told cannot be worked out from the others and their whole either.
    """
    if not cases:
        return []
    opened: dict[datetime, list[CaseView]] = {}
    for view in cases:
        opened.setdefault(month_of(view.opened_at), []).append(view)
    since, months = min(opened), []
    while since <= max(opened):
        months.append((since, month_after(since)))
        since = month_after(since)
    parts = [opened.get(begin, []) for begin, _ in months]
    if own_cases:
        levels = [level(measure_id, part, own_cases=True) for part in parts]
    else:
        levels = levels_of_parts(measure_id, parts, customer_of)
    return [Period(*month, one) for month, one in zip(months, levels, strict=True)]


def month_of(at: datetime) -> datetime:
    """The first instant of its calendar month (UTC)."""
    return at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def month_after(month: datetime) -> datetime:
    """The first instant of the next one."""
    december = month.month == 12  # noqa: PLR2004 - the last month of the year
    return month.replace(year=month.year + 1, month=1) if december else month.replace(month=month.month + 1)

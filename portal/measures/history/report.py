"""Everything that an imported log can bear, as plain values for a page or a file; what it cannot, and why."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np

from portal.measures.history import outcomes, passing, report_endings, waiting
from portal.measures.history.catalogued import HistoryLevel, levels
from portal.measures.history.drawn import Pictures
from portal.measures.history.log import Column, HistoryLog
from portal.measures.history.mapping import HistoryMapping, Meaning
from portal.measures.history.passing import HOUR, Handoffs
from portal.measures.history.pictures import pictures
from portal.measures.history.report_endings import percentiles
from portal.measures.history.seen import Seen
from portal.measures.history.unborne import NO_HANDOFFS
from portal.measures.history.unsaid import states_without_meaning, unknown_states, why_unsaid
from portal.measures.statistics import Estimate, percentile_estimate
from portal.vocabulary import Invalid

SMALLEST_CELL = 10
MOST_ORGANIZATIONS = 2_000
WEEK = 7 * 24 * HOUR
"""Weeks of the matrix are counted from 1970-01-01 UTC."""
HOLDERS = ("organization", "team", "person")


@dataclass(frozen=True, slots=True)
class PairRow:
    """One ordered pair of the matrix; waits in seconds. `publish` says whether it rests on ten cases."""

    giver: str
    taker: str
    handoffs: int
    cases: int
    accepted: int
    wait: dict[str, float]
    half: Estimate | None
    publish: bool


@dataclass(frozen=True, slots=True)
class HistoryReport:
    """The figures by name, the matrix, what follows what, and for each missing figure the reason.

    `levels` has every measure of the catalogue: its level, or why the log does not bear one.
    """

    figures: dict[str, object]
    matrix: tuple[PairRow, ...] = ()
    follows: tuple[waiting.Follows, ...] = ()
    cannot: dict[str, str] = field(default_factory=dict)
    levels: tuple[HistoryLevel, ...] = ()
    pictures: Pictures = field(default_factory=Pictures)


def history_report(
    log: HistoryLog,
    mapping: HistoryMapping,
    open_spans: Sequence[tuple[datetime, datetime]] = (),
) -> HistoryReport:
    """Measure an imported log. `open_spans` are office hours covering the log's time, or nothing."""
    figures: dict[str, object] = {
        "cases": log.cases,
        "events": len(log.at),
        "distinct": {name: sum(map(bool, column.texts)) for name, column in log.columns.items()},
        "case_hours": int(waiting.case_lengths(log).sum()) / HOUR,
    }
    cannot: dict[str, str] = {}
    follows: tuple[waiting.Follows, ...] = ()
    if status := log.columns.get("status"):
        follows = tuple(waiting.direct_followers(log, status))
        figures["states"] = _states(log, status)
        figures["states_without_meaning"] = states_without_meaning(log, mapping)
        figures["states_not_in_the_log"] = unknown_states(log, mapping)
    else:
        cannot["states"] = "No column says in which state a case is."
    matrix: tuple[PairRow, ...] = ()
    if mapping.steps:
        cannot["passing_organization"] = cannot["waiting_for_a_yes"] = NO_HANDOFFS
    else:
        matrix = _handed(log, mapping, figures, cannot, open_spans)
    report_endings.waits(log, mapping, figures, cannot)
    report_endings.ends(log, mapping, figures, cannot)
    seen = Seen(log, mapping)
    report_endings.equally_severe(seen, figures)
    return HistoryReport(figures, matrix, follows, cannot, levels(seen), pictures(seen, mapping))


def period(log: HistoryLog) -> tuple[datetime, datetime]:
    """From the first to just after the last event, for asking a calendar for its open spans."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    first, last = (timedelta(microseconds=int(one)) for one in (log.at.min(), log.at.max()))
    return epoch + first, epoch + last + timedelta(seconds=1)


def _states(log: HistoryLog, status: Column) -> dict[str, object]:
    detail = log.columns.get("detail")
    states: dict[str, object] = {"variants": waiting.variants(log, status)}
    finest = detail or status
    states["hours"] = {text: time / HOUR for text, time in waiting.time_by(log, finest).items()}
    if detail is not None:
        states["variants_with_detail"] = waiting.variants(log, status, detail)
    return states


def _handed(
    log: HistoryLog,
    mapping: HistoryMapping,
    figures: dict[str, object],
    cannot: dict[str, str],
    open_spans: Sequence[tuple[datetime, datetime]],
) -> tuple[PairRow, ...]:
    for name in HOLDERS:
        if column := log.columns.get(name):
            figures[f"passing_{name}"] = asdict(passing.returns(log, passing.stretches(log, column)))
        else:
            cannot[f"passing_{name}"] = f"No column says which {name} has a case."
    if mapping.lines and (team := log.columns.get("team")):
        figures["highest_line"] = outcomes.lines_touched(log, team, lambda text: line_of(mapping, text))
        figures["in_order_of_lines"] = outcomes.in_order_of_lines(
            log, team, lambda text: line_of(mapping, text)
        )
    else:
        cannot["highest_line"] = "The mapping does not say which teams are which line of support."
    organization = log.columns.get("organization")
    if organization is None:
        cannot["waiting_for_a_yes"] = "No column says which organization has a case."
        return ()
    if len(organization.texts) > MOST_ORGANIZATIONS:
        raise Invalid(
            f"The column “{mapping.columns['organization']}” has {len(organization.texts):,} values. "
            f"Map “organization” to a column of at most {MOST_ORGANIZATIONS:,} companies or teams.",
            "columns.organization",
        )
    figures["hours_by_organizations"] = outcomes.length_by_number(log, organization)
    accepted = log.says(mapping, Meaning.ACCEPTED)
    made = passing.handoffs(log, passing.stretches(log, organization), accepted)
    if accepted is None:
        cannot["waiting_for_a_yes"] = why_unsaid(mapping, Meaning.ACCEPTED)
    else:
        figures["waiting_for_a_yes"] = _wait_for_yes(made, open_spans)
    rows = _pairs(made, organization)
    figures["pairs"] = _pair_sizes(made, rows)
    return rows


def line_of(mapping: HistoryMapping, team: str) -> int:
    """The line of support of a team by how its name ends; 1 when no ending fits."""
    return next((line for ending, line in mapping.lines.items() if team.endswith(ending)), 1)


def _wait_for_yes(made: Handoffs, open_spans: Sequence[tuple[datetime, datetime]]) -> dict[str, object]:
    yes = made.accepted
    found: dict[str, object] = {
        "accepted": int(yes.sum()),
        "moved_on": int((~yes).sum()),
        "hours": percentiles(made.waited[yes] / HOUR),
    }
    if open_spans and yes.any():
        started = made.at[yes]
        hours = outcomes.office_hours(started, started + made.waited[yes], open_spans)
        found["office_hours"] = percentiles(hours)
        found["office_hours_zero"] = float((hours == 0).mean())
    return found


def _pairs(made: Handoffs, organization: Column) -> tuple[PairRow, ...]:
    key = made.giver.astype(np.int64) * len(organization.texts) + made.taker
    order = np.argsort(key, kind="stable")
    edges = np.flatnonzero(np.diff(key[order], prepend=-1, append=-1))
    rows = []
    for begin, end in pairwise(edges.tolist()):
        places = order[begin:end]
        waited = made.waited[places]
        seconds = waited[waited >= 0] / 1e6
        cases = len(np.unique(made.case[places]))
        rows.append(
            PairRow(
                giver=organization.texts[made.giver[places[0]]],
                taker=organization.texts[made.taker[places[0]]],
                handoffs=len(places),
                cases=cases,
                accepted=len(seconds),
                wait=percentiles(seconds),
                half=percentile_estimate(seconds.tolist(), 0.5) if len(seconds) else None,
                publish=cases >= SMALLEST_CELL,
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.handoffs, row.giver, row.taker)))


def _pair_sizes(made: Handoffs, rows: Sequence[PairRow]) -> dict[str, int]:
    width = 1 + max(made.giver.max(initial=0), made.taker.max(initial=0))
    pair = made.giver.astype(np.int64) * width + made.taker
    weeks = made.at // WEEK - made.at.min(initial=0) // WEEK
    _, weekly = np.unique(pair * (1 + weeks.max(initial=0)) + weeks, return_counts=True)
    return {
        "pairs": len(rows),
        "pairs_below_5_cases": sum(row.cases < 5 for row in rows),  # noqa: PLR2004 - named in the key
        "pairs_below_10_cases": sum(row.cases < SMALLEST_CELL for row in rows),
        "weekly_cells": len(weekly),
        "weekly_cells_below_10_handoffs": int((weekly < SMALLEST_CELL).sum()),
        "handoffs_shown": sum(row.handoffs for row in rows if row.publish),
        "handoffs": len(made.at),
    }

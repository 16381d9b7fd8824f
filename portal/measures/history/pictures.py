"""What the pictures of an imported log are drawn from: few enough values to be kept with its report."""

from collections.abc import Iterator

import numpy as np

from portal.measures.axes import thinned, watched_at_ticks
from portal.measures.history.catalogued import HistoryLevel, level
from portal.measures.history.drawn import Change, Compared, Month, Pictures, Reason, Way
from portal.measures.history.log import HistoryLog, Mask, day_micros
from portal.measures.history.mapping import HistoryMapping
from portal.measures.history.seen import Seen
from portal.measures.history.step_pictures import step_pictures
from portal.measures.statistics import Estimate, apart
from portal.measures.suppression import SMALLEST_CELL
from portal.measures.survival import curve

FURTHEST = 3
"""Further steps than so many are told together."""
MOST_WAYS = 24
MOST_REASONS = 12
COMPARED = ("M01", "M03", "M05", "M07", "M24")
NO_REASON = "no reason given"


def pictures(seen: Seen, mapping: HistoryMapping) -> Pictures:
    """What the log bears; nothing of a picture that it does not bear."""
    if mapping.steps:
        return step_pictures(seen, mapping)
    if seen.organization is None or not len(seen.handed.at):
        return Pictures(changes=tuple(_changes(seen, mapping)))
    ways, hidden = _ways(seen)
    enough = seen.accepted is not None and len(np.unique(seen.handed.case)) >= SMALLEST_CELL
    reasons, refused = _reasons(seen)
    return Pictures(
        waiting=tuple(thinned(curve(one.wait for one in seen.passed).steps)) if enough else (),
        months=tuple(_months(seen, mapping)) if enough else (),
        changes=tuple(_changes(seen, mapping)),
        ways=ways,
        ways_hidden=hidden,
        reasons=reasons,
        refused=refused,
        watched=watched_at_ticks(one.wait.span for one in seen.passed) if enough else (),
    )


def _months(seen: Seen, mapping: HistoryMapping) -> Iterator[Month]:
    """Every month from the first case's to the last's, empty ones included."""
    opened = seen.log.at[seen.log.begins[:-1]].astype("datetime64[us]").astype("datetime64[M]")
    for month in np.arange(opened.min(), opened.max() + 1):
        some = _some(seen, mapping, opened == month)
        cases = len(np.unique(some.handed.case)) if some else 0
        told = some is not None and cases >= SMALLEST_CELL
        half = level("M01", some).value if some is not None and told else None
        yield Month(str(month), half, cases if told else 0)


def _changes(seen: Seen, mapping: HistoryMapping) -> Iterator[Change]:
    opened = seen.log.at[seen.log.begins[:-1]]
    for day, words in mapping.changes:
        since = day_micros(day.isoformat())
        sides = [_some(seen, mapping, chosen) for chosen in (opened < since, opened >= since)]
        yield Change(day.isoformat(), words, tuple(_gave(sides[0], sides[1])))


def _gave(before: Seen | None, after: Seen | None) -> Iterator[Compared]:
    for measure_id in COMPARED:
        one, other = _told(measure_id, before), _told(measure_id, after)
        if one or other:
            yield Compared(measure_id, one, other, apart(one, other))


def _told(measure_id: str, seen: Seen | None) -> Estimate | None:
    """The level over one side of a change, where it rests on ten cases."""
    if seen is None:
        return None
    found: HistoryLevel = level(measure_id, seen)
    return found.value if found.n >= SMALLEST_CELL else None


def _some(seen: Seen, mapping: HistoryMapping, chosen: Mask) -> Seen | None:
    """Some of the cases as they were seen when the log ends; None for none."""
    if not chosen.any():
        return None
    log: HistoryLog = seen.log.only(chosen)
    return Seen(log, mapping, seen.end)


def _ways(seen: Seen) -> tuple[tuple[Way, ...], bool]:
    assert seen.organization is not None  # noqa: S101 - pictures has asked
    of, texts = seen.stretches, seen.organization.texts
    follows = np.flatnonzero(of.follows)
    begins = np.flatnonzero(~of.follows)
    step = follows - begins[np.searchsorted(begins, follows, side="right") - 1]
    rows = np.stack(
        [np.minimum(step, FURTHEST), of.holder[follows - 1], of.holder[follows], of.case[follows]]
    )
    once = np.unique(rows, axis=1)[:3]
    kinds, cases = np.unique(once, axis=1, return_counts=True)
    found = [
        Way(step, texts[giver], texts[taker], number)
        for (step, giver, taker), number in zip(kinds.T.tolist(), cases.tolist(), strict=True)
    ]
    found.sort(key=lambda one: (-one.cases, one.step, one.giver, one.taker))
    shown = [one for one in found if one.cases >= SMALLEST_CELL][:MOST_WAYS]
    return tuple(shown), len(shown) < len(found)


def _reasons(seen: Seen) -> tuple[tuple[Reason, ...], int]:
    """Reasons for a no, most frequent first, and how many noes there are in all.

    Reasons of too few cases are left out, and so many more that the others do not tell of them.
    """
    column = seen.log.columns.get("reason")
    if column is None or seen.refused is None:
        return (), 0
    places = np.flatnonzero(seen.refused)
    codes, case = column.codes[places], seen.log.case[places]
    found = []
    for code in np.unique(codes).tolist():
        chosen = codes == code
        found.append(Reason(column.texts[code] or NO_REASON, int(chosen.sum()), len(np.unique(case[chosen]))))
    found.sort(key=lambda one: (-one.times, one.reason))
    shown = [one for one in found if one.cases >= SMALLEST_CELL][:MOST_REASONS]
    while shown and 0 < len(places) - sum(one.times for one in shown) < SMALLEST_CELL:
        shown.pop()
    return tuple(shown), len(places)

"""How many test items were found in reviews, beside the measure of what was shared too much (M19)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.measures import control
from portal.measures.decoys import Block, blocks, found_share, within
from portal.measures.suppression import FEWEST_CUSTOMERS, SMALLEST_CELL
from portal.measures.words import share_interval_words, share_words
from portal.records.decoys import decoy_setting_of, reviews_with_decoys
from portal.web.call import Call
from portal.web.chart_points import PointChart, TimePoint, point_chart
from portal.web.measures_page import HeadLine
from portal.web.periods import Period

MEASURE = "M19"
_NOBODY = (
    "Nobody knows whether people look: no review holds test items. An administrator can change that under "
    "“Our organization”."
)
_TOO_FEW = (
    f"Whether people find test items is told from {SMALLEST_CELL} reviews of {FEWEST_CUSTOMERS} customers "
    "on, of whom none has more than half."
)


@dataclass(frozen=True)
class DecoyLines:
    """The figure in a sentence, its range, and the blocks of reviews that it rests on."""

    sentence: str
    interval: str
    reviews: str
    blocks: tuple[TimePoint, ...]
    points: PointChart | None
    limits_known: bool


def decoy_lines(call: Call, measure_id: str, period: Period) -> DecoyLines | None:
    """What is known in this time, of the reader's organization as a whole; None for all other measures."""
    if measure_id != MEASURE:
        return None
    own = call.actor.organization_id
    every = reviews_with_decoys(call.database, own)
    told = within(blocks(every), period.since, period.until)
    share = found_share(told)
    if share is None:
        setting = decoy_setting_of(call.database, own)
        wanted = every or (setting is not None and setting.share > 0)
        return DecoyLines(_TOO_FEW if wanted else _NOBODY, "", "", (), None, limits_known=False)
    planted, found = sum(one.planted for one in told), sum(one.found for one in told)
    shown = tuple(map(_point, told))
    limits = control.shares([(one.found, one.planted) for one in told])
    highest = max(shown, key=lambda one: one.value or 0.0).words
    return DecoyLines(
        sentence=f"Of {planted:,} test items in reviews, {found:,} were found: {share_words(share)}.",
        interval=share_interval_words(share),
        reviews=f"{share.n:,}",
        blocks=shown,
        points=point_chart(shown, limits, highest) if len(shown) > 1 else None,
        limits_known=limits is not None,
    )


def with_decoys(call: Call, line: HeadLine, period: Period) -> HeadLine:
    """The line of the measure in the catalogue, with what is known of test items behind it."""
    lines = decoy_lines(call, line.id, period)
    return line if lines is None else replace(line, sentence=f"{line.sentence} {lines.sentence}")


def decoy_rows(lines: DecoyLines | None) -> Sequence[tuple[str, str, float | None, str, str, str]]:
    """The same as rows of the table that can be taken along."""
    if lines is None:
        return ()
    rows = [("Test items", point.name, point.value, point.words, "", point.cases) for point in lines.blocks]
    return [("Test items", "All", None, lines.sentence, lines.interval, lines.reviews), *rows]


def _point(of: Block) -> TimePoint:
    return TimePoint(
        name=f"until {of.ended_at:%d %b %Y}",
        value=of.share,
        words=f"{of.found:,} of {of.planted:,}",
        cases=f"{of.reviews:,}",
        url="",
    )

"""The report for people outside: whole months, so that two reports cannot be subtracted from each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.actions.read_report import ReportReading
from portal.measures.catalogue import HEAD
from portal.measures.counted.levels import COUNTED, CountedLevel
from portal.measures.counted.report import Months, ReportedPair
from portal.measures.levels.level import Level
from portal.measures.levels.sentences import level_interval, sentence, short_value
from portal.measures.levels.trend import month_after, month_of
from portal.measures.words import pair_words
from portal.web.case_words import Names
from portal.web.chart_curves import TrendLine, trend_line
from portal.web.measures_page import proof_words
from portal.web.periods import Period
from portal.web.wording import plural

MOST_BLOCKS = 12
_LEAST = timedelta(microseconds=1)
_CLOSING = (
    "Figures are of whole months, put together until they rest on enough cases: no single case follows from "
    "two reports. Companies are not ranked: differences of this size are mostly chance. What goes together "
    "need not cause each other."
)


@dataclass(frozen=True)
class ReportLine:
    """One sentence, what it rests on, and how it moved where there are two figures."""

    sentence: str
    note: str
    trend: TrendLine | None = None


@dataclass(frozen=True)
class ReportPage:
    """What is printed: sentences about the cases, and about each two companies with enough of them."""

    months: str
    heads: tuple[ReportLine, ...]
    pairs: tuple[ReportLine, ...]
    others: int
    proof: str


def months_asked(period: Period) -> tuple[datetime | None, datetime]:
    """The whole months (UTC) that a period touches: from the first instant of one up to that of another."""
    since = None if period.since is None else month_of(period.since)
    return since, month_after(month_of(period.until - _LEAST))


def report_page(reading: ReportReading, names: Names, period: Period) -> ReportPage:
    """The report of this reading; two companies with too few cases are counted and not named."""
    since, before = months_asked(period)
    pairs, others = reading.reported.pairs
    ordered = sorted(pairs.items(), key=lambda one: (names[one[0][0]], names[one[0][1]]))
    return ReportPage(
        months=_asked(since, before),
        heads=_heads(reading),
        pairs=tuple(_pair(told, names[pair[0]], names[pair[1]]) for pair, told in ordered),
        others=others,
        proof=_proof(reading),
    )


def months_words(months: Months) -> str:
    """As people say it: "October 2026", "January to October 2026", "March 2025 to October 2026"."""
    last = months.before - _LEAST
    if month_of(last) == months.since:
        return f"{last:%B %Y}"
    begin = f"{months.since:%B}" if months.since.year == last.year else f"{months.since:%B %Y}"
    return f"{begin} to {last:%B %Y}"


def _heads(reading: ReportReading) -> tuple[ReportLine, ...]:
    lines = {one.id: _counted(one.id, reading) for one in HEAD if one.id in COUNTED}
    lines["M25"] = _line(reading.running, "so far")
    if reading.renewal.known:
        lines["M33"] = ReportLine(
            reading.renewal.said, f"{reading.renewal.range}; {reading.renewal.rests_on}"
        )
    return tuple(line for one in HEAD if (line := lines.get(one.id)) is not None)


def _counted(measure_id: str, reading: ReportReading) -> ReportLine | None:
    found = reading.reported.level(measure_id)
    if found.months is None:
        return None
    return _line(found.found, f"of {months_words(found.months)}", _trend(found.moved))


def _line(found: CountedLevel, when: str, trend: TrendLine | None = None) -> ReportLine | None:
    level = found.level
    if level.value is None:
        return None
    rests_on = f"{plural(found.cases, 'case')} {when}"
    return ReportLine(sentence(level), f"{level_interval(level.measure_id, level.value)}; {rests_on}", trend)


def _trend(blocks: Sequence[tuple[Months, Level]]) -> TrendLine | None:
    newest = blocks[-MOST_BLOCKS:]
    if len(newest) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    words = "; ".join(
        f"{months_words(months)}: {short_value(level)}" for months, level in newest[:: len(newest) - 1]
    )
    return trend_line([level.value.value for _, level in newest if level.value is not None], words)


def _pair(pair: ReportedPair, asker: str, asked: str) -> ReportLine:
    return ReportLine(pair_words(pair.told, asker, asked), f"of {months_words(pair.months)}")


def _proof(reading: ReportReading) -> str:
    return f"{proof_words(reading.reported.quality, reading.check)} {_CLOSING}"


def _asked(since: datetime | None, before: datetime) -> str:
    """Which cases, as it goes on after "opened"."""
    if since is None:
        return f"until {before - _LEAST:%B %Y}"
    words = months_words(Months(since, before))
    return f"in {words}" if month_after(since) == before else f"from {words}"

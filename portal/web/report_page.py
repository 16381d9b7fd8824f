"""The report for people outside: of whole months, and told as everywhere, so that two differ by enough."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.actions.read_report import ReportReading
from portal.measures.catalogue import HEAD
from portal.measures.counted.chosen import ToldPair
from portal.measures.counted.levels import COUNTED, CountedLevel
from portal.measures.levels.sentences import level_interval, sentence
from portal.measures.levels.trend import month_after, month_of
from portal.measures.words import pair_words
from portal.web.case_words import Names
from portal.web.chart_curves import TrendLine
from portal.web.measures_page import MOST_MONTHS, proof_words, trend_of
from portal.web.periods import Period
from portal.web.told_time import only_words
from portal.web.wording import plural

_LEAST = timedelta(microseconds=1)
_CLOSING = (
    "Figures are of whole days, put together until they rest on enough cases: no single case follows from "
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
    known = reading.told.pairs
    told = {pair: one for pair, one in known.items() if isinstance(one, ToldPair)}
    ordered = sorted(told.items(), key=lambda one: (names[one[0][0]], names[one[0][1]]))
    return ReportPage(
        months=_asked(since, before),
        heads=_heads(reading),
        pairs=tuple(_pair(one, names[pair[0]], names[pair[1]]) for pair, one in ordered),
        others=len(known) - len(told),
        proof=_proof(reading),
    )


def _heads(reading: ReportReading) -> tuple[ReportLine, ...]:
    lines = {one.id: _counted(one.id, reading) for one in HEAD if one.id in COUNTED}
    lines["M25"] = _line(reading.running, "so far")
    if reading.renewal.known:
        lines["M33"] = ReportLine(
            reading.renewal.said, f"{reading.renewal.range}; {reading.renewal.rests_on}"
        )
    return tuple(line for one in HEAD if (line := lines.get(one.id)) is not None)


def _counted(measure_id: str, reading: ReportReading) -> ReportLine | None:
    told = reading.told.level(measure_id)
    trend = trend_of(reading.told.by_month(measure_id, MOST_MONTHS))
    return _line(told.found, only_words(told.only), trend)


def _line(found: CountedLevel, when: str, trend: TrendLine | None = None) -> ReportLine | None:
    level = found.level
    if level.value is None:
        return None
    rests_on = f"{plural(found.cases, 'case')} {when}".rstrip()
    return ReportLine(sentence(level), f"{level_interval(level.measure_id, level.value)}; {rests_on}", trend)


def _pair(pair: ToldPair, asker: str, asked: str) -> ReportLine:
    return ReportLine(pair_words(pair.found.told, asker, asked), only_words(pair.only))


def _proof(reading: ReportReading) -> str:
    return f"{proof_words(reading.told.quality, reading.check)} {_CLOSING}"


def _asked(since: datetime | None, before: datetime) -> str:
    """Which cases, as it goes on after "opened"."""
    last = before - _LEAST
    if since is None:
        return f"until {last:%B %Y}"
    if month_of(last) == since:
        return f"in {last:%B %Y}"
    begin = f"{since:%B}" if since.year == last.year else f"{since:%B %Y}"
    return f"from {begin} to {last:%B %Y}"

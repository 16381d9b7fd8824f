"""Measuring an imported history: the log is read through its mapping, with the office hours that it names."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from portal.access.history_bounds import LONGEST_MAPPING
from portal.measures.history.log import HistoryLog
from portal.measures.history.mapping import HistoryMapping, OfficeHours, mapping_from
from portal.measures.history.reading import Bounds, read_log
from portal.measures.history.report import HistoryReport, history_report, period
from portal.measures.history.rows import BadRow, Format
from portal.rules.clocks import Calendar, Opening, open_spans
from portal.vocabulary import Invalid


@dataclass(frozen=True)
class Measured:
    """What came of a log: its report, or the rows because of which there is none."""

    rows: int
    report: HistoryReport | None
    bad: Sequence[BadRow]


def mapping_of(text: str) -> HistoryMapping:
    """The mapping in a TOML text.

    Raises:
        Invalid: it is not TOML, or says something that is not understood; the sentence says what.
    """
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Invalid(f"The mapping is not TOML: {error}.", "mapping") from error
    return mapping_from(document)


def checked_mapping(text: str) -> str:
    """The text of a mapping that is understood, with its comments as they are.

    Raises:
        Invalid: it is too long or not understood; `field` is “mapping”.
    """
    written = text.replace("\r\n", "\n").strip() + "\n"
    if len(written) > LONGEST_MAPPING:
        raise Invalid(f"The mapping is too long: use at most {LONGEST_MAPPING:,} letters.", "mapping")
    try:
        mapping_of(written)
    except Invalid as wrong:
        raise Invalid(wrong.sentence, "mapping") from wrong
    return written


def measure_history(
    stream: BinaryIO,
    written: Format,
    mapping: HistoryMapping,
    *,
    without_bad_rows: bool = False,
    progress: Callable[[int], None] | None = None,
    bounds: Bounds | None = None,
) -> Measured:
    """Read and measure a whole log. With a bad row there is no report, unless those are to be left out.

    Raises:
        Invalid: the log cannot be read at all, or is beyond the bounds.
    """
    log, bad = read_log(stream, written, mapping, progress, bounds)
    rows = (log.cases if mapping.steps else len(log.at)) + len(bad)
    if bad and not without_bad_rows:
        return Measured(rows, None, bad)
    return Measured(rows, history_report(log, mapping, _office_spans(mapping, log)), bad)


def _office_spans(mapping: HistoryMapping, log: HistoryLog) -> Sequence[tuple[datetime, datetime]]:
    if mapping.office is None:
        return ()
    return open_spans(_calendar(mapping.zone, mapping.office), *period(log))


def _calendar(zone: str, office: OfficeHours) -> Calendar:
    return Calendar(zone, dict.fromkeys(office.days, (Opening(office.opens, office.closes),)))

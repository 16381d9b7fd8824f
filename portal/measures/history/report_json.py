"""A history report as plain JSON values, for a file or a program."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TypeAlias

from portal.measures.catalogue import CATALOGUE
from portal.measures.history.catalogued import HistoryLevel
from portal.measures.history.report import HistoryReport
from portal.measures.history.rows import BadRow
from portal.measures.statistics import Estimate

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def measured_as_json(rows: int, report: HistoryReport | None, bad: Sequence[BadRow]) -> dict[str, Json]:
    """What came of a log: how many rows, which were bad, and the report where there is one."""
    told: dict[str, Json] = {
        "imported": report is not None,
        "rows": rows,
        "bad_rows": [{"line": one.line, "reason": one.reason} for one in bad],
    }
    return {**told, **(report_as_json(report) if report is not None else {})}


def report_as_json(report: HistoryReport) -> dict[str, Json]:
    """The report with every name and figure; keys are texts, spans as their names say (hours or seconds).

    Raises `TypeError` for a value that JSON does not have: none may be left out silently.
    """
    return {
        "figures": _plain(report.figures),
        "matrix": [_plain(asdict(row)) for row in report.matrix],
        "follows": [_plain(asdict(row)) for row in report.follows],
        "cannot": _plain(report.cannot),
        "measures": [_measure(one) for one in report.levels],
        "pictures": _plain(asdict(report.pictures)),
    }


def _measure(level: HistoryLevel) -> dict[str, Json]:
    """One measure of the catalogue with its name, question and unit, and its level or the reason for none."""
    known = CATALOGUE[level.measure_id]
    said: dict[str, Json] = {"id": known.id, "name": known.name, "question": known.question}
    if level.value is None:
        return {**said, "cannot": level.why}
    return {
        **said,
        "unit": known.unit,
        "figure": _plain(level.value),
        "more": _plain(dict(level.more)),
        "rests_on": level.n,
        "note": level.note,
    }


def _plain(value: object) -> Json:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Estimate):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    raise TypeError(f"{type(value).__name__} has no place in a report.")

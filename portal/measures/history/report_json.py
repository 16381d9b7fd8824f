"""A history report as plain JSON values, for a file or a program."""

from dataclasses import asdict
from typing import TypeAlias

from portal.measures.history.report import HistoryReport
from portal.measures.statistics import Estimate

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def report_as_json(report: HistoryReport) -> dict[str, Json]:
    """The report with every name and figure; keys are texts, spans as their names say (hours or seconds).

    Raises `TypeError` for a value that JSON does not have: none may be left out silently.
    """
    return {
        "figures": _plain(report.figures),
        "matrix": [_plain(asdict(row)) for row in report.matrix],
        "follows": [_plain(asdict(row)) for row in report.follows],
        "cannot": _plain(report.cannot),
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

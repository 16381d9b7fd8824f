"""Is sixteen times a real, public log sixteen times every count, with the same percentiles?

    python -m benchmarks.measures.bpic13_times FOLDER

FOLDER holds `incidents.csv.gz`. Each copy has cases of its own. Ends with 1 when a count differs.
Percentiles lie between two order statistics, so those of more waits may differ by a part of that distance.
"""

import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from portal.access.measuring_history import mapping_of, measure_history
from portal.measures.history.report import HistoryReport
from portal.measures.history.rows import Format

TIMES = 16
CLOSE = 0.01
Count = tuple[str, int, int]


def main(folder: Path) -> int:
    """Measure one and sixteen, compare, print; 0 when everything fits."""
    header, *rows = gzip.decompress((folder / "incidents.csv.gz").read_bytes()).decode().splitlines()
    one = measured([header, *rows])
    many = measured([header, *(f"{copy}/{row}" for copy in range(TIMES) for row in rows)])
    wrong = [found for found in counts(one, many) if found[2] != TIMES * found[1]]
    halves = [cast("dict[str, Any]", of.figures)["waiting_for_a_yes"]["hours"]["p50"] for of in (one, many)]
    for name, single, all_of_them in wrong:
        print(f"WRONG  {name}: {all_of_them} ≠ {TIMES} x {single}")
    print(f"{len(list(counts(one, many))) - len(wrong)} counts are {TIMES} times as large; half: {halves}")
    return 1 if wrong or abs(halves[1] / halves[0] - 1) > CLOSE else 0


def measured(lines: list[str]) -> HistoryReport:
    """The report of these lines, of which the first names the columns, the case first."""
    mapping = mapping_of(Path(__file__).with_name("bpic13.toml").read_text("utf-8"))
    found = measure_history(io.BytesIO("\n".join(lines).encode()), Format.CSV, mapping)
    assert found.report is not None, found.bad[0]  # noqa: S101 - the log is whole
    return found.report


def counts(one: HistoryReport, many: HistoryReport) -> Iterator[Count]:
    """Every count of both reports, by its name."""
    single, all_of_them = cast("dict[str, Any]", one.figures), cast("dict[str, Any]", many.figures)
    for name in ("cases", "events", "still_open"):
        yield name, single[name], all_of_them[name]
    for group in (
        "passing_organization",
        "passing_team",
        "reopened",
        "highest_line",
        "solved_where_they_began",
    ):
        for name, number in single[group].items():
            if name != "most_returns":
                yield f"{group} {name}", number, all_of_them[group][name]
    for row, other in zip(one.matrix, many.matrix, strict=True):
        pair = f"{row.giver} to {row.taker}"
        yield f"{pair}, handoffs", row.handoffs, other.handoffs
        yield f"{pair}, accepted", row.accepted, other.accepted


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""Does the import of a real, public log give the published results, to the digit?

    python -m benchmarks.measures.bpic13 FOLDER

FOLDER holds `incidents.csv.gz`, `reference.json`, `bpic13_dfg.csv` and `bpic13_org_handoff_matrix.csv`.
Prints each figure beside its reference and ends with 1 when one differs. It also looks for the two values
that an error with daylight saving once produced: they must not appear.
"""

import csv
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from benchmarks.measures.survival_snapshots import snapshots
from portal.access.measuring_history import mapping_of, measure_history
from portal.measures.history.reading import read_log
from portal.measures.history.report import HistoryReport
from portal.measures.history.rows import Format
from portal.measures.statistics import Estimate

LAST_PLACE = 1e-4
Check = tuple[str, object, object]


def main(folder: Path) -> int:
    """Measure, compare, print; 0 when everything is equal."""
    started = time.perf_counter()
    mapping = mapping_of(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    with (folder / "incidents.csv.gz").open("rb") as stream:
        found = measure_history(stream, Format.CSV, mapping)
    report = found.report
    assert report is not None, found.bad[0]  # noqa: S101 - the log is whole
    print(f"{found.rows} rows, {len(found.bad)} bad, measured in {time.perf_counter() - started:.2f} s")
    with (folder / "incidents.csv.gz").open("rb") as stream:
        log, _ = read_log(stream, Format.CSV, mapping)
    reference = json.loads((folder / "reference.json").read_text("utf-8"))
    checks = [
        *_counts(report, reference["bpic13_incidents"]),
        *_passing(report, reference["bpic13_incidents"]),
        *_waiting(report, reference["bpic13_incidents"]),
        *_cohorts(report, reference["survival"]["start_cohort_from_2012-05-01"]),
        *snapshots(log, mapping, reference["survival"]),
        *_followers(report, folder / "bpic13_dfg.csv", reference["bpic13_incidents"]),
        *_matrix(report, folder / "bpic13_org_handoff_matrix.csv"),
    ]
    wrong = 0
    for name, value, expected in checks:
        equal = value == expected
        wrong += not equal
        if not equal or not name.startswith("matrix"):
            print(f"{'same ' if equal else 'WRONG'}  {name}: {value}" + ("" if equal else f" ≠ {expected}"))
    print(f"{len(checks) - wrong} of {len(checks)} equal")
    return 1 if wrong else 0


def _counts(report: HistoryReport, expected: dict[str, Any]) -> Iterator[Check]:
    found = cast("dict[str, Any]", report.figures)
    distinct, states = found["distinct"], found["states"]
    yield "cases", found["cases"], expected["cases"]
    yield "events", found["events"], expected["events"]
    for ours, theirs in {
        "team": "support_teams",
        "organization": "org_lines",
        "product": "products",
        "country": "owner_countries_field_values",
    }.items():
        yield theirs, distinct[ours], expected[theirs]
    yield "variants", states["variants"], expected["variants_status"]
    yield "variants with detail", states["variants_with_detail"], expected["variants_status_substatus"]
    yield "case hours", round(found["case_hours"], 4), expected["case_hours_total"]
    total = sum(states["hours"].values())
    yield "hours of all states", round(total, 4), expected["case_hours_total"]
    yield "reopened", list(found["reopened"].values()), expected["reopened"]
    yield "open", found["still_open"], expected["open_cases"]
    began = found["solved_where_they_began"]
    yield "first is resolver", [began["same"], began["of"]], expected["first_org_is_resolver"]
    for number, (n, hours) in found["hours_by_organizations"].items():
        known, median = expected["median_duration_h_by_orgs"][number]
        yield f"cases of {number} organizations", n, known
        # The median for two is 830,039.5 s exactly; the reference rounds it up in the fourth place.
        yield f"hours of {number} organizations ({hours:.4f})", abs(hours - median) < LAST_PLACE, True


def _passing(report: HistoryReport, expected: dict[str, Any]) -> Iterator[Check]:
    found = cast("dict[str, Any]", report.figures)
    for ours, theirs in {"organization": "org", "team": "team"}.items():
        of, counts = found[f"passing_{ours}"], expected[f"pingpong_{theirs}"]
        yield f"handoffs {theirs}", of["passed_on"], expected["handoffs"][theirs]
        yield f"handoff cases {theirs}", of["cases_passed_on"], expected["handoffs"][f"{theirs}_cases"]
        yield f"PP1 {theirs}", [of["back"], of["cases_back"]], counts["PP1_ABA_triples"]
        returns = [of["returns"], of["cases_returned"], of["most_returns"]]
        yield f"PP2 {theirs}", returns, counts["PP2_returns_runs_minus_distinct"]
        yield f"PP3 {theirs}", of["to_and_fro"], counts["PP3_ABAB_cases"]
    lines = expected["push_to_front"]
    highest = {line: lines[f"max_level_{line}"] for line in (1, 2, 3)}
    yield "highest line", found["highest_line"], highest
    yield "in order of lines", found["in_order_of_lines"], lines["ibm_rule_compliant"]
    pairs, suppression = found["pairs"], expected["suppression"]
    yield "pairs", pairs["pairs"], suppression["org_pairs"]
    yield "pairs below 5", pairs["pairs_below_5_cases"], suppression["pairs_cases_lt5"]
    yield "pairs below 10", pairs["pairs_below_10_cases"], suppression["pairs_cases_lt10"]
    yield "weekly cells", pairs["weekly_cells"], suppression["week_cells"]
    yield "weekly cells below 10", pairs["weekly_cells_below_10_handoffs"], suppression["week_cells_lt10"]


def _waiting(report: HistoryReport, expected: dict[str, Any]) -> Iterator[Check]:
    found = cast("dict[str, Any]", report.figures)
    yes, nobody = found["waiting_for_a_yes"], found["nobody"]
    yield "accepted", yes["accepted"], expected["cross_org_accepted"]
    yield "moved on", yes["moved_on"], expected["cross_org_moved_on_unaccepted"]
    hours = [round(yes["hours"][name], 4) for name in ("p50", "p75", "p90", "p95")]
    yield "wait for a yes", hours, expected["accept_gap_h_p50_p75_p90_p95"]
    office = [round(yes["office_hours"][name], 2) for name in ("p50", "p90", "p95")]
    yield "in office hours", office, expected["accept_gap_business_h_Stockholm_9_17_p50_p90_p95"]
    yield "nobody, spans", nobody["spans"], expected["limbo_spans"]
    yield "nobody, hours", round(nobody["total"], 4), expected["limbo_total_h"]
    spans = [round(found["nobody_hours"][name], 4) for name in ("p50", "p75", "p90", "p95")]
    yield "nobody, percentiles", spans, expected["limbo_p50_p75_p90_p95_h"]
    for ours, theirs in {"customer": "wait_user", "supplier": "wait_vendor"}.items():
        of = found[f"waiting_for_{ours}"]
        yield theirs, [of["events"], of["cases"]], expected[theirs]


def _cohorts(report: HistoryReport, expected: dict[str, Any]) -> Iterator[Check]:
    seen = cast("dict[str, Any]", report.figures)["time_until_solved"]
    yield "cohort", seen["end"]["cases"], expected["n"]
    yield "truth", round(seen["end"]["finished_only"], 4), expected["truth_median_h"]
    for day in ("2012-05-04", "2012-05-08", "2012-05-11", "2012-05-15"):
        of, known = seen[day], expected[day]
        estimate = cast("Estimate", of["curve"])
        yield f"finished only, {day}", round(of["finished_only"], 2), known["naive"]
        yield f"curve, {day}", round(estimate.value, 1), known["KM"]
        interval = [round(cast("float", side), 2) for side in (estimate.low, estimate.high)]
        yield f"interval, {day}", interval, known["ci"]
    yield "nothing is shown on 2012-05-04", seen["2012-05-04"]["shown"], None


def _followers(report: HistoryReport, table: Path, expected: dict[str, Any]) -> Iterator[Check]:
    found = {(row.before, row.after): [row.n, row.mean, row.median] for row in report.follows}
    with table.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            known = [int(row["n"]), float(row["mean_s"]), float(row["median_s"])]
            yield f"{row['a']} > {row['b']}", found.pop((row["a"], row["b"])), known
    yield "other followers", found, {}
    wrong = {
        key.removesuffix("_naive_local_time_BUG"): value
        for key, value in expected["external_confirmed"]["dfg"].items()
        if key.endswith("_BUG")
    }
    for follows in report.follows:
        if (key := f"{follows.before}>{follows.after}") in wrong:
            yield (
                f"no daylight-saving error in {key}",
                [follows.n, round(follows.mean, 3)] != wrong[key],
                True,
            )


def _matrix(report: HistoryReport, table: Path) -> Iterator[Check]:
    found = {(row.giver, row.taker): row for row in report.matrix}
    with table.open(newline="", encoding="utf-8") as lines:
        for known in csv.DictReader(lines):
            row = found.pop((known["from_org"], known["to_org"]))
            name = f"matrix {row.giver} > {row.taker}"
            counts = [int(known[key]) for key in ("handoffs", "distinct_cases", "accepted")]
            yield f"{name} counts", [row.handoffs, row.cases, row.accepted], counts
            for key in ("p50", "p90", "p95"):
                yield f"{name} {key}", row.wait.get(key), _number(known[f"{key}_s"])
            if known["p50_ci_lo_s"]:
                interval = [_number(known[f"p50_ci_{side}_s"]) for side in ("lo", "hi")]
                yield f"{name} interval", [row.half and row.half.low, row.half and row.half.high], interval
            yield f"{name} publish", str(row.publish), known["publish_k10"]
    yield "matrix, other pairs", list(found), []


def _number(text: str) -> float | None:
    return float(text) if text else None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

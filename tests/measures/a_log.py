"""A made-up exported log with known parameters, and a plain loop that measures it independently."""

import csv
import io
import json
import random
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from statistics import median
from xml.sax.saxutils import quoteattr

from portal.measures.history.mapping import HistoryMapping, mapping_from

Event = dict[str, str]
BEGIN = datetime(2026, 3, 20, 6, tzinfo=UTC)
COLUMNS = ["number", "when", "state", "detail", "line", "group"]

MAPPING: dict[str, object] = {
    "columns": {
        "case": "number",
        "at": "when",
        "status": "state",
        "detail": "detail",
        "organization": "line",
        "team": "group",
    },
    "meaning": {
        "nobody": ["Waiting"],
        "accepted": ["Working"],
        "solved": ["Done"],
        "customer": ["Working/Asked customer"],
    },
    "lines": {"2nd": 2},
}


def mapping(**changes: object) -> HistoryMapping:
    """The mapping of the made-up log, with other sections where wanted."""
    return mapping_from({**MAPPING, **changes})


def made_up(cases: int = 60, seed: int = 7) -> list[Event]:
    """Events in the order of arrival, across a change of the clock, with ties and every kind of ending."""
    chance = random.Random(seed)  # noqa: S311 - seeded data, no secret
    events = []
    for number in range(cases):
        at = BEGIN + timedelta(hours=chance.uniform(0, 480))
        line = chance.choice("ABC")
        for _ in range(chance.randint(1, 12)):
            state = chance.choices(["Waiting", "Working", "Done"], [3, 5, 2])[0]
            detail = chance.choice(["Asked customer", ""]) if state == "Working" else ""
            group = f"{line}{chance.choice(['', ' 2nd'])}"
            events.append(
                {
                    "number": f"case-{number}",
                    "when": at.isoformat(),
                    "state": state,
                    "detail": detail,
                    "line": line,
                    "group": group,
                }
            )
            at += timedelta(seconds=chance.choice([0, 1, 90]) or chance.lognormvariate(8, 2))
            at = at.replace(microsecond=0)
            line = chance.choice([line, line, "A", "B", "C"])
    return chance.sample(events, len(events)) if seed % 2 == 0 else events


def as_csv(events: list[Event], separator: str = ",") -> io.BytesIO:
    """The log as a table."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter=separator)
    writer.writeheader()
    writer.writerows(events)
    return io.BytesIO(text.getvalue().encode())


def as_json_lines(events: list[Event]) -> io.BytesIO:
    """The log with one JSON object a line."""
    return io.BytesIO("\n".join(map(json.dumps, events)).encode())


def as_xes(events: list[Event]) -> io.BytesIO:
    """The log as XES, one trace a case."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?><log xmlns="http://www.xes-standard.org/">']
    for number, group in groupby(sorted(events, key=_number), key=_number):
        parts.append(f'<trace><string key="number" value={quoteattr(number)}/>')
        for event in group:
            values = [f"<string key={quoteattr(k)} value={quoteattr(v)}/>" for k, v in event.items()]
            parts.append(f"<event>{''.join(values)}</event>")
        parts.append("</trace>")
    return io.BytesIO("".join([*parts, "</log>"]).encode())


def _number(event: Event) -> str:
    return event["number"]


def counted_by_hand(events: list[Event]) -> dict[str, object]:
    """The figures by plain loops over cases, sharing no code with the product."""
    cases: dict[str, list[tuple[datetime, Event]]] = {}
    for event in events:
        cases.setdefault(event["number"], []).append((datetime.fromisoformat(event["when"]), event))
    back = returned = passed = accepted = reopened = still_open = 0
    waits, whole, limbo = [], timedelta(), timedelta()
    for of_case in cases.values():
        of_case.sort(key=lambda pair: pair[0])
        runs = [list(run) for _, run in groupby(of_case, key=lambda pair: pair[1]["line"])]
        names = [run[0][1]["line"] for run in runs]
        passed += len(runs) - 1
        returned += len(runs) - len(set(names))
        back += sum(names[i] == names[i + 2] for i in range(len(names) - 2))
        for run in runs[1:]:
            yes = next((at for at, event in run if event["state"] == "Working"), None)
            if yes is not None:
                accepted += 1
                waits.append((yes - run[0][0]).total_seconds())
        whole += of_case[-1][0] - of_case[0][0]
        for (at, event), (later, following) in pairwise(of_case):
            if event["state"] == "Waiting" and any(
                one["state"] != "Waiting" for _, one in of_case[of_case.index((at, event)) + 1 :]
            ):
                limbo += later - at
            reopened += event["state"] == "Done" and following["state"] != "Done"
        still_open += of_case[-1][1]["state"] != "Done"
    return {
        "cases": len(cases),
        "passed": passed,
        "back": back,
        "returned": returned,
        "accepted": accepted,
        "half": median(waits) / 3600,
        "hours": whole / timedelta(hours=1),
        "limbo": limbo / timedelta(hours=1),
        "reopened": reopened,
        "open": still_open,
    }

"""What the columns and words of an exported log mean, as written in a mapping file.

```toml
[columns]            # ours = theirs; case and at are needed, further names are counted and kept apart
case = "Incident ID"
at = "Change Date"
status = "Status"
detail = "Sub Status"
organization = "Line"
team = "Group"

[log]
separator = ";"                # between the values of a table; a comma when left out
encoding = "cp1252"            # how its letters are written; UTF-8 when left out
empty = ["?", "NULL"]          # texts that say nothing, as an empty value does

[time]
zone = "Europe/Stockholm"      # for times that name no offset; UTC when left out
format = "%d/%m/%Y %H:%M"      # ISO 8601 when left out; "seconds" or "milliseconds" since 1970 too

[meaning]            # "status" or "status/detail"
nobody = ["Queued"]
accepted = ["Accepted"]
refused = ["Declined"]
wanted = ["More information"]    # the company that has it asks for more before it says yes
solved = ["Completed"]
customer = ["Accepted/Wait - User"]
supplier = ["Accepted/Wait - Vendor"]
unchanged = ["Comment"]        # rows that say nothing of the state: it goes on as before

[columns_as_events]  # where each row is a whole case, instead of at and status: our word for each state = the
opened = "opened_at"           # column that says since when, in their order; a time that is empty never came
solved = "resolved_at"

[lines]              # how a team's name ends → its line of support
2nd = 2
3rd = 3

[office]             # the hours in which a yes can be expected, for the wait in office hours
days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
opens = 09:00:00
closes = 17:00:00

[cohort]             # waiting until solved, as it would have been seen on some days
opened_from = 2012-05-01
seen_on = [2012-05-08, 2012-05-15]

[changes]            # from which day on something was done otherwise: told before and after
2012-03-01 = "One rota of both companies"
```
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from portal.measures.history.sections import encoding_called, list_of, section_of, texts_of, zone_called
from portal.measures.history.steps import SECTION, Step, steps_of
from portal.vocabulary import Invalid

States = frozenset[tuple[str, str | None]]
_UNCHANGED = "unchanged"


class Meaning(StrEnum):
    """What a state of the exported log says about who must act next, or about the end."""

    NOBODY = "nobody"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WANTED = "wanted"
    SOLVED = "solved"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """On which weekdays (Monday 0), from when to when, in the mapping's zone."""

    days: tuple[int, ...]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class HistoryMapping:
    """A mapping file, checked.

    `columns` maps our names to the log's; `meaning` gives (status, detail) pairs. A detail of None means
    any. Rows in a state of `unchanged` leave the state as it was. `steps` are the columns with times where
    each row is a whole case. `lines` maps endings of team names to lines of support. `changes` are days from
    which on something was done otherwise, earliest first, each in words.
    """

    columns: Mapping[str, str]
    separator: str = ","
    encoding: str = "utf-8"
    empty: frozenset[str] = frozenset()
    zone: str = "UTC"
    time_format: str | None = None
    meaning: Mapping[Meaning, States] = field(default_factory=dict)
    unchanged: States = frozenset()
    lines: Mapping[str, int] = field(default_factory=dict)
    opened_from: date | None = None
    seen_on: tuple[date, ...] = ()
    office: OfficeHours | None = None
    changes: tuple[tuple[date, str], ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def first_at(self) -> str:
        """The log's column with the time that each row must have."""
        return self.steps[0].column if self.steps else self.columns["at"]

    @property
    def named(self) -> tuple[str, ...]:
        """All columns of the log that are read."""
        return (*self.columns.values(), *(one.column for one in self.steps))


SECTIONS = {"columns", SECTION, "log", "time", "meaning", "lines", "office", "cohort", "changes"}
MOST_CHANGES = 6
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def mapping_from(document: Mapping[str, object]) -> HistoryMapping:
    """The mapping in a parsed TOML document.

    Raises `Invalid`, whose `field` names the section and key at fault, for anything that is not understood:
    a misspelt word must not silently leave a measure out.
    """
    if unknown := set(document) - SECTIONS:
        raise Invalid(f"The mapping has a section that is not known: {min(unknown)}.", min(unknown))
    columns = texts_of(document, "columns")
    steps = steps_of(document, columns)
    for needed in ("case",) if steps else ("case", "at"):
        if needed not in columns:
            raise Invalid(f"The mapping must say which column is “{needed}”.", f"columns.{needed}")
    time = texts_of(document, "time", {"zone", "format"})
    cohort = section_of(document, "cohort", {"opened_from", "seen_on"})
    seen_on = cohort.get("seen_on", [])
    if not isinstance(seen_on, list) or not all(isinstance(one, date) for one in seen_on):
        raise Invalid("cohort.seen_on must be a list of days.", "cohort.seen_on")
    opened_from = cohort.get("opened_from")
    if opened_from is not None and not isinstance(opened_from, date):
        raise Invalid("cohort.opened_from must be a day.", "cohort.opened_from")
    log = section_of(document, "log", {"separator", "encoding", "empty"})
    written = texts_of({"log": {key: value for key, value in log.items() if key != "empty"}}, "log")
    meaning = _meaning(document, columns, steps)
    return HistoryMapping(
        columns=columns,
        separator=_separator(written.get("separator", ",")),
        encoding=encoding_called(written.get("encoding", "utf-8")),
        empty=frozenset(word.strip() for word in list_of(log, "log", "empty")),
        zone=zone_called(time.get("zone", "UTC")),
        time_format=time.get("format"),
        meaning={Meaning(key): states for key, states in meaning.items() if key != _UNCHANGED},
        unchanged=meaning.get(_UNCHANGED, frozenset()),
        lines=_lines(document, columns),
        opened_from=opened_from,
        seen_on=tuple(seen_on),
        office=_office(document),
        changes=_changes(document),
        steps=steps,
    )


def _separator(text: str) -> str:
    if len(text) != 1:
        raise Invalid("log.separator must be one character.", "log.separator")
    return text


def _office(document: Mapping[str, object]) -> OfficeHours | None:
    section = section_of(document, "office", {"days", "opens", "closes"})
    if not section:
        return None
    days, opens, closes = section.get("days"), section.get("opens"), section.get("closes")
    if not isinstance(days, list) or not days or any(day not in DAYS for day in days):
        raise Invalid("office.days must be a list of weekdays, such as “monday”.", "office.days")
    if not isinstance(opens, time) or not isinstance(closes, time) or closes <= opens:
        raise Invalid("office.opens and office.closes must be times, the second later.", "office.opens")
    return OfficeHours(tuple(sorted({DAYS.index(day) for day in days})), opens, closes)


def _meaning(
    document: Mapping[str, object], columns: Mapping[str, str], steps: Collection[Step]
) -> dict[str, States]:
    section = section_of(document, "meaning", {*Meaning, _UNCHANGED})
    if section and "status" not in columns and not steps:
        raise Invalid("Meanings need a column “status”.", "columns.status")
    meaning = {}
    for key in section:
        split = map(_split, list_of(section, "meaning", key))
        states = {(status, detail if slash else None) for status, slash, detail in split}
        if "detail" not in columns and any(detail is not None for _, detail in states):
            raise Invalid(f"meaning.{key} names a detail, but no column is “detail”.", "columns.detail")
        meaning[key] = frozenset(states)
    return meaning


def _split(word: str) -> tuple[str, str, str]:
    status, slash, detail = word.partition("/")
    return status.strip(), slash, detail.strip()


def _lines(document: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, int]:
    section = section_of(document, "lines")
    if section and "team" not in columns:
        raise Invalid("Lines of support need a column “team”.", "columns.team")
    lines = {}
    for ending, line in section.items():
        if not isinstance(line, int) or line < 1:
            raise Invalid(f"lines.{ending} must be a whole number from 1.", f"lines.{ending}")
        lines[ending] = line
    return lines


def _changes(document: Mapping[str, object]) -> tuple[tuple[date, str], ...]:
    changes = []
    for day, words in texts_of(document, "changes").items():
        try:
            changes.append((date.fromisoformat(day), words.strip()))
        except ValueError as error:
            raise Invalid(f"changes.{day} must be a day, such as 2026-03-31.", f"changes.{day}") from error
    if len(changes) > MOST_CHANGES:
        raise Invalid(f"At most {MOST_CHANGES} changes can be compared.", "changes")
    return tuple(sorted(changes))

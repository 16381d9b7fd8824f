"""Which time a reader asks for: a usual one, or from an instant to another, in the reader's own zone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

USUAL = "365"
SPANS: Mapping[str, tuple[str, timedelta | None]] = {
    "30": ("Last 30 days", timedelta(days=30)),
    "90": ("Last 90 days", timedelta(days=90)),
    "365": ("Last year", timedelta(days=365)),
    "all": ("Since the beginning", None),
}
_FIELD = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Period:
    """From `since` (None: the beginning) up to `until`; `arguments` say it in an address.

    `name` is one of SPANS, or "" for chosen instants; `since_field` and `until_field` are what the form's
    fields show; `problem` is the sentence about a wish that could not be met.
    """

    since: datetime | None
    until: datetime
    name: str
    words: str
    arguments: Mapping[str, str]
    since_field: str = ""
    until_field: str = ""
    problem: str = ""


def period_of(given: Mapping[str, str], zone: ZoneInfo, now: datetime) -> Period:
    """The period that an address asks for; what it cannot mean is said and left out."""
    typed = {name: given.get(name, "").strip() for name in ("from", "to")}
    if not any(typed.values()):
        return _usual(given.get("period", USUAL), now)
    read = {name: _instant(text, zone) for name, text in typed.items()}
    for name, text in typed.items():
        if text and read[name] is None:
            return _instead(typed, now, f"“{text}” is no date and time.")
    since, until = read["from"], min(read["to"] or now, now)
    if since is not None and since >= until:
        return _instead(typed, now, "The time must begin before it ends.")
    return Period(
        since,
        until,
        "",
        _words(since, until, zone),
        {name: text for name, text in typed.items() if text},
        typed["from"],
        typed["to"],
    )


def arguments_between(since: datetime, until: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """What stands in an address for a time between two instants."""
    return {name: f"{at.astimezone(zone):{_FIELD}}" for name, at in (("from", since), ("to", until))}


def _usual(name: str, now: datetime, problem: str = "") -> Period:
    name = name if name in SPANS else USUAL
    words, span = SPANS[name]
    since = None if span is None else now - span
    said = words.lower() if span is None else f"in the {words.lower()}"
    return Period(since, now, name, said, {"period": name}, problem=problem)


def _instead(typed: Mapping[str, str], now: datetime, problem: str) -> Period:
    """What is shown for a wish that could not be met; what was typed stays in the form, to be mended."""
    usual = _usual(USUAL, now, f"{problem} Shown is the {SPANS[USUAL][0].lower()}.")
    return replace(usual, since_field=typed["from"], until_field=typed["to"])


def _instant(text: str, zone: ZoneInfo) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        placed = found.replace(tzinfo=zone) if found.tzinfo is None else found
        placed.astimezone(zone)  # the page says it in this zone, and the year 0 cannot be said
        return placed.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _words(since: datetime | None, until: datetime, zone: ZoneInfo) -> str:
    end = f"{until.astimezone(zone):%d %b %Y, %H:%M}"
    if since is None:
        return f"until {end}"
    return f"from {since.astimezone(zone):%d %b %Y, %H:%M} to {end}"

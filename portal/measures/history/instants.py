"""An instant as an exported log writes it, to microseconds since 1970 UTC."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from portal.measures.history.mapping import HistoryMapping

_COMMON = "%Y-%m-%d %H:%M:%S"
_COMMON_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}")
"""A form of many exports; what has its shape is read seven times as fast as `strptime` reads it."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SINCE_1970 = {"seconds": 1_000_000, "milliseconds": 1_000}
_LATEST = 253_402_300_800_000_000
"""The end of the year 9999, in microseconds."""


def instant_reader(mapping: HistoryMapping) -> Callable[[str], int | None]:
    """Reads one text; None for one that is no instant. A time without an offset is in the mapping's zone."""
    form, zone = mapping.time_format, ZoneInfo(mapping.zone)
    if form in _SINCE_1970:
        factor = _SINCE_1970[form]
        return lambda text: _number(text, factor)

    def read(text: str) -> int | None:
        try:
            if form is None:
                instant = _iso(text)
            elif form == _COMMON and _COMMON_SHAPE.fullmatch(text):
                instant = datetime.fromisoformat(text)
            else:  # A time without an offset gets the mapping's zone next, so it is never left naive.
                instant = datetime.strptime(text, form)  # noqa: DTZ007
            if instant.tzinfo is None:
                instant = instant.replace(tzinfo=zone)
            since = instant - _EPOCH
        except (ValueError, OverflowError):
            return None
        return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds

    return read


def _iso(text: str) -> datetime:
    """ISO 8601, and what exports write instead: “2026/03/31 …”, “… UTC”, “… +0100”. The year stands first."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        plain = text.replace("/", "-").removesuffix(" UTC").removesuffix(" GMT")
        away = "Z" if text.endswith((" UTC", " GMT")) else ""
        return datetime.fromisoformat(plain.replace(" +", "+").replace(" -", "-") + away)


def _number(text: str, factor: int) -> int | None:
    try:
        found = round(float(text) * factor)
    except (ValueError, OverflowError):
        return None
    return found if abs(found) < _LATEST else None

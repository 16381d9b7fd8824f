"""What templates can say beside plain Jinja: instants in the reader's zone, spans, sizes, states."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Flask
from jinja2 import StrictUndefined

from portal.web import tones, wording
from portal.web.assets import install_assets
from portal.web.withdrawal_words import last_read_words


@dataclass(frozen=True)
class Reader:
    """For whom a page is written: their time zone, and the present instant (aware)."""

    zone: ZoneInfo
    now: datetime


def install_filters(app: Flask, reader: Callable[[], Reader]) -> None:
    """Give the templates their filters; `reader` says for whom the present request is answered."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        {
            "span": wording.span_words,
            "span_short": wording.span_short,
            "last_read": last_read_words,
            "machine": wording.instant_machine,
            "size": wording.size_words,
            "count_words": wording.count_words,
            "plural": wording.plural,
            "event_words": wording.event_words,
            "initials": wording.initials,
            "list_words": wording.list_words,
            "tone": tones.tone,
            "words": tones.words,
        },
    )
    app.jinja_env.filters.update(_instant_filters(reader))
    install_assets(app)


def _instant_filters(reader: Callable[[], Reader]) -> dict[str, Callable[[datetime], object]]:
    """The filters that need to know where and when the reader is."""

    def relative(instant: datetime) -> str:
        return wording.instant_relative(instant, reader().now, reader().zone)

    def absolute(instant: datetime) -> str:
        return wording.instant_absolute(instant, reader().zone)

    def day(instant: datetime) -> str:
        return wording.day_words(instant, reader().now, reader().zone)

    def clock(instant: datetime) -> str:
        return f"{instant.astimezone(reader().zone):%H:%M}"

    def is_past(instant: datetime) -> bool:
        return instant < reader().now

    def passed(instant: datetime) -> timedelta:
        return max(reader().now - instant, timedelta())

    return {
        "relative": relative,
        "absolute": absolute,
        "day": day,
        "clock": clock,
        "is_past": is_past,
        "passed": passed,
    }

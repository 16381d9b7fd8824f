"""Of which part of the chosen time a figure is told, in words."""

from datetime import datetime, timedelta

from portal.measures.counted.spans import BEGIN, END, Span

OF_ALL_TIMES = "all cases so far"
WHY = (
    "A figure is of whole days, as many together as it takes: where it leaves out cases of the time you "
    "chose, the line below it says which days it tells of. So two answers never differ by a few cases."
)
_LEAST = timedelta(microseconds=1)


def only_words(only: Span | None) -> str:
    """On which days (UTC) the cases of a figure were opened; nothing where it is of the whole time."""
    if only is None:
        return ""
    if only.before == END:
        return OF_ALL_TIMES if only.since == BEGIN else f"opened since {_day(only.since)}"
    last = _day(only.before - _LEAST)
    if only.since == BEGIN:
        return f"opened until {last}"
    first = _day(only.since)
    return f"opened on {last}" if first == last else f"opened {first} to {last}"


def _day(at: datetime) -> str:
    return f"{at:%d %b %Y}".lstrip("0")

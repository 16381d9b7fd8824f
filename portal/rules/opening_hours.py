"""Opening hours as people write them: "09:00-12:30, 13:15-17:00"; nothing means closed."""

import re
from datetime import date, time

from portal.rules.clocks import Opening
from portal.vocabulary import Invalid

_SPAN = re.compile(r"(\d{1,2})[:.](\d{2})\s*(?:-|\u2013|to)\s*(\d{1,2})[:.](\d{2})")
_MIDNIGHT = 24


def read_openings(text: str, field: str) -> tuple[Opening, ...]:
    """The openings of one day, in order; 24:00 is the midnight after.

    Raises:
        Invalid: for `field`, when it cannot be read, overlaps or ends before it begins.
    """
    openings = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        found = _SPAN.fullmatch(part)
        if found is None:
            raise Invalid("Write hours such as 09:00-12:30, 13:15-17:00, or nothing for a closed day.", field)
        opens_hour, opens_minute, closes_hour, closes_minute = map(int, found.groups())
        openings.append(_opening((opens_hour, opens_minute), (closes_hour, closes_minute), field))
    openings.sort(key=lambda one: one.opens)
    for number, later in enumerate(openings[1:]):
        earlier = openings[number]
        if earlier.closes == time.min or later.opens < earlier.closes:
            raise Invalid("These hours overlap.", field)
    return tuple(openings)


def written_openings(openings: tuple[Opening, ...]) -> str:
    """The openings of one day as `read_openings` reads them."""
    return ", ".join(
        f"{one.opens:%H:%M}-{'24:00' if one.closes == time.min else format(one.closes, '%H:%M')}"
        for one in openings
    )


def read_days(text: str, field: str) -> frozenset[date]:
    """Days, one a line or divided by commas, as 2026-12-25; `Invalid` for `field` otherwise."""
    days = set()
    for part in re.split(r"[\s,;]+", text.strip()):
        if not part:
            continue
        try:
            days.add(date.fromisoformat(part))
        except ValueError as wrong:
            raise Invalid(f"“{part}” is no day. Write days such as 2026-12-25, one a line.", field) from wrong
    return frozenset(days)


def _opening(opens: tuple[int, int], closes: tuple[int, int], field: str) -> Opening:
    try:
        closes_at = time.min if closes == (_MIDNIGHT, 0) else time(*closes)
        return Opening(time(*opens), closes_at)
    except ValueError as wrong:
        raise Invalid("Hours go from 00:00 to 24:00 and end after they begin.", field) from wrong

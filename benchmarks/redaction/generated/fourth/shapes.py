"""A short notation for signs by lot, and the check digits that papers of many countries carry."""

import re
import string
from collections.abc import Callable, Sequence

from benchmarks.redaction.generated.source import Source

_ALPHABETS = {
    "d": string.digits,
    "n": "123456789",
    "h": "0123456789abcdef",
    "H": "0123456789ABCDEF",
    "a": string.ascii_lowercase,
    "A": string.ascii_uppercase,
    "l": string.ascii_lowercase + string.digits,
    "U": string.ascii_uppercase + string.digits,
    "L": string.ascii_letters,
    "b": string.ascii_letters + string.digits,
    "w": string.ascii_letters + string.digits + "_-",
    "s": string.ascii_letters + string.digits + "+/",
    "t": string.ascii_uppercase + "234567",
    "x": "023456789acdefghjklmnpqrstuvwxyz",
}
_PLACE = re.compile(r"\{([a-zA-Z])(\d+)\}")
_TURNS = (
    *("0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415"),
    "7046913258",
)
_ROWS = (
    *("0123456789", "1234067895", "2340178956", "3401289567", "4012395678"),
    *("5987604321", "6598710432", "7659821043", "8765932104", "9876543210"),
)
_REST = "0432156789"


def shape(source: Source, form: str) -> str:
    """A text whose `{d4}` is four digits, `{h8}` eight hexadecimal signs and so on for each alphabet."""
    return _PLACE.sub(lambda place: source.signs(int(place[2]), _ALPHABETS[place[1]]), form)


def shaper(*forms: str) -> Callable[[Source], str]:
    """What makes texts of one of these forms."""
    return lambda source: shape(source, source.pick(*forms))


def weighed(digits: str, weights: Sequence[int]) -> int:
    """The sum of the digits, each by its weight."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def luhn(digits: str) -> str:
    """The check digit by Luhn's sum."""
    doubled = (2 * int(digit) if place % 2 == 0 else int(digit) for place, digit in enumerate(digits[::-1]))
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def verhoeff(digits: str) -> str:
    """The check digit by Verhoeff's table."""
    state = 0
    for place, digit in enumerate("0" + digits[::-1]):
        state = int(_ROWS[state][int(_TURNS[place % 8][int(digit)])]) if place else 0
    return _REST[state]


def hybrid(digits: str) -> str:
    """The check digit of ISO 7064, modulus eleven and ten."""
    state = 10
    for digit in digits:
        state = ((state + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - state) % 10)


def lettered(text: str) -> int:
    """A text of letters and digits as one number, A being ten, as bank numbers are checked."""
    return int("".join(str(int(sign, 36)) for sign in text))


def born(source: Source, form: str) -> str:
    """The day of birth with which many numbers begin."""
    return str(source.english.date_of_birth(minimum_age=18, maximum_age=88).strftime(form))


def until_valid(source: Source, make: Callable[[Source], str | None]) -> str:
    """The first that has a check digit, where some numbers have none."""
    while (made := make(source)) is None:
        pass
    return made

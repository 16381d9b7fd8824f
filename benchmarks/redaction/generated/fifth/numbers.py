"""The sums that national numbers carry, so that each number is one which an office could have given."""

from collections.abc import Iterable, Sequence

from benchmarks.redaction.generated.source import Source

ELEVEN, TEN, NINETY_SEVEN = 11, 10, 97
_D = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_P = (
    "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901",
    "2793806415", "7046913258",
)  # fmt: skip
_INVERSE = "0432156789"


def weighed(digits: Iterable[str], weights: Sequence[int]) -> int:
    """The sum of the digits, each by its weight."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def drawn(source: Source, digits: int, weights: Sequence[int], *, start: str = "") -> str:
    """A number whose last digit is what is lacking to eleven; one that would need a ten is drawn again."""
    while True:
        body = start + source.number(digits - len(start) - 1)
        last = -weighed(body, weights) % ELEVEN
        if last < TEN:
            return f"{body}{last}"


def folded(body: str) -> str:
    """The last digit after ISO 7064, modulo 11 and 10."""
    product = TEN
    for digit in body:
        total = (int(digit) + product) % TEN or TEN
        product = total * 2 % ELEVEN
    return str((ELEVEN - product) % TEN)


def verhoeff(body: str) -> str:
    """The last digit after Verhoeff."""
    held = 0
    for place, digit in enumerate(reversed(body), 1):
        held = int(_D[held][int(_P[place % 8][int(digit)])])
    return _INVERSE[held]


def born(source: Source) -> tuple[str, str, str]:
    """Year, month and day of somebody who was born in the last century."""
    randint = source.dice.randint
    return f"{randint(40, 99)}", f"{randint(1, 12):02}", f"{randint(1, 28):02}"

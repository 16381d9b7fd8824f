"""Numbers that states give, proved by their checksums (python-stdnum) or by a word in the same line."""

import importlib
import re
from collections.abc import Callable
from functools import lru_cache

from stdnum import luhn

from portal.redaction.rules.numbers import papers
from portal.redaction.rules.rule import Accept, Expression, Rule
from portal.redaction.rules.words.tables import word_table

_LEFT, _RIGHT = rb"(?<![0-9A-Za-z.])(?<![0-9]-)(?<!/)", rb"(?![0-9A-Za-z]|[.-][0-9])"
_REACH = 80


@lru_cache(maxsize=256)
def validator(name: str) -> Callable[[str], bool]:
    """The `is_valid` of one module of python-stdnum, or a weighted check of our own."""
    own = {"vin": _is_vin, "dea": _is_dea, "npi": _is_npi, "rvnr": _is_rvnr}.get(name)
    if own is not None:
        return own
    module = importlib.import_module(f"stdnum.{name}")
    return lambda text: _proved(module.is_valid, text)


def _proved(is_valid: Callable[[str], object], text: str) -> bool:
    """Whether a number proves itself; tables of the library that know no such place prove nothing."""
    try:
        return bool(is_valid(text))
    except (LookupError, ValueError, TypeError):
        return False


def _is_vin(text: str) -> bool:
    """Check digit of ISO 3779 as North America uses it."""
    letters = dict(
        zip(
            "ABCDEFGHJKLMNPRSTUVWXYZ",
            (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
            strict=True,
        )
    )
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    if text.isdigit() or text.isalpha():
        return False
    total = sum((int(c) if c.isdigit() else letters[c]) * w for c, w in zip(text, weights, strict=True))
    return "0123456789X"[total % 11] == text[8]


def _is_dea(text: str) -> bool:
    """Check digit of the numbers that the United States give to prescribers."""
    digits = [int(c) for c in text[2:]]
    total = sum(digits[0:6:2]) + 2 * sum(digits[1:6:2])
    return total % 10 == digits[6]


def _is_npi(text: str) -> bool:
    """Luhn over the number with the prefix 80840 of health issuers before it (45 CFR 162.406)."""
    return bool(luhn.is_valid("80840" + text))


def _is_rvnr(text: str) -> bool:
    """Check digit of the German pension insurance (VKVV, section 4): sums of digits, weighted, modulo 10."""
    letter = f"{ord(text[8]) - ord('A') + 1:02}"
    weighted = zip(text[:8] + letter + text[9:11], (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=True)
    total = sum(sum(divmod(int(digit) * weight, 10)) for digit, weight in weighted)
    return total % 10 == int(text[11]) and int(text[2:4]) % 50 >= 1 and 1 <= int(text[4:6]) <= 12  # noqa: PLR2004


def _acceptor(name: str, words: Expression | None) -> Accept:
    @lru_cache(maxsize=4096)
    def valid(number: bytes) -> bool:
        return not name or validator(name)(number.decode())

    def accept(match: re.Match[bytes]) -> bool:
        if len(set(match[1]) - set(b" -./")) < 3:  # noqa: PLR2004 - 111-11-1111 is an example, not a person
            return False
        if words is None:
            return valid(match[1])
        near = match.string[max(0, match.start() - _REACH) : match.start()].lower()
        return words.compiled.search(near) is not None and valid(match[1])

    return accept


def _load() -> tuple[Rule, ...]:
    made = []
    for kind, shape, name, strength in word_table("identity.toml")["numbers"]:
        words, gate = None, None
        pattern = Expression(_LEFT + b"(" + shape.encode() + b")" + _RIGHT)
        if strength != "alone":
            literals = b"|".join(re.escape(word.encode()) for word in strength.split("|"))
            words = Expression(rb"(?<![a-z])(?:" + literals + rb")(?![a-z])")
            gate = rb"(?i:" + literals + rb")(?:|[^A-Za-z].*)(?:" + shape.encode() + rb")"
        made.append(Rule(pattern, ((1, kind),), _acceptor(name, words), gate))
    return tuple(made)


RULES: tuple[Rule, ...] = (*_load(), *papers.RULES)

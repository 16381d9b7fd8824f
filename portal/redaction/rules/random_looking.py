"""Whether letters and digits look drawn by lot rather than written by somebody."""

import math
import re
from collections import Counter

_CHANGE = re.compile(rb"(?<=[A-Za-z])[0-9]|(?<=[0-9])[A-Za-z]")
_CONSONANTS = re.compile(rb"(?i)[bcdfghjklmnpqrstvwxz]{5}")
_HEX = re.compile(rb"[0-9a-f]+|[0-9A-F]+")
_LETTERS = re.compile(rb"[a-z]{8,}|[A-Z][a-z]{7,}")
_HARD = re.compile(rb"(?i)[bcdfghjklmnpqrstvwxz]{4}")
_LEAST_CHANGES, _MANY_CHANGES = 4, 7
_LEAST_ENTROPY = 3.3


def entropy(value: bytes) -> float:
    """Shannon entropy in bits per character."""
    size = len(value)
    return -sum(n / size * math.log2(n / size) for n in Counter(value).values())


def is_random(value: bytes) -> bool:
    """Letters and digits in a mixture that no name, version or digest has."""
    if _HEX.fullmatch(value.translate(None, b"-_")):
        return False
    changes = len(_CHANGE.findall(value))
    if changes < _MANY_CHANGES and any(_HARD.search(run) is None for run in _LETTERS.findall(value)):
        return False
    return changes >= _LEAST_CHANGES and entropy(value) > _LEAST_ENTROPY


def is_drawn(value: bytes) -> bool:
    """Letters and digits that change often: random enough where an issuer's name stands before them."""
    return _HEX.fullmatch(value) is None and len(_CHANGE.findall(value)) >= _LEAST_CHANGES


def is_scrambled(value: bytes) -> bool:
    """Letters alone, but such as nobody could pronounce."""
    return _CONSONANTS.search(value) is not None and b"_" not in value and b"-" not in value

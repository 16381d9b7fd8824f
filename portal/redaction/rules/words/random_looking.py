"""Whether letters and digits look drawn by lot rather than written by somebody."""

import base64
import binascii
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
_LEAST_KEY, _MANY_TURNS = 20, 5
_TURN = re.compile(rb"(?<=[a-z0-9])[A-Z]")
_DIGEST = re.compile(rb"(?=[0-9a-f]{0,63}[0-9])[0-9a-f]{32,64}|(?=[0-9A-F]{0,63}[0-9])[0-9A-F]{12,64}")
_BLOCK_KEY = re.compile(rb"(?=[0-9A-F]*[0-9])(?=[0-9A-F]*[A-F])(?:[0-9A-F]{32}|[0-9A-F]{48}|[0-9A-F]{64})")
_PHRASE = re.compile(
    rb"(?=[^0-9]*[0-9])[A-Z][A-Za-z\x80-\xff]{2,24}(?: [A-Za-z0-9\x80-\xff!?#&+-]{1,24}){1,3}"
)
_PACKED, _LOGIN = (
    re.compile(rb"[A-Za-z0-9+/]{8,400}={0,2}"),
    re.compile(rb"[A-Za-z0-9_.@-]{1,64}:[!-~]{4,200}"),
)


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


def is_long_random(value: bytes) -> bool:
    """Random and long enough for a key, or an account with its secret as Basic writes them (RFC 7617)."""
    return (len(value) >= _LEAST_KEY and is_random(value)) or _is_login(value)


def is_drawn_key(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001 - judges have one signature
    """Random, or hexadecimal digits as issuers of keys draw them."""
    return is_random(value) or _DIGEST.fullmatch(value) is not None or _is_login(value)


def is_block_key(value: bytes) -> bool:
    """A long random key, or one of AES as meters print it, in capitals; a digest has small letters."""
    return is_long_random(value) or _BLOCK_KEY.fullmatch(value) is not None


def is_phrase(value: bytes) -> bool:
    """Few words with a digit among them, as somebody makes a secret in quotes: `secret="Weir 9"`."""
    return _PHRASE.fullmatch(value) is not None


def _is_login(value: bytes) -> bool:
    if _PACKED.fullmatch(value) is None:
        return False
    try:
        return _LOGIN.fullmatch(base64.b64decode(value, validate=True)) is not None
    except binascii.Error:
        return False


def is_drawn(value: bytes) -> bool:
    """Letters and digits that change often: random enough where an issuer's name stands before them."""
    return _HEX.fullmatch(value) is None and len(_CHANGE.findall(value)) >= _LEAST_CHANGES


def is_mixed(value: bytes) -> bool:
    """Letters whose case changes often beside a digit: `sLHrkTwRzdq7yFiWmZkubXiv`."""
    return len(_TURN.findall(value)) >= _MANY_TURNS and any(48 <= sign <= 57 for sign in value)  # noqa: PLR2004


def is_scrambled(value: bytes) -> bool:
    """Letters alone, but such as nobody could pronounce."""
    return _CONSONANTS.search(value) is not None and b"_" not in value and b"-" not in value

"""Words that nobody bears: made by a keyed die, for values that must look real and be nobody's.

The die is HMAC-SHA256 in counter mode (NIST SP 800-108): who does not know the seed cannot foretell it.
"""

import hashlib
import hmac
from collections.abc import Sequence

_BEGINNINGS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "r", "st", "t", "v")
_MIDDLES = ("a", "e", "i", "o", "u")
_CLOSINGS = ("l", "n", "r", "rn", "rsk", "sk", "st", "v")
_FIRST_ENDINGS = ("a", "e", "in", "o", "us")
_LAST_ENDINGS = ("el", "en", "ik", "o", "und", "ya")
_SIGNS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_SECRET_SIGNS = 11


class Die:
    """Throws the same for the same seed (32 secret bytes), and nothing that can be foretold without it."""

    def __init__(self, seed: bytes) -> None:
        """Begin with the first throw."""
        self._seed, self._thrown = seed, 0

    def below(self, end: int) -> int:
        """A whole number from 0 up to and without `end`, of 64 bits: none is favored to speak of."""
        self._thrown += 1
        made = hmac.new(self._seed, self._thrown.to_bytes(8, "big"), hashlib.sha256).digest()
        return int.from_bytes(made[:8], "big") % end

    def one_of(self, things: Sequence[str]) -> str:
        """One of them, each as likely as the others."""
        return things[self.below(len(things))]


def first_name(die: Die) -> str:
    """One of 64,800, in small letters."""
    return _syllable(die) + die.one_of(_BEGINNINGS) + die.one_of(_FIRST_ENDINGS)


def last_name(die: Die) -> str:
    """One of 3,110,400, in small letters."""
    return _syllable(die) + _syllable(die) + die.one_of(_LAST_ENDINGS)


def password(die: Die) -> str:
    """Eleven signs of 55, some of them capitals and digits: 63 bits."""
    while True:
        made = "".join(die.one_of(_SIGNS) for _ in range(_SECRET_SIGNS))
        if made.lower() != made != made.upper() and any(one.isdigit() for one in made):
            return made


def _syllable(die: Die) -> str:
    return die.one_of(_BEGINNINGS) + die.one_of(_MIDDLES) + die.one_of(_CLOSINGS)

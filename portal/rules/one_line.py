"""Words that stand on others' pages: nothing in them that cannot be seen and turns the line round."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""Controls, and signs of Unicode that order a line or hide in it; those that join letters may stay."""


def as_seen(words: str) -> str:
    """The words without what nobody sees; people paste such signs unknowingly, so they are not refused."""
    return _UNSEEN.sub("", words)


def one_line(words: str) -> str:
    """The same on one line, without needless spaces."""
    return " ".join(as_seen(words).split())

"""Where the lines of a text begin."""

from collections.abc import Sequence

import numpy as np

from portal.redaction.faces.numbers import NEWLINE, Numbers


def starts_of(text: bytes) -> Numbers:
    """Where lines begin, and where the next would."""
    found = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == NEWLINE) + 1
    starts: Numbers = np.concatenate(([0], found))
    return starts


def lines_at(text: bytes, starts: Sequence[int]) -> list[bytes]:
    """The lines of a text that begin at some places."""
    ends = (text.find(b"\n", start) for start in starts)
    return [text[start:end] if end >= 0 else text[start:] for start, end in zip(starts, ends, strict=True)]

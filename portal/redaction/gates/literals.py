"""Which plain words a pattern cannot match without: read off its syntax, as grep does."""

import re
import re._constants as kinds  # type: ignore[import-not-found]
import re._parser as syntax  # type: ignore[import-not-found]
from collections.abc import Sequence

from portal.redaction.readings import Readings

_FEW = 12
_MOST = 64
_LEAST = 3
# What takes longer to read than it saves to know, and tells nothing: the endings of all keys.
_LONGEST = 20_000

Words = frozenset[bytes]


_readings = Readings[tuple[Words | None]](__file__)


def needed_words(pattern: bytes, flags: int = 0) -> Words | None:
    """Lower-case words of which one stands in every (lower-case) match; None where none are long."""
    return _readings.of(b"%d %s" % (flags, pattern), lambda: (_needed(pattern, flags),))[0]


def keep_words() -> None:
    """Keep what was read off patterns for other processes."""
    _readings.keep()


def _needed(pattern: bytes, flags: int) -> Words | None:
    if len(pattern) > _LONGEST:
        return None
    found = _best(syntax.parse(pattern, flags & ~re.UNICODE))
    return found if found is not None and all(_telling(word) for word in found) else None


def _telling(word: bytes) -> bool:
    return len(word.strip()) >= _LEAST


def _worth(words: Words) -> tuple[int, int]:
    return min(len(word) if _telling(word) else 0 for word in words), -len(words)


def _best(sequence: Sequence[tuple[object, object]]) -> Words | None:
    """The most telling set of words among the parts of a sequence; runs of letters are one word."""
    candidates: list[Words] = []
    run: Words = frozenset((b"",))
    for kind, value in sequence:
        step = _step(kind, value)
        if step is not None and len(run) * len(step) <= _MOST:
            run = frozenset(first + second for first in run for second in step)
            continue
        candidates.append(run)
        run = step if step is not None else frozenset((b"",))
        inner = _inner(kind, value)
        if inner is not None:
            candidates.append(inner)
    candidates.append(run)
    full = [words for words in candidates if all(words)]
    return max(full, key=_worth, default=None)


def _step(kind: object, value: object) -> Words | None:
    """The characters that one part can be, if they are few."""
    if kind is kinds.LITERAL and isinstance(value, int):
        return frozenset((bytes([value]).lower(),))
    if kind is kinds.IN and isinstance(value, list):
        signs: set[bytes] = set()
        for inner, what in value:
            if inner is kinds.LITERAL:
                signs.add(bytes([what]).lower())
            elif inner is kinds.RANGE and what[1] - what[0] < _FEW:
                signs |= {bytes([sign]).lower() for sign in range(what[0], what[1] + 1)}
            else:
                return None
        return frozenset(signs) if len(signs) <= _FEW else None
    return None


def _inner(kind: object, value: object) -> Words | None:
    """The words inside a group, a choice or a repetition that must occur."""
    if kind is kinds.SUBPATTERN and isinstance(value, tuple):
        return _best(value[-1])
    if kind is kinds.BRANCH and isinstance(value, tuple):
        found = [_best(branch) for branch in value[1]]
        if any(words is None for words in found):
            return None
        return frozenset(word for words in found if words is not None for word in words)
    if kind in {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT} and isinstance(value, tuple):
        return _best(value[2]) if value[0] > 0 else None
    return _best(value) if kind is kinds.ATOMIC_GROUP else None  # type: ignore[arg-type]

"""Which sign a pattern cannot match without: a line that does not have it need not be asked about."""

import re
import re._constants as kinds  # type: ignore[import-not-found]
import re._parser as syntax  # type: ignore[import-not-found]
from collections.abc import Sequence

from portal.redaction.readings import Readings

RAREST_FIRST = b"`^~{}!%$|;*+#?&<>[]\\'()@=\",_/-.:"
"""Signs by how few lines of logs and letters have them. Spaces, letters and digits tell nothing."""

_readings = Readings[tuple[bytes]](__file__)


def needed_sign(pattern: bytes, flags: int = 0) -> bytes:
    """The rarest sign that stands in every match; nothing where a match can do without each."""
    return _readings.of(b"%d %s" % (flags, pattern), lambda: (_rarest(pattern, flags),))[0]


def keep_signs() -> None:
    """Keep what was read off patterns for other processes."""
    _readings.keep()


def _rarest(pattern: bytes, flags: int) -> bytes:
    needed = _needed(syntax.parse(pattern, flags & ~re.UNICODE))
    return next((bytes([sign]) for sign in RAREST_FIRST if sign in needed), b"")


def _needed(sequence: Sequence[tuple[object, object]]) -> frozenset[int]:
    """The signs that stand wherever this sequence matches, or right beside it."""
    return frozenset[int]().union(*(_of(kind, value) for kind, value in sequence))


def _of(kind: object, value: object) -> frozenset[int]:
    """Those of one part: of a choice what all have."""
    if kind is kinds.LITERAL and isinstance(value, int):
        return frozenset((value,))
    if kind is kinds.BRANCH and isinstance(value, tuple):
        return frozenset.intersection(*map(_needed, value[1]))
    return _needed(_within(kind, value))


def _within(kind: object, value: object) -> Sequence[tuple[object, object]]:
    """What must occur inside of a part, or beside the match."""
    if kind is kinds.ATOMIC_GROUP:
        return value  # type: ignore[return-value]
    if not isinstance(value, tuple):
        return ()
    if kind is kinds.SUBPATTERN or kind is kinds.ASSERT:
        return value[-1]  # type: ignore[no-any-return]
    must = kind in {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT} and value[0] > 0
    return value[2] if must else ()

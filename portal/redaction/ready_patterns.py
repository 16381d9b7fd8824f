"""Patterns ready to search with, as an earlier process made them.

To translate one takes Python up to some milliseconds, and a few texts ask for two hundred of them; to load
what was translated takes ten microseconds. Python checks what is loaded as what it translates itself. All are
kept or none, so that nothing tells which of them the texts of some case have asked for.
"""

import _sre  # type: ignore[import-not-found]
import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._parser as syntax  # type: ignore[import-not-found]
from array import array
from collections.abc import Iterable
from functools import partial

from portal.redaction.readings import Readings

_Translated = tuple[bytes, int, int, dict[str, int]]
_Pattern = tuple[bytes, int]
_readings = Readings[_Translated](__file__, forgets=False)
_NUMBER = "I"
"""Of so many bytes are the numbers that `_sre` reads."""
_known: dict[_Pattern, _Translated] = {}


def make_ready(patterns: Iterable[_Pattern]) -> None:
    """Make all these patterns (each with its flags) ready, where what was made can be kept."""
    if not _readings.can_keep():
        return
    for one in patterns:
        told = b"%d %d %d %s" % (_sre.MAGIC, _sre.CODESIZE, one[1], one[0])
        _known[one] = _readings.of(told, partial(_translated, *one))
    _readings.keep()


def ready(pattern: bytes, flags: int) -> re.Pattern[bytes]:
    """The same as `re.compile`."""
    known = _known.get((pattern, flags))
    if known is None:
        return re.compile(pattern, flags)
    code, all_flags, groups, names = known
    named: list[str | None] = [None] * groups
    for name, group in names.items():
        named[group] = name
    numbers = array(_NUMBER, code).tolist()
    made: re.Pattern[bytes] = _sre.compile(pattern, all_flags, numbers, groups - 1, names, tuple(named))
    return made


def _translated(pattern: bytes, flags: int) -> _Translated:
    """What `re` makes of a pattern, before it hands that to its machine."""
    tree = syntax.parse(pattern, flags)
    code = array(_NUMBER, compiler._code(tree, flags))  # noqa: SLF001
    return code.tobytes(), int(flags | tree.state.flags), tree.state.groups, dict(tree.state.groupdict)

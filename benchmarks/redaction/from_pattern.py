"""Values made by lot from a regular expression, as its syntax tree tells."""

import random
import re
import string
from collections.abc import Sequence
from re import _constants as codes
from re import _parser as parser
from typing import Any

_FLAGS = re.compile(r"\(\?[imsxU]+\)")
_ALNUM = string.ascii_letters + string.digits
_SIGNS = [chr(code) for code in range(33, 127)]
_CATEGORIES = {
    "CATEGORY_DIGIT": string.digits,
    "CATEGORY_WORD": _ALNUM,
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": _ALNUM,
    "CATEGORY_NOT_DIGIT": string.ascii_letters,
}
_MOST_MORE, _FAR = 6, 200


class Maker:
    """Makes texts that a pattern matches; assertions about what stands around are left out."""

    def __init__(self, pattern: str, seed: str) -> None:
        """Raise `re.error` where the pattern is not one of Python's."""
        plain = _FLAGS.sub("", pattern).replace(r"\z", "$").replace("[:alnum:]", "A-Za-z0-9")
        self._tree = parser.parse(plain)
        self._dice = random.Random(seed)
        self.groups: dict[int, str] = {}

    def make(self) -> str:
        """One text; `groups` holds what its groups matched."""
        self.groups = {}
        return self._all(self._tree)

    def _all(self, nodes: Any) -> str:
        return "".join(self._one(code, told) for code, told in nodes)

    def _one(self, code: Any, told: Any) -> str:
        if code is codes.LITERAL:
            return chr(told)
        if code in {codes.IN, codes.ANY, codes.NOT_LITERAL}:
            return self._dice.choice(_allowed(code, told))
        if code is codes.SUBPATTERN:
            text = self._all(told[3])
            if told[0] is not None:
                self.groups[told[0]] = text
            return text
        if code is codes.BRANCH:
            return self._all(self._dice.choice(told[1]))
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
            return "".join(self._all(told[2]) for _ in range(self._times(told[0], told[1])))
        return self.groups.get(told, "") if code is codes.GROUPREF else ""

    def _times(self, least: int, most: int) -> int:
        """How often something is repeated: near its least where it may be any number."""
        free = most is codes.MAXREPEAT or most - least > _FAR or least == 0
        return self._dice.randint(least, min(int(most), least + _MOST_MORE) if free else most)


def _allowed(code: Any, told: Any) -> Sequence[str]:
    if code is codes.ANY:
        return _ALNUM
    if code is codes.NOT_LITERAL:
        return [sign for sign in _ALNUM if ord(sign) != told]
    signs: set[str] = set()
    for inner, value in told:
        if inner is codes.LITERAL:
            signs.add(chr(value))
        elif inner is codes.RANGE:
            signs.update(map(chr, range(value[0], min(value[1], 126) + 1)))
        elif inner is codes.CATEGORY:
            signs.update(_CATEGORIES.get(str(value), "-."))
    if told[0][0] is codes.NEGATE:
        return [sign for sign in _ALNUM if sign not in signs] or [s for s in _SIGNS if s not in signs]
    return sorted(signs.intersection(_SIGNS)) or sorted(signs)

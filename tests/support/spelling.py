"""The words that a pattern asks for, read off its syntax: `(?:kd|kund)[- ]?nr` asks for `kdnr`, `kundnr`."""

import re._constants as kinds  # type: ignore[import-not-found]
import re._parser as syntax  # type: ignore[import-not-found]
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from portal.redaction.rules.rule import Expression

_ANY = "\0"  # stands in a word for letters that can be many
_FEW, _MOST_TIMES = 3, 3
_SMALL = (ord("a"), ord("z"))
_REPEATS = {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}
_ASCII = 128
Strings = frozenset[str]
Syntax = Sequence[tuple[object, object]]
_NONE: Strings = frozenset()
_EMPTY: Strings = frozenset(("",))


@dataclass(frozen=True, slots=True)
class _Runs:
    """The runs of letters of what a part matches: it as a whole, at its begin, at its end, and within it."""

    whole: Strings = _NONE
    first: Strings = _NONE
    last: Strings = _NONE
    inner: Strings = _NONE


_NOTHING = _Runs(whole=_EMPTY)
_APART = _Runs(first=_EMPTY, last=_EMPTY)
_MANY = _Runs(whole=frozenset((_ANY,)))


def words_of(pattern: Expression, longest: int) -> set[str]:
    """The words in small letters that stand whole in what a pattern can match."""
    tree = syntax.parse(pattern.pattern, pattern.flags)
    reader = _Reader(longest)
    read = [reader.joined([_APART, reader.sequence(one), _APART]) for one in (tree, *_beside(tree))]
    return {word for one in read for word in one.inner if word and _ANY not in word}


class _Reader:
    """Reads syntax; runs that are longer than `longest` are let go."""

    def __init__(self, longest: int) -> None:
        self._longest = longest

    def sequence(self, parts: Syntax) -> _Runs:
        """Parts one after the other."""
        return self.joined([self._part(kind, value) for kind, value in parts])

    def joined(self, parts: Sequence[_Runs]) -> _Runs:
        """What parts make together: where no sign stands between, their runs become one."""
        return reduce(self._beside_each_other, parts, _NOTHING)

    def _beside_each_other(self, one: _Runs, two: _Runs) -> _Runs:
        return _Runs(
            self._together(one.whole, two.whole),
            one.first | self._together(one.whole, two.first),
            two.last | self._together(one.last, two.whole),
            one.inner | two.inner | self._together(one.last, two.first),
        )

    def _together(self, ones: Strings, twos: Strings) -> Strings:
        if twos == _EMPTY or not ones:
            return ones
        if ones == _EMPTY or not twos:
            return twos
        return frozenset(one + two for one in ones for two in twos if len(one) + len(two) <= self._longest)

    def _part(self, kind: object, value: object) -> _Runs:  # noqa: PLR0911 - one for each kind of syntax
        if kind is kinds.LITERAL:
            return _signs({value})  # type: ignore[arg-type]
        if kind is kinds.IN:
            return _class(value)  # type: ignore[arg-type]
        if kind is kinds.BRANCH:
            return _either([self.sequence(one) for one in value[1]])  # type: ignore[index]
        if kind is kinds.SUBPATTERN:
            return self.sequence(value[-1])  # type: ignore[index]
        if kind is kinds.ATOMIC_GROUP:
            return self.sequence(value)  # type: ignore[arg-type]
        if kind in _REPEATS:
            return self._repeated(*value)  # type: ignore[misc]
        if kind is kinds.AT:
            return _APART if value is kinds.AT_BOUNDARY else _NOTHING
        if kind is kinds.ASSERT_NOT:
            return _APART if _holds_letters(value[1]) else _NOTHING  # type: ignore[index]
        return _NOTHING if kind is kinds.ASSERT else _either([_MANY, _APART])

    def _repeated(self, least: int, most: int, parts: Syntax) -> _Runs:
        one = self.sequence(parts)
        made = self.joined([one] * min(least, _MOST_TIMES))
        return _either([made, self.joined([made, one])]) if most > least else made


def _either(choices: Sequence[_Runs]) -> _Runs:
    return _Runs(
        _NONE.union(*(one.whole for one in choices)),
        _NONE.union(*(one.first for one in choices)),
        _NONE.union(*(one.last for one in choices)),
        _NONE.union(*(one.inner for one in choices)),
    )


def _signs(signs: set[int]) -> _Runs:
    """One of some signs; what is not of ASCII belongs to a word, and no such word is folded."""
    letters = {chr(sign).lower() for sign in signs if chr(sign).isalpha() and sign < _ASCII}
    choices = [_MANY] if len(letters) > _FEW or max(signs) >= _ASCII else [_Runs(whole=frozenset(letters))]
    if any(sign < _ASCII and not chr(sign).isalpha() for sign in signs):
        choices.append(_APART)
    return _either(choices)


def _class(parts: Syntax) -> _Runs:
    signs: set[int] = set()
    for kind, value in parts:
        if kind is kinds.LITERAL:
            signs.add(value)  # type: ignore[arg-type]
        elif kind is kinds.RANGE:
            signs |= set(range(value[0], value[1] + 1))  # type: ignore[index]
        else:
            return (
                _APART if value in {kinds.CATEGORY_DIGIT, kinds.CATEGORY_SPACE} else _either([_MANY, _APART])
            )
    return _signs(signs)


def _holds_letters(parts: Syntax) -> bool:
    """Whether a look away turns all letters away, so that a word ends there."""
    if len(parts) != 1:
        return False
    kind, value = parts[0]
    if kind is kinds.BRANCH:
        return any(_holds_letters(one) for one in value[1])  # type: ignore[index]
    return kind is kinds.IN and any(
        one in ((kinds.RANGE, _SMALL), (kinds.CATEGORY, kinds.CATEGORY_WORD))
        for one in value  # type: ignore[attr-defined]
    )


def _beside(parts: Syntax) -> Iterator[Syntax]:
    """What must stand beside a match, wherever that is said."""
    for kind, value in parts:
        inner: list[Syntax] = []
        if kind is kinds.ASSERT:
            inner = [value[1]]  # type: ignore[index]
            yield inner[0]
        elif kind is kinds.BRANCH:
            inner = value[1]  # type: ignore[index]
        elif kind is kinds.SUBPATTERN:
            inner = [value[-1]]  # type: ignore[index]
        elif kind in _REPEATS:
            inner = [value[2]]  # type: ignore[index]
        for one in inner:
            yield from _beside(one)

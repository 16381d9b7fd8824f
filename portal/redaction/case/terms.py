"""The words of a case, found as words of their own and as parts of names that people and programs build.

People call files after people: `mokafor_log.txt`, `MOkafor2.log`, `dumpMokafor`. A word of four letters or
more is therefore found between joints too; a shorter one only where it stands alone, so that `al` leaves
`calendar` and `al_2` as they are.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from portal.redaction.case.dressed import LEAST_WORD, dressed
from portal.redaction.case.symbols import is_in_symbol
from portal.redaction.findings import Span
from portal.redaction.kinds import KINDS

_LOWER = frozenset(b"abcdefghijklmnopqrstuvwxyz")
_UPPER = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset(b"0123456789")
_HEX = _DIGITS | frozenset(b"abcdefABCDEF")
_LETTERS = _LOWER | _UPPER
_ALNUM = _LETTERS | _DIGITS
_WORD = _ALNUM | frozenset(b"_")
_BARE = frozenset(range(256)) - _WORD
_ESCAPED = frozenset(b"nrtbfv")
_LEAST_JOINED = 4
_LEAST_RUN_TOGETHER = 6
_MOST_PARTS = 4
# An automaton of tables reads twice as fast, and takes a quarter of a kilobyte for each letter.
_MOST_IN_TABLES = 60_000
_RANKS = {name: kind.rank for name, kind in KINDS.items()}
_BETWEEN = ("_", ".", "-", "+", "%20")


class Terms:
    """The words of a case with their kinds, found wherever they stand as words or between joints."""

    def __init__(self, terms: dict[str, str]) -> None:
        others = sorted(item for item in terms.items() if not _is_spelled_once(item[0]))
        spelled = {one: kind for word, kind in others for one in _spellings(word)}
        spelled |= {word.encode("utf-8", "surrogateescape"): kind for word, kind in terms.items()}
        self.words = words = sorted(spelled)
        self._kinds = [spelled[word] for word in words]
        self.ranked = tuple(zip(words, map(_RANKS.__getitem__, self._kinds), strict=True))
        """The words as they are looked for, with the ranks of their kinds."""
        self._any_long = any(len(word) >= LEAST_WORD for word in words)
        size = sum(map(len, words))
        self.in_tables = size <= _MOST_IN_TABLES
        """Whether an automaton of tables can find them."""

    @cached_property
    def _automaton(self) -> BytesAhoCorasick | None:
        how = Implementation.DFA if self.in_tables else None
        return BytesAhoCorasick(self.words, MatchKind.Standard, how) if self.words else None

    def in_other_dress(self, text: bytes) -> list[Span]:
        """Claims on what says one of these words in hexadecimal or base64, ascending and apart."""
        return dressed(text, self.find) if self._any_long else []

    def find(self, line: bytes) -> Iterator[Span]:
        """Claims on the case's words in one line, ascending; none lies within another.

        All places are looked at, not only the longest word at each: the longest may go on in letters
        and be none, while a shorter one inside of it is somebody's name.
        """
        if self._automaton is None:
            return iter(())
        return self.standing(line, self._automaton.find_matches_as_indexes(line.lower(), overlapping=True))

    def standing(self, line: bytes, found: Iterable[tuple[int, int, int]]) -> Iterator[Span]:
        """Those of all places of words (number, from, to) at which one stands."""
        bare, last, kinds = _BARE, len(line), self._kinds
        standing = [
            (
                start,
                -end if end == last or line[end] not in _DIGITS else -_end_of_name(line, end),
                kinds[number],
            )
            for number, start, end in found
            if (start == 0 or line[start - 1] in bare or _begins(line, start, end))
            and (end == last or line[end] in bare or _ends(line, start, end))
        ]
        covered = 0
        for start, end, kind in sorted(standing):
            if -end > covered and not (kind == "host" and is_in_symbol(line, start, -end)):
                covered = -end
                yield Span(start, covered, kind)


def _is_spelled_once(word: str) -> bool:
    return word.isascii() and " " not in word and "ss" not in word


def _spellings(word: str) -> Iterator[bytes]:
    """How a word may be written elsewhere: its parts joined, its accents composed or not, other cases.

    A line is compared with its ASCII letters made small, so the other letters come in both cases here.
    """
    parts = word.split(" ")
    joined = {between.join(parts) for between in _BETWEEN} if 1 < len(parts) <= _MOST_PARTS else set()
    joined |= {"".join(parts)} if joined and len(word) > _LEAST_RUN_TOGETHER else set()
    for one in {word} | joined:
        if one.isascii() and "ss" not in one:
            yield one.encode()
            continue
        for cased in {one, one.upper(), one.title(), one.replace("ss", "ß")}:
            for form in ("NFC", "NFD"):
                yield unicodedata.normalize(form, cased).encode("utf-8", "surrogateescape").lower()


def _begins(line: bytes, start: int, end: int) -> bool:
    """Whether a word begins here: nothing of the kind of a letter stands before, or a joint does."""
    if start == 0 or line[start] not in _WORD or line[start - 1] not in _WORD:
        return True
    if end - start < _LEAST_JOINED:
        return False
    before, first = line[start - 1], line[start]
    if before == ord("_") or (before in _DIGITS and first in _LETTERS):
        return True
    if first in _UPPER:
        return before in _LOWER or (before in _UPPER and line[start + 1] in _LOWER)
    return _is_escaped(line, start)


def _ends(line: bytes, start: int, end: int) -> bool:
    """Whether a word ends here: nothing of the kind of a letter follows, or a joint does."""
    if end == len(line) or line[end - 1] not in _WORD or line[end] not in _WORD:
        return True
    if end - start < _LEAST_JOINED:
        return False
    after, last = line[end], line[end - 1]
    if after == ord("_") or (after in _DIGITS and last in _LETTERS):
        return True
    if after in _UPPER:
        return last in _LOWER or (last in _UPPER and line[end + 1 : end + 2].islower())
    return False


def _is_escaped(line: bytes, start: int) -> bool:
    r"""Whether the letter before belongs to an escape that was written out: `\n`, `%2F`."""
    if line[start - 2 : start - 1] == b"\\":
        return line[start - 1] in _ESCAPED
    return line[start - 3 : start - 2] == b"%" and line[start - 1] in _HEX and line[start - 2] in _HEX


def _end_of_name(line: bytes, end: int) -> int:
    """Where the name ends: a number after it belongs to it, with the letters that follow.

    A stand-in ends in ten hexadecimal digits, and more digits behind them could not be told apart.
    """
    if end < len(line) and line[end] in _DIGITS and line[end - 1] in _LETTERS:
        while end < len(line) and line[end] in _ALNUM:
            end += 1
    return end

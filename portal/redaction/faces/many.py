"""Faces: what the rules see of a line, so that one look serves all lines that look alike.

What no rule asks for by its letters or digits is replaced by one example of its look: clocks and
counters, usable addresses, UUIDs, hexadecimal ids, words that stand in no rule. The face of a line
is a line again; the rules judge it, and their claims are carried back to the line it came from.
Lines with one face get one verdict: that is no shortcut but how the verdict is defined, and
`plain_faces` defines it, one line at a time. This is the same for many lines at once, with numpy.
"""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from portal.redaction.faces import signs as look
from portal.redaction.faces.ids import (
    BITS,
    DIGIT,
    HEX,
    LOW_HEX,
    LOW_REST,
    LOWER_HEX,
    SPOKEN,
    Fold,
    Runs,
    addresses,
    fold,
    identifiers,
    long_numbers,
    with_units,
)
from portal.redaction.faces.numbers import COLON, DASH, SPACE, ZERO, Flags, Numbers, Signs, harmless, table
from portal.redaction.faces.plain_words import KEPT_WHOLE, LOWER, OPENS, WORDS

_CLOSED = 64
_MARGIN = b"\n\n\n"
_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + bytes(range(128, 256))
_ONLY_LETTERS = bytes(sign if sign in _LETTERS else 32 for sign in range(256))
_CAPITALS = table(bytes(range(ord("A"), ord("Z") + 1)))
_SPELLED = table(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LABELLED, _AFTER_LABELLED = table(look.LABELLED), table(look.RIGHT + look.AFTER_LABELLED)
_SIZES = np.array(look.SIZE_OF_WORD, dtype=np.int64)
_PATTERN_OF_WORD = np.array([look.PATTERN_OF_WORD.get(code, 0) for code in range(8)], dtype=np.int64)


def _examples() -> Signs:
    made = np.zeros((len(look.PATTERNS), look.WIDEST), dtype=np.uint8)
    for row, pattern in enumerate(look.PATTERNS):
        made[row, : len(pattern)] = list(pattern)
    return made.reshape(-1)


_EXAMPLES = _examples()
_KEY = re.compile(rb"[0-9A-Za-z\x80-\xff" + re.escape(look.IN_KEYS) + b"]+")
_BITS = BITS.tobytes()
_ABSENT = 255  # no letter of UTF-8
Short = NDArray[np.int32]


class Came:
    """Where each byte of the faces of some lines came from.

    `edges` are the places in the faces from which on more was left out, `shifts` how much before each.
    """

    def __init__(self, edges: Numbers | Short, shifts: Numbers | Short) -> None:
        self._edges = edges
        self._shifts = shifts

    def of(self, places: Numbers) -> Numbers:
        """The places that these places of the faces came from."""
        came: Numbers = places + self._shifts[np.searchsorted(self._edges, places, "right")]
        return came


class Lines(NamedTuple):
    """Lines with the numbers of their outlines: equal ones have one, and 0 is for what has none.

    `numbering` tells these numbers from those of another time. Then where the outlines begin, the numbers,
    where the faces begin, and where the lines do, with where the next would.
    """

    numbering: int
    begins: Short
    numbers: Short
    faces: Short
    starts: Short


class Looks(NamedTuple):
    """The faces of some lines and where their bytes came from; if there are outlines, the same of them.

    `lines` are the outlines with numbers, where these are to be had.
    """

    text: bytes
    came: Came
    outlines: bytes = b""
    above: Came | None = None
    lines: Lines | None = None

    def both(self, places: Numbers) -> Numbers:
        """Where places of the outlines came from, or, that much further on, places of the faces."""
        if self.above is None:
            return self.came.of(places)
        of_faces = places - len(self.outlines)
        return self.came.of(np.where(of_faces < 0, self.above.of(places), of_faces))


def faces(content: bytes) -> tuple[bytes, Came]:
    """The faces of the lines of `content`, and where their bytes came from."""
    text = _MARGIN + content + _MARGIN
    signs = np.frombuffer(text, dtype=np.uint8)
    bits = np.frombuffer(text.translate(_BITS), dtype=np.uint8)
    words, numbers, letters = _runs(signs, bits != 0), _runs(signs, bits == DIGIT), _runs(signs, bits > DIGIT)
    classes = np.bitwise_or.reduceat(bits, words.starts) if len(words.starts) else bits[:0]
    spoken = np.zeros(len(signs), dtype=np.bool_)
    spoken[words.ends] = (classes & SPOKEN) != 0
    address, addressed, port = addresses(signs, numbers)
    counted = (
        harmless(signs, numbers.starts, numbers.ends, spoken, addressed) | port | with_units(signs, numbers)
    )
    ordered = _counted_on(signs, numbers.starts, numbers.sizes) & (numbers.left == DASH)
    ordered &= _SPELLED[signs[numbers.starts - 2]]
    shown = np.where(ordered, look.COUNTED_ON, look.NUMBER)[counted]
    counts = fold(numbers.starts[counted], numbers.ends[counted], _lengths(signs, numbers)[counted], shown)
    found, closed = identifiers(signs, words, classes)
    about = np.zeros(len(signs), dtype=np.uint8)
    about[words.starts] = classes | (closed * np.uint8(_CLOSED))
    spelled = _words(content, signs, about, letters, numbers)
    return _written(signs, [address, counts, long_numbers(signs, numbers), *found, *spelled])


def _runs(signs: Signs, inside: Flags) -> Runs:
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[0::2].copy(), edges[1::2].copy()
    return Runs(starts, ends, ends - starts, signs.take(starts - 1), signs.take(ends))


def _lengths(signs: Signs, numbers: Runs) -> Numbers:
    """How long the examples of numbers are."""
    labelled = _LABELLED[numbers.left] & _AFTER_LABELLED[numbers.right]
    labelled &= (numbers.left != COLON) | ~_SPELLED[signs[numbers.starts - 2]]
    return np.where(labelled, np.minimum(numbers.sizes, look.SIZE_OF_LABELLED), numbers.sizes)


def _counted_on(signs: Signs, starts: Numbers, sizes: Numbers | Signs) -> Flags:
    """Which numbers begin with a nought, as those of machines do."""
    fits = (sizes >= look.LEAST_COUNTED_ON) & (sizes <= look.MOST_COUNTED_ON)
    found: Flags = fits & (signs[starts] == ZERO)
    return found


def _words(content: bytes, signs: Signs, about: Signs, letters: Runs, numbers: Runs) -> list[Fold]:
    """Words that stand in no rule, and the few digits behind a word."""
    spelled = content.translate(_ONLY_LETTERS).split()
    codes = np.frombuffer(bytes(map(WORDS.__getitem__, spelled)), dtype=np.uint8)
    digits = np.zeros(len(signs), dtype=np.uint8)
    digits[numbers.starts] = np.minimum(numbers.sizes, look.MOST_ATTACHED_WORD + 1)
    behind = digits[letters.ends]
    asked = (codes >= LOWER) | (codes == OPENS) | (behind > 0)
    at = np.flatnonzero((BITS[letters.left] == 0) & asked)
    starts, middle, behind, codes = letters.starts[at], letters.ends[at], behind[at], codes[at]
    ends, bits = middle + behind, about[starts]
    fits = (BITS[signs[ends]] == 0) & (bits < _CLOSED) & (behind <= look.MOST_ATTACHED_WORD)
    fits &= ~_opened(content, starts, fits & (codes == OPENS))
    attached = fits & (behind > 0) & (codes > KEPT_WHOLE)
    small = (BITS[signs[starts]] & (LOW_HEX | LOW_REST)) != 0
    most = np.where(
        middle - starts >= look.LEAST_WORD,
        np.uint8(look.MOST_ATTACHED_WORD),
        np.uint8(look.MOST_ATTACHED_SMALL),
    )
    attached &= behind <= np.where(small, most, np.uint8(look.MOST_ATTACHED))
    country = (middle - starts == look.COUNTRY) & _CAPITALS[signs[starts]] & _CAPITALS[signs[starts + 1]]
    attached &= ~(country & (behind == look.PROOF) & (signs[ends] == SPACE))
    colon = (letters.left[at] == COLON) | (signs[ends] == COLON)
    attached &= ~(((bits & ~np.uint8(HEX)) == 0) & colon)
    attached &= ((bits & ~np.uint8(LOWER_HEX)) != 0) | (ends - starts < look.LEAST_HEXADECIMAL)
    chosen = fits & (codes >= LOWER) & (attached | (behind == 0))
    shown = np.where(_counted_on(signs, middle, behind), look.COUNTED_ON, look.NUMBER)
    sizes = _SIZES[np.minimum((middle - starts)[chosen], len(_SIZES) - 1)]
    return [
        fold(middle[attached], ends[attached], behind[attached].astype(np.int64), shown[attached]),
        fold(starts[chosen], middle[chosen], sizes, _PATTERN_OF_WORD[codes[chosen]]),
    ]


def _opened(content: bytes, starts: Numbers, opens: Flags) -> Flags:
    """Which words are joined to one before them, or are one, that opens a key."""
    joined = np.zeros(len(starts), dtype=np.bool_)
    end = 0
    for first in starts[opens].tolist():
        if first >= end and (key := _KEY.match(content, first - len(_MARGIN))):
            end = key.end() + len(_MARGIN)
            joined[slice(*np.searchsorted(starts, (first, end)))] = True
    return joined


def _written(signs: Signs, folds: list[Fold]) -> tuple[bytes, Came]:
    """Every fold's example put in its place; what it does not need is left out."""
    starts = np.concatenate([one.starts for one in folds])
    ends = np.concatenate([one.ends for one in folds])
    sizes = np.concatenate([one.sizes for one in folds])
    patterns = np.concatenate([one.patterns for one in folds]) * look.WIDEST
    made, step = signs.copy(), 0
    places, examples, left = starts, patterns, sizes
    while len(places):
        made[places + step] = _EXAMPLES.take(examples + step)
        step += 1
        at = np.flatnonzero(left > step)
        places, examples, left = places.take(at), examples.take(at), left.take(at)
    spare = ends - starts - sizes
    shorter = np.flatnonzero(spare)
    ends, spare = ends[shorter], spare[shorter]
    made[ends - 1] = _EXAMPLES[(patterns + sizes - 1)[shorter]]
    order = np.argsort(ends, kind="stable")
    ends, spare = ends[order], spare[order]
    left_out = np.repeat(ends - 1 - spare, spare) + _spread(spare)
    shifts = np.concatenate(([0], np.cumsum(spare)))
    return _without(made, left_out), Came(ends - 1 - len(_MARGIN) - shifts[1:], shifts)


def _without(signs: Signs, places: Numbers) -> bytes:
    """The signs but those at some places, and without the margins."""
    inner = slice(len(_MARGIN), -len(_MARGIN))
    if _ABSENT not in signs.tobytes():
        signs[places] = _ABSENT
        return signs[inner].tobytes().translate(None, bytes([_ABSENT]))
    kept = np.ones(len(signs), dtype=np.bool_)
    kept[places] = False
    return signs[inner][kept[inner]].tobytes()


def _spread(sizes: Numbers) -> Numbers:
    """0, 1, 2 … up to each size, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)

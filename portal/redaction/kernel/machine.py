"""The kernel as machine code, with its memory."""

import ctypes
import itertools
import os
import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from portal.redaction.faces.outlines import NAMES
from portal.redaction.faces.plain_words import WORDS
from portal.redaction.kernel import places
from portal.redaction.kernel.loading import loaded
from portal.redaction.kernel.tables import tables

_BEHIND = b"\n" * 4 + bytes(16)
_PAGE = 65536
_MISS, _LEAST = 3, 2
_MARKS = [bytes([rank + 1]) for rank in range(255)]
"""How it is written before a word which rank it has: a zero ends each word, so it cannot stand there."""
_times = itertools.count(1)

Column = NDArray[np.int32]
Edges = NDArray[np.int32]
Hits = NDArray[np.int32]
Numbering = int
"""What tells numbers of values from those of another time, or of another machine."""
Lines = tuple[Numbering, Column, Column, Column, Column]
"""Which numbering, where each outline begins, its number, where its face begins, where the lines begin."""
Columns = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
"""From where, to where, number of the kind."""
Words = Sequence[tuple[bytes, int]]
"""Words of small letters with the ranks of their kinds."""


class Machine:
    """The functions of the kernel and their memory. One thread at a time works in it, the others wait."""

    most, most_places = places.MOST_TEXT, places.MOST_PLACES

    def __init__(self) -> None:
        """Translate and load. Raises `OSError` where the system lets nobody make machine code."""
        self._store, exports = loaded()
        self._exports = exports
        data = exports["memory"].data_ptr(self._store)
        self._address = ctypes.addressof(data.contents)
        self._memory: NDArray[np.uint8] = np.ctypeslib.as_array(data, (places.PAGES * _PAGE,))
        self._lock = threading.Lock()
        self._numbering = 0
        self._tree: Words | None = None
        self._refused: Words | None = None
        self._memory[: places.STATE] = np.frombuffer(tables(), dtype=np.uint8)
        self._memory[places.SEED : places.SEED + 4] = list(os.urandom(4))
        self._call("prepare")

    def faces(self, content: bytes) -> tuple[bytes, Edges]:
        """The faces of some lines, and from where on how much more was left out (two columns).

        `content` has at most `places.MOST_TEXT` bytes.
        """
        return self.looks(content)[:2]

    def looks(self, content: bytes) -> tuple[bytes, Edges, bytes, Edges, Lines | None]:
        """The faces of some lines, and their outlines, each with what was left out; b"" of too long ones.

        Then the outlines by number, where there is room for that.
        """
        end = places.TEXT + len(content) + 1
        with self._lock:
            ctypes.memmove(self._address + places.TEXT, content + _BEHIND, len(content) + len(_BEHIND))
            if self._state(places.WORD_COUNT) > places.MOST_WORDS or self._room() < places.ROOM_FOR_WORDS:
                self._call("forget_words")
            size = self._asked("make_faces", end, WORDS)
            made = ctypes.string_at(self._address + places.FACES, size - 1)
            left_out = self._edges(places.EDGES, places.EDGES_END)
            size = self._asked("make_outlines", places.FACES + size, NAMES)
            shown = ctypes.string_at(self._address + places.OUTLINES, max(size - 1, 0))
            left_above = self._edges(places.OUTLINE_EDGES, places.OUTLINE_EDGES_END)
            return made, left_out, shown, left_above, self._lines() if size else None

    def sought(self, content: bytes, words: Words) -> tuple[Hits, bool] | None:
        """Where words of a case may stand in some lines: begin, end and rank (three columns).

        And whether one may stand there in hexadecimal or base64. None where there are more words, or more of
        them in the lines, than there is room for.
        """
        end = places.TEXT + len(content) + 1
        with self._lock:
            if self._tree is not words and not self._planted(words):
                return None
            ctypes.memmove(self._address + places.TEXT, content + _BEHIND, len(content) + len(_BEHIND))
            if not self._call("seek", end):
                return None
            hits = self._memory[places.HITS : self._state(places.HITS_END)].view(np.int32)
            return hits.reshape(-1, 3).copy(), bool(self._call("undress", end))

    def _planted(self, words: Words) -> bool:
        """Make the tree of these words; whether there is room for them, which is tried once."""
        if self._refused is words:
            return False
        self._tree, self._refused = None, words
        packed = b"".join([_MARKS[rank] + word + b"\0" for word, rank in words])
        is_odd = packed.count(b"\0") != len(words) or any(len(word) < _LEAST for word, _ in words)
        if is_odd or len(packed) > places.GIVEN_END - places.GIVEN:
            return False
        ctypes.memmove(self._address + places.GIVEN, packed, len(packed))
        # A word parts at one sign at most from those before it; a small table stays close to the processor.
        self._call("forget_tree", min(places.BRANCH_COUNT, 4 << len(words).bit_length()))
        if not self._call("add_words", places.GIVEN + len(packed)):
            return False
        self._tree, self._refused = words, None
        return True

    def numbered(self, content: bytes, found: Columns) -> tuple[Numbering, NDArray[np.int32]]:
        """A number for the value of a kind at each place of some lines, and in which numbering it is.

        Equal values of one kind have one number. 0 is for what has none: long values, and one too many.
        """
        with self._lock:
            self._make_room()
            ctypes.memmove(self._address + places.TEXT, content + _BEHIND, len(content) + len(_BEHIND))
            count = len(found[0])
            rows = self._memory[places.GIVEN : places.GIVEN + places.PLACE * count].view(np.int32)
            rows[0::3], rows[1::3], rows[2::3] = found
            self._call("number_values", count)
            return self._numbering, rows[2::3].copy()

    def replaced(self, content: bytes, found: Columns, made: bytes) -> bytes | None:
        """Some lines with their places replaced: from, to, how long is what stands there; all that, joined.

        None where there is no room.
        """
        starts, ends, sizes = found
        size, count = len(content) + len(made), places.PLACE * len(starts)
        if size > places.MOST_REPLACED or count + len(made) > places.GIVEN_END - places.GIVEN:
            return None
        with self._lock:
            at = self._address
            ctypes.memmove(at + places.TEXT, content, len(content))
            rows = self._memory[places.GIVEN : places.GIVEN + count].view(np.int32)
            rows[0::3], rows[1::3], rows[2::3] = starts, ends, sizes
            ctypes.memmove(at + places.GIVEN + count, made, len(made))
            size = self._call("replace_places", len(starts), places.TEXT + len(content))
            return ctypes.string_at(at + places.REPLACED, size)

    def _make_room(self) -> None:
        """Begin a numbering when there is none with room for more."""
        full = self._state(places.FREE_VALUE) > places.VALUES_FULL
        if full or self._state(places.VALUE_COUNT) >= places.MOST_VALUES or not self._numbering:
            self._numbering = next(_times)
            self._call("forget_values")

    def _lines(self) -> Lines | None:
        """The outlines that were made, by number, and where they and their lines begin."""
        self._make_room()
        filled = self._call("number_outlines")
        if not filled:
            return None
        rows = self._memory[places.GIVEN : filled].view(np.int32)
        starts = self._memory[places.STARTS : self._state(places.STARTS_END)].view(np.int32).copy()
        return self._numbering, rows[0::3].copy(), rows[1::3].copy(), rows[2::3].copy(), starts

    def _asked(self, name: str, end: int, words: dict[bytes, int]) -> int:
        """Run a function that asks for words, until none is missed."""
        size = self._call(name, end)
        while missed := self._state(places.MISSED):
            self._tell(min(missed, places.MOST_MISSES), words)
            size = self._call(name, end)
        return size

    def _edges(self, first: int, end: int) -> Edges:
        return self._memory[first : self._state(end)].view(np.int32).reshape(-1, 2).copy()

    def _tell(self, count: int, words: dict[bytes, int]) -> None:
        """Say what the missed words are."""
        missed = self._memory[places.MISSES : places.MISSES + places.MISS * count].view(np.int32)
        missed = missed.reshape(-1, _MISS)
        at = self._address
        told = [ctypes.string_at(at + start, end - start) for start, end, _ in missed.tolist()]
        missed[:, 2] = list(map(words.__getitem__, told))
        self._call("learn_words", count)

    def _room(self) -> int:
        return places.WORDS_KNOWN_END - self._state(places.FREE_WORD)

    def _state(self, at: int) -> int:
        """A number that the functions left."""
        return int.from_bytes(self._memory[at : at + 4].tobytes(), "little")

    def _call(self, name: str, *given: int) -> int:
        """Run one function."""
        done: int = self._exports[name](self._store, *given)
        return done

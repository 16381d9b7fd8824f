"""How the words of a case begin: a few signs of each, where all of their signs would find no room in tables.

An automaton of tables takes one step for each byte, whatever it looks for, while its tables stay close to the
processor. One of a case's sixty thousand words does not, and takes four times as long; their first signs do,
and where none of these stands, no word does.
"""

from collections.abc import Sequence

import numpy as np

_ROOM = 20_000  # signs; each takes a quarter of a kilobyte
_MOST, _LEAST = 12, 4


def beginnings(words: Sequence[bytes]) -> Sequence[bytes]:
    """Sorted words themselves where they find room, else as many signs of each as do; none where four do not.

    None either where a word goes on in the next line: only lines in which one begins are looked at again.
    """
    if sum(map(len, words)) <= _ROOM:
        return words
    signs = np.array(words, dtype=f"S{_MOST}").view(np.uint8).reshape(-1, _MOST)
    is_new = np.ones(signs.shape, dtype=np.bool_)
    is_new[1:] = np.logical_or.accumulate(signs[1:] != signs[:-1], axis=1)
    size = int(np.searchsorted(np.cumsum(is_new.sum(axis=0)), _ROOM, "right"))
    if size < _LEAST or b"\n" in b" ".join(words):
        return ()
    return [words[place][:size] for place in np.flatnonzero(is_new[:, size - 1]).tolist()]

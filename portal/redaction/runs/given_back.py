"""Memory goes back to the system as soon as it is free, where the system's library can be told so.

The library of most Linux systems (glibc) keeps what was given back to it, and the more the larger the blocks
were that it ever gave out. Both passes make and let go blocks of many sizes. What is made of one piece of
text is smaller than what is asked of the system by itself: to ask for each of those took a tenth of the time.
"""

import contextlib
import ctypes
import sys

# From malloc.h of glibc: from which size on a block is asked of the system by itself, and how much may stay.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_LARGE, _MOST_KEPT = 1024 * 1024, 1024 * 1024


def give_back_memory() -> None:
    """For a process that redacts, when it begins; what is copied of it later (`crew`) is so from its begin.

    Where no such thing is known, nothing happens.
    """
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, _LARGE)
        mallopt(_TRIM_THRESHOLD, _MOST_KEPT)

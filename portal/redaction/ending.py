"""Helpers end with the process that began them, so that a killed one leaves nobody who reads on."""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable

_END_WITH_PARENT = 1


def end_with(parent: int) -> None:
    """Ask the system to end this process with its parent, and see that the parent has not ended yet."""
    with contextlib.suppress(OSError, AttributeError):
        prctl: Callable[[int, int], int] = ctypes.CDLL(None).prctl
        prctl(_END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit("The process that wanted this is gone.")

"""What a process that redacts may use, and keeping itself to it: memory, time, output, no network."""

import contextlib
import ctypes
from collections.abc import Callable
from dataclasses import dataclass

from portal.redaction.limits import GIBI

_OWN_NAMESPACES = 0x10000000 | 0x40000000


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the child may use: seconds of processor and wall time, bytes of memory and of output, processes.

    Memory and processor time are those of each of its processes. Small files need one alone.
    """

    seconds: int = 3600
    processor: int = 3600
    memory: int = 2 * GIBI
    output: int = 50 * GIBI
    jobs: int = 1


def keep_within(bounds: Bounds) -> None:
    """Give up what is not needed. What the system does not know is left out: the parent still watches."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 - some systems have no such module

        for what, most in (
            (resource.RLIMIT_CPU, bounds.processor),
            (resource.RLIMIT_AS, bounds.memory),
            (resource.RLIMIT_FSIZE, bounds.output),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))
    with contextlib.suppress(OSError, AttributeError):
        unshare: Callable[[int], int] = ctypes.CDLL(None).unshare
        unshare(_OWN_NAMESPACES)

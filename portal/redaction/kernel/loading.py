"""The kernel made into machine code, with a memory of its own."""

from collections.abc import Mapping
from typing import Any

import wasmtime

from portal.redaction.kernel.functions import kernel_text

_PAGE = 65536
_EVERY_ADDRESS = 1 << 32
"""What the kernel can name with a number of 32 bits."""


def loaded() -> tuple[wasmtime.Store, Mapping[str, Any]]:
    """The functions and their memory, and the store in which they live.

    Raises `OSError` where the system lets nobody make machine code.
    """
    text, error = kernel_text(), None
    for reserves in (True, False) if _may_reserve() else (False,):
        store = wasmtime.Store(_engine(reserves=reserves))
        try:
            module = wasmtime.Module(store.engine, text)
            return store, wasmtime.Instance(store, module, []).exports(store)
        except wasmtime.WasmtimeError as refused:
            error = refused
    raise OSError(str(error)) from error


def _engine(*, reserves: bool) -> wasmtime.Engine:
    """What makes machine code that stays within its memory.

    Where every address that it can name is reserved, the processor refuses all but its memory, and no step
    need ask. That takes addresses, no memory.
    """
    config = wasmtime.Config()
    config.parallel_compilation = False
    config.signals_based_traps = reserves
    config.memory_reservation = _EVERY_ADDRESS if reserves else 0
    config.memory_reservation_for_growth = 0
    config.memory_guard_size = _PAGE
    return wasmtime.Engine(config)


def _may_reserve() -> bool:
    """Whether this process may take as many addresses as it likes."""
    try:
        import resource  # noqa: PLC0415 - some systems have no such module
    except ImportError:
        return False
    return resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY

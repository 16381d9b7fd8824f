"""The kernel made into machine code, with a memory of its own."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import wasmtime

from portal.redaction.kernel import translated, written
from portal.redaction.kernel.functions import kernel_source, kernel_text
from portal.redaction.readings import Readings

_PAGE = 65536
_EVERY_ADDRESS = 1 << 32
"""What the kernel can name with a number of 32 bits."""
_readings = Readings[bytes](__file__, translated.__file__, written.__file__, forgets=False)


def loaded() -> tuple[wasmtime.Store, Mapping[str, Any]]:
    """The functions and their memory, and the store in which they live.

    Raises `OSError` where the system lets nobody make machine code.
    """
    error = None
    for reserves in (True, False) if _may_reserve() else (False,):
        store = wasmtime.Store(_engine(reserves=reserves))
        try:
            module = _module(store.engine, reserves=reserves)
            return store, wasmtime.Instance(store, module, []).exports(store)
        except wasmtime.WasmtimeError as refused:
            error = refused
    raise OSError(str(error)) from error


def _module(engine: wasmtime.Engine, *, reserves: bool) -> wasmtime.Module:
    """The machine code, as it was kept or made now.

    To translate the functions and to compile them takes as long as they take for three megabytes of a log.
    What another wasmtime made, or one on another kind of processor, it refuses to load.
    """
    maker = Path(wasmtime.__file__)
    made_by = f"{maker} {maker.stat().st_mtime_ns} {reserves}".encode()
    code = _readings.of(
        made_by + kernel_source(), lambda: bytes(wasmtime.Module(engine, kernel_text()).serialize())
    )
    _readings.keep()
    with contextlib.suppress(wasmtime.WasmtimeError):
        return wasmtime.Module.deserialize(engine, code)
    return wasmtime.Module(engine, kernel_text())


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

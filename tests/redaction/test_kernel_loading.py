"""Machine code is made wherever the system allows that, and takes no more addresses than a process may."""

import gc
import os
import resource
from pathlib import Path
from typing import Any

import pytest
import wasmtime

from benchmarks.redaction.logs import log
from portal.redaction.faces import quick as quick_faces
from portal.redaction.faces.many import faces
from portal.redaction.kernel import loading
from portal.redaction.kernel.machine import Machine
from portal.redaction.readings import Readings

STATM = Path("/proc/self/statm")
LOG = log(5, 30_000, fresh=True)[:-1]


@pytest.mark.skipif(not STATM.exists(), reason="only Linux tells here how many addresses a process takes")
@pytest.mark.parametrize(
    ("may_take", "least", "most"), [(4 << 30, 0, 200 << 20), (resource.RLIM_INFINITY, 4 << 30, 5 << 30)]
)
def test_machine_code_takes_few_addresses_where_these_are_bounded(
    monkeypatch: pytest.MonkeyPatch, may_take: int, least: int, most: int
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (may_take, may_take))
    gc.collect()  # a machine of another test would be let go meanwhile
    before = int(STATM.read_text().split()[0])
    held = Machine()
    taken = (int(STATM.read_text().split()[0]) - before) * os.sysconf("SC_PAGE_SIZE")

    assert held.faces(b"at 10.8.4.19")[0] == b"at 5.2.7.3"
    assert least <= taken < most


def test_machine_code_does_without_addresses_that_it_cannot_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    instance = wasmtime.Instance
    asked: list[wasmtime.Store] = []

    def refused_once(store: wasmtime.Store, *given: Any) -> wasmtime.Instance:
        asked.append(store)
        if len(asked) == 1:
            raise wasmtime.WasmtimeError("mmap failed")
        return instance(store, *given)

    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    monkeypatch.setattr(wasmtime, "Instance", refused_once)

    assert Machine().faces(LOG)[0] == faces(LOG)[0]
    assert len(asked) == 2


def test_where_no_machine_code_may_be_made_the_faces_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refused:
        def __init__(self, *_given: object) -> None:
            raise wasmtime.WasmtimeError("mprotect failed")

        deserialize = __init__

    monkeypatch.setattr(wasmtime, "Module", Refused)
    monkeypatch.setattr(quick_faces, "LEAST", 0)

    assert quick_faces.made_machine() is None
    assert quick_faces.Maker().looks(LOG).text == faces(LOG)[0]


def test_machine_code_that_was_kept_is_not_made_again_and_what_cannot_be_loaded_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[str] = []

    class Counted(wasmtime.Module):
        def __init__(self, engine: wasmtime.Engine, text: str) -> None:
            compiled.append(text)
            super().__init__(engine, text)

    monkeypatch.setattr(wasmtime, "Module", Counted)
    monkeypatch.setattr(loading, "_readings", Readings[bytes]("nowhere", forgets=False))
    for _ in range(2):
        assert Machine().faces(b"at 10.8.4.19")[0] == b"at 5.2.7.3"
    assert len(compiled) == 1

    monkeypatch.setattr(Readings, "of", lambda *_: b"made by another wasmtime")
    assert Machine().faces(b"at 10.8.4.19")[0] == b"at 5.2.7.3"
    assert len(compiled) == 2

"""A witness forgets nothing, and of two that ask at once only one is kept."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from portal.gateways.witness_memory import FolderMemory
from portal.ledger.checkpoints import Checkpoint
from portal.vocabulary import Unavailable

ORIGIN = "portal.example/audit"


def at(size: int) -> Checkpoint:
    return Checkpoint(ORIGIN, size, bytes([size]) * 32)


def test_what_was_kept_is_there_after_a_new_start(tmp_path: Path) -> None:
    folder = tmp_path / "memory"

    assert FolderMemory(folder).last(ORIGIN) is None
    assert FolderMemory(folder).advance(None, at(3))
    assert FolderMemory(folder).last(ORIGIN) == at(3)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_only_what_follows_the_last_one_is_kept(tmp_path: Path) -> None:
    memory = FolderMemory(tmp_path)
    memory.advance(None, at(3))

    assert not memory.advance(None, at(4))
    assert not memory.advance(at(2), at(4))
    assert memory.last(ORIGIN) == at(3)
    assert memory.advance(at(3), at(4))


def test_of_many_at_once_one_is_kept(tmp_path: Path) -> None:
    memories = [FolderMemory(tmp_path) for _ in range(8)]

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda pair: pair[1].advance(None, at(pair[0])), enumerate(memories, start=1)))

    assert kept.count(True) == 1
    assert memories[0].last(ORIGIN) == at(kept.index(True) + 1)


def test_each_log_has_its_own_memory(tmp_path: Path) -> None:
    memory = FolderMemory(tmp_path)
    memory.advance(None, at(3))

    assert memory.last("other.example/audit") is None


@pytest.mark.parametrize("text", ["", "nonsense", "other.example\n3\n" + "A" * 43 + "=\n"])
def test_a_damaged_memory_stops_the_signing(tmp_path: Path, text: str) -> None:
    memory = FolderMemory(tmp_path)
    memory.advance(None, at(3))
    next(tmp_path.glob("*.checkpoint")).write_text(text)

    with pytest.raises(Unavailable, match="Nothing is signed"):
        memory.last(ORIGIN)
    with pytest.raises(Unavailable):
        memory.advance(at(3), at(4))

"""What was read once is kept for the next process, and only as long as it is what would be read now."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.redaction.readings import Readings


class _Reader:
    """Reads texts, and remembers which it had to read."""

    def __init__(self) -> None:
        self.read: list[bytes] = []

    def __call__(self, text: bytes) -> Callable[[], tuple[bytes, int]]:
        def made() -> tuple[bytes, int]:
            self.read.append(text)
            return text[:1], len(text)

        return made


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The code that reads, with bytecode beside it."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr("sys.pycache_prefix", None)
    (tmp_path / "__pycache__").mkdir()
    source = tmp_path / "reader.py"
    source.write_text("one way to read")
    return source


def _asked(source: Path, texts: list[bytes], *, forgets: bool = True) -> list[bytes]:
    """Which of these texts a new process had to read."""
    reader, readings = _Reader(), Readings[tuple[bytes, int]](str(source), forgets=forgets)
    assert [readings.of(text, reader(text)) for text in texts] == [(text[:1], len(text)) for text in texts]
    readings.keep()
    return reader.read


def test_a_process_reads_what_none_before_it_has_read(source: Path) -> None:
    assert _asked(source, [b"rule", b"other"]) == [b"rule", b"other"]
    assert _asked(source, [b"rule", b"other"]) == []
    assert _asked(source, [b"rule", b"new"]) == [b"new"]
    assert _asked(source, [b"other"]) == [b"other"]


def test_what_only_some_processes_ask_for_is_kept_where_that_is_wanted(source: Path) -> None:
    for asked in (b"rule", b"other"):
        assert _asked(source, [asked], forgets=False) == [asked]
    assert _asked(source, [b"rule", b"other"], forgets=False) == []


def test_what_other_code_read_and_what_is_not_whole_is_read_again(source: Path) -> None:
    _asked(source, [b"rule"])
    (kept,) = (source.parent / "__pycache__").iterdir()

    source.write_text("another way to read")
    assert _asked(source, [b"rule"]) == [b"rule"]
    kept.write_bytes(kept.read_bytes()[:-1])
    assert _asked(source, [b"rule"]) == [b"rule"]
    assert _asked(source, [b"rule"]) == []


def test_where_nothing_may_be_written_each_process_reads(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert _asked(source, [b"rule"]) == _asked(source, [b"rule"]) == [b"rule"]

    monkeypatch.setattr("sys.dont_write_bytecode", False)
    (source.parent / "__pycache__").rmdir()
    assert _asked(source, [b"rule"]) == _asked(source, [b"rule"]) == [b"rule"]

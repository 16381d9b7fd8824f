"""The root key file: private, made once, and honest about what its loss means."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from portal.gateways.root_keys import load_root_keys, rotate_root_keys
from portal.vocabulary import Unavailable


def test_the_file_is_made_on_first_use_for_its_keeper_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "root.json"

    keys = load_root_keys(path, may_create=True)

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert load_root_keys(path, may_create=False) == keys
    assert [one.name for one in path.parent.iterdir()] == ["root.json"]


def test_an_existing_file_is_never_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "root.json"

    first = load_root_keys(path, may_create=True)

    assert load_root_keys(path, may_create=True) == first


def test_several_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    path = tmp_path / "root.json"

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: load_root_keys(path, may_create=True), range(8)))

    assert all(keys == found[0] for keys in found)


def test_a_missing_file_with_existing_data_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"is missing, but .* holds data .* Put the file back"):
        load_root_keys(tmp_path / "root.json", may_create=False)

    assert not (tmp_path / "root.json").exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "root.json"
    load_root_keys(path, may_create=True)
    path.chmod(mode)

    with pytest.raises(Unavailable, match="chmod 600"):
        load_root_keys(path, may_create=False)


def test_a_link_to_somewhere_else_is_refused(tmp_path: Path) -> None:
    load_root_keys(tmp_path / "elsewhere.json", may_create=True)
    (tmp_path / "root.json").symlink_to(tmp_path / "elsewhere.json")

    with pytest.raises(Unavailable, match="cannot be read"):
        load_root_keys(tmp_path / "root.json", may_create=False)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"keys": {"00": "AA=="}, "newest": "00", "deriving": "AA=="}']
)
def test_a_damaged_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "root.json"
    path.write_text(text)
    path.chmod(0o600)

    with pytest.raises(Unavailable, match="damaged"):
        load_root_keys(path, may_create=False)


def test_after_rotation_the_older_keys_still_unlock(tmp_path: Path) -> None:
    path = tmp_path / "root.json"
    older = load_root_keys(path, may_create=True)
    wrapped = older.wrap(bytes(32), b"context")

    newer = rotate_root_keys(path)

    assert newer.newest != older.newest
    assert newer.unwrap(wrapped, b"context") == bytes(32)
    assert load_root_keys(path, may_create=False) == newer
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_crash_while_rotating_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "root.json"
    older = load_root_keys(path, may_create=True)

    def fail(descriptor: int) -> None:
        raise OSError(descriptor)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match=r"\d"):
        rotate_root_keys(path)

    assert load_root_keys(path, may_create=False) == older

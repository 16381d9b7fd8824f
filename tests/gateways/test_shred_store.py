"""Both kinds of shred store keep what they were given, and lose for good what they were told to destroy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.gateways.shred_database import ShredDatabase
from portal.gateways.shred_store import ShredFolder, ShredStore
from portal.vocabulary import Unavailable
from tests.support.postgres import OWNER, as_role

NAME, OTHER = "authorization-01-ab", "authorization-02-cd"


@pytest.fixture(params=["folder", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ShredStore:
    """Open each kind of store, empty."""
    kinds: dict[str, Callable[[], ShredStore]] = {
        "folder": lambda: ShredFolder(tmp_path / "shred"),
        "sqlite": lambda: ShredDatabase(f"sqlite:///{tmp_path / 'shred.sqlite'}"),
        "postgresql": lambda: ShredDatabase(as_role(str(request.getfixturevalue("postgres_url")), OWNER)),
    }
    return kinds[request.param]()


def test_a_secret_is_kept_replaced_listed_and_destroyed(store: ShredStore) -> None:
    store.put(NAME, b"first")
    store.put(NAME, b"second")
    store.put(OTHER, b"other")
    store.put("hold-03", b"share")

    kept = store.get(NAME), list(store.names("authorization-"))
    store.destroy(NAME)
    store.destroy(NAME)

    assert kept == (b"second", [NAME, OTHER])
    assert store.get(NAME) is None
    assert store.get(OTHER) == b"other"


def test_the_folder_is_its_keepers_alone_and_overwrites_before_it_removes(tmp_path: Path) -> None:
    folder = ShredFolder(tmp_path / "shred")
    folder.put(NAME, b"a secret")
    beside = tmp_path / "beside"
    beside.hardlink_to(tmp_path / "shred" / NAME)

    folder.destroy(NAME)

    assert beside.read_bytes() == bytes(8)
    assert beside.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "shred").stat().st_mode & 0o777 == 0o700
    assert list((tmp_path / "shred").iterdir()) == []


@pytest.mark.parametrize("name", ["../root_keys", "authorization-/../x", "", "authorization"])
def test_no_name_leaves_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="is no name of a secret"):
        ShredFolder(tmp_path).put(name, b"x")


def test_a_store_that_is_down_says_so(tmp_path: Path) -> None:
    folder = ShredFolder(tmp_path / "shred")
    (tmp_path / "shred" / NAME).mkdir()
    reachable = ShredDatabase(f"sqlite:///{tmp_path / 'shred.sqlite'}")
    (tmp_path / "shred.sqlite").write_bytes(b"no database" * 100)

    for broken in (folder, reachable):
        with pytest.raises(Unavailable, match="cannot be reached"):
            broken.get(NAME)
    with pytest.raises(Unavailable, match="cannot be reached"):
        ShredDatabase(f"sqlite:///{tmp_path / 'missing' / 'shred.sqlite'}")

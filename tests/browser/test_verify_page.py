"""The page that goes out with an evidence pack verifies it in a real browser, from a file, offline."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ledger.a_case import a_case
from tests.ledger.a_log import LOG, ed25519


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """An evidence pack beside its own files, as somebody unpacks it."""
    pack = a_case().pack()
    (tmp_path / "pack.zip").write_bytes(pack)
    with zipfile.ZipFile(BytesIO(pack)) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def verdict(page: Page, folder: Path, pack: Path, key: str = "") -> None:
    """Open the page from the folder and give it the pack."""
    page.context.set_offline(offline=True)
    page.goto((folder / "verify.html").as_uri())
    page.get_by_label("The log's key").fill(key)
    page.get_by_label("The pack").set_input_files(pack)


def test_a_pack_is_verified_without_any_network(page: Page, unpacked: Path) -> None:
    verdict(page, unpacked, unpacked / "pack.zip", LOG.key.to_text())

    expect(page.get_by_role("status")).to_contain_text("In order. 9 entries: all of this case up to")


def test_the_page_asks_to_compare_a_key_that_it_was_not_given(page: Page, unpacked: Path) -> None:
    verdict(page, unpacked, unpacked / "pack.zip")

    expect(page.get_by_role("status")).to_contain_text("Compare the log's key with the one you were given:")
    expect(page.get_by_role("status")).to_contain_text(LOG.key.to_text())


def test_a_strangers_key_is_refused_with_a_sentence(page: Page, unpacked: Path) -> None:
    verdict(page, unpacked, unpacked / "pack.zip", ed25519("a stranger")[2].key.to_text())

    expect(page.get_by_role("status")).to_contain_text(
        "Not in order. pack.json: The log's key in the pack is not"
    )


def test_a_changed_pack_is_refused_with_its_place(page: Page, unpacked: Path) -> None:
    changed = unpacked / "changed.zip"
    with zipfile.ZipFile(unpacked / "pack.zip") as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"person 1"', b'"person 2"'))

    verdict(page, unpacked, changed)

    expect(page.get_by_role("status")).to_contain_text("Not in order. entry 1 of the case: The value shown")

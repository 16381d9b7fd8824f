"""Uploading and reading in a real browser: in pieces with scripts, whole without, in everybody's reach."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from portal.access.upload_content import open_upload, upload_vault
from portal.records.uploads import Upload
from portal.vocabulary import UploadState
from tests.support.cases import two_vendors
from tests.support.permissions import deliver
from tests.support.serving import serving
from tests.support.sharing import LOG, bring_in, entering, upload_now
from tests.support.world import PASSWORD, World

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NewContext = Callable[..., BrowserContext]
LARGE = os.urandom(9 * 1024 * 1024)


@pytest.fixture
def site(light_world: World) -> Iterator[str]:
    """Serve the world's application, at the browser's own time: cookies end by its clock."""
    light_world.clock.now = datetime.now(UTC)
    with serving(lambda _: light_world.app) as address:
        yield address


def enter(page: Page, site: str, world: World, name: str) -> Page:
    page.goto(f"{site}/sign-in")
    page.fill("#email", world.people[name].email)
    page.fill("#password", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/cases*")
    return page


def arrived(world: World, case_id: UUID) -> bytes:
    """What lies there of the one upload, opened for its organization."""
    tools = world.rooms.instruments
    with entering(world, "Ada", case_id) as (database, access):
        upload = database.query(Upload).one()
        vault = upload_vault(tools.keyring, tools.objects, access.case, upload.id)
        return open_upload(database, vault, upload).readall()


def test_a_large_file_arrives_in_pieces_and_goes_into_quarantine(
    light_world: World, site: str, page: Page, tmp_path: Path
) -> None:
    case_id = two_vendors(light_world)
    (tmp_path / "bundle.bin").write_bytes(LARGE)
    enter(page, site, light_world, "Ada").goto(f"{site}/cases/{case_id}/uploads/new")

    page.set_input_files("input[type=file]", tmp_path / "bundle.bin")
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("heading", name="In quarantine").wait_for()

    assert arrived(light_world, case_id) == LARGE


def test_after_an_interruption_the_same_file_goes_on_where_it_stopped(
    light_world: World, site: str, page: Page, tmp_path: Path
) -> None:
    case_id = two_vendors(light_world)
    (tmp_path / "bundle.bin").write_bytes(LARGE)
    (tmp_path / "empty.log").touch()
    enter(page, site, light_world, "Ada").goto(f"{site}/cases/{case_id}/uploads/new")
    page.set_input_files("input[type=file]", tmp_path / "empty.log")
    page.get_by_role("button", name="Upload").click()
    page.get_by_text("This file is empty. Choose another one.", exact=True).wait_for()
    seen: list[str] = []

    def answer(route: Route) -> None:
        seen.append(route.request.method)
        if seen == ["PATCH", "PATCH"]:
            route.fulfill(status=403, json={"sentence": "Not now."})
        else:
            route.continue_()

    page.route("**/parts", answer)
    page.set_input_files("input[type=file]", tmp_path / "bundle.bin")
    page.get_by_role("button", name="Upload").click()
    page.get_by_text("goes on where it stopped").wait_for()
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("heading", name="In quarantine").wait_for()

    assert seen == ["PATCH", "PATCH", "HEAD", "PATCH"]
    assert arrived(light_world, case_id) == LARGE


def test_without_scripts_a_small_file_is_one_ordinary_form(
    light_world: World, site: str, new_context: NewContext, tmp_path: Path
) -> None:
    case_id = two_vendors(light_world)
    (tmp_path / "small.log").write_bytes(LOG)
    page = enter(new_context(java_script_enabled=False).new_page(), site, light_world, "Ada")
    page.goto(f"{site}/cases/{case_id}/uploads/new")

    page.set_input_files("input[type=file]", tmp_path / "small.log")
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("heading", name="In quarantine").wait_for()

    assert arrived(light_world, case_id) == LOG


def test_the_page_loads_the_report_when_it_is_there(light_world: World, site: str, page: Page) -> None:
    case_id = two_vendors(light_world)
    upload = bring_in(light_world, "Ada", case_id, LOG)
    enter(page, site, light_world, "Ada").goto(f"{site}/cases/{case_id}/uploads/{upload.id}")

    deliver(light_world)

    page.get_by_role("heading", name="Lines that change").wait_for()
    assert upload_now(light_world, upload.id).state is UploadState.SCANNED


def test_what_was_missed_is_marked_without_a_mouse(light_world: World, site: str, page: Page) -> None:
    case_id = two_vendors(light_world)
    upload = bring_in(light_world, "Ada", case_id, LOG)
    deliver(light_world)
    enter(page, site, light_world, "Ada").goto(f"{site}/cases/{case_id}/uploads/{upload.id}")

    page.keyboard.press("j")
    page.keyboard.press("m")
    page.wait_for_url("**/missed?line=0")
    words = page.locator("[data-markable] input")
    words.nth(0).focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "Space"):
        page.keyboard.press(key)

    assert [word.is_checked() for word in words.all()[:3]] == [False, True, False]

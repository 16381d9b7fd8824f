"""A passkey is made and signs a permission in a real browser, under the policies that every page bears."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page

from portal.records.authorizations import Authorization
from portal.vocabulary import DataCategory, Role, Treatment
from tests.support.cases import two_vendors
from tests.support.clock import WallClock
from tests.support.mandates import Domains, ask_maria, named, work_off
from tests.support.permissions import mailboxes, newest
from tests.support.serving import serving
from tests.support.world import PASSWORD, World, open_world

SECRETS = {DataCategory.TECHNICAL: Treatment.KEEP, DataCategory.CREDENTIALS: Treatment.PSEUDONYMIZE}
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(light_world: World, tmp_path: Path) -> Iterator[World]:
    """Serve a world by a name: passkeys belong to names, not to numbers."""
    made, url = list[World](), light_world.rooms.settings.database_url

    def make(address: str) -> Flask:
        name = address.replace("127.0.0.1", "localhost")
        made.append(open_world(url, tmp_path / "instance", name, WallClock(datetime.now(UTC))))
        return made[0].app

    with serving(make):
        yield made[0]
    made[0].rooms.database.close()


@pytest.mark.deep
def test_a_passkey_that_was_added_on_one_page_signs_what_is_allowed_on_another(
    site: World, new_context: Callable[..., BrowserContext]
) -> None:
    case_id = two_vendors(site)
    site.add_person("Maria", "Halden Rail", Role.CUSTOMER_APPROVER)
    domains = named(site)
    page = new_context(base_url=site.rooms.settings.base_url).new_page()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    phone = devices.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})["authenticatorId"]

    add_passkey(site, page, lambda: devices.send("WebAuthn.getCredentials", {"authenticatorId": phone}))
    asked = ask_maria(site, case_id, SECRETS)
    allow(site, domains, page)

    with site.transaction() as database:
        record = database.get_one(Authorization, asked.id).record
    assert record is not None
    assert record["x_evidence"]["assurance"] == "L3"


def add_passkey(site: World, page: Page, made: Callable[[], Any]) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(site.people["Maria"].email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    site.show_second_factor("Maria")
    page.goto("/passkeys")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_text("Give it a name").first.wait_for()
    assert made()["credentials"] == []  # a device keeps what it makes, so it is asked last
    page.get_by_label("What you call it").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("cell", name="My phone").or_(page.get_by_role("rowheader", name="My phone")).wait_for()


def allow(site: World, domains: Domains, page: Page) -> None:
    work_off(site, domains)
    page.goto(newest(mailboxes(site), r"(/permission/[\w-]+)"))
    for box in page.get_by_role("group").get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Your name").fill("Maria Okafor")
    page.get_by_label("What you are").fill("Head of operations")
    page.get_by_role("button", name="Allow what I ticked").click()
    page.get_by_label("Code from the mail").wait_for()
    work_off(site, domains)
    page.get_by_label("Code from the mail").fill(newest(mailboxes(site), r"([0-9A-Z]{4}-[0-9A-Z]{4})"))
    page.wait_for_load_state()  # without its script the button sends the form and signs nothing
    page.get_by_role("button", name="Sign and allow exactly this").click()
    page.get_by_role("heading", name="You allowed it").wait_for()

"""A served installation with its worker, and people at browsers of their own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.types import WSGIApplication

import pytest
from playwright.sync_api import BrowserContext, Page

from portal.server import worker_threads
from portal.vocabulary import OrganizationKind, Role
from tests.support.clock import WallClock
from tests.support.permissions import agree
from tests.support.serving import serving
from tests.support.world import PASSWORD, World, open_world

NewContext = Callable[..., BrowserContext]


@contextmanager
def working(world: World) -> Iterator[None]:
    """Let the worker and the sequencer run beside the pages, as in an installation."""
    stop = threading.Event()
    threads = worker_threads(world.rooms, stop)
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


@pytest.fixture
def served(journey_url: str, tmp_path: Path) -> Iterator[World]:
    """Serve two vendors with an agreement and a customer; `world.rooms.settings.base_url` is the address."""
    made: list[World] = []

    def make(address: str) -> WSGIApplication:
        made.append(open_world(journey_url, tmp_path / "instance", address, WallClock()))
        return made[0].app

    with serving(make):
        world = made[0]
        for name in ("Northwind", "Cedar"):
            world.enroll(name)
        world.enroll("Halden Rail", OrganizationKind.CUSTOMER)
        world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
        world.add_person("Eve", "Northwind", Role.EXECUTIVE)
        world.add_person("Cleo", "Northwind", Role.COMPLIANCE_OFFICER)
        world.add_person("Ben", "Cedar", Role.SUPPORT_ENGINEER)
        agree(world, "Northwind", "Cedar")
        with working(world):
            yield world
    world.rooms.database.close()


class Somebody:
    """One person with a browser of their own."""

    def __init__(self, page: Page, address: str) -> None:
        """Sit down at an empty page."""
        self.page = page
        self.address = address

    def go(self, path: str) -> None:
        """Open a page of the portal."""
        self.page.goto(path if path.startswith("http") else self.address + path)

    def sign_in(self, email: str) -> None:
        """Sign in with the password of the test world."""
        self.go("/sign-in")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.click("Sign in")

    def click(self, name: str) -> None:
        """Press the button, or follow the link, of this name.

        Both are one locator, for asking which of them is there would ask a page that is still arriving.
        """
        button = self.page.get_by_role("main").get_by_role("button", name=name, exact=True)
        button.or_(self.page.get_by_role("link", name=name, exact=True)).first.click()

    def fill(self, label: str, text: str) -> None:
        """Type into the field of this label."""
        self.page.get_by_label(label).first.fill(text)

    def tick(self, label: str) -> None:
        """Tick the box, or choose the card, of this label.

        A card lies over its own button, which only `force` reaches: that presses where the button stood a
        moment ago, whatever has come there since, so all of the page must be in its place before.
        """
        self.page.wait_for_load_state()
        self.page.get_by_label(label).first.check(force=True)

    def sees(self, text: str) -> None:
        """The page says this."""
        self.page.get_by_text(text).first.wait_for()


@pytest.fixture
def somebody(served: World, new_context: NewContext) -> Callable[[], Somebody]:
    """Give another person with a browser of their own at each call."""
    return lambda: Somebody(new_context(accept_downloads=True).new_page(), served.rooms.settings.base_url)

"""Every page that can be opened is opened by the person it is for, in a real browser, and looked over.

The pages are those of a small demonstration, so that what is looked over has substance.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize

from portal.demo.cast import PASSWORD
from portal.demo.codes import present_codes
from portal.records.roads import ON_COMMAND
from portal.redaction.runs import child
from portal.web.throttle import forget
from tests.support.axe import ALIKE, violations
from tests.support.chromium import open_profile
from tests.support.in_place import run_in_place
from tests.support.page_table import FILES, GRETA, HALF_GRETA, NOBODY, PAGES, PIECES, Visit
from tests.support.page_things import demonstration, things
from tests.support.serving import serving
from tests.support.world import World

Look = Callable[[Page], Iterator[str]]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SETTLED = """new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(shown)))
    .then(() => Promise.allSettled(document.getAnimations().map(one => one.finished)))"""
COLORS = ["color-contrast", "link-in-text-block"]
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Serve a demonstration; `rooms.settings.base_url` is its address."""
    made: list[World] = []

    def make(address: str) -> Flask:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(child, "_run", run_in_place)
            made.append(demonstration(tmp_path_factory.mktemp("demonstration"), address))
        return made[0].app

    with serving(make):
        yield made[0]
    made[0].rooms.database.close()


@dataclass
class House:
    """The people who open pages, each with a browser of their own that is signed in once."""

    site: World
    browser: Browser
    known: dict[str, str]
    complaints: list[str] = field(default_factory=list)
    _pages: dict[str, Page] = field(default_factory=dict)

    def page_of(self, who: str) -> Page:
        """The browser of one person."""
        if who not in self._pages:
            address = self.site.rooms.settings.base_url
            self._pages[who] = open_profile(self.browser, self.complaints, base_url=address).new_page()
            if who != NOBODY:
                self._sign_in(self._pages[who], who)
        return self._pages[who]

    def leave(self) -> None:
        """Close every browser."""
        for page in self._pages.values():
            page.context.close()

    def address(self, visit: Visit) -> str:
        """The path that this visit goes to."""
        values = {name: self.known[thing] for name, thing in visit.values.items()}
        return str(self.site.app.url_map.bind("").build(visit.endpoint, values)) + visit.query

    def _sign_in(self, page: Page, who: str) -> None:
        forget()
        page.goto("/sign-in")
        page.get_by_label("E-mail").fill(GRETA if who == HALF_GRETA else who)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        if page.url.endswith("/second-factor") and who != HALF_GRETA:
            page.get_by_label("Code").fill(self._code(who))
            page.get_by_role("main").get_by_role("button").first.click()

    def _code(self, who: str) -> str:
        rooms = self.site.rooms
        with rooms.database.transaction(ON_COMMAND, write=False) as database:
            shown = present_codes(database, rooms.settings, rooms.instruments, self.site.clock.now)
        return next(one.code for one in shown if one.email == who)


@pytest.fixture(scope="module")
def everybody(site: World, browser: Browser) -> Iterator[House]:
    """Let everybody sit down, once for all that is looked over."""
    house = House(site, browser, things(site))
    yield house
    house.leave()


@pytest.fixture
def house(everybody: House) -> Iterator[House]:
    """Those who sit there; none of their pages may complain."""
    yield everybody
    assert everybody.complaints == []


def test_every_address_stands_in_the_table(site: World) -> None:
    rules = site.app.url_map.iter_rules()

    opened = {rule.endpoint for rule in rules if "GET" in (rule.methods or set())}

    assert opened == {visit.endpoint for visit in PAGES + FILES} | PIECES


def test_every_page_can_be_read_by_everybody_it_is_for(house: House) -> None:
    faults = faults_everywhere(house, in_the_light)

    assert faults == [], "\n".join(faults)


@pytest.mark.deep
def test_every_page_can_be_read_in_the_dark(house: House) -> None:
    """In every run the components are looked at in the dark, of which all pages are made."""
    faults = faults_everywhere(house, in_the_dark)

    assert faults == [], "\n".join(faults)


def test_every_file_is_answered_whole(house: House) -> None:
    for visit in FILES:
        answer = house.page_of(visit.who).request.get(house.address(visit))

        assert answer.status == visit.status, visit
        assert "text/html" not in answer.headers["content-type"], visit


def test_a_form_that_was_refused_can_be_read_by_everybody(house: House) -> None:
    page = at_a_desk(house.page_of(NOBODY))
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(GRETA)
    page.get_by_label("Password").fill("not this one")

    with page.expect_navigation() as arrival:
        page.get_by_role("button", name="Sign in", exact=True).click()

    assert arrival.value.status == 422
    assert [*in_the_light(page), *in_the_dark(page)] == []


def faults_everywhere(house: House, faults_of: Look) -> list[str]:
    """What is wrong with each page that somebody opens."""
    return [
        f"{visit.endpoint}{visit.query} as {visit.who or 'anybody'}: {fault}"
        for visit in PAGES
        for fault in look_over(house.page_of(visit.who), house.address(visit), visit.status, faults_of)
    ]


def look_over(page: Page, path: str, status: int, faults_of: Look) -> Iterator[str]:
    """Open a page and give what is wrong with it."""
    answer = at_a_desk(page).goto(path)
    if answer is None or answer.status != status:
        yield f"answered {answer.status if answer else 'nothing'}"
    elif page.url.partition("?")[0] != answer.request.url.partition("?")[0]:
        yield f"led to {page.url}"
    yield from faults_of(page)


def at_a_desk(page: Page) -> Page:
    """The page as it is looked at first: wide, and light."""
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return page


def in_the_light(page: Page) -> Iterator[str]:
    """What is wrong with the page that is shown: at a desk, and on a telephone."""
    headings = page.locator("h1").count()
    if headings != 1:
        yield f"{headings} headings of the first rank"
    yield from _found(page, {"runOnly": RULES}, "light", ALIKE)
    page.set_viewport_size(PHONE)
    if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        yield "scrolls sideways at 390 px"


def in_the_dark(page: Page) -> Iterator[str]:
    """Which colors of the page that is shown cannot be told apart in the dark."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.evaluate(SETTLED)
    yield from _found(page, {"runOnly": {"type": "rule", "values": COLORS}}, "dark")


def _found(
    page: Page, options: dict[str, object], theme: str, left_out: tuple[str, ...] = ()
) -> Iterator[str]:
    for broken in violations(page, options, left_out):
        where = [str(node["target"]) + " " + node["html"][:160] for node in broken["nodes"][:3]]
        yield f"{theme}: {broken['id']} ({broken['help']}) at {where}"

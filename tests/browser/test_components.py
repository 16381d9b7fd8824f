"""The components in a real browser: in both themes and two sizes, with and without scripts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.axe import violations
from tests.support.component_pages import Arrivals, component_app, serving

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NewContext = Callable[..., BrowserContext]
PIECE = 8 * 1024 * 1024


@pytest.fixture
def arrivals() -> Arrivals:
    """Keep what the browser sends."""
    return Arrivals()


@pytest.fixture
def site(arrivals: Arrivals) -> Iterator[str]:
    """Serve the component page."""
    with serving(component_app(arrivals)) as address:
        yield address


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_component_is_out_of_anybodys_reach(
    site: str, new_context: NewContext, theme: Literal["light", "dark"], width: int
) -> None:
    page = new_context(color_scheme=theme, viewport={"width": width, "height": 900}).new_page()

    page.goto(f"{site}/design")

    assert violations(page, {"runOnly": RULES}) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_letters_are_inter(site: str, page: Page) -> None:
    page.goto(f"{site}/design")

    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('14px Inter'))")


def test_a_list_is_walked_with_single_keys(site: str, page: Page) -> None:
    page.goto(f"{site}/design")

    for key in ("j", "j", "k", "Enter"):
        page.keyboard.press(key)

    page.wait_for_url("**/design?case=0")


def test_single_keys_can_be_switched_off(site: str, page: Page) -> None:
    page.route(
        "**/design",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace('data-shortcuts="on"', 'data-shortcuts="off"'),
        ),
    )
    page.goto(f"{site}/design")

    page.keyboard.press("?")

    expect(page.locator("#keys")).to_be_hidden()


def test_a_letter_that_is_typed_is_no_shortcut(site: str, page: Page) -> None:
    page.goto(f"{site}/design")

    page.keyboard.press("/")
    page.keyboard.type("j?c")

    expect(page.locator("#list-search")).to_have_value("j?c")


def test_the_palette_finds_places_and_cases(site: str, page: Page) -> None:
    page.goto(f"{site}/design")

    page.keyboard.press("Control+k")
    page.keyboard.type("ca")

    expect(page.locator("#palette [role=option]")).to_have_text(
        ["Cases", "Where cases waitOffice", "New case", "Core dumpNorthwind"]
    )
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/design?case=7")


def test_the_theme_changes_at_once_and_is_remembered(site: str, page: Page, arrivals: Arrivals) -> None:
    page.goto(f"{site}/design")

    page.get_by_role("button", name="Your menu").click()
    with page.expect_response("**/theme"):
        page.get_by_role("button", name="Dark").click()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert arrivals.themes == ["dark"]


def test_a_draft_comes_back_but_a_password_and_a_code_do_not(site: str, page: Page) -> None:
    page.goto(f"{site}/design")
    for name in ("words", "secret", "code"):
        page.locator(f"#plain-{name}").fill("typed")

    page.reload()

    assert [page.locator(f"#plain-{name}").input_value() for name in ("words", "secret", "code")] == [
        "typed",
        "",
        "",
    ]


def test_drafts_are_forgotten_where_nobody_is_signed_in(site: str, page: Page) -> None:
    page.goto(f"{site}/design")
    page.locator("#plain-words").fill("typed")

    page.goto(f"{site}/sign-in")

    assert page.evaluate("sessionStorage.length") == 0


def test_an_act_that_cannot_be_undone_is_asked_about_first(site: str, page: Page) -> None:
    page.goto(f"{site}/design")

    page.locator("form[data-confirm] button").click()

    expect(page.locator("#question-words")).to_have_text(
        "Withdraw the permission? The next read fails at once."
    )
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#question")).to_be_hidden()
    assert page.url == f"{site}/design"


def test_a_form_is_sent_once_however_often_its_button_is_pressed_meanwhile(site: str, page: Page) -> None:
    page.goto(f"{site}/sign-in")

    sent = page.evaluate(
        """() => {
            let sent = 0;
            addEventListener("submit", (event) => {
                sent += !event.defaultPrevented;
                event.preventDefault();
            });
            for (const method of ["post", "get"]) {
                const form = document.createElement("form");
                form.setAttribute("method", method);
                document.body.append(form);
                form.requestSubmit();
                form.requestSubmit();
            }
            return sent;
        }"""
    )

    assert sent == len(["post", "get", "get"])


def test_after_a_mistake_of_the_whole_form_one_begins_at_its_sentence(site: str, page: Page) -> None:
    mistake = '<ul data-focus-first tabindex="-1"><li>Somebody changed this.</li></ul></main>'
    page.route(
        "**/sign-in",
        lambda route: route.fulfill(
            response=(answer := route.fetch()), body=answer.text().replace("</main>", mistake)
        ),
    )

    page.goto(f"{site}/sign-in")

    expect(page.locator("[data-focus-first]")).to_be_focused()


def test_an_upload_goes_on_after_a_piece_was_refused(
    site: str, page: Page, arrivals: Arrivals, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle.tar.gz"
    bundle.write_bytes(bytes(range(256)) * ((PIECE + 2048) // 256))
    arrivals.refusals = 1
    page.goto(f"{site}/design")

    page.locator("#plain-bundle").set_input_files(bundle)
    page.get_by_role("button", name="Upload", exact=True).click()

    page.wait_for_url("**/design?uploaded=1")
    assert bytes(arrivals.received) == bundle.read_bytes()
    assert arrivals.pieces == 3
    assert (arrivals.fields["filename"], arrivals.fields["size"]) == ("bundle.tar.gz", str(PIECE + 2048))


def test_the_menu_of_a_small_screen_needs_no_scripts(site: str, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{site}/design")

    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    page.get_by_role("button", name="Menu", exact=True).click()

    expect(page.get_by_role("navigation", name="Main")).to_be_visible()


def test_work_that_goes_on_shows_how_far_it_is(site: str, page: Page) -> None:
    page.goto(f"{site}/design")

    expect(page.locator("[data-poll-words]")).to_have_text("60 of 100 files")

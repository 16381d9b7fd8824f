"""The tests' browser is real, draws text, keeps people apart, and tells when a page complains."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route

ADDRESS = "http://portal.example/"
STRICT = "default-src 'none'; style-src 'self'; require-trusted-types-for 'script'"
DRAWN = "<title>A page</title><h1 id=line style='font-size:40px'>Entente</h1>"


def serve(context: BrowserContext, body: str, status: int = 200, policy: str = "") -> None:
    def answer(route: Route) -> None:
        headers = {"Content-Type": "text/html"} | ({"Content-Security-Policy": policy} if policy else {})
        route.fulfill(status=status, headers=headers, body=body)

    context.route(ADDRESS, answer)


def test_text_is_drawn_on_a_machine_without_fonts(browser_context: BrowserContext, page: Page) -> None:
    serve(browser_context, "<h1 id=line>Entente</h1><h1 id=blank>&nbsp;</h1>")

    page.goto(ADDRESS)

    assert len(page.locator("#line").screenshot()) > 2 * len(page.locator("#blank").screenshot())


def test_two_contexts_are_two_people(new_context: Callable[..., BrowserContext]) -> None:
    first, second = new_context(), new_context()

    first.add_cookies([{"name": "session", "value": "first", "url": ADDRESS}])

    assert second.cookies() == []


def test_a_script_that_fails_is_a_complaint(
    browser_context: BrowserContext, page: Page, complaints: list[str]
) -> None:
    serve(browser_context, "<script>missing()</script>")

    page.goto(ADDRESS)

    assert "missing is not defined" in complaints[0]
    complaints.clear()


def test_an_inline_style_under_a_strict_policy_is_a_complaint(
    browser_context: BrowserContext, page: Page, complaints: list[str]
) -> None:
    serve(browser_context, DRAWN, policy=STRICT)

    page.goto(ADDRESS)

    assert "Content Security Policy" in complaints[0]
    complaints.clear()


def test_a_page_that_refuses_is_no_complaint(browser_context: BrowserContext, page: Page) -> None:
    serve(browser_context, "<h1>Refused</h1>", status=403)

    answer = page.goto(ADDRESS)

    assert answer is not None
    assert answer.status == 403

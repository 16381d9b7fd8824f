"""A real Chromium for the tests, and an ear for what its pages complain about."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Response, WebError, sync_playwright

from tools.browser import find, use_packaged_node

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--process-per-site",  # the next page of a person is drawn by the process that drew the last one
    "--js-flags=--no-opt,--no-maglev",  # no page of a test lives long enough to be worth compiling twice
)
REFUSED_PAGE = "Failed to load resource"
PATIENCE = 30_000  # milliseconds that a page has to show what a test waits for


class NoBrowserError(Exception):
    """Why there is no browser here, in the sentence that the skipped tests print."""


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Start the first browser that `tools/browser.py` finds and close it at the end.

    Raises:
        NoBrowserError: there is none on this machine and none could be fetched.
    """
    found = find()
    if found is None:
        raise NoBrowserError("This platform has no Chromium; set PORTAL_CHROMIUM to the path of one.")
    use_packaged_node()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.executable,
            args=ARGUMENTS,
            env={**os.environ, **found.environment},
        )
        yield browser
        browser.close()


def open_profile(browser: Browser, complaints: list[str], **options: Any) -> BrowserContext:
    """Open another browser profile, with cookies of its own, and write down what its pages complain about."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    listen(context, complaints)
    return context


def listen(context: BrowserContext, complaints: list[str]) -> None:
    """Write down each error of a page: scripts, content policy, Trusted Types, missing pieces.

    A page that a person opened may well be refused; a piece of a page never.
    """

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(REFUSED_PAGE):
            complaints.append(f"{message.location['url']}: {message.text}")

    def on_error(error: WebError) -> None:
        complaints.append(f"{error.page.url if error.page else ''}: {error.error}")

    def on_response(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type not in {"document", "fetch", "xhr"}:
            complaints.append(f"{response.url}: answered {response.status}")

    context.on("console", on_console)
    context.on("weberror", on_error)
    context.on("response", on_response)

"""What axe finds wrong with a page, asked for as cheaply as it can be: this is run on every page, twice."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_RUN = "options => axe.run(options).then(results => results.violations)"


def violations(page: Page, options: dict[str, object]) -> list[dict[str, Any]]:
    """Give the broken rules of the page that is shown, in the form of axe's results.

    The library is put into a page once, and only what is broken comes back: what holds would be
    written out in full for every element.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    broken: list[dict[str, Any]] = page.evaluate(_RUN, {**options, "resultTypes": ["violations"]})
    return broken

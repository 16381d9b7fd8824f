"""What axe finds wrong with a page, asked for as cheaply as it can be: this is run on every page, twice."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_RUN = "([left_out, options]) => axe.run({exclude: left_out}, options).then(results => results.violations)"
_CHEAPLY = {"resultTypes": ["violations"], "preload": False}
"""What holds is not written out for every element; styles are not fetched again for rules that are off."""
ALIKE = ("tbody tr:nth-child(n+7)",)
"""Rows that are made as those before them."""


def violations(
    page: Page, options: dict[str, object], left_out: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """Give the broken rules of the page that is shown, in the form of axe's results.

    The library is put into a page once. `left_out` names what need not be looked at.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    broken: list[dict[str, Any]] = page.evaluate(_RUN, [[*left_out], {**options, **_CHEAPLY}])
    return broken

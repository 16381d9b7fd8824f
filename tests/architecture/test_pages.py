"""A page calls no page; what pages have in common registers nothing."""

import ast
from pathlib import PurePath

from tests.support.sources import called, imported, nodes_of, under

LISTS_THE_PAGES = "portal.web.pages"


def pages() -> dict[str, str]:
    """Give each module of the web floor that registers pages, with its file."""
    return {
        f"portal.web.{PurePath(name).stem}": name
        for name in under("portal/web", ending=".py")
        if any(called(node) in {"GuardedBlueprint", "Blueprint"} for node in nodes_of(name, ast.Call))
    }


def test_a_page_calls_no_page() -> None:
    found = pages()

    calling = [
        f"{name}:{line} imports {module}"
        for name in found.values()
        for line, module in imported(name)
        if module in found or module == LISTS_THE_PAGES
    ]
    assert calling == []

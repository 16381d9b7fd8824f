"""What a page's markup must not do: run or style inline, load from elsewhere, point at nothing."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup, Tag

ICONS = Path(__file__).resolve().parent.parent.parent / "portal" / "static" / "icons.svg"
LOADING = ("src", "srcset", "poster", "data", "action", "formaction", "background", "xlink:href")
POINTING = (
    "for",
    "aria-describedby",
    "aria-labelledby",
    "aria-controls",
    "aria-owns",
    "popovertarget",
    "list",
)
ELSEWHERE = ("http:", "https:", "//", "ftp:", "ws:", "wss:")
RUNNING = ("javascript:", "vbscript:", "data:text")


def markup_faults(page: BeautifulSoup) -> Iterator[str]:
    """Give what the markup does and must not."""
    yield from _inline(page)
    yield from _elsewhere(page)
    yield from _ids(page)
    yield from _icons(page)
    yield from _forms(page)


def _inline(page: BeautifulSoup) -> Iterator[str]:
    yield from ("There is a script inside the page." for script in page("script") if not script.get("src"))
    yield from ("There is a style sheet inside the page." for _ in page("style"))
    for tag in page.select("*"):
        for name, value in tag.attrs.items():
            if name == "style":
                yield f"A <{tag.name}> has a style attribute."
            if name.startswith("on"):
                yield f"A <{tag.name}> has an event handler: {name}."
            if str(value).strip().lower().startswith(RUNNING):
                yield f"A <{tag.name}> has an address that runs: {name}."


def _elsewhere(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.select("*"):
        loading = [*LOADING, "href"] if tag.name not in {"a", "area"} else LOADING
        for name in loading:
            if str(tag.get(name, "")).strip().lower().startswith(ELSEWHERE):
                yield f"A <{tag.name}> loads from or sends to elsewhere: {tag.get(name)}."
    yield from ("The page has a <base>." for _ in page("base"))


def _ids(page: BeautifulSoup) -> Iterator[str]:
    counted = Counter(str(tag["id"]) for tag in page.select("[id]"))
    yield from (f"This id stands {number} times: {name}." for name, number in counted.items() if number > 1)
    for tag in page.select("*"):
        for name in POINTING:
            yield from (
                f"{name} points at nothing: {target}."
                for target in str(tag.get(name) or "").split()
                if target not in counted
            )
    for link in page.select("a[href]"):
        address, place = urldefrag(str(link["href"]))
        if not address and unquote(place) not in counted:
            yield f"A link leads nowhere on its page: #{place}."


def _icons(page: BeautifulSoup) -> Iterator[str]:
    known = {str(symbol.get("id")) for symbol in ET.parse(ICONS).getroot()}  # noqa: S314 - our own file
    for use in page("use"):
        name = urldefrag(str(use.get("href", ""))).fragment
        if name not in known:
            yield f"There is no such icon: {name}."


def _forms(page: BeautifulSoup) -> Iterator[str]:
    for form in page("form"):
        method = str(form.get("method", "get")).lower()
        token = form.select_one('input[name="csrf_token"]')
        if method == "post" and (not isinstance(token, Tag) or not token.get("value")):
            yield f"A form is sent without its token: {form.get('action') or 'to its own page'}."
        if method == "get" and token is not None:
            yield "A form would put its token into an address."
        if method == "get" and form.select_one('input[type="password"]') is not None:
            yield "A form would put a password into an address."

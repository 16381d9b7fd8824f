"""What a page's markup must not do: run or style inline, load from elsewhere, point at nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree as ET

from bs4 import Tag

from tests.support.page_outline import Outline, inside

ICONS = Path(__file__).resolve().parent.parent.parent / "portal" / "static" / "icons.svg"
LOADING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "xlink:href"}
POINTING = {
    "for",
    "aria-describedby",
    "aria-labelledby",
    "aria-controls",
    "aria-owns",
    "popovertarget",
    "list",
}
ELSEWHERE = ("http:", "https:", "//", "ftp:", "ws:", "wss:")
RUNNING = ("javascript:", "vbscript:", "data:text")


def markup_faults(page: Outline) -> Iterator[str]:
    """Give what the markup does and must not."""
    tags = page.tags
    yield from _inline(tags)
    yield from _elsewhere(tags)
    yield from _ids(tags)
    yield from _icons(page)
    yield from _forms(page)


def _inline(tags: Sequence[Tag]) -> Iterator[str]:
    for tag in tags:
        if tag.name == "script" and not tag.get("src"):
            yield "There is a script inside the page."
        if tag.name == "style":
            yield "There is a style sheet inside the page."
        for name, value in tag.attrs.items():
            if name == "style":
                yield f"A <{tag.name}> has a style attribute."
            if name.startswith("on"):
                yield f"A <{tag.name}> has an event handler: {name}."
            if str(value).strip().lower().startswith(RUNNING):
                yield f"A <{tag.name}> has an address that runs: {name}."


def _elsewhere(tags: Sequence[Tag]) -> Iterator[str]:
    for tag in tags:
        if tag.name == "base":
            yield "The page has a <base>."
        loading = LOADING if tag.name in {"a", "area"} else LOADING | {"href"}
        for name in loading & tag.attrs.keys():
            if str(tag[name]).strip().lower().startswith(ELSEWHERE):
                yield f"A <{tag.name}> loads from or sends to elsewhere: {tag[name]}."


def _ids(tags: Sequence[Tag]) -> Iterator[str]:
    counted = Counter(str(tag["id"]) for tag in tags if "id" in tag.attrs)
    yield from (f"This id stands {number} times: {name}." for name, number in counted.items() if number > 1)
    for tag in tags:
        for name in POINTING & tag.attrs.keys():
            yield from (
                f"{name} points at nothing: {target}."
                for target in str(tag[name]).split()
                if target not in counted
            )
        address, place = (
            urldefrag(str(tag.get("href", "elsewhere"))) if tag.name == "a" else ("elsewhere", "")
        )
        if not address and unquote(place) not in counted:
            yield f"A link leads nowhere on its page: #{place}."


def _icons(page: Outline) -> Iterator[str]:
    known = _known_icons()
    for use in page("use"):
        name = urldefrag(str(use.get("href", ""))).fragment
        if name not in known:
            yield f"There is no such icon: {name}."


@cache
def _known_icons() -> frozenset[str]:
    return frozenset(str(symbol.get("id")) for symbol in ET.parse(ICONS).getroot())  # noqa: S314 - our own file


def _forms(page: Outline) -> Iterator[str]:
    for form in page("form"):
        method = str(form.get("method", "get")).lower()
        inputs = [tag for tag in inside(form) if tag.name == "input"]
        token = next((tag for tag in inputs if tag.get("name") == "csrf_token"), None)
        if method == "post" and (token is None or not token.get("value")):
            yield f"A form is sent without its token: {form.get('action') or 'to its own page'}."
        if method == "get" and token is not None:
            yield "A form would put its token into an address."
        if method == "get" and any(tag.get("type") == "password" for tag in inputs):
            yield "A form would put a password into an address."

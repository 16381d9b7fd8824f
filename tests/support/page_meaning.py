"""What a page must say to somebody who does not see it: language, name, headings, labels, captions."""

from collections.abc import Iterator

from bs4 import Tag

from tests.support.page_outline import Outline, inside

NEEDS_NO_LABEL = frozenset({"hidden", "submit", "button", "reset", "image"})
BLOCKS = frozenset(
    {"div", "dl", "fieldset", "form", "h1", "h2", "h3", "ol", "p", "pre", "section", "table", "ul"}
)
PRESSED = frozenset({"a", "button", "input", "select", "textarea"})


def meaning_faults(page: Outline) -> Iterator[str]:
    """Give what is missing or wrong for those who hear the page."""
    yield from _frame(page)
    yield from _names_of_controls(page)
    yield from _names_of_links(page)
    yield from _tables(page)
    yield from _nesting(page)
    yield from _leftovers(page)


def words_of(tag: Tag) -> str:
    """What a tag says aloud: its label, or its text, or the words for its pictures."""
    return str(tag.get("aria-label") or "").strip() or tag.get_text(" ", strip=True) or _pictured(tag)


def _pictured(tag: Tag) -> str:
    pictures = [one for one in inside(tag) if one.name in {"img", "svg"}]
    words = [str(picture.get("alt") or picture.get("aria-label") or "") for picture in pictures]
    return " ".join(filter(None, words)).strip()


def _frame(page: Outline) -> Iterator[str]:
    if not any(root.get("lang") for root in page("html")):
        yield "The page does not say its language."
    if not any(title.get_text(strip=True) for head in page("head") for title in head("title")):
        yield "The page has no title."
    headings = page("h1")
    if len(headings) != 1:
        yield f"The page has {len(headings)} h1, not one."
    yield from ("An h1 is empty." for heading in headings if not words_of(heading))
    mains = [tag for tag in page.tags if tag.name == "main" or tag.get("role") == "main"]
    if len(mains) != 1:
        yield f"The page has {len(mains)} main landmarks, not one."
    if not any(meta.get("name") == "viewport" for meta in page("meta")):
        yield "The page does not fit itself to a small screen (no viewport)."


def _names_of_controls(page: Outline) -> Iterator[str]:
    labelled = {str(label.get("for")) for label in page("label") if label.get("for") and words_of(label)}
    for control in page("input", "select", "textarea", "progress", "meter"):
        kind = str(control.get("type", "text"))
        if kind in NEEDS_NO_LABEL:
            continue
        named = control.get("aria-label") or control.get("aria-labelledby") or control.find_parent("label")
        if not named and str(control.get("id")) not in labelled:
            yield f"A control has no label: {control.get('name') or control.get('id') or control.name}."
        if kind == "password" and not control.get("autocomplete"):
            yield f"A password field does not say its autocomplete: {control.get('name')}."
    for button in page("button", "summary"):
        if not words_of(button) and not button.get("aria-labelledby"):
            yield "A button says nothing."
    yield from ("A group of fields has no legend." for group in page("fieldset") if group.legend is None)


def _names_of_links(page: Outline) -> Iterator[str]:
    for link in page("a"):
        if not words_of(link):
            yield f"A link says nothing: {link.get('href')}."
    yield from (
        f"A picture has no alternative: {picture.get('src')}."
        for picture in page("img")
        if picture.get("alt") is None
    )


def _tables(page: Outline) -> Iterator[str]:
    for table in page("table"):
        if table.caption is None or not words_of(table.caption):
            yield "A table has no caption."
        yield from (f"A table's head has no scope: {head}." for head in table("th") if not head.get("scope"))


def _nesting(page: Outline) -> Iterator[str]:
    for paragraph in page("p"):
        for inner in inside(paragraph):
            if inner.name in BLOCKS:
                yield f"A <{inner.name}> stands inside a <p>, which browsers tear apart."
    for link in page("a", "button"):
        if any(inner.name in PRESSED for inner in inside(link)):
            yield f"Something to press stands inside something to press: {words_of(link)}."


def _leftovers(page: Outline) -> Iterator[str]:
    """What a template leaves behind when a value is missing."""
    for text in page.soup.strings:
        shown = text.strip()
        if shown == "None" or "{{" in shown or "{%" in shown:
            yield f"A template left this behind: {shown[:60]}."

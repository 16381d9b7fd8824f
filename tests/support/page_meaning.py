"""What a page must say to somebody who does not see it: language, name, headings, labels, captions."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

NEEDS_NO_LABEL = frozenset({"hidden", "submit", "button", "reset", "image"})
BLOCKS = ["div", "dl", "fieldset", "form", "h1", "h2", "h3", "ol", "p", "pre", "section", "table", "ul"]


def meaning_faults(page: BeautifulSoup) -> Iterator[str]:
    """Give what is missing or wrong for those who hear the page."""
    yield from _frame(page)
    yield from _names_of_controls(page)
    yield from _names_of_links(page)
    yield from _tables(page)
    yield from _nesting(page)
    yield from _leftovers(page)


def words_of(tag: Tag) -> str:
    """What a tag says aloud: its label, its text, or the words for its pictures."""
    spoken = [str(tag.get("aria-label") or ""), tag.get_text(" ", strip=True)]
    spoken += [str(picture.get("alt") or picture.get("aria-label") or "") for picture in tag(["img", "svg"])]
    return " ".join(filter(None, spoken)).strip()


def _frame(page: BeautifulSoup) -> Iterator[str]:
    root = page.find("html")
    if not isinstance(root, Tag) or not root.get("lang"):
        yield "The page does not say its language."
    title = page.head.title if page.head else None
    if title is None or not title.get_text(strip=True):
        yield "The page has no title."
    headings = page("h1")
    if len(headings) != 1:
        yield f"The page has {len(headings)} h1, not one."
    yield from ("An h1 is empty." for heading in headings if not words_of(heading))
    mains = page.find_all(lambda tag: tag.name == "main" or tag.get("role") == "main")
    if len(mains) != 1:
        yield f"The page has {len(mains)} main landmarks, not one."
    if page.find("meta", attrs={"name": "viewport"}) is None:
        yield "The page does not fit itself to a small screen (no viewport)."


def _names_of_controls(page: BeautifulSoup) -> Iterator[str]:
    labelled = {str(label.get("for")) for label in page("label") if label.get("for") and words_of(label)}
    for control in page(["input", "select", "textarea", "progress", "meter"]):
        kind = str(control.get("type", "text"))
        if kind in NEEDS_NO_LABEL:
            continue
        named = control.get("aria-label") or control.get("aria-labelledby") or control.find_parent("label")
        if not named and str(control.get("id")) not in labelled:
            yield f"A control has no label: {control.get('name') or control.get('id') or control.name}."
        if kind == "password" and not control.get("autocomplete"):
            yield f"A password field does not say its autocomplete: {control.get('name')}."
    for button in page(["button", "summary"]):
        if not words_of(button) and not button.get("aria-labelledby"):
            yield "A button says nothing."
    yield from ("A group of fields has no legend." for group in page("fieldset") if group.legend is None)


def _names_of_links(page: BeautifulSoup) -> Iterator[str]:
    for link in page("a"):
        if not words_of(link):
            yield f"A link says nothing: {link.get('href')}."
    yield from (
        f"A picture has no alternative: {picture.get('src')}."
        for picture in page("img")
        if picture.get("alt") is None
    )


def _tables(page: BeautifulSoup) -> Iterator[str]:
    for table in page("table"):
        if table.caption is None or not words_of(table.caption):
            yield "A table has no caption."
        yield from (f"A table's head has no scope: {head}." for head in table("th") if not head.get("scope"))


def _nesting(page: BeautifulSoup) -> Iterator[str]:
    for paragraph in page("p"):
        inner = paragraph.find(BLOCKS)
        if isinstance(inner, Tag):
            yield f"A <{inner.name}> stands inside a <p>, which browsers tear apart."
    for link in page(["a", "button"]):
        if link.find(["a", "button", "input", "select", "textarea"]):
            yield f"Something to press stands inside something to press: {words_of(link)}."


def _leftovers(page: BeautifulSoup) -> Iterator[str]:
    """What a template leaves behind when a value is missing."""
    for text in page.find_all(string=True):
        shown = text.strip()
        if shown == "None" or "{{" in shown or "{%" in shown:
            yield f"A template left this behind: {shown[:60]}."

"""Fonts of a PDF document that say which letter each of their signs is (ISO 32000-2, section 9.10)."""

from collections.abc import Iterator
from typing import Any

_NAMED = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"})
_STANDARD = ("/Helvetica", "/Times-", "/Courier")
_DEEPEST = 5


def says_its_letters(page: Any) -> bool:
    """Whether all fonts of a page do. Others show letters that are somebody's secret under other signs."""
    return all(_is_told(font) for font in _fonts(page.get("/Resources"), _DEEPEST))


def _fonts(resources: Any, deeper: int) -> Iterator[Any]:
    """The fonts of a page, and of the forms that are painted on it."""
    held = {} if resources is None else resources.get_object()
    yield from (font.get_object() for font in _values(held.get("/Font")))
    if deeper:
        for part in _values(held.get("/XObject")):
            yield from _fonts(part.get_object().get("/Resources"), deeper - 1)


def _values(named: Any) -> list[Any]:
    return [] if named is None else list(named.get_object().values())


def _is_told(font: Any) -> bool:
    if font.get("/ToUnicode") is not None:
        return True
    encoding = font.get("/Encoding")
    encoding = None if encoding is None else encoding.get_object()
    if encoding is None:
        return str(font.get("/BaseFont", "")).startswith(_STANDARD)
    if isinstance(encoding, dict):
        return _has_known_names(encoding.get("/Differences") or ())
    return str(encoding) in _NAMED


def _has_known_names(differences: Any) -> bool:
    """Whether the signs bear names that everybody knows: `/a`, `/comma`."""
    from pypdf._codecs import adobe_glyphs  # noqa: PLC0415 - see `pdf_document`

    names = [str(one) for one in differences if not isinstance(one, int)]
    return all(name in adobe_glyphs for name in names)

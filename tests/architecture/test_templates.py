"""A template brings no script, no style and no raw text into a page."""

import re

from tests.support.sources import text_of, under

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE)
INLINE_STYLE = re.compile(r"<style|\sstyle\s*=", re.IGNORECASE)
INLINE_HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+false|javascript:", re.IGNORECASE)
AND_AND = re.compile(r"""join\(["'] and ["']\)""")
ELSEWHERE = re.compile(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""", re.IGNORECASE)


def templates_with(what: re.Pattern[str]) -> list[str]:
    return [name for name in under("templates", ending=".html") if what.search(text_of(name))]


def test_no_template_has_a_script_of_its_own() -> None:
    assert templates_with(INLINE_SCRIPT) + templates_with(INLINE_HANDLER) == []


def test_no_template_has_a_style_of_its_own() -> None:
    assert templates_with(INLINE_STYLE) == []


def test_no_template_lets_text_through_unescaped() -> None:
    assert templates_with(UNESCAPED) == []


def test_no_template_loads_or_sends_anything_elsewhere() -> None:
    assert templates_with(ELSEWHERE) == []


def test_no_template_says_one_and_another_and_a_third() -> None:
    assert templates_with(AND_AND) == []

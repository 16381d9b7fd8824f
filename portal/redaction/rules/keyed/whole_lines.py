"""Secrets that fill the rest of their line: several words, a quote or an equals sign inside."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.findings import Span
from portal.redaction.rules.keyed.in_quotes import end_of_variable
from portal.redaction.rules.values.placeholders import is_said

# A line of settings that is nothing but a key and several words: the words are one secret, `passphrase=red hen runs`.
_NEAR = 64
_SETTING = re.compile(rb"[ \t]{0,16}(?:(?:export|set|setx|ENV|-) )?$")
_WORDS_OF_ONE = re.compile(rb"(?: (?![-./])[^\s=:;#|(){}<>\"'\\]{1,40}){1,11}(?=[ \t]{0,4}\r?\n?$)")
# A quote or a bracket inside of a secret that fills its line, where no other setting follows: `password=abc"40x`.
_REST_OF_ONE = re.compile(
    rb"(?=[\"'`<>|&(){}\[\]])(?![^\s]{0,160}[;&,?][A-Za-z_])[^\s=]{1,64}(?=[ \t]{0,4}\r?\n?$)"
)
_SMALL_WORDS = re.compile(rb"[a-z]{2,20}(?: (?:[a-z]{2,20}|[0-9]{1,4})){2,11}")
# A name and a number, as somebody makes a secret of two words: `Heron 4`, `Kuh Nr 12`.
_NUMBERED_WORDS = re.compile(rb"[A-Z][a-z\x80-\xff]{2,20}(?: [A-Z][a-z\x80-\xff]{1,12})? [0-9]{1,4}[!?.]?")
_SHORT_SECRET = re.compile(
    rb"(?=[^\s]*[a-z])(?=[^\s]*[A-Z])(?=[^\s]*[0-9])[^\s\"'`<>|,;&(){}\[\]]{12,19}\r?\n?$"
)
_ONE_SECRET = re.compile(rb"[^\s\"'`<>|,;&(){}\[\]]{20,512}\r?\n?$")


def with_all_words(line: bytes, match: re.Match[bytes], span: Span) -> Span:
    """A password with the other words of its quotes, or of its line where that is a setting and no sentence."""
    quoted = end_of_variable(line, match, span.end) if span.start == match.end() else span.end
    if quoted > span.end:
        return Span(span.start, quoted, span.kind)
    rest = _REST_OF_ONE.match(line, span.end)
    if (
        rest is not None
        and span.start == match.end()
        and _SETTING.fullmatch(line, 0, match.start()) is not None
    ):
        return Span(span.start, rest.end(), span.kind)
    more = _WORDS_OF_ONE.match(line, span.end)
    if more is None or span.start != match.end() or _SETTING.fullmatch(line, 0, match.start()) is None:
        return span
    words = line[span.start : more.end()]
    small = _SMALL_WORDS.fullmatch(words) is not None and not any(is_said(word) for word in words.split())
    numbered = _NUMBERED_WORDS.fullmatch(words) is not None
    set_here = match[0].rstrip()[-1:] == b"="
    return Span(span.start, more.end(), span.kind) if set_here or small or numbered else span


def is_one_secret(line: bytes, start: int, name: str) -> bool:
    """`api_key: cly6h=rb4o_oes07t=`: what fills the rest of a line behind a colon is no other setting."""
    return (
        name in {"token", "password"}
        and line[max(0, start - _NEAR) : start].rstrip()[-1:] == b":"
        and (_ONE_SECRET.match(line, start) or _SHORT_SECRET.match(line, start)) is not None
    )

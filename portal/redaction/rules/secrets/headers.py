"""What headers of requests and answers hold: cookies, and who is asking."""

import re

from portal.redaction.findings import Span
from portal.redaction.rules.values.placeholders import is_placeholder

OF_HEADERS = frozenset(("cookie", "cookie_value", "authorization"))
"""Classes of keys that are headers, or stand for one."""
_ATTRIBUTES = frozenset(
    b"path domain expires max-age samesite httponly secure version priority comment partitioned".split()
)
_COOKIES = re.compile(rb"(?i)\b(set-cookie2?|cookie)[\"']?\s?[:=]\s?[\"']?([^\"'\r\n]{1,16384})")
# What only an answer says: the value of a field that is called by either name.
_SETS = re.compile(
    rb"(?i);\s*(?:httponly|secure|path=/|samesite=(?:lax|strict|none)|max-age=\d{1,10})\s*(?:;|$)"
)
_COOKIE = re.compile(rb"([^=;,\s]{1,256})=([^;]{0,8192})")
# What only says how a page is shown.
_SHOWN = re.compile(
    rb"(?i)(?:[a-z0-9]{1,12}[_-])?(?:lang|language|locale|theme|colou?r-?scheme|currency|country)=[a-z]{2,8}(?:[-_][a-z]{2,4})?\s*"
    rb"|(?i:(?:[a-z0-9]{1,12}[_-])?(?:consent|cookieconsent|cookie_consent|tz|timezone|time_zone|layout|sidebar|density|view))=[A-Za-z]{2,12}(?:[/_-][A-Za-z]{2,16}){0,2}\s*"
)
# They stand for nothing elsewhere, and are all that some cookies hold.
_FLAGS = frozenset(b"true false yes no on off 0 1".split())
SCHEME = re.compile(rb"(?i)(?:bearer|basic|digest|token|negotiate|ntlm|apikey) {1,3}(?=[^ ])")


def header_claims(name: str, value: bytes) -> list[Span]:
    """What goes of the whole value of a header: every cookie, and what stands behind the manner of asking."""
    if name == "cookie" and b"=" in value:
        return [Span(start, end, "cookie") for start, end in cookie_parts(value, setting=False, whole=True)]
    core = value.strip()
    start = len(value) - len(value.lstrip())
    if name == "authorization":
        scheme = SCHEME.match(core)
        start += len(scheme[0]) if scheme is not None else 0
        core = value[start:].rstrip()
        return [] if is_placeholder(core) else [Span(start, start + len(core), "authorization")]
    return [Span(start, start + len(core), "cookie")] if _is_cookie(core, whole=True) else []


def cookie_parts(header: bytes, *, setting: bool, whole: bool = False) -> list[tuple[int, int]]:
    """Where the values stand in a Cookie header; in Set-Cookie only the first, its attributes stay."""
    found = []
    setting = setting or _SETS.search(header) is not None
    for match in _COOKIE.finditer(header):
        if (setting and match[1].lower() in _ATTRIBUTES) or _SHOWN.fullmatch(match[0]):
            continue
        value = match[2].strip()
        if _is_cookie(value, whole=whole):
            start = header.index(value, match.start(2))
            found.append((start, start + len(value)))
    return found


def _is_cookie(value: bytes, *, whole: bool) -> bool:
    return bool(value) and (not is_placeholder(value) or (whole and value.lower() in _FLAGS))


def find_cookies(line: bytes) -> list[Span]:
    """Claims on the values in a Cookie or Set-Cookie header."""
    found = []
    for match in _COOKIES.finditer(line):
        start = match.start(2)
        values = cookie_parts(match[2], setting=match[1].lower() != b"cookie")
        found += [Span(start + first, start + last, "cookie") for first, last in values]
    return found

"""Keys of the shape that most issuers have come to: a word or two, then many letters and digits by lot."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.random_looking import is_drawn, is_random

_SPLIT = re.compile(rb"[_.-]")
_HEAD = re.compile(rb"(?:(?:[A-Za-z]{1,15}|[A-Za-z]{1,6}[0-9]{1,2}|[0-9])[_.-])+")
_LEAST_BODY, _LEAST_HEX, _LEAST_TOLD, _LEAST_PART = 16, 20, 24, 8
_CLASSES = (re.compile(rb"[a-z]"), re.compile(rb"[A-Z]"), re.compile(rb"[0-9]"))
# Words in a mark that say that what follows is a secret, even when it is only hexadecimal.
_TELLING = frozenset(
    b"key apikey token secret sk pk ak ck cs rk api pat live test prod production sandbox auth access acs ack app at rt pass ort "
    b"out cli client server mobile personal svc".split()
)
# Words before ids that tell nothing, and before names made by machines for machines.
_HARMLESS = frozenset(
    b"req request trace span msg message evt event run job task build txn node pod file index chunk bundle main vendor static "
    b"sha sha1 sha256 sha384 sha512 md5 container docker snapshot layer commit rev blob etag digest hash image img css cri "
    b"libpod crio tmp temp ref id uuid guid user h d person webkitformboundary boundary part nextpart".split()
)
_HEX = re.compile(rb"[0-9a-f]+|[0-9A-F]+")


def _is_key(match: re.Match[bytes]) -> bool:
    return _one_part(match[1]) or _in_parts(match[1])


def _in_parts(key: bytes) -> bool:
    """Signs by lot among which a dash or an underscore fell, behind words: `lip_NoQAm1NOM_ZOY4Sas-iwk`."""
    head = _HEAD.match(key)
    if head is None:
        return False
    body = key[head.end() :]
    long_parts = len(body) >= _LEAST_PART * len(_SPLIT.split(body))
    words = {word.lower() for word in _SPLIT.split(head[0])}
    if len(body) < _LEAST_HEX or not long_parts or _HARMLESS.intersection(words) or b"." in body:
        return False
    told = (
        len(body) >= _LEAST_TOLD and not _TELLING.isdisjoint(words) and all(c.search(body) for c in _CLASSES)
    )
    return (told and is_drawn(body)) or is_random(body)


def _one_part(key: bytes) -> bool:
    parts = _SPLIT.split(key)
    words = [part.lower() for part in parts[:-1]]
    body = next((part for part in parts[1:] if len(part) >= _LEAST_BODY), b"")
    if not body or _HARMLESS.intersection(words):
        return False
    if _HEX.fullmatch(body):
        return len(body) >= _LEAST_HEX and not body.isdigit() and not _TELLING.isdisjoint(words)
    if len(body) >= _LEAST_TOLD and not _TELLING.isdisjoint(words) and all(c.search(body) for c in _CLASSES):
        return True
    return is_random(body)


def _names_a_secret(match: re.Match[bytes]) -> bool:
    return class_of_key(match[1].decode("utf-8", "replace")) in {"password", "token"} and not is_placeholder(
        match[2]
    )


def _drawn_session(match: re.Match[bytes]) -> bool:
    """What stands behind the word for a session in a store of keys: hexadecimal or by lot, and no name."""
    body = match[1]
    return (_HEX.fullmatch(body) is not None and not body.isdigit()) or is_random(body)


RULES: tuple[Rule, ...] = (
    # How a cache names what it holds of somebody, `sess:9f1c…`.
    rule(
        "session_id",
        rb"(?i)(?<![a-z0-9])(?:sess|sessions?|sid|tokens?|refresh|access|otp|csrf|remember|reset|auth)(?::[a-z_]{2,16}){0,2}:([a-z0-9_-]{20,128})(?![a-z0-9:])",
        accept=_drawn_session,
        group=1,
    ),
    rule(
        "token",
        rb"(?<![A-Za-z0-9_./+~@$-])([A-Za-z][A-Za-z0-9]{1,14}(?:[_-][A-Za-z0-9]{1,12}){0,3}[_.-][A-Za-z0-9][A-Za-z0-9_-]{15,255})(?![A-Za-z0-9_/-]|\.[A-Za-z])",
        accept=_is_key,
        group=1,
        gate=rb"[_.-][A-Za-z0-9][A-Za-z0-9_-]{15}",
    ),
    rule(
        "password",
        rb"(?i)\b(?:key|name|property|id)[\"']?\s?[=:]\s?[\"']([^\"'<>\r\n]{1,80})[\"'][\s,]{1,8}[\"']?(?:value|val|content)[\"']?\s?[=:]\s?[\"']([^\"'\r\n]{1,4096})",
        accept=_names_a_secret,
        group=2,
    ),
)

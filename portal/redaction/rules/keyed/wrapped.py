"""Secrets that a program hands on or falls back to: `password = new String("…")`, `getenv("DB_PASS", "…")`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from base64 import b64decode

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.random_looking import is_random

_SECRETS = frozenset({"password", "token", "session_id"})
_KEY = rb"(?<![A-Za-z0-9_])(?P<key>[A-Za-z_][A-Za-z0-9_.-]{1,60})"
_QUOTE = rb"\\{0,3}[\"'`]"
_TEXT = (
    rb"[brufBRUF]{0,2}"
    + _QUOTE
    + rb"(?P<value>(?:[^\"'`\\\s]|\\[^nrt\"'\s]|(?<=[A-Za-z0-9])'(?=[A-Za-z0-9])){4,256})"
    + _QUOTE
)
# What asks for a secret by its name is given no secret: `getpass("Password: ")`, `config.get("db.pass")`.
_ASKS = re.compile(
    rb"(?i)(?:^|[._])(?:get|read|load|find|fetch|lookup|input|prompt|ask|env|environ|param|arg|config|conf|settings?|props?|property|option|header|field|column|form|cookie|request|req|session|query|select|test|assert|equals?|log|print|format|t|tr|gettext)[a-z_]*$|(?:get|read|load|find|fetch|lookup|resolve)(?:[A-Z_][A-Za-z]*)?$"
)
# Of how something is written or reckoned: `password.encode("latin1")`, `secret = new("sha256")`.
_MANNER = re.compile(
    rb"(?i)sha-?[0-9]|utf-?[0-9]|latin|ascii|base(?:32|64)|aes|rsa|md[45]|hmac|pbkdf|[hr]s[0-9]{3}|x509|v[0-9]{1,2}$|[0-9]\.[0-9]"
)
_LEAST_UNFILLED = 16
_NAMED = re.compile(rb"[A-Za-z][A-Za-z]*(?:[._/:-][A-Za-z]+)*")


def _is_secret(match: re.Match[bytes]) -> bool:
    return class_of_key(match["key"].decode()) in _SECRETS and not is_placeholder(match["value"])


def _wrapped(match: re.Match[bytes]) -> bool:
    """What no name of a setting is: digits, signs or capitals within."""
    value = match["value"]
    named = (
        _NAMED.fullmatch(value) is not None and re.search(rb"[a-z][A-Z][a-z]{0,2}(?![a-z])", value) is None
    )
    return (
        _is_secret(match)
        and not named
        and b"://" not in value
        and class_of_key(value.decode("utf-8", "replace")) is None
        and _ASKS.search(match["call"]) is None
        and _MANNER.search(value) is None
    )


def _given(match: re.Match[bytes]) -> bool:
    """What is set under the name of a secret: `put("db.password", "…")`."""
    value = match["value"]
    return _is_secret(match) and has_digit(value) and class_of_key(value.decode("utf-8", "replace")) is None


def _readable(match: re.Match[bytes]) -> bool:
    """Base64 of a text, as a Secret of Kubernetes holds each value; few words decode to one."""
    least = _LEAST_UNFILLED if match[1][-1:] != b"=" else 1
    text = b64decode(match[1]) if len(match[1]) % 4 == 0 and len(match[1]) >= least else b""
    return text.isascii() and text.decode().rstrip().isprintable() and len(text) > 0


RULES: tuple[Rule, ...] = (
    rule("password", _KEY + rb"(?:\[\])?(?:, [a-z_]{1,12})? ?(?::=|=>|=|:) ?(?:(?:new |await )?(?P<call>[A-Za-z_][A-Za-z0-9_.:]{0,60}) ?(?:\[\])?) ?[({] ?(?:(?:new )?[A-Za-z_][A-Za-z0-9_.]{0,40}\( ?){0,2}(?:[a-z_]{1,20}=)?" + _TEXT, accept=_wrapped, group="value"),
    rule("password", rb"(?i:get_?env|environ(?:\.get)?|env)\(" + _QUOTE + rb"?(?P<key>[A-Za-z_][A-Za-z0-9_.-]{1,60})" + _QUOTE + rb"?, ?" + _TEXT, accept=_is_secret, group="value"),
    rule("password", _KEY + rb" ?(?::=|=|:) ?[A-Za-z_.]{0,40}(?i:env)[A-Za-z_.]{0,20}\(" + _QUOTE + rb"[A-Za-z0-9_.-]{1,60}" + _QUOTE + rb", ?" + _TEXT, accept=_is_secret, group="value"),
    rule("password", rb"(?<=[\"'`])(?P<key>[A-Za-z_][A-Za-z0-9_.-]{1,60})" + _QUOTE + rb" ?, ?['\"]?" + _TEXT, accept=_given, group="value"),
    rule("password", rb"(?P<key>[A-Za-z_][A-Za-z0-9_.-]{1,60})(?:" + _QUOTE + rb"?[\])])? ?(?:\|\||\?\?|\bor) " + _TEXT, accept=lambda match: _is_secret(match) and (has_digit(match["value"]) or not match["value"].isalpha()), group="value"),
    rule("token", rb"(?i)(?:\b(?:access|client|session|refresh|auth(?:entication|orization)?|api|app|secret|private|shared|master|pre-master|signing|encryption|bearer|consumer) (?:token|secret|key)|\xed\x86\xa0\xed\x81\xb0|\xe4\xbb\xa4\xe7\x89\x8c)(?:\s{1,2}|: ?|=)['\"]?([A-Za-z0-9_+/.~-]{10,512}={0,2})(?![A-Za-z0-9])", accept=lambda match: is_random(match[1]), group=1),
    rule("password", rb"^[ \t]{1,16}[A-Za-z_.][A-Za-z0-9_.-]{0,80}: ['\"]?([A-Za-z0-9+/]{10,4096}={0,2})['\"]?\s{0,4}$", accept=_readable, group=1),
    parts(rb"(?<![A-Za-z0-9_.+-])(?P<account>[a-z0-9._-]{2,40}\+[a-z0-9._-]{2,40}):(?P<password>[A-Z0-9]{40,80})(?![A-Za-z0-9])"),
    # A name and its value beside each other in braces: `{name: api_key, value: 4471xk2p}`.
    rule("password", rb"\{[^{}\r\n]{0,80}?\b(?:name|key|Name|Key)[\"']?\s?[:=]\s?[\"']?(?P<key>[A-Za-z_][A-Za-z0-9_.-]{1,60})[\"']?,\s?[\"']?(?:value|Value|val)[\"']?\s?[:=]\s?[\"']?(?P<value>[^\s\"',{}]{3,256})", accept=_is_secret, group="value"),
    rule("token", rb"\botpauth://[^\s\"']{1,200}?[?&][a-z]{1,12}=([A-Z2-7]{16,128})(?![A-Za-z0-9])", group=1),
)  # fmt: skip

"""Values behind a telling key: `key=value`, `"key": "value"`, `Key Name: value`, `--key value`, `key is value`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.keyed.connections import claims_on_connection
from portal.redaction.rules.keyed.in_quotes import is_asked, is_role
from portal.redaction.rules.keyed.listed import SECRETS, claims_on_list, is_list
from portal.redaction.rules.keyed.speaking import is_said
from portal.redaction.rules.keyed.whole_lines import is_one_secret, with_all_words
from portal.redaction.rules.secrets.headers import SCHEME
from portal.redaction.rules.values.ends import SPACED, after_length, changed_to, value_at
from portal.redaction.rules.values.fitting import JUDGES, kind_for
from portal.redaction.rules.values.of_programs import is_of_a_program
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key, stems
from portal.redaction.rules.words.lexicon import is_unknown
from portal.redaction.rules.words.nobody import names_team
from portal.redaction.rules.words.random_looking import is_mixed

_PAIR = re.compile(
    rb"(?<![A-Za-z0-9_\x80-\xff])([A-Za-z_\x80-\xff][A-Za-z0-9_.\x80-\xff-]{0,79}+)"
    rb"(?:\\{0,3}(?:\"\"|[\"'`])|[\])])?+[\])]?+[ \t]{0,40}+(?:=>(?:[ \t]?string\([0-9]{1,7}\))?+|:=|={1,2}|:(?![:/]|\\(?!\\{0,2}[\"'])))[ \t]{0,40}+"
)
# Options also stand as one argument after another: `["--db-pass", "Opal77x"]`.
_OPTION = re.compile(
    rb"(?<![A-Za-z0-9-])--?([A-Za-z][A-Za-z0-9_-]{1,40})(?:[\"'],)?+[ \t]{1,4}(?=[^\s-]|[\"'][^\s-])"
)
# `[--password PASSWORD]`: how a program says what it takes.
_EXAMPLE = re.compile(
    rb"[A-Z_]{3,24}\]|\(|<[A-Za-z_-]{3,24}>|(?:command|options?|switch(?:es)?|flags?|arguments?|parameters?|respectively)(?![^\s.,;:)])"
)
_SPOKEN = re.compile(
    rb"(?i)\b(password|passphrase|passcode|token|api key|secret|username|login|hostname|user name)\s{1,2}(?:is|was|to|=)\s{1,2}(?:now\s)?(?=\S)"
)
_SPOKEN_GATE = rb"(?i:(?:password|passphrase|passcode|token|api key|secret|username|login|hostname|user name)\s{1,2}(?:is|was|to|=)\s)"
# Where somebody signs in as often as under which name: `login to carrier failed`.
_LOGIN_TO = re.compile(rb"(?i)login\s{1,2}to\s")
_TAIL = 3
_SIGNS, _LEAST_SAID = re.compile(rb"[._ -]"), 5
# Words in front of a key; what stands behind `=` is the value of another one: `NAME1=Dumoulin NAME2=Rosalie`.
_AFTER_WORD = re.compile(rb"[A-Za-z\x80-\xff'/] |[^\n]\n")
_WORDS_BEFORE = re.compile(rb"(?<![A-Za-z\x80-\xff'/=])(?:[A-Za-z\x80-\xff'/]{1,24} ){1,3}$")
# Numbers that are written in groups: `card=5412 7534 8821 0098`.
_GROUPED = frozenset({"card", "bank_account", "national_id", "tax_id", "health_id", "imei"})
_GROUPS = re.compile(
    rb"(?:[A-Z]{2}[0-9]{2} )?[0-9A-Z]{2,6}(?:[ -][0-9]{2,6}){1,7}(?:[ -][0-9])?(?![0-9A-Za-z])"
)
# A day in figures before other words of its line: `dob: 1967.11.14, firmware v34.36`.
_DAY = re.compile(rb"[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{2,4}(?=, )")
# Postal codes that are written in two groups, by their shapes in five countries.
_POSTAL = re.compile(
    rb"(?i:[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}|[A-Z][0-9][A-Z] [0-9][A-Z][0-9]|[0-9]{4} [A-Z]{2}|[0-9]{3} [0-9]{2})(?![0-9A-Za-z])"
)
_ENDING = {**dict.fromkeys(_GROUPED, _GROUPS), "postal_code": _POSTAL, "date_of_birth": _DAY}
"""How values are written that end before what else their class lets them hold."""
_ENDING["vehicle"] = re.compile(rb"(?=[A-Z ]{0,8}[0-9])[A-Z0-9]{1,4}(?: [A-Z0-9]{1,5}){1,3}(?![A-Za-z0-9=:])")
_SEVERAL_WORDS = re.compile(rb"\s")
_NEVER_EMPTY = frozenset({"account", "host"})
_WHOLE_LINE = frozenset({"cookie", "authorization"})
# Two settings with no value, `ruser= rhost= `.
_EMPTY_KEY = re.compile(rb"[a-z][a-z0-9_-]{1,40}=(?:\s|$)")
# Where a secret would stand, a key of several words: `private-key= endpoint-address= port=0`.
_EMPTY_KEYS = re.compile(rb"[a-z][a-z0-9]{0,20}(?:[-_][a-z0-9]{1,20}){1,4}= ")
_NEXT_KEY = re.compile(rb"[A-Za-z_][A-Za-z0-9_.-]{0,63}=(?=[^=\s\"'])")
# What may stand behind the name of a machine: its port, or the instance of a database there, `trdsql04\PROD`.
_INSTANCE = re.compile(rb"(?::\d{1,5}|,\d{2,5}|\\{1,2}[A-Za-z][A-Za-z0-9_$]{0,30})$")
# What a machine is asked for (Kerberos): `Server: krbtgt/CORP.LOCAL`, `HTTP/web-7.corp.local`.
_SERVICE = re.compile(
    rb"(?i)(?:krbtgt|https?|host|cifs|ldap|mssqlsvc|termsrv|restrictedkrbhost|wsman|nfs|rpcss|gc)/(?!/)"
)
# `Nom : PELLETIER Prénom : …`: the next key begins with the last word before the sign.
_BEFORE_KEY = re.compile(rb"([^:]{2,60}?) [^\s:]{2,24} :")
# A name of two to four words before other fields on the same line; the judge of names says of words in capitals.
_WORD = rb"[A-Z\xc3-\xc5](?:[a-z\x80-\xff'.-]{1,30}|[A-Z\x80-\xff'.-]{3,30})"
_NAME_FIRST = re.compile(
    _WORD + rb"(?:(?: " + _WORD + rb"){1,3}|, (?:[A-Z]|[\xc3-\xc5\xc8][\x80-\xbf])\.)(?=[\s,;(]|$)"
)
# Settings in braces, as programs write them in one line.
_SETTINGS = re.compile(
    rb"\{[ \t]{0,8}+[\"']?[A-Za-z_][A-Za-z0-9_.-]{0,60}+(?:(?:[\"'][ \t]{0,4}+)?:(?=[ \t\"'\[{])|[ \t]{0,4}+=)"
)
# The name of a logger, as it stands before a message: `o.s.b.w.TomcatWebServer`.
_LOGGER = re.compile(rb"(?:[a-z0-9_$]+\.){2,}[A-Z][A-Za-z0-9$]*")


def _key_endings() -> bytes:
    """A choice of what a key that has a class can end with, in RE2's language, in small letters."""
    return b"|".join(sorted({b"[_. -]?".join(bytes([c]) for c in stem[-_TAIL:]) for stem in stems()}))


def gates() -> tuple[bytes, bytes, bytes]:
    """RE2 patterns for lines in which a pair, an option or a spoken key can be found."""
    endings = _key_endings()
    pair = rb"(?i:(?:" + endings + rb")[0-9._-]*[\"'`\])\\]{0,4}[ \t]{0,40}(?:=|:))"
    option = rb"(?i:-[a-z0-9_-]*(?:" + endings + rb")[0-9._-]*(?:[\"'],)?[ \t]{1,4}[^ \t-])"
    return pair, option, _SPOKEN_GATE


def find_pairs(line: bytes) -> Iterator[Span]:
    """Claims on the values of `key=value`, `"key": "value"`, `Key Name: value` in one line."""
    covered, cover = 0, ""
    for match in _PAIR.finditer(line):
        name = _class(line, match)
        if name is None or name in _WHOLE_LINE or (name == cover and match.start() < covered):
            continue
        if is_asked(line, match) or is_role(line, match):
            continue
        for span in _claim(line, match.end(), name):
            if name != "password" and _says_key(match[1], line[span.start : span.end]):
                continue
            covered, cover = span.end, name
            yield with_all_words(line, match, span) if name == "password" else span


def _says_key(key: bytes, value: bytes) -> bool:
    """Whether a value without digits is its key again: `"platform.machine": "platform_machine"`."""
    said = _SIGNS.sub(b"", value).lower()
    whole, last = _SIGNS.sub(b"", key).lower(), _SIGNS.sub(b"", key.rpartition(b".")[2]).lower()
    return said.isalpha() and len(said) > _LEAST_SAID and said in {whole, last}


def find_options(line: bytes) -> Iterator[Span]:
    """Claims on the values of `--key value` in one line."""
    for match in _OPTION.finditer(line):
        name = class_of_key(match[1].decode())
        if name in JUDGES and name not in _WHOLE_LINE and not _EXAMPLE.match(line, match.end()):
            yield from _claim(line, match.end(), name)


def find_spoken(line: bytes) -> Iterator[Span]:
    """Claims on the values of `key is value` in one line."""
    for match in _SPOKEN.finditer(line):
        name = class_of_key(match[1].decode())
        if name is not None:
            somewhere = _LOGIN_TO.match(match[0]) is not None
            yield from (
                one
                for one in _claim(line, match.end(), name)
                if not somewhere or is_unknown(line[one.start : one.end])
            )


def _class(line: bytes, match: re.Match[bytes]) -> str | None:
    """The class of a key, with up to three words in front of it when they say more."""
    if _LOGGER.fullmatch(match[1]) or is_mixed(match[1]):  # what fills up base64 is no sign behind a key
        return None
    key = match[1].decode("utf-8", "replace")
    start = match.start()
    before = (
        _WORDS_BEFORE.search(line, max(0, start - 60), start) if _AFTER_WORD.match(line, start - 2) else None
    )
    if before is not None:
        phrase = class_of_key(before[0].decode("utf-8", "replace") + key)
        if phrase is not None:
            return phrase
    return class_of_key(key)


def _claim(line: bytes, start: int, name: str) -> Iterator[Span]:
    """The value behind a key of this class, or each of a list; settings in braces have keys of their own."""
    start = after_length(line, start)
    if is_list(line, start, name):
        yield from claims_on_list(line, start, name)
    elif name == "connection_string" and (settings := _settings(line, start)) is not None:
        yield from settings
    elif _SETTINGS.match(line, start) is None and not _is_none(line, start, name):
        for old in _claim_one(line, start, name):
            yield old
            if (new := changed_to(line, old.end)) is not None:
                yield Span(*new, old.kind)


def _settings(line: bytes, start: int) -> list[Span] | None:
    """The claims on the settings of a connection; None where the value is something else."""
    start, end, _ = value_at(line, start, "connection_string")
    claims = claims_on_connection(line[start:end])
    return None if claims is None else [one.moved(start) for one in claims]


def _claim_one(line: bytes, start: int, name: str) -> Iterator[Span]:
    kind, judge = JUDGES[name]
    start, end, quoted = value_at(line, start, name)
    schemed = name in {"key", "drawn_key", "token"}  # `auth="Bearer …"`
    scheme = SCHEME.match(line, start, end) if schemed else None
    start = start if scheme is None else scheme.end()
    value = line[start:end]
    next_key = _BEFORE_KEY.match(value) if name in SPACED and not quoted else None
    if next_key is not None and not judge(value, quoted):
        end = start + len(next_key[1])
        value = line[start:end]
    if name in {"person", "half_name"} and not quoted and not judge(value, quoted):
        named = _NAME_FIRST.match(value)
        alone = 0 if _SEVERAL_WORDS.search(value) else len(value)  # perhaps an account: `opened_by=jlund`
        end = start + (len(named[0]) if named is not None else alone)
        value = line[start:end]
    if name in _ENDING and not quoted:
        grouped = _ENDING[name].match(line, start)
        end = grouped.end() if grouped is not None else end
        value = line[start:end]
    if name == "account" and not quoted:
        named = _NAME_FIRST.match(line, start)
        if named is not None and JUDGES["name"][1](
            named[0], quoted
        ):  # `suser=Karin Berg`: a person, not an account
            kind, judge = JUDGES["name"]
            value, end = named[0], named.end()
    if name == "host":
        service = _SERVICE.match(value)
        start += len(service[0]) if service is not None else 0
        value = _INSTANCE.sub(b"", line[start:end])
        end = start + len(value)
    if value and not is_placeholder(value):
        found = kind if kind != JUDGES[name][0] and judge(value, quoted) else kind_for(name, value, quoted)
        if found is not None:
            yield Span(start, end, found)


def _is_nobody(line: bytes, start: int) -> bool:
    """Whether an account is named by what somebody says, or by a team: `owner: Pricing Squad`."""
    named = _NAME_FIRST.match(line, start)
    return is_said(line, start) or (named is not None and names_team(named[0]))


def _is_none(line: bytes, start: int, name: str) -> bool:
    """Whether the next setting begins where a value would stand, or a program says where it takes it from."""
    if is_of_a_program(line, start, name) or (name == "account" and _is_nobody(line, start)):
        return True
    if name in _NEVER_EMPTY and _EMPTY_KEY.match(line, start) is not None:
        return True
    if name in SECRETS and line[start - 2 : start] == b"= " and _EMPTY_KEYS.match(line, start) is not None:
        return True
    next_one = line[start - 1 : start].isspace() and _NEXT_KEY.match(line, start) is not None
    return next_one and not is_one_secret(line, start, name)

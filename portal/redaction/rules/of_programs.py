"""What a program says where a value would stand: `uid: this.uid`, `host: str | None`, `password = self.ask(…)`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.of_objects import is_called, is_made

_TOLD = re.compile(
    rb"(?:self|this|obj|env|process\.env|options|opts|args|ctx|params|props|process|req|request|data|config)\.[A-Za-z_]|"
    rb"[A-Za-z_]+(?:\.[A-Za-z_]+)*\((?:[$@\"'_)]|self\b|this\b|cls\b)|[A-Za-z_]+\[[0-9]\]|[A-Za-z_]+(?:\.[A-Za-z_]+)*\.(?:get|pop|find|format|strip|lower|startswith|group|encode|decode)\("
)
_NAMED = frozenset(("account", "host", "person", "address"))
_KEPT = frozenset(("session_id", "serial"))
_SECRETS = frozenset(("password", "token"))
# Of which kind a value is, as Python and TypeScript write it behind a colon: `name: Kind = …`, `name: Kind | None`.
_KIND = re.compile(
    rb"(?:str|int|bool|bytes|float|string|boolean|Any|TypeAlias)(?=[,)\]|]|[ \t]{0,4}(?:[=|]|\r?\n?$))"
    rb"|(?:(?:[a-z_]+\.){1,4}[A-Za-z_]+|(?:[A-Z][a-z]+){1,4})\[[A-Za-z_][^\[\r\n]{0,80}\](?! @)"
    rb"|(?:[A-Za-z_]+\.){0,4}[A-Za-z_]+(?:\[[^\]\r\n]{0,80}\])?(?= \| (?:None|null|undefined)\b)"
    rb"|(?:(?:[a-z_]+\.){1,4}[A-Z][A-Za-z]+|(?:[A-Z][a-z]+){2,4})(?:\[[^\]\r\n]{0,80}\])?(?= = [^ \t=])"
    rb"|(?:[A-Z][a-z]+){2,5}(?= \| [A-Z][A-Za-z.\[\]]{2,40}(?: \||[,):=]|[ \t]{0,4}\r?\n?$))|[A-Z]{2}[A-Za-z]{1,30}\[[A-Za-z_]{2,40}[,\]]"
    rb"|(?:[A-Z][a-z]+){2,4}(?=\) -> (?:None|[A-Za-z]+)[\[:])"
)
# A kind of kinds, and a call of something that has several words: `Callable[[str], bool]`, `get_host(environ, …)`.
_MADE = re.compile(
    rb"(?:[A-Z][a-z]+){1,4}\[(?:\[|Any,|(?:[a-z_]+\.)*[A-Z][A-Za-z]+\[)"
    rb"|(?:[a-z]+[_.])+[a-z]+\((?:\[|[a-z_]{2,40}, [a-z]*_[a-z_]{1,40}[,)])"
)
_CALL = re.compile(
    rb"(?:self|this|cls)\.[A-Za-z_]|[a-z]+(?:[_.][a-z]+)+\((?:[A-Za-z_][A-Za-z0-9_.]{0,40}[,)]|\)|[ \t]{0,8}\r?\n?$)"
    rb"|(?:[A-Z][a-z]+){1,4}\[[A-Za-z_]|(?:dict|list)\[[A-Za-z_]"
    # A style sheet: `.icon-pass:before{content:"…"}`.
    rb"|(?<=:)(?:before|after|hover|focus|active|disabled|checked)[{,]"
)
# A name that says its key again is another name for it: `token = options.token`, `credentials: Credentials`.
_KEY = re.compile(rb"([A-Za-z_]{4,60})[ \t]{0,8}[:=][ \t]{0,8}$")
_NAMED_BY = re.compile(rb"((?:[A-Za-z_][A-Za-z0-9_]{0,40}\.){0,4})([A-Za-z_]+)(?=[\s,;()\[]|\r?\n?$)")
_CREDENTIALS = b"credentials"
# One of a list of kinds: `token = Keyword.Type`.
_MEMBER = re.compile(rb"[A-Z][a-z]{2,20}\.[A-Z][a-z]{2,20}(?=\s|,|\)|$)")


def is_of_a_program(line: bytes, start: int, name: str) -> bool:
    """Whether no value of a key of this class stands here, but what a program does or declares."""
    if name in _SECRETS:
        listed = name == "token" and _MEMBER.match(line, start) is not None
        return (
            listed
            or _CALL.match(line, start) is not None
            or is_made(line, start)
            or _is_key_again(line, start, name)
        )
    if name in _KEPT:
        return is_called(line, start) or _is_key_again(line, start, name)
    if name not in _NAMED:
        return False
    declared = line[:start].rstrip()[-1:] == b":" and _KIND.match(line, start) is not None
    if declared or _TOLD.match(line, start) is not None or _MADE.match(line, start) is not None:
        return True
    return is_called(line, start) or _is_key_again(line, start, name)


def _is_key_again(line: bytes, start: int, name: str) -> bool:
    """Whether the value is a name without digits whose last word is its key; a password may be that."""
    key, value = _KEY.search(line, max(0, start - 80), start), _NAMED_BY.match(line, start)
    if key is None or value is None:
        return False
    one, other = (word.replace(b"_", b"").lower() for word in (key[1], value[2]))
    if name == "password":
        return one == other and one.endswith(_CREDENTIALS)
    if not value[1]:
        return name == "token" and one == other and b"_" in key[1]
    if name not in _NAMED:
        return other.endswith(one)
    assigned = key[0].endswith(b" = ") and (one == other or value[1] == key[1] + b".")
    return assigned or (other.endswith(one) and value[2][:1] == b"_")

"""What a program says where a value would stand: `uid: this.uid`, `host: str | None`, `password = self.ask(…)`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

_TOLD = re.compile(
    rb"(?:self|this|obj|options|opts|args|ctx|params|props|process|req|request|data|config)\.[A-Za-z_]|"
    rb"[A-Za-z_]+(?:\.[A-Za-z_]+)*\((?:[$@\"'_)]|self\b|this\b|cls\b)|[A-Za-z_]+\[[0-9]\]|[A-Za-z_]+(?:\.[A-Za-z_]+)*\.(?:get|pop|find|format|strip|lower|startswith|group|encode|decode)\("
)
_NAMED = frozenset(("account", "host", "person", "address"))
_SECRETS = frozenset(("password", "token"))
# Of which kind a value is, as Python and TypeScript write it behind a colon: `name: Kind = …`, `name: Kind | None`.
_KIND = re.compile(
    rb"(?:str|int|bool|bytes|float|string|boolean|Any|TypeAlias)(?=[,)\]|]|[ \t]{0,4}(?:[=|]|\r?\n?$))"
    rb"|(?:(?:[a-z_]+\.){1,4}[A-Za-z_]+|(?:[A-Z][a-z]+){1,4})\[[A-Za-z_][^\[\r\n]{0,80}\](?! @)"
    rb"|(?:[A-Za-z_]+\.){0,4}[A-Za-z_]+(?:\[[^\]\r\n]{0,80}\])?(?= \| (?:None|null|undefined)\b)"
    rb"|(?:(?:[a-z_]+\.){1,4}[A-Z][A-Za-z]+|(?:[A-Z][a-z]+){2,4})(?:\[[^\]\r\n]{0,80}\])?(?= = [^ \t=])"
)
_CALL = re.compile(
    rb"(?:self|this|cls)\.[A-Za-z_]|[a-z]+(?:[_.][a-z]+)+\((?:[A-Za-z_][A-Za-z0-9_.]{0,40}[,)]|\)|[ \t]{0,8}\r?\n?$)"
    rb"|(?:[A-Z][a-z]+){1,4}\[[A-Za-z_]|(?:dict|list)\[[A-Za-z_]"
)
_IMPORTED = re.compile(rb"[ \t>.]{0,40}(?:from|import)[ \t]{1,4}$")


def is_of_a_program(line: bytes, start: int, name: str) -> bool:
    """Whether no value of a key of this class stands here, but what a program does or declares."""
    if name in _SECRETS:
        return _CALL.match(line, start) is not None
    if name not in _NAMED:
        return False
    declared = line[:start].rstrip()[-1:] == b":" and _KIND.match(line, start) is not None
    return declared or _TOLD.match(line, start) is not None


def is_imported(line: bytes, start: int) -> bool:
    """Whether a dotted name is that of a module: `from collections.abc import Callable`."""
    return _IMPORTED.fullmatch(line, line.rfind(b"\n", 0, start) + 1, start) is not None

"""Values whose name stands beside them in one line: variables with what they hold, parameters of jobs and stacks."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule
from portal.redaction.rules.values.fitting import JUDGES, kind_for
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key

_NAME = rb"([A-Za-z_][A-Za-z0-9_.-]{1,80})"


# Another name beside the first: `('access_token', 'refresh_token')`.
_NAME_TOO = re.compile(rb"[a-z]{2,20}(?:_[a-z]{2,20}){1,4}")


def _says_nothing(value: bytes) -> bool:
    is_name = _NAME_TOO.fullmatch(value) is not None and class_of_key(value.decode()) is not None
    return is_name or is_placeholder(value)


class _Named(Rule):
    """A name and its value; the class of the name says of what kind the value is."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The value, where it fits."""
        for match in self.pattern.compiled.finditer(line):
            name = class_of_key(match[1].decode())
            told = name in JUDGES and not _says_nothing(match[2])
            kind = kind_for(name, match[2], True) if told and name is not None else None  # noqa: FBT003
            if kind is not None:
                yield Span(*match.span(2), kind)


class _Set(Rule):
    """A value that a statement sets before it says of what: `SET value='…' WHERE name='smtp_password'`."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The value, where it fits."""
        for match in self.pattern.compiled.finditer(line):
            name = class_of_key(match[2].decode())
            if name in JUDGES and not _says_nothing(match[1]) and JUDGES[name][1](match[1], True):  # noqa: FBT003
                yield Span(*match.span(1), JUDGES[name][0])


def _named(pattern: bytes) -> Rule:
    return _Named(Expression(pattern), ((2, "password"),))


RULES: tuple[Rule, ...] = (
    # Terraform, CloudFormation, Jenkins, what servers of Java are told at their start.
    _named(rb"\b(?:variable|output)[ \t]{1,8}\"" + _NAME + rb"\"[ \t]{0,8}\{(?:[^{}\"\r\n]|\"[^\"\r\n]{0,80}\"){0,200}?\b(?:default|value)[ \t]{0,24}=[ \t]{0,8}\"([^\"\r\n]{2,512})\""),
    _named(rb"\bParameterKey=[\"']?" + _NAME + rb"[\"']?,ParameterValue=[\"']?([^\s\"',]{2,512})"),
    _named(rb"\b(?:name|key): ?['\"]" + _NAME + rb"['\"], ?(?:defaultValue|default|value): ?['\"]([^'\"\r\n]{2,512})['\"]"),
    # Settings that stand in a table, as statements write them: `('smtp_password', '…'), ('page_size', '50')`.
    _named(rb"\([NnEe]?'" + _NAME + rb"', ?[NnEe]?'((?:[^'\r\n]|''(?=[^,)\s])){2,512})'[,)]"),
    _Set(Expression(rb"(?i:\bset [\w`\"\[]{0,24}val(?:ue)?[\w`\"\]]{0,8}) ?= ?[NnEe]?'([^'\r\n]{2,512})'[^;'\r\n]{0,120} (?i:where) [\w.`\"\[]{0,24}(?i:name|key)[`\"\]]? ?= ?'" + _NAME + rb"'"), ((1, "password"),)),
    _named(rb"<(?:param-name|env-entry-name|name|key)>" + _NAME + rb"</[a-z-]{3,16}>\s{0,24}<(?:param-value|env-entry-value|value)>([^<>\r\n]{2,512})</"),
)  # fmt: skip

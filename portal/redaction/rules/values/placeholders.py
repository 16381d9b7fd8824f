"""What stands where a value would: a variable, a word for nothing, a mark of our own, a sentence about it."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.stand_ins.pseudonyms import OWN_MARK, OWN_NAME

_PLACEHOLDER = re.compile(
    rb"(?i)\$\{.{0,200}\}?|\$\(.{0,200}\)?|(?-i:\$(?:[A-Za-z_]+|[A-Z_][A-Z0-9_]*|[a-z_]+[0-9]{1,2}|[0-9]))|\{\{[^{}]{0,200}(?:\}\}.{0,100})?|(?-i:\[[A-Z_ ]{3,40}\])|%[a-z_]{1,40}%|%[sdvrq]|%\([a-z_]{1,40}\)s|i:[0-9]{1,9}|(?:user|you|name|someone|somebody|foo|bar|email|me|username|your-?(?:name|email)|no-?reply|(?:john|jane)\.?doe|admin)@example\.(?:com|org|net)|%%[0-9]{4,5}|<[^<>]{0,60}>|\*+|x{3,}|\.{2,}|\?+|-+|"
    rb"x{3,}-redacted-x{3,}|null|none|nil|true|false|yes|no|undefined|unset|empty|n/?a|redacted|\[?redacted\]?|\[?filtered\]?|\[?masked\]?|\[?hidden\]?|"
    rb"(?:your|my|the)[-_ ]?(?:password|secret|token|api[-_ ]?key)(?:[-_ ]?here)?|0|-?1|\([0-9.]{1,20}\)|\((?:null|none|nil|protected|hidden|empty)\)?|\[\]|\{\}|"
    rb"required|optional|string|!(?:vault|secret|env|env_var|ref|reference|include|sub|join)|changeit\?|\((?:sensitive|known)|\((?:set|not set|default)(?:;[^()]{1,40})?\)|@[a-z]+@|#\{.{0,100}\}?"
)
_PROSE = frozenset(
    b"""for is was has had must not to of the and or enter authentication reset change changed changing failed failure incorrect
invalid required expired mismatch prompt ok set unset empty disabled enabled protected only based too does do did in on with at
from file will be been can cannot may should validation check policy please missing wrong accepted rejected verified auth
updated successfully never a an your my this that it are login attempt method ticket stored hash needed provided specified bool str int float bytes any object optional
given found unknown case shorter longer weak verification show length contains error denied: received sent via using by if when while after before""".split()
)
# How passwords are kept: `the password hash is now Argon2id`.
_METHOD = re.compile(rb"argon[0-9](?:i|d|id)?|[bs]?crypt|yescrypt|pbkdf[0-9]|sha-?[0-9]{1,3}|md[0-9]")


def is_placeholder(value: bytes) -> bool:
    """Whether a value stands for "nothing here" or was replaced before."""
    return _PLACEHOLDER.fullmatch(value) is not None or is_own(value)


def is_own(value: bytes) -> bool:
    """Whether the whole value is a stand-in or a mark."""
    return OWN_MARK.fullmatch(value) is not None or OWN_NAME.fullmatch(value) is not None


def is_said(value: bytes) -> bool:
    """Whether a word behind `password` belongs to a sentence about one: `expired`, `required`."""
    return (word := value.lower().rstrip(b".,:;!)")) in _PROSE or _METHOD.fullmatch(word) is not None

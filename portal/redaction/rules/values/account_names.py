"""Whether a word in the place of an account is one that tells something."""

from portal.redaction.rules.values.digit_values import is_of_personnel
from portal.redaction.rules.words.everyday import ACCOUNTS_OF_PROGRAMS, ACCOUNTS_THAT_STAY, COMMON
from portal.redaction.rules.words.lexicon import is_unknown
from portal.redaction.stand_ins.pseudonyms import OWN_NAME

_KNOWN = ACCOUNTS_THAT_STAY | ACCOUNTS_OF_PROGRAMS | COMMON


def is_account(name: bytes) -> bool:
    """Whether a word in a place where an account is named is one that tells something."""
    lower = name.lower().rstrip(b".:")
    if lower in _KNOWN or OWN_NAME.fullmatch(name):
        return False
    if b"." in lower and all(word in COMMON for word in lower.split(b".")):  # a path of settings: `user.name`
        return False
    return not name.isdigit() and any(chr(c).isalpha() or c > 127 for c in name)  # noqa: PLR2004


def is_strange(name: bytes) -> bool:
    """Whether an account is no word: one that nobody knows, or a number of personnel."""
    return is_unknown(name) or is_of_personnel(name)

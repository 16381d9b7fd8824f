"""Several values behind one key, as YAML and programs write them in one line: `users: [ida, "tern"]`."""

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.values.fitting import kind_for
from portal.redaction.rules.values.placeholders import is_placeholder

SECRETS = frozenset(("password", "token"))
"""Classes of keys whose values are secrets."""
_LIST = re.compile(rb"\[(?=[^\[\]]{0,4096}+\](?:[\s,;.})\"']|$))")
# One that goes on in the lines below: its secrets in quotes go, whatever follows.
_OPEN_LIST = re.compile(rb"\[[ \t]{0,8}[\"']")
_ONE = re.compile(
    rb"[ \t]{0,8}+(?:([\"'])((?:(?!\1)[^\\]|\\.){0,512}?)\1|([^\s\"',\[\]{}=:]{1,512}))[ \t]{0,8}+(?=,|\])"
)
# A key as the numbers of its bytes.
_BYTES = re.compile(rb"\[[ \t]{0,4}((?:[0-9]{1,3}, ?){7,255}[0-9]{1,3})[ \t]{0,4}\]")


def is_list(line: bytes, start: int, name: str) -> bool:
    """Whether a list begins here, behind a key of this class."""
    open_list = name in SECRETS and _OPEN_LIST.match(line, start) is not None
    return open_list or _LIST.match(line, start) is not None


def claims_on_list(line: bytes, start: int, name: str) -> Iterator[Span]:
    """Claims on the values of the list that begins here."""
    numbers = _BYTES.match(line, start) if name in SECRETS else None
    if numbers is not None:
        yield Span(*numbers.span(1), name)
        return
    place = start + 1
    while one := _ONE.match(line, place):
        group = 2 if one[1] else 3
        value = one[group]
        kind = None if is_placeholder(value) else kind_for(name, value, quoted=group == 2)  # noqa: PLR2004
        if kind is not None:
            yield Span(*one.span(group), kind)
        place = one.end() + 1

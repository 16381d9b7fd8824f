"""Variables of a query (GraphQL) where a value would stand: `query ($name: ID!) { of(name: $name) }`."""

import re

# The kind of a variable, behind its name: `$password: String!`, `$tags: [String!]!`.
_DECLARED = re.compile(rb"\$[A-Za-z_][A-Za-z0-9_]{0,60} ?: ?$")
_KIND = re.compile(rb"\[?[A-Z][A-Za-z0-9_]{1,60}!?\]?!?(?=[,)= ])")
# A variable behind a parameter's name, in the brackets of what is called.
_ASKED = re.compile(rb"\((?:[^()\r\n]{0,400}[,\s])?[A-Za-z_][A-Za-z0-9_]{0,60} ?: ?$")
_VARIABLE = re.compile(rb"\$[A-Za-z_][A-Za-z0-9_]{0,60} ?[,)]")
_FAR = 480


def is_of_a_query(line: bytes, start: int) -> bool:
    """Whether a query names the kind of a variable here, or one of its variables."""
    before = line[max(0, start - _FAR) : start]
    if _VARIABLE.match(line, start) is not None:
        return _ASKED.search(before) is not None
    return _KIND.match(line, start) is not None and _DECLARED.search(before) is not None

"""The first pass: what one member gives away is replaced in all of them."""

from typing import BinaryIO

from portal.redaction.dictionary import CaseDictionary
from portal.redaction.limits import Limits
from portal.redaction.lines import Line
from portal.redaction.pseudonyms import Pseudonyms
from portal.redaction.rules.values import has_digit
from portal.redaction.rules.words import ACCOUNTS_THAT_STAY, COMMON
from portal.redaction.treatments import PSEUDONYMIZE_ALL
from portal.redaction.walking import Sink, Walk

_LEAST_NAME = 4
_LEAST_SECRET = 8
_LONGEST = 128
_SECRETS = frozenset({"password", "token", "authorization", "cookie", "session_id", "jwt", "serial"})


def learn(
    source: BinaryIO,
    name: str,
    dictionary: CaseDictionary,
    limits: Limits | None = None,
    pseudonyms: Pseudonyms | None = None,
) -> None:
    """Read a file or archive once and remember the names, machines, accounts and secrets it gives away.

    `pseudonyms` are those of the case, so that stand-ins in already redacted content are not taken
    for originals. What cannot be read is passed over: the second pass reports it.
    """
    own = pseudonyms if pseudonyms is not None else Pseudonyms(bytes(32))
    seen = CaseDictionary()
    seen.merge(dictionary)
    Walk(PSEUDONYMIZE_ALL, own, seen, limits or Limits(), _Learner(dictionary)).run(source, name)


class _Learner(Sink):
    """Takes the findings of each line into the dictionary and lets the content go."""

    def __init__(self, dictionary: CaseDictionary) -> None:
        super().__init__()
        self._dictionary = dictionary

    def line(self, path: str, line: Line) -> None:
        """Learn from one line."""
        del path
        for one in line.found:
            value = line.before[one.start : one.end].decode("utf-8", "replace")
            if one.kind in {"ipv4", "mac"}:
                self._dictionary.learn_address(value)
            for word in teachable(one.kind, value):
                self._dictionary.learn(word, one.kind)


def teachable(kind: str, value: str) -> list[str]:
    """The words that a finding gives away: none where they are short, common, or could be plain text."""
    lower = value.strip().casefold()
    plain = lower.encode("utf-8", "replace")
    if len(lower) > _LONGEST or plain in COMMON or plain in ACCOUNTS_THAT_STAY:
        return []
    if kind == "host":
        return _host_words(lower)
    if kind == "account":
        return [lower] if len(lower) >= _LEAST_NAME and not lower.isdigit() else []
    if kind == "person":
        return [lower] if len(lower.split()) > 1 else []
    if kind in _SECRETS and len(lower) >= _LEAST_SECRET and " " not in lower:
        mixed = has_digit(plain) and any(c.isalpha() for c in lower)
        return [lower] if mixed else []
    return []


def _host_words(name: str) -> list[str]:
    """The whole name, and its first label where that alone tells one machine from others."""
    first = name.split(".", maxsplit=1)[0]
    words = (
        [name] if len(name) >= _LEAST_NAME and not name.replace(".", "").replace(":", "").isdigit() else []
    )
    if (
        first != name
        and len(first) >= _LEAST_NAME
        and has_digit(first.encode())
        and any(c.isalpha() for c in first)
    ):
        words.append(first)
    return words

"""Who speaks, where a value could stand: `Requester: weighing bridge shows an error`, `14:32 Utilisateur : je n'ai plus`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.words.lexicon import is_plain

_SPEAKS = re.compile(rb"(?i)(?:requester|reporter|agent|caller|assignee|author|user|visitor|customer): $")
_GOES_ON = re.compile(rb"([a-z]{3,20}) (?!from |on |at |via |for |in |has |was |is |logged )[a-z]{3,20} ")
_LONGEST_SPEAKER = 12
# Behind the clock of a chat, in any language, where two words or more are said.
_CLOCK = re.compile(
    rb"[ \t>]{0,8}[\[(]?[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?[\])]?(?: ?-)? (?:[A-Za-z\x80-\xff]{3,20} ){0,2}[A-Za-z\x80-\xff]{3,20} ?:\s"
)
_SAID = re.compile(rb"[A-Za-z\x80-\xff]{1,20}(?:'[a-z\x80-\xff]{1,20})?[,!?.]?[ '][a-z\x80-\xff]")


def is_said(line: bytes, start: int) -> bool:
    """Whether a plain word is the first of what somebody says, and no account."""
    if _SAID.match(line, start) and _CLOCK.fullmatch(line, line.rfind(b"\n", 0, start) + 1, start):
        return True
    said = _GOES_ON.match(line, start)
    return (
        said is not None
        and _SPEAKS.search(line, max(0, start - _LONGEST_SPEAKER), start) is not None
        and is_plain(said[1].decode())
    )

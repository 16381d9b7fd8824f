"""Which numbers of one line may be folded, said plainly: this defines what `face_numbers` computes."""

import re
from collections.abc import Iterator, Sequence

from portal.redaction import face_signs as look


def _one_of(signs: bytes) -> bytes:
    return b"[" + re.escape(signs) + b"]"


_RUN = re.compile(rb"[0-9]+")
_LEFT, _RIGHT, _JOINING = _one_of(look.LEFT), _one_of(look.RIGHT), _one_of(look.JOINING)
_BEFORE_CLOCK, _AFTER_CLOCK = _one_of(look.BEFORE_CLOCK), _one_of(look.AFTER_CLOCK)
_FAR = b"(?!" + _JOINING + b"{1,2}[0-9])"
_ALONE = b"(?<![0-9]" + _JOINING + b")(?<![0-9]" + _JOINING + _JOINING + b")"
_FREE = b"(?<![0-9])"
_END = b"(?=" + _RIGHT + b")" + _FAR
_CLOCK = (
    rb"[0-9]{2}:[0-9]{2}:[0-9]{2}(?![0-9])(?=" + _AFTER_CLOCK + rb")"
    rb"(?:[.,][0-9]{1,9}(?=" + _AFTER_CLOCK + rb"))?"
)
_PORT = re.compile(rb":([0-9]{1,6})(?=" + _one_of(look.AFTER_PORT) + rb")")
# Each is asked at the begin of every run of digits.
_FORMS = tuple(
    re.compile(_FREE + pattern)
    for pattern in (
        b"(?<=" + _LEFT + b")" + _ALONE + b"[0-9]{1,6}" + _END,
        rb"(?<=/)" + _ALONE + b"[0-9]{1,6}(?:" + _END + b"|(?=/)" + _FAR + b")",
        rb"(?<=[A-Za-z]-)" + _ALONE + b"[0-9]{1,6}(?:" + _END + b"|(?=-[A-Za-z])" + _FAR + b")",
        rb"(?<=_)[0-9]{1,6}(?:(?=_)|" + _END + b")",
        b"(?<=" + _LEFT + b")" + _ALONE + rb"[0-9]{1,9}\.[0-9]{1,9}" + _END,
        b"(?<=" + _LEFT + b")" + _ALONE + rb"[0-9]{1,5} [0-9]{1,6}" + _END,
        rb"(?:(?<=\n)|(?<=\n[^\n] ))1[0-9]{9}(?= )",
        b"(?<=" + _LEFT + rb")[0-9]{1,6}(?=[a-z]{1,2}" + _one_of(look.AFTER_PORT) + b")",
        b"(?<=" + _BEFORE_CLOCK + b")" + _CLOCK,
        rb"(?<=/)[0-9]{4}:" + _CLOCK,
        rb"(?<= )[0-9]{1,2}[ T]" + _CLOCK,
        rb"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]" + _CLOCK,
        b"(?<=" + _LEFT + rb")[0-9]{4}(?:-[0-9]{2}){3}(?:\.[0-9]{2}){2}\.[0-9]{1,9}(?=" + _RIGHT + b")",
    )
)
_SPOKEN = re.compile(rb"[0-9A-Za-z\x80-\xff]+:\Z")
_BEHIND_COLON = re.compile(_ALONE + b"[0-9]{1,6}" + _END)


def harmless_numbers(text: bytes, addresses: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of digits that may be folded; `text` is a line between two line ends.

    `addresses` are the places where addresses end: the number behind is a port.
    """
    runs = {match.start(): match.end() for match in _RUN.finditer(text)}
    found: set[int] = set()
    for start in runs:
        for form in _FORMS:
            match = form.match(text, start)
            if match is not None:
                found |= {place for place in runs if start <= place < match.end()}
        if text[start - 1 : start] == b":" and _BEHIND_COLON.match(text, start):
            word = _SPOKEN.search(text, 0, start)
            if word is not None and re.search(rb"[g-zG-Z]", word[0]):
                found.add(start)
    for end in addresses:
        if _PORT.match(text, end):
            found.add(end + 1)
    return ((start, runs[start]) for start in sorted(found))

"""The face of one line, said plainly: this defines what `faces` computes for many lines at once.

Regular expressions and loops alone, no numpy: slow, short, and the judge of the other.
"""

import re
from collections.abc import Iterable, Iterator

from portal.redaction.faces import signs as look
from portal.redaction.faces.plain_numbers import harmless_numbers
from portal.redaction.faces.plain_words import KEPT_WHOLE, LOWER, OPENS, WORDS

_A = rb"[0-9A-Za-z\x80-\xff]"
_H = rb"[0-9A-Fa-f]"
_WHOLE, _UNTIL = b"(?<!" + _A + b")", b"(?!" + _A + b")"
_OCTET = rb"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])"
_ADDRESS = re.compile(
    _WHOLE + rb"(?<![.-])(?!(?:0|127|255)\.)(?:" + _OCTET + rb"\.){3}" + _OCTET + rb"(?![._-])" + _UNTIL
)


def _chain(sign: bytes, unlike: bytes, groups: bytes) -> re.Pattern[bytes]:
    """Hexadecimal groups with a sign between them, behind nothing or behind a word that is no number."""
    before = b"(?:(?<!" + sign + b")|(?<=[g-zG-Z]" + sign + b"))"
    return re.compile(_WHOLE + before + unlike + groups + b"(?!" + sign + b")" + _UNTIL)


# A UUID of few different signs (`00000000-0000-...`) stays, and the rules tell it by them. Nearly all of
# those begin with five alike; with three begins one of 256 others too, and each would be a face of its own.
_CHAINS = (
    (_chain(b"-", rb"(?!(.)\1{4})", b"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"), look.UUID),
    (_chain(b":", rb"(?!(.)\1|01)", _H + b"{2}(?::" + _H + b"{2}){5}"), look.MAC_COLON),
    (_chain(b"-", rb"(?!(.)\1|01)", _H + b"{2}(?:-" + _H + b"{2}){5}"), look.MAC_DASH),
)
_TOKEN = re.compile(_A + rb"+(?:[+/=_-]+" + _A + rb"+)*")
_HEXADECIMAL = re.compile(_WHOLE + rb"(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,128}" + _UNTIL)
_ZERO_X = re.compile(_WHOLE + rb"0x" + _H + rb"{3,16}" + _UNTIL)
_LONG = re.compile(
    rb"(?:(?<=_)|(?<=_-))(?<![0-9])(?![0-9]{6}(?:19|20)[0-9]{2}[01][0-9][0-3])[0-9]{17,20}" + _UNTIL
)
_GROUPED = re.compile(rb"[A-Z]{%d}[0-9]{%d} " % (look.COUNTRY, look.PROOF))
_WORD = re.compile(_WHOLE + rb"([A-Za-z]+)([0-9]{0,6})" + _UNTIL)
_KEY = re.compile(rb"[0-9A-Za-z\x80-\xff" + re.escape(look.IN_KEYS) + b"]+")
_SPOKEN_OF = re.compile(rb"[A-Za-z]:")
_ON = re.compile(rb"0[0-9]{1,2}")
_ORDERED = re.compile(rb"[A-Za-z]-0[0-9]{1,2}(?![0-9])")

Folded = tuple[int, int, int, int]


def face_of(line: bytes) -> tuple[bytes, list[int]]:
    """The face of a line (without its end), and for each of its bytes the place it came from."""
    text = b"\n" + line + b"\n"
    made, kept = bytearray(text), [True] * len(text)
    for start, end, size, pattern in _folds(text):
        example = look.PATTERNS[pattern]
        made[start : start + size] = example[:size]
        made[end - 1] = example[size - 1]
        kept[start + size - 1 : end - 1] = [False] * (end - start - size)
    came = [place for place in range(1, len(text) - 1) if kept[place]]
    return bytes(made[place] for place in came), [place - 1 for place in came]


def _folds(text: bytes) -> Iterator[Folded]:
    """All that is folded: begin, end, size of the example, example; what comes later is written last."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for start, end in addresses:
        yield start, end, len(look.PATTERNS[look.IPV4]), look.IPV4
    for start, end in harmless_numbers(text, addresses):
        labelled = text[start - 1] in look.LABELLED and text[end] in look.RIGHT + look.AFTER_LABELLED
        labelled = labelled and not _SPOKEN_OF.match(text, start - 2)
        size = min(end - start, look.SIZE_OF_LABELLED) if labelled else end - start
        yield start, end, size, look.COUNTED_ON if _ORDERED.match(text, start - 2) else look.NUMBER
    for match in _LONG.finditer(text):
        yield *match.span(), len(match[0]), look.LONG_NUMBER
    closed = [match.span() for match in _TOKEN.finditer(text) if _is_random(match[0])]
    for expression, pattern in _CHAINS:
        for match in expression.finditer(text):
            closed.append(match.span())
            yield *match.span(), len(match[0]), pattern
    yield from _words(text, closed)


def _words(text: bytes, closed: list[tuple[int, int]]) -> Iterator[Folded]:
    def free(match: re.Match[bytes]) -> bool:
        return not any(start <= match.start() < end for start, end in closed)

    for match in filter(free, _HEXADECIMAL.finditer(text)):
        if len(match[0]) not in look.HEXADECIMAL_THAT_STAY:
            yield *match.span(), len(match[0]), look.HEXADECIMAL
    for match in filter(free, _ZERO_X.finditer(text)):
        is_handle = len(match[0]) <= look.LONGEST_HANDLE
        yield *match.span(), look.LEAST_ZERO_X if is_handle else look.SIZE_OF_LONG_ZERO_X, look.ZERO_X
    for match in _outside_keys(text, filter(free, _WORD.finditer(text))):
        code = WORDS[match[1]]
        if match[2] and not _attached(text, match, code):
            continue
        if match[2]:
            yield *match.span(2), len(match[2]), look.COUNTED_ON if _ON.fullmatch(match[2]) else look.NUMBER
        if code >= LOWER:
            yield *match.span(1), look.SIZE_OF_WORD[len(match[1])], look.PATTERN_OF_WORD[code]


def _outside_keys(text: bytes, words: Iterable[re.Match[bytes]]) -> Iterator[re.Match[bytes]]:
    """The words that are joined to none before them, and are none, that opens a key."""
    end = 0
    for match in words:
        if match.start() >= end and WORDS[match[1]] == OPENS and (key := _KEY.match(text, match.start())):
            end = key.end()
        if match.start() >= end:
            yield match


def _attached(text: bytes, match: re.Match[bytes], code: int) -> bool:
    """Whether the digits behind a word are harmless."""
    beside = text[match.start() - 1], text[match.end()]
    most = look.MOST_ATTACHED_WORD if len(match[1]) >= look.LEAST_WORD else look.MOST_ATTACHED_SMALL
    most = most if match[1][:1].islower() else look.MOST_ATTACHED
    if code == KEPT_WHOLE or len(match[2]) > most or _GROUPED.match(text, match.start()):
        return False
    if ord(":") in beside and re.fullmatch(_H + b"+", match[0]):
        return False
    return not re.fullmatch(rb"[0-9a-f]{8,}", match[0])


def _is_random(token: bytes) -> bool:
    """Whether words held together by glue look like a random value."""
    kinds = (rb"[0-9]", rb"[a-z]", rb"[A-Z]")
    return len(token) >= look.LEAST_TOKEN and all(re.search(kind, token) for kind in kinds)

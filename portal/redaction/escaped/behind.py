"""What two escaped or packed pieces say, when both are escaped or packed in the same manner."""

from collections.abc import Iterator

from portal.redaction.base64_text import RUN, encoded
from portal.redaction.escapes import FORM, JSON, QUOTED_PRINTABLE, URL, XML, unescape

_ESCAPES = (JSON, XML, URL, FORM, QUOTED_PRINTABLE)
_LONGEST = 256 * 1024


def behind(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The plain texts of both, one pair for each manner in which `after` can be read; none for plain text.

    The manners are those in which the engine looks into a text: the escapes of JSON, XML, addresses, forms
    and mail, and base64 (RFC 4648), also over several lines. What is longer than 256 KiB is not looked into.
    """
    if max(len(before), len(after)) > _LONGEST:
        return
    old, new = before.encode("utf-8", "surrogatepass"), after.encode("utf-8", "surrogatepass")
    for escape in _ESCAPES:
        if escape.units.search(new) is not None:
            yield _text(unescape(old, escape).text), _text(unescape(new, escape).text)
    packed, packed_anew = (encoded(b"".join(one.split())) for one in (old, new))
    if packed is not None and packed_anew is not None:
        yield _text(packed.text), _text(packed_anew.text)


def mentions(text: str, word: str, layers: int = 3) -> bool:
    """Whether a word stands in a text, or in what base64 in it says, so many layers deep."""
    if word in text:
        return True
    if not layers:
        return False
    runs = (encoded(run[0]) for run in RUN.finditer(text.encode("utf-8", "surrogatepass")))
    return any(mentions(_text(run.text), word, layers - 1) for run in runs if run is not None)


def _text(said: bytes) -> str:
    return said.decode("utf-8", "replace")

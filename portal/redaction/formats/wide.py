"""Wide text (UTF-16) of one kind: narrow letters that are read as wide ones are seen by no rule."""

import re
from functools import lru_cache

from portal.redaction.formats.json_document import Unparsable


def _signs(halves: bytes) -> str:
    """The class of signs of which both halves are among these."""
    return "[" + "".join(re.escape(chr(high << 8 | low)) for high in halves for low in halves) + "]"


# Two narrow signs make a wide one. Kana have 0 as their one half and the rest of them in the other: left out.
_PRINTED = bytes(one for one in (*b"\t\n\r", *range(0x20, 0x7F)) if one != ord("0"))
_SMALL = b"abcdefghijklmnopqrstuvwxyz123456789"
_OVERLAP = 31
_TURNED = "".join(chr(sign << 8) for sign in range(0x20, 0x7F))


@lru_cache(maxsize=1)
def _mixed() -> re.Pattern[str]:
    """What no wide text of one kind has: ten thousand signs to choose from, and most runs meet none of it."""
    return re.compile(
        # Halves that changed places, because a byte is missing before them: nobody writes eight in a row.
        f"[{_TURNED}]{{8}}"
        # Narrow text. Ideographs look like it by chance, so often in a row once in a hundred million signs.
        f"|{_signs(_PRINTED)}{{14}}|{_signs(_SMALL)}{{6}}"
        # The end of a narrow line of even length, no letter of any script, and wider text still (UTF-32).
        f"|\u0a0d|(?:[ -~{_TURNED}]\x00{{1,3}}){{8}}"
    )


class Wide:
    """Looks at wide text as it comes, also where two pieces of it meet."""

    def __init__(self) -> None:
        self._last = ""

    def checked(self, text: str) -> str:
        """The text. Raises `Unparsable` where other text stands in it."""
        if _mixed().search(self._last + text):
            raise Unparsable
        self._last = (self._last + text)[-_OVERLAP:]
        return text

"""What cells of a table in HTML say of each other: a label before its value, a title above its column.

So do cells of rows in XML, and the two texts of an entry, as XStream writes a map.
"""

from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.labels import class_of_title

_LONGEST_LABEL = 60
_LABELS = frozenset((b"th", b"td", b"dt", b"cell"))
_CELLS = frozenset((b"th", b"td", b"cell"))
_VALUES = frozenset((b"td", b"dd", b"cell"))
_MAKING = frozenset((b"table", b"tr", b"dl", b"row", b"entry"))
_SECRETS = frozenset(("password", "token", "session_id"))
_MOST_BLANKS = 3


def is_of_table(name: bytes) -> bool:
    """Whether elements of this name make a table, or are cells or labels in one."""
    return name in _MAKING or name in _LABELS or name in _VALUES


def describes(name: bytes, key: str, text: bytes) -> bool:
    """Whether a cell behind the word for a secret tells of one, as manuals do: `How long it is valid`."""
    many = name.lower() in _VALUES and text.strip().count(b" ") >= _MOST_BLANKS
    return many and class_of_key(key) in _SECRETS


class Cells:
    """Where in a table the walk is, and what was said there."""

    def __init__(self) -> None:
        self._heads: dict[int, str] = {}
        self._label = ""
        self._place = -1
        self._in_entry = False

    def opens(self, name: bytes) -> str:
        """What says of the text of this element, which begins now, what it is; nothing for most."""
        if name == b"table":
            self._heads.clear()
        if name in _MAKING:
            self._label, self._place, self._in_entry = "", -1, name == b"entry"
        name = self._as_cell(name)
        if name in _CELLS:
            self._place += 1
        if name not in _VALUES:
            return ""
        label, self._label = self._label, ""
        return label or (self._heads.get(self._place, "") if name == b"td" else "")

    def says(self, name: bytes, text: bytes) -> None:
        """Remember what a cell says that may speak of others."""
        name = self._as_cell(name)
        if name not in _LABELS or not text or len(text) > _LONGEST_LABEL:
            return
        label = text.decode("utf-8", "replace").rstrip(": ")
        self._label = label if class_of_title(label) is not None else ""
        if name == b"th":
            self._heads[self._place] = self._label

    def _as_cell(self, name: bytes) -> bytes:
        """`<entry><string>password</string><string>…</string></entry>`: only in an entry are texts cells."""
        return b"cell" if self._in_entry and name == b"string" else name

"""Names of members: what they say is redacted, and none can lead out of a folder."""

import re
import unicodedata

from portal.redaction.limits import Limits
from portal.redaction.naming import pieces_of
from portal.redaction.scanning.engine import Engine

_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_DRIVE = re.compile(r"^[A-Za-z]:")
_UNNAMED = "unnamed"
_SUFFIXES = {"gz": (".gz", ".gzip"), "bz2": (".bz2",), "xz": (".xz",), "zst": (".zst", ".zstd")}


def problem(name: bytes, limits: Limits) -> str:
    """Why a name cannot be taken, in a plain sentence; empty when it can."""
    text = name.decode("utf-8", "replace").replace("\\", "/")
    if len(name) > limits.path_bytes:
        return f"Its name is longer than {limits.path_bytes:,} bytes."
    if text.count("/") > limits.path_depth:
        return f"It lies more than {limits.path_depth} folders deep."
    if text.startswith("/") or _DRIVE.match(text) or ".." in text.split("/"):
        return "Its name points outside of the archive."
    if "\x00" in text:
        return "Its name holds a character that no name may have."
    return ""


def shown(name: bytes) -> str:
    """A name as it is shown: one line of text, whatever bytes it has, and never very long."""
    text = unicodedata.normalize("NFC", name.decode("utf-8", "replace"))
    return _UNSAFE.sub("_", text)[:1024]


def redacted_name(name: str, engine: Engine) -> str:
    """The name as it may leave: each folder redacted, marks without angle brackets."""
    flat = "/".join(part for part in name.replace("\\", "/").split("/") if part not in {"", "."})
    pieces = pieces_of(f"/{flat}")
    after = b"".join(engine.redact(piece.encode("utf-8", "surrogatepass"))[0] for piece in pieces)
    parts = [_UNSAFE.sub("", part) for part in after.decode("utf-8", "replace").split("/")]
    parts = [part for part in parts if part not in {"", ".", ".."}]
    return "/".join(parts) or _UNNAMED


def unpacked_name(path: str, packing: str) -> str:
    """What a packed file is called once it is unpacked."""
    for suffix in _SUFFIXES[packing]:
        if path.lower().endswith(suffix):
            return path[: -len(suffix)]
    if path.lower().endswith((".tgz", ".tbz2", ".txz")):
        return path.rpartition(".")[0] + ".tar"
    return path


class Names:
    """Gives each member of an archive a name of its own, also where case is not told apart."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._last: dict[str, int] = {}

    def own(self, name: str) -> str:
        """The name, or the name with a number; where many are called the same, each asks once only."""
        same = name.casefold()
        made, number = name, self._last.get(same, 1)
        while made.casefold() in self._given:
            number += 1
            stem, dot, ending = name.rpartition(".")
            made = f"{stem}-{number}.{ending}" if dot and stem else f"{name}-{number}"
        self._last[same] = number
        self._given.add(made.casefold())
        return made

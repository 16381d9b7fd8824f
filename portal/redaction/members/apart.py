"""A file as its own text and the files that stand in it, each with the place where it is looked at."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from portal.redaction.archives.apart_writing import Slot
from portal.redaction.archives.budget import Budget, Exceeded, Readable
from portal.redaction.archives.json_writing import JsonSlot
from portal.redaction.archives.mail_writing import MailSlot
from portal.redaction.archives.naming import Names, redacted_name, shown
from portal.redaction.formats.json_document import Unparsable
from portal.redaction.formats.json_files import without_values
from portal.redaction.formats.mail_files import without_files
from portal.redaction.limits import MEBI, Limits
from portal.redaction.members.sinks import Place
from portal.redaction.scanning.engine import Engine
from portal.redaction.scanning.leaf_claims import leaf_claims

_UNNAMED = "attachment"


class _Held(Protocol):
    def content(self) -> bytes:
        """What the file holds."""


@dataclass(frozen=True, slots=True)
class FileWithin:
    """One file that stands in another, where it stands in the report, and where it is put back."""

    place: Place
    slot: Slot
    _held: _Held

    def stream(self, budget: Budget) -> Readable:
        """What it holds, counted like the member of an archive. Raises `Exceeded`."""
        budget.entry()
        content = self._held.content()
        budget.unfold(len(content))
        if len(content) > budget.limits.member:
            raise Exceeded(f"One file is larger than {budget.limits.member // MEBI:,} MiB.")
        return io.BytesIO(content)


Apart = tuple[bytes, list[FileWithin]]


def apart(content: bytes, format_name: str, place: Place, engine: Engine, limits: Limits) -> Apart:
    """The text of a file without the files in it, and these.

    One that is too large or damaged is left as it is, and so is one of a format in which no files stand.
    """
    take = _BY_FORMAT.get(format_name)
    if take is None or len(content) > limits.document:
        return content, []
    try:
        return take(content, place, engine, limits)
    except Unparsable:
        return content, []


def _mail(content: bytes, place: Place, engine: Engine, limits: Limits) -> Apart:
    """A mail and what is attached to it."""
    del limits
    text, held = without_files(content)
    inside = _Inside(place, engine)
    files = []
    for one in held:
        where = inside.place(one.name)
        mark = _mark(engine, one.raw)
        slot = MailSlot(one.sign, where.name, mark, one.inline, one.end_of_line)
        files.append(FileWithin(where, slot, one))
    return text, files


def _json(content: bytes, place: Place, engine: Engine, limits: Limits) -> Apart:
    """A JSON document and the files in base64 in it. One that lies too deep keeps them: they become marks."""
    if place.depth > limits.nesting:
        return content, []
    text, held = without_values(content, _is_free)
    inside = _Inside(place, engine)
    files = []
    for one in held:
        where = inside.place(one.name)
        slot = JsonSlot(one.sign, where.name, _mark(engine, one.packed.raw), one.dress)
        files.append(FileWithin(where, slot, one.packed))
    return text, files


class _Inside:
    """Gives each file within a file a place and a name of its own."""

    def __init__(self, around: Place, engine: Engine) -> None:
        self._around = around
        self._engine = engine
        self._names = Names()
        self._names.own(around.name.rpartition("/")[2])

    def place(self, name: str) -> Place:
        """The place of the file with this name, which may be empty."""
        around, outer = self._around, self._around.depth > 0
        label = shown((name or _UNNAMED).encode("utf-8", "surrogateescape")) or _UNNAMED
        return Place(
            path=f"{around.path}/{label}" if outer else label,
            name=self._names.own(redacted_name(label, self._engine)),
            folder=around.shown if outer else "",
            depth=around.depth + 1,
            time=around.time,
        )


def _is_free(key_class: str | None, value: bytes) -> bool:
    """Whether a value is no secret or person by the class of its key alone."""
    return not leaf_claims(key_class, value)


def _mark(engine: Engine, raw: bytes) -> bytes:
    return engine.decided(raw, 0, len(raw.rstrip()), "embedded_file").replacement


_Take = Callable[[bytes, Place, Engine, Limits], Apart]
_BY_FORMAT: Mapping[str, _Take] = {"mail": _mail, "json": _json, "har": _json}
TAKEN_APART = frozenset(_BY_FORMAT)

"""A mail as its own text and the files that are attached to it, each with the place where it is looked at."""

import io
from dataclasses import dataclass

from portal.redaction.archives.budget import Budget, Exceeded, Readable
from portal.redaction.archives.mail_writing import Slot
from portal.redaction.archives.naming import Names, redacted_name, shown
from portal.redaction.engine import Engine
from portal.redaction.formats.json_document import Unparsable
from portal.redaction.formats.mail_files import Attached, without_files
from portal.redaction.limits import MEBI, Limits
from portal.redaction.sinks import Place

_UNNAMED = "attachment"


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One attached file, where it stands in the report, and where it is put back."""

    place: Place
    slot: Slot
    _held: Attached

    def stream(self, budget: Budget) -> Readable:
        """What it holds, counted like the member of an archive. Raises `Exceeded`."""
        budget.entry()
        content = self._held.content()
        budget.unfold(len(content))
        if len(content) > budget.limits.member:
            raise Exceeded(f"One file is larger than {budget.limits.member // MEBI:,} MiB.")
        return io.BytesIO(content)


def mail_apart(
    content: bytes, place: Place, engine: Engine, limits: Limits
) -> tuple[bytes, list[AttachedFile]]:
    """The text of a mail without its files, and these. One that is too large or damaged is left as it is."""
    if len(content) > limits.document:
        return content, []
    try:
        text, held = without_files(content)
    except Unparsable:
        return content, []
    names, outer = Names(), place.depth > 0
    names.own(place.name.rpartition("/")[2])
    files = []
    for one in held:
        label = shown((one.name or _UNNAMED).encode("utf-8", "surrogateescape")) or _UNNAMED
        inside = Place(
            path=f"{place.path}/{label}" if outer else label,
            name=names.own(redacted_name(label, engine)),
            folder=place.shown if outer else "",
            depth=place.depth + 1,
            time=place.time,
        )
        mark = engine.decided(one.raw, 0, len(one.raw.rstrip()), "embedded_file").replacement
        slot = Slot(one.sign, inside.name, mark, one.inline, one.end_of_line)
        files.append(AttachedFile(inside, slot, one))
    return text, files

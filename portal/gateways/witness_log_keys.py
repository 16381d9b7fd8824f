"""Which keys a witness has learned, in its folder: a log's newer keys, in the place of those it was given."""

import json
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from portal.ledger.faults import Damaged
from portal.ledger.notes import NoteKey
from portal.vocabulary import Unavailable


class FolderKeys:
    """One small file for each log whose keys changed; replaced in one step, durable once `learn` returns."""

    def __init__(self, folder: Path) -> None:
        """Make the folder, for its keeper alone, if it is not there."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder

    def known(self, origin: str, given: Sequence[NoteKey]) -> tuple[NoteKey, ...]:
        """The keys that count: what was learned since `given`, or `given` itself.

        A key that has nothing to do with what was learned is a new beginning, and counts alone.

        Raises:
            Unavailable: the file is damaged.
        """
        earlier, present = self._read(origin)
        return present if present and set(given) & {*earlier, *present} else tuple(given)

    def learn(self, origin: str, before: Sequence[NoteKey], now: Sequence[NoteKey]) -> None:
        """Remember that `now` stands in the place of `before` and of all before it."""
        earlier, _ = self._read(origin)
        kept = {"earlier": [key.to_text() for key in dict.fromkeys((*earlier, *before))]}
        path, kept["present"] = self._path(origin), [key.to_text() for key in now]
        draft = path.with_suffix(f".{uuid4().hex}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(kept, file, indent=1)
            file.flush()
            os.fsync(descriptor)
        draft.replace(path)
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _read(self, origin: str) -> tuple[tuple[NoteKey, ...], tuple[NoteKey, ...]]:
        path = self._path(origin)
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            earlier, present = (
                tuple(NoteKey.from_text(text) for text in kept[name]) for name in ("earlier", "present")
            )
        except FileNotFoundError:
            return (), ()
        except (Damaged, ValueError, TypeError, KeyError) as damage:
            raise Unavailable(f"{path} is damaged. Nothing is signed until it is put right.") from damage
        return earlier, present

    def _path(self, origin: str) -> Path:
        return self._folder / f"{sha256(origin.encode()).hexdigest()}.keys"

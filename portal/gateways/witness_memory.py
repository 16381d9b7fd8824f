"""What a witness, or the log's own signer, must not forget, in a folder outside the database.

Whoever puts an old database back, or rewrites it, does not put this back: the next signature is refused.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from portal.ledger.checkpoints import Checkpoint
from portal.ledger.faults import Damaged
from portal.vocabulary import Unavailable


class FolderMemory:
    """One small file for each log; replaced in one step, durable before `advance` returns."""

    def __init__(self, folder: Path) -> None:
        """Make the folder, for its keeper alone, if it is not there."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder

    def last(self, origin: str) -> Checkpoint | None:
        """The last checkpoint that was signed for a log; `Unavailable` if the file is damaged."""
        path = self._path(origin)
        try:
            checkpoint = Checkpoint.from_body(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (Damaged, UnicodeDecodeError) as damage:
            raise Unavailable(f"{path} is damaged. Nothing is signed until it is put right.") from damage
        if checkpoint.origin != origin:
            raise Unavailable(f"{path} is of another log. Nothing is signed until it is put right.")
        return checkpoint

    def advance(self, last: Checkpoint | None, new: Checkpoint) -> bool:
        """Keep `new` if the last one still is `last`; say whether it was. Processes take turns."""
        with self._turn():
            if self.last(new.origin) != last:
                return False
            path = self._path(new.origin)
            draft = path.with_suffix(f".{uuid4().hex}")
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(new.body())
                file.flush()
                os.fsync(descriptor)
            draft.replace(path)
            self._sync()
            return True

    def _path(self, origin: str) -> Path:
        return self._folder / f"{sha256(origin.encode()).hexdigest()}.checkpoint"

    @contextmanager
    def _turn(self) -> Iterator[None]:
        descriptor = os.open(self._folder / "turn", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _sync(self) -> None:
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

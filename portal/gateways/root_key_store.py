"""What every keeper of root keys can do, wherever it has them: a file, a security module, a key service."""

from pathlib import Path
from typing import Protocol

from portal.vault.root_keys import RootKeys


class RootKeyStore(RootKeys, Protocol):
    """Root keys, with what their operator does with them."""

    def rotate(self) -> None:
        """Let a newer key lock from now on; everything that was locked before still unlocks."""

    def relock(self) -> bool:
        """Lock what the keeper itself has under the newest key, and say whether there was such a thing."""

    def described(self) -> list[str]:
        """A line for each key in use, the newest last, and no secret in it."""

    def backup(self, target: Path) -> None:
        """Copy them to a new file.

        Raises:
            Refused: they cannot be copied there, or not at all; with what to do instead.
        """

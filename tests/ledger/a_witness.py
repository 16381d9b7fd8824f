"""Two witnesses with their keys, and a memory that can be made to lose a race."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from portal.ledger.checkpoints import Checkpoint, NoteSigner
from portal.ledger.notes import ED25519_COSIGNATURE, NoteKey
from portal.ledger.witness import Witness
from tests.ledger.a_log import LOG, ORIGIN, verified

NOW = 1_763_715_600


@dataclass
class Memory:
    """A witness's memory that can be made to lose a race."""

    kept: dict[str, Checkpoint] = field(default_factory=dict)
    loses: Checkpoint | None = None

    def last(self, origin: str) -> Checkpoint | None:
        """The last checkpoint of a log."""
        return self.kept.get(origin)

    def advance(self, last: Checkpoint | None, new: Checkpoint) -> bool:
        """Keep the new one if nobody was faster."""
        if self.loses is not None:
            self.kept[new.origin] = self.loses
        if self.kept.get(new.origin) != last:
            return False
        self.kept[new.origin] = new
        return True


def witness_key(name: str) -> tuple[NoteSigner, Callable[[bytes, bytes], bool]]:
    """The key of one witness, made from its name."""
    private = Ed25519PrivateKey.from_private_bytes(sha256(name.encode()).digest())
    public = private.public_key().public_bytes_raw()
    key = NoteKey(f"{name}.example/w", ED25519_COSIGNATURE, public)
    return NoteSigner(key, private.sign), lambda message, signature: verified(public, message, signature)


ALPHA, CHECK_ALPHA = witness_key("alpha")
BETA, CHECK_BETA = witness_key("beta")


def check_of(key: NoteKey) -> Callable[[bytes, bytes], bool]:
    """How to verify by a key of these tests."""
    return lambda message, signature: verified(key.public, message, signature)


def a_witness(memory: Memory | None = None) -> Witness:
    """Alpha's witness of the tests' log."""
    return Witness({ORIGIN: [LOG.key]}, [ALPHA], memory or Memory(), check_of)

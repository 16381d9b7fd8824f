"""A small log of several streams, built the way the portal builds it, for the tests to damage."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from portal.ledger.checkpoints import Checkpoint, NoteSigner, sign_checkpoint
from portal.ledger.entries import AuthorizationReference, Disclosed, Entry, commitment, entry_hash
from portal.ledger.hashing import leaf_hash
from portal.ledger.notes import ED25519, NoteKey
from portal.ledger.tiles import MemoryTiles
from portal.ledger.tree import Tree
from portal.ledger.verification import LogKey, StoredEntry

ORIGIN = "portal.example/audit"
START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def ed25519(seed: str) -> tuple[bytes, NoteSigner, LogKey]:
    """The key of one log, made from a name so that the tests always see the same one."""
    private = Ed25519PrivateKey.from_private_bytes(sha256(seed.encode()).digest())
    public = private.public_key().public_bytes_raw()
    key = NoteKey(ORIGIN, ED25519, public)
    return public, NoteSigner(key, private.sign), LogKey(ORIGIN, key, lambda m, s: verified(public, m, s))


def verified(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature is right."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


PUBLIC, SIGNER, LOG = ed25519("the log")


@dataclass
class ALog:
    """Entries, tiles and checkpoints that belong together."""

    entries: list[StoredEntry] = field(default_factory=list)
    tiles: MemoryTiles = field(default_factory=MemoryTiles)
    checkpoints: list[str] = field(default_factory=list)
    last: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    @property
    def tree(self) -> Tree:
        """The tree over the tiles as they are."""
        return Tree(self.tiles, len(self.entries))

    def add(
        self,
        stream: str,
        verb: str = "case:read",
        authorization: AuthorizationReference | None = None,
        **facts: object,
    ) -> Entry:
        """Append one entry to a stream, with an actor's name behind a commitment."""
        number, previous = self.last.get(stream, (0, None))
        index = len(self.entries)
        actor = Disclosed(sha256(f"salt {index}".encode()).digest()[:16], f"person {index % 3}")
        entry = Entry(
            id=UUID(int=index + 1),
            at=START + timedelta(seconds=index),
            verb=verb,
            stream_tag=stream,
            sequence=number + 1,
            previous=previous,
            authorization=authorization,
            facts=facts,
            personal={"actor": commitment(actor.value, actor.salt)},
        )
        self.keep(entry.to_bytes(), {"actor": actor})
        self.last[stream] = (entry.sequence, entry_hash(entry))
        return entry

    def keep(self, data: bytes, disclosed: dict[str, Disclosed]) -> None:
        """Append bytes as they are."""
        Tree(self.tiles, len(self.entries)).append([leaf_hash(data)])
        self.entries.append(StoredEntry(len(self.entries), data, disclosed))

    def seal(self, signer: NoteSigner = SIGNER) -> str:
        """Sign a checkpoint over everything so far."""
        tree = self.tree
        note = sign_checkpoint(Checkpoint(ORIGIN, tree.size, tree.root()), [signer])
        self.checkpoints.append(note)
        return note


def a_log(size: int = 40, every: int = 10) -> ALog:
    """A log of `size` entries over three streams, with a checkpoint after every `every` of them."""
    log = ALog()
    for index in range(size):
        log.add(f"case-{index % 3}", n=index)
        if (index + 1) % every == 0:
            log.seal()
    return log

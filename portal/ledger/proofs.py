"""The proof that one entry stands in the log, as one text that verifies offline (C2SP tlog-proof)."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from portal.ledger.checkpoints import Checkpoint, verify_checkpoint
from portal.ledger.faults import Damaged
from portal.ledger.hashing import HASH_SIZE, leaf_hash
from portal.ledger.merkle_proofs import verify_inclusion
from portal.ledger.notes import Check, NoteKey

HEADER = "c2sp.org/tlog-proof@v1"
_LONGEST_PATH = 64


@dataclass(frozen=True, slots=True)
class Proof:
    """Where an entry stands, the path to the root, and the signed checkpoint with that root."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: str

    def to_text(self) -> str:
        """The proof as a file (`.tlog-proof`)."""
        hashes = "".join(f"{b64encode(one).decode()}\n" for one in self.path)
        return f"{HEADER}\nindex {self.index}\n{hashes}\n{self.checkpoint}"


def parse_proof(text: str) -> Proof:
    """Read a proof; `Damaged` if it is not one. Nothing is verified yet."""
    head, blank, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not blank or lines[0] != HEADER:
        raise Damaged("This is not a log proof.")
    rest = lines[2:] if len(lines) > 1 and lines[1].startswith("extra ") else lines[1:]
    if not rest or not rest[0].startswith("index "):
        raise Damaged("This is not a log proof.")
    number = rest[0].removeprefix("index ")
    if not number.isdecimal() or str(int(number)) != number:
        raise Damaged("This log proof has a damaged index.")
    return Proof(int(number), tuple(_hashes(rest[1:])), checkpoint)


def verify_proof(text: str, entry: bytes, key: NoteKey, check: Check, origin: str) -> Checkpoint:
    """The checkpoint that covers `entry`, if the proof holds.

    Raises:
        Damaged: the proof is not of this entry, or its checkpoint is not signed by the log.
    """
    proof = parse_proof(text)
    checkpoint = verify_checkpoint(proof.checkpoint, key, check, origin)
    if not verify_inclusion(leaf_hash(entry), proof.index, checkpoint.size, proof.path, checkpoint.root):
        raise Damaged("This entry does not stand in the log where the proof says.")
    return checkpoint


def _hashes(lines: Sequence[str]) -> list[bytes]:
    if len(lines) > _LONGEST_PATH:
        raise Damaged("This log proof is too long.")
    try:
        hashes = [b64decode(line, validate=True) for line in lines]
    except ValueError as damage:
        raise Damaged("This log proof has a damaged hash.") from damage
    if any(len(one) != HASH_SIZE for one in hashes):
        raise Damaged("This log proof has a damaged hash.")
    return hashes

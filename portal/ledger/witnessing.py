"""The log's side of witnessing: what to ask a witness, and which of its answers to believe."""

from collections.abc import Mapping

from portal.ledger.checkpoints import Checkpoint, signed_at
from portal.ledger.faults import Damaged
from portal.ledger.notes import Check, NoteKey, parse_note, parse_signature_lines
from portal.ledger.tree import Tree
from portal.ledger.witness import SIZE_TYPE, Answer, Request


def request_for(note: str, tree: Tree, old: int) -> Request:
    """What to ask of a witness that has last signed `old` entries (0: never, or unknown).

    Raises:
        Damaged: the checkpoint is smaller than what the witness has signed, or beyond the tree.
    """
    size = Checkpoint.from_body(parse_note(note).text).size
    proof = tuple(tree.consistency_proof(old, size)) if 0 < old <= size else ()
    if old > size:
        raise Damaged("The witness has seen a larger log than this one: it was cut off, or put back.")
    return Request(old, proof, note)


def size_known_to(answer: Answer) -> int | None:
    """The size that a witness names when it has signed another one than we thought."""
    number = answer.body.removesuffix("\n")
    right = answer.status == 409 and answer.content_type == SIZE_TYPE  # noqa: PLR2004  HTTP's "Conflict"
    return int(number) if right and number.isdecimal() else None


def with_cosignatures(note: str, answer: Answer, keys: Mapping[NoteKey, Check]) -> str:
    """The checkpoint with the right cosignatures of known witness keys; all others are left out.

    Raises:
        Damaged: the answer is a refusal, or holds no right signature of a known key.
    """
    if answer.status != 200:  # noqa: PLR2004  HTTP's "OK"
        raise Damaged(f"The witness refused this checkpoint: {answer.body.strip()}")
    own = parse_note(note)
    checkpoint = Checkpoint.from_body(own.text)
    offered = own.with_signatures(parse_signature_lines(answer.body))
    right = [key for key, check in keys.items() if signed_at(checkpoint, offered, key, check) is not None]
    if not right:
        raise Damaged("The witness answered with no signature that counts.")
    return own.with_signatures(line for key in right for line in offered.by(key)).to_text()

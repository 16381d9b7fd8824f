"""A witness learns a log's newer key from the log itself: the announcement, and that it stands in the log.

Nobody has to be believed for it: the announcement is signed by the key that the witness knows, and its entry
stands in a log that continues the one which the witness has signed. It is sent together with the question
that the newer key signed (C2SP tlog-witness), as JSON: `{"announced": […], "question": "…"}`.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from portal.ledger.checkpoints import Checkpoint
from portal.ledger.faults import Damaged
from portal.ledger.hashing import leaf_hash
from portal.ledger.merkle_proofs import verify_inclusion
from portal.ledger.notes import NoteKey
from portal.ledger.succession import CheckOf, read_succession

PLACE = "/follow-keys"
"""Where a witness is told of newer keys, below its address."""
_NO_SUCH = "This says nothing of a newer key that stands in the log."
_UNKNOWN = "No key that this witness knows has announced the key by which this checkpoint is signed."


@dataclass(frozen=True, slots=True)
class Announcement:
    """The entry that announces newer keys, its place in the log, and the path from there to the root."""

    entry: bytes
    index: int
    path: tuple[bytes, ...]


def following_text(announced: Sequence[Announcement], question: str) -> str:
    """What a witness is sent."""
    told = [
        {
            "entry": one.entry.decode(),
            "index": one.index,
            "path": [b64encode(step).decode() for step in one.path],
        }
        for one in announced
    ]
    return json.dumps({"announced": told, "question": question})


def parse_following(body: str) -> tuple[list[Announcement], str]:
    """Read what a witness is sent; nothing is verified yet.

    Raises:
        Damaged: it is of another form.
    """
    try:
        told = json.loads(body)
        announced = [
            Announcement(
                str(one["entry"]).encode(),
                int(one["index"]),
                tuple(b64decode(step, validate=True) for step in one["path"]),
            )
            for one in told["announced"]
        ]
        return announced, str(told["question"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as damage:
        raise Damaged(_NO_SUCH) from damage


def followed_keys(
    known: Sequence[NoteKey], announced: Sequence[Announcement], checkpoint: Checkpoint, check_of: CheckOf
) -> tuple[NoteKey, ...]:
    """The keys that sign the log now, come to from those that are known, one announcement after the other.

    Each announcement must be signed by all keys that it names and stand in the log of `checkpoint`. What is
    announced by keys that are not known, earlier ones or another log's, is passed over.

    Raises:
        Damaged: nothing leads on from the known keys, or an announcement is not in this log.
    """
    present = tuple(known)
    for one in sorted(announced, key=lambda told: told.index):
        root, size = checkpoint.root, checkpoint.size
        if not verify_inclusion(leaf_hash(one.entry), one.index, size, one.path, root):
            raise Damaged("An announcement of a newer key does not stand in this log.")
        said = read_succession(_note_in(one.entry), check_of)
        if any(key in present for key in said.earlier):
            present = said.newer
    if present == tuple(known):
        raise Damaged(_UNKNOWN)
    return present


def _note_in(entry: bytes) -> str:
    try:
        return str(json.loads(entry)["facts"]["succession"])
    except (ValueError, TypeError, KeyError, RecursionError) as damage:
        raise Damaged(_NO_SUCH) from damage

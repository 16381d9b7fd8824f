"""What to ask the witnesses about the newest signed state of the log."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from portal.access.log_keys import keys_of_log
from portal.ledger.faults import Damaged
from portal.ledger.following import Announcement, following_text
from portal.ledger.notes import NoteKey
from portal.ledger.policy import Policy
from portal.ledger.tree import Tree
from portal.ledger.witness import Answer
from portal.ledger.witnessing import request_for, size_known_to
from portal.records.audit_log import latest_checkpoint
from portal.records.cosignatures import cosignatures_of, witness_standings
from portal.records.log_tiles import RowTiles


@dataclass(frozen=True)
class Question:
    """One witness is asked to sign one checkpoint; `old` is the size that it is thought to have signed."""

    witness: str
    key: NoteKey
    address: str
    size: int
    note: str
    old: int
    body: str


def questions_to_witnesses(database: Session, policy: Policy) -> list[Question]:
    """One question to each witness of the policy that has not signed the newest checkpoint yet."""
    newest = latest_checkpoint(database)
    if newest is None or not policy.addresses:
        return []
    signed = {one.witness for one in cosignatures_of(database, newest.size)}
    known = witness_standings(database)
    tree = Tree(RowTiles(database), newest.size)
    asked = []
    for witness, address in policy.addresses.items():
        if witness in signed:
            continue
        old = known[witness].size if witness in known else 0
        old = old if old <= newest.size else 0
        body = request_for(newest.note, tree, old).to_text()
        key = policy.witnesses[witness]
        asked.append(Question(witness, key, address, newest.size, newest.note, old, body))
    return asked


def asked_again(database: Session, question: Question, answer: Answer) -> Question | None:
    """The same question from the size that the witness says it knows; None if it says no other size.

    Raises:
        Damaged: the witness has signed a larger log than this one.
    """
    known = size_known_to(answer)
    if known is None or known == question.old:
        return None
    if known > question.size:
        raise Damaged(
            f"This witness has signed {known} entries of this log, and there are only {question.size} now: "
            "the log was cut off, or put back from an older backup."
        )
    tree = Tree(RowTiles(database), question.size)
    return replace(question, old=known, body=request_for(question.note, tree, known).to_text())


def with_newer_keys(database: Session, question: Question) -> str:
    """The same question with everything by which the log announced newer keys; "" if it never did."""
    tree, announced = Tree(RowTiles(database), question.size), []
    for one in keys_of_log(database).at(question.size).announced:
        if one.place is not None:
            path = tuple(tree.inclusion_proof(one.place, question.size))
            announced.append(Announcement(one.entry.leaf, one.place, path))
    return following_text(announced, question.body) if announced else ""

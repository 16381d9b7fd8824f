"""Keep what a witness answered: its signature if it is right, otherwise what was wrong."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.log_keys import check_of
from portal.access.sequencing import take_turn
from portal.access.witnessing import Question
from portal.ledger.faults import Damaged
from portal.ledger.notes import parse_note
from portal.ledger.policy import NONE, Policy
from portal.ledger.witness import Answer
from portal.ledger.witnessing import with_cosignatures
from portal.records.audit_log import LogCheckpoint
from portal.records.cosignatures import LogCosignature, WitnessStanding, cosignatures_of


def keep_cosignature(
    database: Session, policy: Policy, question: Question, answer: Answer | str, now: datetime
) -> bool:
    """Keep the signature of a witness, and say whether it was one that counts.

    `answer` is a sentence where there was no answer at all.
    """
    take_turn(database)
    standing = database.get(WitnessStanding, question.witness)
    if standing is None:
        standing = WitnessStanding(witness=question.witness, size=0, asked_at=now)
        database.add(standing)
    standing.asked_at = now
    try:
        line = _line(question, answer)
    except Damaged as damage:
        standing.trouble = damage.sentence
        return False
    standing.trouble, standing.cosigned_at = "", now
    standing.size = max(standing.size or 0, question.size)
    if database.get(LogCosignature, (question.size, question.witness)) is None:
        database.add(LogCosignature(size=question.size, witness=question.witness, line=line, cosigned_at=now))
    database.flush()
    _count(database, policy, question.size, now)
    return True


def _line(question: Question, answer: Answer | str) -> str:
    if isinstance(answer, str):
        raise Damaged(answer)
    cosigned = with_cosignatures(question.note, answer, {question.key: check_of(question.key)})
    return "".join(one.to_line() for one in parse_note(cosigned).by(question.key))


def _count(database: Session, policy: Policy, size: int, now: datetime) -> None:
    """Note the moment when enough witnesses had signed."""
    seen = {one.witness for one in cosignatures_of(database, size)}
    checkpoint = database.get(LogCheckpoint, size)
    enough = policy.quorum != NONE and policy.satisfied_by(seen)
    if enough and checkpoint is not None and checkpoint.witnessed_at is None:
        checkpoint.witnessed_at = now

"""The second of two answers: what their code is bound to, and what the two have decided together."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.carrying_out import Decided
from portal.access.deciding import Decision
from portal.access.levels import Shown
from portal.access.link_access import LinkAccess
from portal.access.second_decisions import Held
from portal.records.links import Link, TypedCode
from portal.rules.authorization_terms import Assurance, SecondApprover, SignatureEvidence
from portal.vault.tokens import token_hash


@dataclass(frozen=True)
class SecondAnswer:
    """Whether the second agrees, and who that is."""

    agrees: bool
    name: str
    position: str


def second_fingerprint(held: Held, answer: SecondAnswer) -> str:
    """What the second's code is bound to: the first's decision, and who answers what."""
    word = "agree" if answer.agrees else "refuse"
    return token_hash(f"{word}\n{held.first.id}\n{held.first.bound}\n{answer.name}\n{answer.position}").hex()


def agreed(
    database: Session, access: LinkAccess, held: Held, answer: SecondAnswer, code: TypedCode, now: datetime
) -> Decided:
    """The first's decision, with the second beside it."""
    first = held.first
    second = SecondApprover(answer.name, answer.position, token_hash(access.link.email).hex(), code.id, now)
    signature = SignatureEvidence(**first.signature) if first.signature else None
    shown = Shown(Assurance(first.level), held.mandate, signature, second, first)
    asked_first = LinkAccess(database.get_one(Link, first.link_id), access.actor)
    first_code = database.get_one(TypedCode, first.code_id)
    return Decided(asked_first, held.authorization, held.decision, first_code, shown)


def refused(
    database: Session, access: LinkAccess, held: Held, answer: SecondAnswer, code: TypedCode
) -> Decided:
    """The second's refusal: nothing is granted."""
    refusal = Decision(None, answer.name, answer.position)
    asked_first = LinkAccess(database.get_one(Link, held.first.link_id), access.actor)
    return Decided(asked_first, held.authorization, refusal, code, Shown(Assurance.MAILBOX))

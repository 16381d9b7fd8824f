"""The company that was given a suggestion says what becomes of it, one step after the other."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.records.suggestions import SuggestedChange, suggestion_of
from portal.vocabulary import Conflict, Invalid, Missing, Permission, SuggestionRefusal, SuggestionState, Verb

LONGEST_EVIDENCE = 300
_S = SuggestionState
_FOLLOWS = {
    _S.MADE: (_S.ROUTED, _S.ACCEPTED, _S.DECLINED, _S.SAME),
    _S.ROUTED: (_S.ACCEPTED, _S.DECLINED, _S.SAME),
    _S.ACCEPTED: (_S.IN_USE, _S.DECLINED),
}


@dataclass(frozen=True)
class Fate:
    """What becomes of it: a no needs a reason, "the same" the other suggestion, "in use" what shows it."""

    state: SuggestionState
    refusal: SuggestionRefusal | None = None
    same_as_id: UUID | None = None
    evidence: str = ""


def answer_suggestion(
    database: Session, actor: Actor, suggestion_id: UUID, fate: Fate, now: datetime
) -> None:
    """Take one step. Only who can act for the company that was given it says what becomes of it.

    Raises:
        Missing: the actor's organization was not given this suggestion.
        Conflict: this cannot follow where it stands.
        Invalid: the reason, the other suggestion or the evidence is missing.
    """
    actor.require(Permission.GOAL_SET)
    one = suggestion_of(database, actor.organization_id, suggestion_id, locked=True)
    if one.to_id != actor.organization_id:
        raise Missing("There is no such suggestion to your company.")
    if fate.state not in _FOLLOWS.get(one.state, ()):
        raise Conflict("This suggestion went on meanwhile. Look at it again.")
    _fill(database, actor, one, fate)
    one.state = fate.state
    one.routed_at = one.routed_at or (now if fate.state in (_S.ROUTED, _S.ACCEPTED) else None)
    if fate.state is _S.ACCEPTED:
        one.accepted_at = now
    elif fate.state is not _S.ROUTED:
        one.ended_at = now
    database.flush()
    details = {"state": fate.state.value, "of": str(one.organization_id)}
    record(database, actor, Verb.SUGGESTION_ANSWERED, now, subject_id=one.id, details=details)


def _fill(database: Session, actor: Actor, one: SuggestedChange, fate: Fate) -> None:
    if fate.state is _S.DECLINED:
        if fate.refusal is None:
            raise Invalid("Choose why it is not done.", "refusal")
        one.refusal = fate.refusal
    elif fate.state is _S.SAME:
        one.same_as_id = _other(database, actor, one, fate.same_as_id)
    elif fate.state is _S.IN_USE:
        one.evidence = plain_text(
            fate.evidence, "evidence", "What shows that it is in use", LONGEST_EVIDENCE, shortest=12
        )


def _other(database: Session, actor: Actor, one: SuggestedChange, same_as_id: UUID | None) -> UUID:
    if same_as_id is None or same_as_id == one.id:
        raise Invalid("Choose the other suggestion.", "same_as")
    other = suggestion_of(database, actor.organization_id, same_as_id)
    if other.to_id != one.to_id or other.state is _S.SAME:
        raise Invalid("Choose a suggestion to your company that stands by itself.", "same_as")
    return other.id

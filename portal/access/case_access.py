"""May this person do this in this case? The answer is a proof that actions demand."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.records.cases import Case, Participant, participant_of
from portal.records.collaboration_requests import CollaborationRequest, open_request, requests_of
from portal.vocabulary import CaseState, Conflict, Missing, Permission, Place, Refused

_OBSERVERS_MAY = frozenset({Permission.CASE_READ, Permission.DISCLOSURE_READ})


@dataclass(frozen=True)
class CaseAccess:
    """Proof that this actor's organization takes part in this case and the actor may do this there."""

    case: Case
    actor: Actor
    participant: Participant
    permission: Permission

    @property
    def organization_id(self) -> UUID:
        """For whom the actor acts."""
        return self.actor.organization_id

    def require(self, permission: Permission) -> None:
        """Stop unless this is the proof that the step asks for: a proof of reading is none of changing.

        Raises:
            Refused: the proof is for something else.
        """
        if self.permission is not permission:
            raise Refused("Your role does not include this. Ask your administrator if you need it.")

    def require_open(self) -> None:
        """Stop unless the case is still being worked on.

        Raises:
            Conflict: the case is closed.
        """
        if self.case.state is CaseState.CLOSED:
            raise Conflict("This case is closed. Take it up again to work on it.")


@dataclass(frozen=True)
class RequestAccess:
    """Proof that this actor's organization was asked into a case and the actor may answer for it."""

    case: Case
    actor: Actor
    request: CollaborationRequest


def enter_case(database: Session, actor: Actor, case_id: UUID, permission: Permission) -> CaseAccess:
    """Let the actor in, or say no without saying whether there is such a case.

    Raises:
        Missing: the case does not exist, or the organization takes no part in it: the two look alike.
        Refused: the organization takes part, but this person may not do this.
    """
    case = database.get(Case, case_id)
    participant = participant_of(database, case_id, actor.organization_id)
    if case is None or participant is None:
        raise Missing("There is no such case, or your organization takes no part in it.")
    actor.require(permission)
    if participant.place is Place.OBSERVER and permission not in _OBSERVERS_MAY:
        raise Refused("Your organization observes this case and cannot change it.")
    return CaseAccess(case=case, actor=actor, participant=participant, permission=permission)


def enter_request(database: Session, actor: Actor, case_id: UUID) -> RequestAccess:
    """Let the asked organization see the request it has to answer, and nothing else of the case.

    Raises:
        Missing: there is no open collaboration request of this case to the actor's organization.
        Conflict: there is none any more, and the organization takes part, so that it may know.
        Refused: there is one, but this person may not answer it.
    """
    request = open_request(database, case_id, actor.organization_id)
    case = database.get(Case, case_id)
    if request is None or case is None:
        if _knows_the_answer(database, actor, case_id):
            raise Conflict("This request was answered. The page of the case says what became of it.")
        raise Missing("There is no such request, or it was answered or taken back already.")
    actor.require(Permission.REQUEST_ANSWER)
    return RequestAccess(case=case, actor=actor, request=request)


def _knows_the_answer(database: Session, actor: Actor, case_id: UUID) -> bool:
    """Whether the actor reads in the case what became of a request to their organization."""
    takes_part = participant_of(database, case_id, actor.organization_id) is not None
    asked = any(one.to_id == actor.organization_id for one in requests_of(database, case_id))
    return takes_part and asked and Permission.CASE_READ in actor.permissions

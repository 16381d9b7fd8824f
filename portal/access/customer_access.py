"""May somebody who is signed in take back what their organization allowed, as whoever holds its link may?"""

from dataclasses import dataclass

from portal.access.actors import Actor
from portal.vocabulary import Permission


@dataclass(frozen=True)
class ApproverAccess:
    """Proof that the actor decides for their own organization."""

    actor: Actor


def as_approver(actor: Actor) -> ApproverAccess:
    """By a role that decides.

    Raises:
        Refused: none of the actor's roles does.
    """
    actor.require(Permission.AUTHORIZATION_DECIDE)
    return ApproverAccess(actor)

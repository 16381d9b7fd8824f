"""Two must agree: what the first decided waits, and every other decider is asked by a link of their own.

Whichever of them answers first decides: agreeing grants exactly what the first chose, refusing refuses it.
The first can decide anew as long as nobody has, which takes the earlier question back.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.carrying_out import Decided
from portal.access.deciding import Decision, fingerprint
from portal.access.drafting import Choice
from portal.access.granting import Signing, answer_due_at
from portal.access.link_access import LinkAccess
from portal.access.mailed_links import keep_link
from portal.access.sending import send_notice
from portal.records.authorizations import Authorization
from portal.records.first_decisions import FirstDecision, end_first_decisions, waiting_first_decision
from portal.records.links import Link, revoke_links
from portal.records.mandates import Mandate, mandate_in_place
from portal.records.organizations import organization_of
from portal.vocabulary import AuthorizationState, Conflict, DataCategory, LinkPurpose, Missing, Treatment

_ANEW = "The first of you has decided anew since, or who may decide has changed. Look for a newer message."


@dataclass(frozen=True)
class Held:
    """What waits for a second: the request, the first's decision, and what was decided."""

    authorization: Authorization
    first: FirstDecision
    decision: Decision
    mandate: Mandate


def hold(
    database: Session, decided: Decided, mandate: Mandate, signing: Signing, address: Callable[[str], str]
) -> FirstDecision:
    """Keep what the first decided, in place of what they decided before, and ask all others."""
    now, authorization, choice = signing.now, decided.authorization, decided.decision.choice
    earlier = waiting_first_decision(database, authorization.id)
    if earlier is not None:
        revoke_links(database, earlier.id, LinkPurpose.SECOND_DECISION, now)
        end_first_decisions(database, authorization.id, now)
    signature = decided.shown.signature
    first = FirstDecision(
        authorization_id=authorization.id,
        customer_id=authorization.customer_id,
        mandate_id=mandate.id,
        link_id=decided.access.link.id,
        code_id=decided.code.id,
        choice=_written(choice) if choice else {},
        bound=decided.code.bound_to,
        name=decided.decision.name,
        position=decided.decision.position,
        level=decided.shown.level.value,
        signature=asdict(signature) if signature else None,
        client=decided.access.actor.client,
        decided_at=now,
    )
    database.add(first)
    database.flush()
    for one in mandate.terms.deciders:
        if one.email != decided.access.link.email:
            _ask(database, authorization, first, one.email, signing, address)
    return first


def held_for(database: Session, access: LinkAccess) -> Held:
    """What the link asks its holder to agree to, while it waits.

    Raises:
        Missing: there is no such question.
        Conflict: it was decided, the first decided anew, or this mailbox decides no more.
    """
    first = database.get(FirstDecision, access.link.subject_id)
    if first is None or first.customer_id != access.link.organization_id:
        raise Missing("This request does not exist any more.")
    authorization = database.get_one(Authorization, first.authorization_id)
    if authorization.state is not AuthorizationState.REQUESTED:
        raise Conflict("This was decided already.")
    mandate = mandate_in_place(database, first.customer_id)
    if first.ended_at is not None or mandate is None or mandate.id != first.mandate_id:
        raise Conflict(_ANEW)
    asked_first = database.get_one(Link, first.link_id).email
    if mandate.terms.decider(access.link.email) is None or access.link.email == asked_first:
        raise Conflict(_ANEW)
    decision = Decision(_read(first.choice), first.name, first.position)
    return Held(authorization, first, decision, mandate)


def require_same(database: Session, held: Held) -> None:
    """Stop unless the draft is still, to the letter, what the first agreed to.

    Raises:
        Conflict: something in it has changed, such as a company's key.
    """
    present = waiting_first_decision(database, held.authorization.id)
    if present is None or present.id != held.first.id:
        raise Conflict(_ANEW)
    if fingerprint(database, held.authorization, held.decision) != held.first.bound:
        raise Conflict(
            "What was asked has changed since the first of you decided. Ask the first to decide again."
        )


def _ask(
    database: Session,
    authorization: Authorization,
    first: FirstDecision,
    email: str,
    signing: Signing,
    address: Callable[[str], str],
) -> None:
    link = Link(
        purpose=LinkPurpose.SECOND_DECISION,
        email=email,
        organization_id=authorization.customer_id,
        case_id=authorization.case_id,
        subject_id=first.id,
        created_at=signing.now,
        expires_at=answer_due_at(authorization),
    )
    token = keep_link(database, link)
    name = organization_of(database, authorization.customer_id).name
    send_notice(
        database,
        signing.keyring,
        email,
        "A permission needs a second of you",
        f"Somebody who decides for {name} has agreed to a permission, and a second must. Read what it is, "
        f"and agree or refuse:\n{address(f'/second-decision/{token}')}\n\n"
        "Nothing happens unless one of you does. Please do not forward this message.\n",
        signing.now,
    )


def _written(choice: Choice) -> dict[str, Any]:
    return {
        "recipients": sorted(str(one) for one in choice.recipients),
        "treatments": {one.value: how.value for one, how in choice.treatments.items()},
        "reveals_by_giver": choice.reveals_by_giver,
    }


def _read(written: dict[str, Any]) -> Choice:
    return Choice(
        frozenset(UUID(one) for one in written["recipients"]),
        {DataCategory(one): Treatment(how) for one, how in written["treatments"].items()},
        bool(written["reveals_by_giver"]),
    )

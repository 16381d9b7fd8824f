"""Do the customer and the agreements allow this disclosure? The answer is a proof that actions demand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.records.agreements import agreement_between, ceiling_of, current_terms, signatures_of
from portal.records.authorizations import (
    Authorization,
    categories_of,
    granted_authorization,
    recipients_of,
)
from portal.records.cases import Case, participant_of
from portal.records.disclosures import Disclosure
from portal.records.organizations import organization_of
from portal.rules.coverage import (
    EVERYTHING,
    NOTHING,
    AgreementFacts,
    AuthorizationFacts,
    Treatments,
    WantedDisclosure,
    decide,
)
from portal.vocabulary import CaseState, DataCategory, NotCovered, Purpose, Treatment

DEFAULT_CEILING: Treatments = {
    category: Treatment.PSEUDONYMIZE for category in DataCategory if category is not DataCategory.TECHNICAL
} | {DataCategory.TECHNICAL: Treatment.KEEP}
"""What a vendor lets out to a partner for which its administrator has set nothing yet."""

_TOGETHER = {"read": True}
"""Many may use a permission at once, and its end waits for them: so no entry of a use comes after its end."""


@dataclass(frozen=True)
class Coverage:
    """Proof that each of these recipients may get the data of these categories, so treated, now."""

    authorization: Authorization
    purpose: Purpose
    recipients: Mapping[UUID, Treatments]
    pinned_keys: Mapping[UUID, str]


def require_coverage(
    database: Session,
    case: Case,
    discloser_id: UUID,
    recipient_ids: Collection[UUID],
    protocol: Treatments,
    now: datetime,
) -> Coverage:
    """Ask for every recipient whether the customer and the agreement allow it, and how each category leaves.

    Raises:
        NotCovered: for one of them not, with its name and the reason; then nobody gets anything.
    """
    authorization = granted_authorization(database, case.id)
    if not recipient_ids:
        raise NotCovered("Choose who is to get this: an empty audience means nobody.")
    if authorization is None:
        raise NotCovered("The customer has not given permission for this case. Ask for it first.")
    database.refresh(authorization, with_for_update=_TOGETHER)
    facts = _facts(database, authorization)
    allowed: dict[UUID, Treatments] = {}
    for recipient_id in recipient_ids:
        if participant_of(database, case.id, recipient_id) is None:
            raise NotCovered(f"{_name(database, recipient_id)} takes no part in this case.")
        ceiling = {**DEFAULT_CEILING, **ceiling_of(database, discloser_id, recipient_id)}
        wanted = _wanted(case, discloser_id, recipient_id, authorization.purpose, now)
        decision = decide(wanted, _agreement(database, discloser_id, recipient_id), facts, protocol, ceiling)
        if not decision.allowed:
            raise NotCovered(f"{_name(database, recipient_id)}: {decision.reason}")
        allowed[recipient_id] = decision.treatments
    return Coverage(authorization, authorization.purpose, allowed, _pinned(database, authorization))


def require_reading(
    database: Session, case: Case, disclosure: Disclosure, recipient_id: UUID, now: datetime
) -> Coverage:
    """Ask again, at each single read, whether this recipient may still read this disclosure.

    Raises:
        NotCovered: with the reason that the page shows.
    """
    authorization = database.get(
        Authorization, disclosure.authorization_id, populate_existing=True, with_for_update=_TOGETHER
    )
    facts = None if authorization is None else _facts(database, authorization)
    discloser_id = disclosure.organization_id
    wanted = _wanted(case, discloser_id, recipient_id, disclosure.purpose, now)
    agreement = _agreement(database, discloser_id, recipient_id)
    decision = decide(wanted, agreement, facts, EVERYTHING, EVERYTHING)
    if authorization is None or not decision.allowed:
        raise NotCovered(decision.reason)
    return Coverage(authorization, disclosure.purpose, {recipient_id: decision.treatments}, {})


def hold_permissions(database: Session, disclosures: Collection[Disclosure]) -> None:
    """Let the permissions of several disclosures not end before all of them are read and written down.

    They are taken in one order and before anything else, so that no two who wait wait for each other.
    """
    wanted = {one.authorization_id for one in disclosures}
    database.scalars(
        select(Authorization.id)
        .where(Authorization.id.in_(wanted))
        .order_by(Authorization.id)
        .with_for_update(read=True)
    ).all()


def _wanted(
    case: Case, discloser_id: UUID, recipient_id: UUID, purpose: Purpose, now: datetime
) -> WantedDisclosure:
    return WantedDisclosure(
        case_id=case.id,
        case_closed=case.state is CaseState.CLOSED,
        discloser_organization_id=discloser_id,
        recipient_organization_id=recipient_id,
        purpose=purpose,
        treatments=NOTHING,
        at=now,
    )


def _facts(database: Session, authorization: Authorization) -> AuthorizationFacts:
    return AuthorizationFacts(
        state=authorization.state,
        case_id=authorization.case_id,
        recipient_organization_ids=_named(database, authorization),
        purposes=frozenset({authorization.purpose}),
        treatments={row.category: row.granted for row in categories_of(database, authorization.id)},
        granted_at=authorization.decided_at,
        expires_at=authorization.not_after,
        ends_with_case=authorization.ends_with_case,
    )


def _named(database: Session, authorization: Authorization) -> frozenset[UUID]:
    """Whom the permission names: everybody who was ticked, and nobody else. Whoever asks is no exception."""
    lines = recipients_of(database, authorization.id)
    return frozenset(row.organization_id for row in lines if row.granted)


def _pinned(database: Session, authorization: Authorization) -> dict[UUID, str]:
    """The keys that content may be sealed for: those that stand in the signed receipt."""
    lines = recipients_of(database, authorization.id)
    return {row.organization_id: row.key_id for row in lines if row.granted and row.key_id}


def _agreement(database: Session, one: UUID, other: UUID) -> AgreementFacts | None:
    agreement, terms = agreement_between(database, one, other), current_terms(database)
    if agreement is None or terms is None:
        return None
    signed: dict[UUID, str] = {}
    for signature in signatures_of(database, agreement.id):
        if signature.terms_id == terms.id:
            signed[signature.organization_id] = str(terms.number)
        else:
            signed.setdefault(signature.organization_id, "earlier")
    return AgreementFacts(current_version=str(terms.number), signed_versions=signed)


def _name(database: Session, organization_id: UUID) -> str:
    return organization_of(database, organization_id).name

"""Does the customer's authorization, and the vendors' agreement, allow this disclosure now?

Default is deny: only when every question has a yes is anything allowed, and an empty audience, purpose or
set of categories means nobody and nothing. Pure, so that disclosing and *each single read* ask the same.
Method: Authorization Record v1 (scope, purpose, recipients, expiry by date or by event as in 45 CFR
164.508(c)(1)(v)); minimum necessary as the strictest of authorization, protocol and ceiling.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from portal.vocabulary import AuthorizationState, DataCategory, Purpose, Treatment, strictest

Treatments = Mapping[DataCategory, Treatment]
NOTHING: Treatments = MappingProxyType({})
EVERYTHING: Treatments = MappingProxyType(dict.fromkeys(DataCategory, Treatment.KEEP))

WHY_NOT_IN_FORCE: Mapping[AuthorizationState, str] = {
    AuthorizationState.REQUESTED: "The customer has not decided yet.",
    AuthorizationState.REFUSED: "The customer has refused.",
    AuthorizationState.LAPSED: "The customer did not answer in time.",
    AuthorizationState.WITHDRAWN: "The customer has withdrawn the permission.",
    AuthorizationState.EXPIRED: "The customer's permission has expired.",
    AuthorizationState.SUPERSEDED: "The customer has replaced this permission by a newer one.",
}
"""Why nothing can be given or read under a permission that stands so; only a granted one has no sentence."""


class Obstacle(StrEnum):
    """Which question had no yes: the coded reason of a denial, as the log keeps it."""

    SAME_ORGANIZATION = "same_organization"
    NO_AGREEMENT = "no_agreement"
    AGREEMENT_OUTDATED = "agreement_outdated"
    NOT_GRANTED = "not_granted"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    CASE_CLOSED = "case_closed"
    OTHER_CASE = "other_case"
    OTHER_RECIPIENT = "other_recipient"
    OTHER_PURPOSE = "other_purpose"
    TOO_OPEN = "too_open"


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """The standing terms between two vendors: the version now in force, and which version each has signed."""

    current_version: str
    signed_versions: Mapping[UUID, str] = field(default_factory=dict)
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuthorizationFacts:
    """What one customer allowed: `treatments` is the most open way each category may leave."""

    state: AuthorizationState
    case_id: UUID
    recipient_organization_ids: frozenset[UUID]
    purposes: frozenset[Purpose]
    treatments: Treatments
    granted_at: datetime | None
    expires_at: datetime | None
    ends_with_case: bool = True


@dataclass(frozen=True, slots=True)
class WantedDisclosure:
    """What is about to leave, or to be read: from whom, to whom, what for, and how each category was treated.

    `treatments` names every category that the content holds; empty asks only what could leave at most.
    `at` is an aware instant.
    """

    case_id: UUID
    case_closed: bool
    discloser_organization_id: UUID
    recipient_organization_id: UUID
    purpose: Purpose
    treatments: Treatments
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes or no, the sentence that the page shows, the coded obstacle, and what may leave at most."""

    allowed: bool
    reason: str
    treatments: Treatments
    obstacle: Obstacle | None = None


def effective_treatments(authorization: Treatments, protocol: Treatments, ceiling: Treatments) -> Treatments:
    """For every category, the strictest of the three; REMOVE where one of them is silent.

    Live credentials are never kept, whatever the three say.
    """
    effective = {}
    for category in DataCategory:
        sets = (authorization, protocol, ceiling)
        treatment = strictest(*(one.get(category, Treatment.REMOVE) for one in sets))
        if category is DataCategory.CREDENTIALS:
            treatment = strictest(treatment, Treatment.PSEUDONYMIZE)
        effective[category] = treatment
    return MappingProxyType(effective)


def decide(
    wanted: WantedDisclosure,
    agreement: AgreementFacts | None,
    authorization: AuthorizationFacts | None,
    protocol: Treatments,
    ceiling: Treatments,
) -> Decision:
    """Whether `wanted` is covered; the first question without a yes gives the reason.

    A missing agreement or authorization is None. Before disclosing, `protocol` and `ceiling` are the ones in
    force; for a read they are `EVERYTHING`, because they were applied when the content was made.
    Raises `ValueError` for an instant without a zone: a deadline must not depend on the server's own zone.
    """
    if wanted.at.tzinfo is None:
        raise ValueError("The instant of a decision needs a zone.")
    for obstacle, sentence in _obstacles(wanted, agreement, authorization):
        return Decision(allowed=False, reason=sentence, treatments=NOTHING, obstacle=obstacle)
    allowed = authorization.treatments if authorization else NOTHING
    effective = effective_treatments(allowed, protocol, ceiling)
    for category, treatment in wanted.treatments.items():
        if treatment.openness > effective[category].openness:
            sentence = (
                f"This holds data ({category.value}) in a form that the customer or the protocol forbids."
            )
            return Decision(allowed=False, reason=sentence, treatments=effective, obstacle=Obstacle.TOO_OPEN)
    sentence = "The customer's permission and the vendors' agreement allow it."
    return Decision(allowed=True, reason=sentence, treatments=effective)


def _obstacles(
    wanted: WantedDisclosure, agreement: AgreementFacts | None, authorization: AuthorizationFacts | None
) -> Iterator[tuple[Obstacle, str]]:
    yield from _agreement_obstacles(wanted, agreement)
    if authorization is None or authorization.state is not AuthorizationState.GRANTED:
        stands = WHY_NOT_IN_FORCE.get(authorization.state) if authorization else None
        yield Obstacle.NOT_GRANTED, stands or "The customer has not given permission for this."
        return
    yield from _time_obstacles(wanted, authorization)
    if authorization.case_id != wanted.case_id:
        yield Obstacle.OTHER_CASE, "The customer gave permission for another case, not for this one."
    if wanted.recipient_organization_id not in authorization.recipient_organization_ids:
        yield Obstacle.OTHER_RECIPIENT, "The customer did not name this recipient."
    if wanted.purpose not in authorization.purposes:
        yield Obstacle.OTHER_PURPOSE, "The customer gave permission for another purpose."


def _agreement_obstacles(
    wanted: WantedDisclosure, agreement: AgreementFacts | None
) -> Iterator[tuple[Obstacle, str]]:
    sides = (wanted.discloser_organization_id, wanted.recipient_organization_id)
    if sides[0] == sides[1]:
        yield Obstacle.SAME_ORGANIZATION, "Sender and recipient are the same organization."
    if agreement is None or any(side not in agreement.signed_versions for side in sides):
        yield Obstacle.NO_AGREEMENT, "The two vendors have no agreement that both have signed."
        return
    if agreement.ended_at is not None and agreement.ended_at <= wanted.at:
        yield Obstacle.NO_AGREEMENT, "The agreement between the two vendors has ended."
    if any(agreement.signed_versions[side] != agreement.current_version for side in sides):
        yield Obstacle.AGREEMENT_OUTDATED, "The terms have a new version that both vendors must sign first."


def _time_obstacles(
    wanted: WantedDisclosure, authorization: AuthorizationFacts
) -> Iterator[tuple[Obstacle, str]]:
    if authorization.granted_at is None or wanted.at < authorization.granted_at:
        yield Obstacle.NOT_YET, "The customer's permission does not begin until later."
    if authorization.expires_at is not None and authorization.expires_at <= wanted.at:
        yield Obstacle.EXPIRED, "The customer's permission has expired."
    if authorization.ends_with_case and wanted.case_closed:
        yield Obstacle.CASE_CLOSED, "The case is closed, and the customer's permission ended with it."
    if authorization.expires_at is None and not authorization.ends_with_case:
        yield Obstacle.EXPIRED, "The customer's permission names no end, so it cannot be used."

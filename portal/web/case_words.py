"""What lists and pages say of a case: who must act next, how urgent it is, whether there is a permission."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.records.authorizations import Authorization
from portal.records.cases import Case
from portal.records.organizations import Organization
from portal.rules.severity import scale_from_json
from portal.vocabulary import AuthorizationState, CaseState, HolderKind, Severity

Names = Mapping[UUID, str]


@dataclass(frozen=True)
class HolderWords:
    """Who must act next (empty: nobody) and what they must do; `ours` when it is the reader."""

    name: str
    act: str
    ours: bool = False


def holder_words(case: Case, names: Names, own_id: UUID) -> HolderWords:
    """Who must act next on a case, as the reader's organization reads it."""
    customer = names[case.customer_id]
    if case.holder_kind is HolderKind.ORGANIZATION and case.holder_organization_id is not None:
        ours = case.holder_organization_id == own_id
        return HolderWords(names[case.holder_organization_id], "act next", ours)
    if case.holder_kind is HolderKind.CUSTOMER:
        asked = case.state is CaseState.RESOLUTION_PROPOSED
        return HolderWords(customer, "say whether it works again" if asked else "answer")
    if case.holder_kind is HolderKind.AUTHORIZATION:
        return HolderWords(customer, "decide about the permission")
    if case.holder_kind is HolderKind.REDACTION:
        return HolderWords("The redaction", "finish")
    return HolderWords("", "")


def held_name(kind: HolderKind, organization_id: UUID | None, names: Names, customer: str) -> str:
    """A holder as the bar of held times names it; "" is nobody."""
    if kind is HolderKind.ORGANIZATION and organization_id is not None:
        return names[organization_id]
    return {
        HolderKind.CUSTOMER: f"{customer}, asked to answer",
        HolderKind.AUTHORIZATION: f"{customer}, asked for permission",
        HolderKind.REDACTION: "Redaction",
        HolderKind.DONE: "Solved or closed",
    }.get(kind, "")


def severity_word(case: Case, organization: Organization) -> str:
    """The case's severity as this organization calls it: the opener's own word, else the scale's."""
    if case.opener_id == organization.id and case.severity_word:
        return case.severity_word
    return own_word(case.severity, organization)


def own_word(severity: Severity, organization: Organization) -> str:
    """One level of the common scale in the words of an organization."""
    return " or ".join(scale_from_json(organization.severity_scale).words_for(severity))


@dataclass(frozen=True)
class PermissionWords:
    """Whether the customer allowed anything: a tone for the dot and the words beside it."""

    tone: str
    words: str


def permission_words(authorization: Authorization | None, now: datetime) -> PermissionWords:
    """What the newest authorization of a case comes to at this moment."""
    if authorization is None:
        return PermissionWords("grey", "not asked")
    state = authorization.state
    if state is AuthorizationState.GRANTED and authorization.not_after <= now:
        state = AuthorizationState.EXPIRED
    return {
        AuthorizationState.REQUESTED: PermissionWords("amber", "waiting for the customer"),
        AuthorizationState.GRANTED: PermissionWords("green", "given"),
        AuthorizationState.REFUSED: PermissionWords("red", "refused"),
        AuthorizationState.LAPSED: PermissionWords("amber", "not answered in time"),
        AuthorizationState.WITHDRAWN: PermissionWords("red", "withdrawn"),
        AuthorizationState.EXPIRED: PermissionWords("grey", "ended"),
        AuthorizationState.SUPERSEDED: PermissionWords("grey", "replaced by a newer one"),
    }[state]

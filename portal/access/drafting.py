"""The exact record that a customer is asked to allow: shown, bound to the code, and signed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from portal.records.agreements import agreement_between, current_terms
from portal.records.authorizations import Authorization, categories_of, recipients_of
from portal.records.cases import case_of
from portal.records.organizations import Organization, current_key, organization_of
from portal.rules.authorization_terms import AuthorizationTerms, Notice, Party, PartyRole
from portal.vocabulary import DataCategory, Invalid, Treatment

NOTICE = Notice(
    text=(
        "The companies named here ask to see data of your organization to solve one problem. Before "
        "anything leaves, it is cleaned: what you do not tick is removed, what you tick is treated as it "
        "says beside it. Only the companies that you tick can read it here; the company that asks reads what "
        "the others answer only if you tick it too. "
        "Passwords, keys and other live secrets never leave. Every single reading is written into a log "
        "that you can see and check. You can withdraw in one step at any time; from then on nobody can "
        "read it here any more."
    ),
    language="en",
    version="2",
)


@dataclass(frozen=True)
class Choice:
    """What was ticked: for whom, which kinds of data in the most open way each, and who else may reveal."""

    recipients: frozenset[UUID]
    treatments: Mapping[DataCategory, Treatment]
    reveals_by_giver: bool = False


def everything_asked(database: Session, authorization: Authorization) -> Choice:
    """The choice that would grant all that was asked for; what the page shows before anything is ticked."""
    return Choice(
        frozenset(row.organization_id for row in recipients_of(database, authorization.id)),
        {row.category: row.asked for row in categories_of(database, authorization.id)},
    )


def terms_of(database: Session, authorization: Authorization, choice: Choice) -> AuthorizationTerms:
    """The terms of exactly this choice.

    Raises:
        Invalid: nobody or nothing was ticked, or something that was never asked for.
    """
    _check(everything_asked(database, authorization), choice)
    case = case_of(database, authorization.case_id)
    asker = organization_of(database, authorization.requested_by_organization_id)
    return AuthorizationTerms(
        record_id=authorization.id,
        version=authorization.version,
        case_id=case.id,
        case_title=case.title,
        customer=_party(organization_of(database, authorization.customer_id), PartyRole.CUSTOMER),
        asker=_party(asker, PartyRole.ASKER),
        recipients=tuple(_recipient(database, asker.id, one) for one in choice.recipients),
        purposes=frozenset({authorization.purpose}),
        treatments=choice.treatments,
        protocol_id=authorization.protocol,
        protocol_version=str(authorization.protocol_version),
        notice=NOTICE,
        requested_at=authorization.requested_at,
        expires_at=authorization.not_after,
        ends_with_case=authorization.ends_with_case,
        withdrawal_method="one button on the page behind the link in the receipt's message",
        storage_location="this portal's own storage",
        jurisdiction="as agreed between the customer and the asking vendor",
        supersedes=authorization.supersedes_id,
        reveals_by_giver=choice.reveals_by_giver,
    )


def _check(asked: Choice, choice: Choice) -> None:
    if not choice.recipients:
        raise Invalid("Tick at least one company that may see the data, or refuse.", "recipients")
    allowed = {one: how for one, how in choice.treatments.items() if how is not Treatment.REMOVE}
    if not allowed:
        raise Invalid("Tick at least one kind of data, or refuse.", "categories")
    too_open = any(
        how.openness > asked.treatments.get(one, Treatment.REMOVE).openness for one, how in allowed.items()
    )
    if too_open or not choice.recipients <= asked.recipients:
        raise Invalid("Something was ticked that nobody asked for. Reload the page and choose again.")


def _recipient(database: Session, asker_id: UUID, recipient_id: UUID) -> Party:
    """A company that may read, with the key that it has now: content is sealed for that key and no other."""
    return replace(
        _party(organization_of(database, recipient_id), PartyRole.RECIPIENT),
        contract_reference=_contract(database, asker_id, recipient_id),
        key_id=current_key(database, recipient_id).key_id,
    )


def _party(organization: Organization, role: PartyRole) -> Party:
    return Party(
        organization_id=organization.id,
        name=organization.name,
        role=role,
        address=organization.domain,
        contact=f"https://{organization.domain}",
    )


def _contract(database: Session, asker_id: UUID, recipient_id: UUID) -> str:
    agreement, terms = agreement_between(database, asker_id, recipient_id), current_terms(database)
    return f"agreement {agreement.id}, terms sha256 {terms.sha256}" if agreement and terms else ""

"""What pages have in common on which a customer is asked, and on which the customer answers by a link."""

from uuid import UUID

from portal.records.authorizations import authorizations_of
from portal.records.cases import Case, participants_of
from portal.records.organizations import organization_names, organization_of
from portal.web.call import Call


def readers_of(call: Call, case_id: UUID) -> list[str]:
    """The companies on a case by name: who reads what is written there."""
    names = organization_names(call.database)
    return [names[one.organization_id] for one in participants_of(call.database, case_id)]


def first_mailbox(call: Call, case_id: UUID) -> str:
    """Whom to ask, as a proposal: who decided first for the customer, or nobody."""
    asked = authorizations_of(call.database, case_id)
    return asked[0].approver_email if asked else ""


def told_to_the_customer(call: Call, case: Case, vendor_id: UUID) -> dict[str, object]:
    """What every page of an answer says: the case, who asks, for whom, and until when it can be answered."""
    return {
        "case": case,
        "vendor": organization_of(call.database, vendor_id).name,
        "customer_name": organization_of(call.database, case.customer_id).name,
        "until": call.link.link.expires_at,
    }

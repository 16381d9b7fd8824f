"""The Authorization Record, version 1: what the customer allowed, in fields that outsiders know.

Field names are those of ISO/IEC TS 27560:2023 (as published in the W3C DPV guide, clause 7), unchanged; ours
begin with `x_`. The kind is `controller_instruction`: in a support case the customer is an organization that
instructs its processors (GDPR Art. 28(3)(a)), not a data subject who consents. The record is plain JSON
(strings, whole numbers, lists, objects), ready for RFC 8785; hashing and signing are done elsewhere.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portal.rules.authorization_terms import (
    AuthorizationTerms,
    CustomerDecision,
    DecisionEvidence,
    Party,
)
from portal.rules.decision_record import Json, authority_part, evidence_part, instant
from portal.vocabulary import DataCategory, Treatment

SCHEMA_VERSION = "authorization-record/1"
RECORD_KIND = "controller_instruction"
BY_GIVER = "giver"

PII_TYPES: dict[DataCategory, tuple[str, ...]] = {
    DataCategory.CREDENTIALS: ("pd:Password",),
    DataCategory.PEOPLE: ("pd:Name", "pd:EmailAddress", "pd:TelephoneNumber"),
    DataCategory.ACCOUNTS: ("pd:AccountIdentifier", "pd:Username"),
    DataCategory.HOSTS: ("x:HostName",),
    DataCategory.NETWORK: ("pd:IPAddress", "pd:MACAddress"),
    DataCategory.DEVICES: ("pd:DeviceOperatingSystem", "pd:DeviceSoftware", "pd:DeviceApplications"),
    DataCategory.LOCATIONS: ("pd:Location",),
    DataCategory.FINANCIAL: ("x:FinancialNumber",),
    DataCategory.NATIONAL_IDS: ("pd:OfficialID",),
    DataCategory.CUSTOMER_TERMS: ("x:CustomerTerm",),
    DataCategory.TECHNICAL: ("pd:CommunicationsMetadata",),
}


def authorization_record(
    terms: AuthorizationTerms,
    decision: CustomerDecision | None = None,
    evidence: DecisionEvidence | None = None,
) -> dict[str, Json]:
    """The record of `terms`; without a decision it is the draft that the customer is shown.

    Deterministic: equal values give equal records, so the hash of a draft can bind a code to it. Instants
    are UTC with a `Z`, to the second. Raises `ValueError` for an instant without a zone.
    """
    record: dict[str, Json] = {
        "header": {
            "schema_version": SCHEMA_VERSION,
            "record_id": str(terms.record_id),
            "pii_principal_id": str(terms.customer.organization_id),
            "x_record_kind": RECORD_KIND,
            "x_version": terms.version,
            "x_supersedes": str(terms.supersedes) if terms.supersedes else None,
        },
        "processing": _processing(terms),
        "party": [_party(party) for party in (terms.customer, terms.asker, *_sorted(terms.recipients))],
        "event": _events(terms, decision),
        "x_scope": _scope(terms),
        "x_expiry": {
            "not_after": instant(terms.expires_at) if terms.expires_at else None,
            "expiry_event": "case_closed" if terms.ends_with_case else None,
        },
        "x_contract": {
            str(party.organization_id): party.contract_reference
            for party in (terms.asker, *_sorted(terms.recipients))
        },
    }
    if decision is not None:
        record["x_authority"] = authority_part(terms, decision)
    if evidence is not None:
        record["x_evidence"] = evidence_part(terms, evidence, decision)
    return record


def reveals_by_giver(record: Mapping[str, Any] | None) -> bool:
    """Whether a signed record lets the giver of a text decide about one hidden value; silence means no."""
    return record is not None and record["x_scope"].get("reveals") == BY_GIVER


def second_agreed(record: Mapping[str, Any] | None) -> bool:
    """Whether two agreed to what a signed record allows."""
    return record is not None and bool(record.get("x_authority", {}).get("second_approver"))


def _processing(terms: AuthorizationTerms) -> dict[str, Json]:
    controller: Json = str(terms.customer.organization_id)
    recipients: list[Json] = [str(party.organization_id) for party in _sorted(terms.recipients)]
    information: list[Json] = [
        {"pii_type": pii_type, "pii_optional": True, "x_category": category.value}
        for category in _allowed(terms)
        for pii_type in PII_TYPES[category]
    ]
    purposes: list[Json] = [
        {
            "purpose": terms.case_title,
            "purpose_type": purpose.value,
            "lawful_basis": "x:controller_instruction eu-gdpr:A28-3-a",
            "pii_information": information,
            "pii_controllers": [controller],
            "collection_method": "uploaded by the asking vendor",
            "processing_method": "redacted and sealed for the named recipients",
            "storage_locations": [terms.storage_location],
            "retention_period": "until the authorization ends",
            "jurisdiction": terms.jurisdiction,
            "recipient_third_parties": recipients,
            "withdrawal_method": terms.withdrawal_method,
        }
        for purpose in sorted(terms.purposes)
    ]
    return {"privacy_notice": terms.notice.text, "language": terms.notice.language, "purposes": purposes}


def _party(party: Party) -> dict[str, Json]:
    pinned: dict[str, Json] = {"x_key_id": party.key_id} if party.key_id else {}
    return {
        "party_id": str(party.organization_id),
        "party_name": party.name,
        "party_address": party.address,
        "party_email": party.email,
        "party_role": party.role.value,
        "party_contact": party.contact,
        "party_type": "organization",
        **pinned,
    }


def _events(terms: AuthorizationTerms, decision: CustomerDecision | None) -> list[Json]:
    asked = _event(terms, terms.requested_at, str(terms.asker.organization_id), "ConsentRequested")
    if decision is None:
        return [asked]
    state = "ConsentGiven" if decision.granted else "ConsentRefused"
    return [asked, _event(terms, decision.decided_at, str(terms.customer.organization_id), state)]


def _event(terms: AuthorizationTerms, at: datetime, entity_id: str, state: str) -> dict[str, Json]:
    until = f"until {instant(terms.expires_at)}" if terms.expires_at else "until the case is closed"
    return {
        "event_time": instant(at),
        "validity_duration": until,
        "entity_id": entity_id,
        "event_type": f"x:{RECORD_KIND}",
        "event_state": f"dpv:{state}",
    }


def _scope(terms: AuthorizationTerms) -> dict[str, Json]:
    classes: dict[str, Json] = {one.value: terms.treatments[one].value for one in _allowed(terms)}
    by_giver: dict[str, Json] = {"reveals": BY_GIVER} if terms.reveals_by_giver else {}
    return {
        "case_id": str(terms.case_id),
        "item_ids": "*",
        "field_classes": classes,
        "actions": ["read"],
        "disclosure_protocol": {"id": terms.protocol_id, "version": terms.protocol_version},
        "onward_sharing": False,
        **by_giver,
    }


def _allowed(terms: AuthorizationTerms) -> list[DataCategory]:
    return [
        one for one in DataCategory if terms.treatments.get(one, Treatment.REMOVE) is not Treatment.REMOVE
    ]


def _sorted(parties: tuple[Party, ...]) -> list[Party]:
    return sorted(parties, key=lambda party: str(party.organization_id))

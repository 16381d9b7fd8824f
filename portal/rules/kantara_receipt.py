"""An Authorization Record as a consent receipt (Kantara Consent Receipt Specification, version 1.1).

For programs that read such receipts. It is a copy in another's words and is not signed: what holds is the
signed record, which it names. In a support case the customer instructs its processors and is no data
subject who consents; `x_record_kind` says so where the format has no word for it.
"""

from collections.abc import Mapping
from typing import Any

from portal.rules.record_parts import RecordParts, parts_of
from portal.rules.shown_steps import level_reached, steps_shown

VERSION = "KI-CR-v1.1.0"
NOT_GIVEN = "not given"
_SENSITIVE = {"pd:Password", "pd:OfficialID", "x:FinancialNumber"}


def kantara_receipt(record: Mapping[str, Any], page: str) -> dict[str, Any]:
    """The receipt of a record that was granted; `page` is the portal's address.

    Raises:
        ValueError: nobody has granted it.
    """
    parts = parts_of(record)
    types = sorted({one["pii_type"] for purpose in parts.purposes for one in purpose["pii_information"]})
    return {
        "version": VERSION,
        "jurisdiction": parts.purposes[0]["jurisdiction"],
        "consentTimestamp": int(parts.given_at.timestamp()),
        "collectionMethod": _method(record),
        "consentReceiptID": parts.record_id,
        "language": parts.language,
        "piiPrincipalId": parts.customer["party_id"],
        "piiControllers": [_controller(parts)],
        "policyUrl": page,
        "services": [
            {
                "service": "Support of several companies in one case",
                "purposes": [_purpose(parts, purpose) for purpose in parts.purposes],
            }
        ],
        "sensitive": bool(_SENSITIVE & set(types)),
        "spiCat": sorted(_SENSITIVE & set(types)),
        "x_assurance": level_reached(record),
        "x_record_kind": record["header"]["x_record_kind"],
        "x_version": parts.version,
    }


def _method(record: Mapping[str, Any]) -> str:
    """How the permission was given: its level, and what was shown."""
    shown = "; ".join(step.words for step in steps_shown(record))
    return f"{level_reached(record)}: {shown}" if shown else NOT_GIVEN


def _controller(parts: RecordParts) -> dict[str, Any]:
    customer = parts.customer
    return {
        "piiController": customer["party_name"],
        "contact": customer["party_contact"] or NOT_GIVEN,
        "address": {"streetAddress": customer["party_address"] or NOT_GIVEN},
        "email": customer["party_email"] or NOT_GIVEN,
        "phone": NOT_GIVEN,
    }


def _purpose(parts: RecordParts, purpose: Mapping[str, Any]) -> dict[str, Any]:
    recipients = [one["party_name"] for one in parts.recipients]
    disclosed = {"thirdPartyName": ", ".join(recipients)} if recipients else {}
    return {
        "purpose": purpose["purpose"],
        "purposeCategory": [purpose["purpose_type"]],
        "consentType": "EXPLICIT",
        "piiCategory": sorted({one["pii_type"] for one in purpose["pii_information"]}),
        "primaryPurpose": True,
        "termination": parts.ends,
        "thirdPartyDisclosure": bool(recipients),
        **disclosed,
    }

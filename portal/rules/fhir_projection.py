"""An Authorization Record as a Consent resource (HL7 FHIR R5), for health-care customers' own systems.

The base is "deny" and what was allowed is the exception, which is how the record is executed too. It is a
copy in another's words and is not signed: what holds is the signed record, whose hash it names.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portal.rules.record_parts import RecordParts, parts_of
from portal.rules.shown_steps import Step, steps_shown
from portal.vocabulary import AuthorizationState

GRANT_LEVEL = "urn:entente:grant-level"
_DPV = "https://w3id.org/dpv"
_ACTION = "http://terminology.hl7.org/CodeSystem/consentaction"
_CATEGORY = "http://loinc.org"


def fhir_projection(
    record: Mapping[str, Any], receipt_hash: str, state: AuthorizationState, ended_at: datetime | None
) -> dict[str, Any]:
    """The resource of a record that was granted, as it stands now.

    `receipt_hash` is the hash (hexadecimal) that the log names the signed record with.

    Raises:
        ValueError: nobody has granted it.
    """
    parts = parts_of(record)
    allowed = state is AuthorizationState.GRANTED
    return {
        "resourceType": "Consent",
        "id": parts.record_id,
        "language": parts.language,
        "identifier": [{"system": "urn:entente:receipt-sha256", "value": receipt_hash}],
        "status": "active" if allowed else "inactive",
        "category": [
            {"coding": [{"system": _CATEGORY, "code": "59284-0", "display": "Consent Document"}]},
            {"text": f"instruction of the controller ({record['header']['x_record_kind']})"},
        ],
        "date": parts.given_at.date().isoformat(),
        "period": _period(parts, ended_at),
        "grantor": [_reference(parts.customer)],
        "grantee": [_reference(one) for one in parts.recipients],
        "manager": [_reference(parts.asker)],
        "controller": [_reference(parts.customer)],
        "regulatoryBasis": [{"text": parts.purposes[0]["lawful_basis"]}],
        "decision": "deny",
        "provision": [_provision(parts, record)],
        **_verified(record),
    }


def _verified(record: Mapping[str, Any]) -> dict[str, Any]:
    """A verification for each thing that was shown; FHIR knows no empty lists."""
    shown = [_verification(step) for step in steps_shown(record)]
    return {"verification": shown} if shown else {}


def _verification(step: Step) -> dict[str, Any]:
    """One thing that was shown; the portal looked at it."""
    level = {"system": GRANT_LEVEL, "code": step.level.value}
    return {
        "verified": True,
        "verificationType": {"coding": [level], "text": step.words},
        "verifiedBy": {"type": "Organization", "display": "Entente"},
        "verificationDate": [step.at],
    }


def _provision(parts: RecordParts, record: Mapping[str, Any]) -> dict[str, Any]:
    classes = record["x_scope"]["field_classes"]
    return {
        "period": _period(parts, None),
        "actor": [{"reference": _reference(one)} for one in parts.recipients],
        "action": [{"coding": [{"system": _ACTION, "code": "access", "display": "Access"}]}],
        "purpose": [
            {"system": _DPV, "code": purpose["purpose_type"].partition(":")[2]} for purpose in parts.purposes
        ],
        "code": [{"text": f"{name}: {treatment}"} for name, treatment in sorted(classes.items())],
    }


def _period(parts: RecordParts, ended_at: datetime | None) -> dict[str, str]:
    start = parts.given_at.isoformat().replace("+00:00", "Z")
    end = ended_at.strftime("%Y-%m-%dT%H:%M:%SZ") if ended_at else parts.not_after
    return {"start": start, **({"end": end} if end else {})}


def _reference(party: Mapping[str, Any]) -> dict[str, Any]:
    identifier = {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{party['party_id']}"}
    return {"type": "Organization", "identifier": identifier, "display": party["party_name"]}

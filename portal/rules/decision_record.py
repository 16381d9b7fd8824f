"""What an Authorization Record says of a decision: on what ground somebody decided, and what shows it."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from portal.rules.authorization_terms import AuthorizationTerms, CustomerDecision, DecisionEvidence

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


_SIGNED_EVIDENCE = ("challenge_id", "code_issued_at")
_SECOND = "second_approver"


def authority_part(terms: AuthorizationTerms, decision: CustomerDecision) -> dict[str, Json]:
    """Who decided for the customer, and on what ground; the ground's evidence where there is one."""
    reference: dict[str, Json] = (
        {"authority_evidence_ref": decision.authority_evidence} if decision.authority_evidence else {}
    )
    return {
        "representative_of": str(terms.customer.organization_id),
        "x_name": decision.person_name,
        "x_position": decision.person_position,
        "authority_kind": decision.authority.value,
        **reference,
        **_second_part(decision),
    }


def evidence_part(
    terms: AuthorizationTerms, evidence: DecisionEvidence, decision: CustomerDecision | None
) -> dict[str, Json]:
    """What was shown: the notice, the code and its mailbox, and what the customer's domain answered."""
    return {
        "notice_sha256": hashlib.sha256(terms.notice.text.encode()).hexdigest(),
        "notice_version": terms.notice.version,
        "rendered_html_sha256": evidence.page_hash,
        "challenge_id": str(evidence.challenge_id),
        "code_issued_at": instant(evidence.code_issued_at),
        "code_verified_at": instant(evidence.code_verified_at),
        "attempts": evidence.attempts,
        "mail_to_hash": evidence.address_hash,
        "ip_prefix": evidence.network_prefix,
        "user_agent": evidence.browser,
        "assurance": decision.assurance.value if decision else None,
        **_domain_part(evidence),
        **_signature_part(evidence),
    }


def part_to_sign(
    draft: Mapping[str, Json], authority: Mapping[str, Json], challenge_id: str, code_issued_at: datetime
) -> dict[str, Json]:
    """What a passkey signs before the record exists: the draft, who decides, and which code goes with it.

    The code is good once and for ten minutes, so a signature is too.
    """
    code: dict[str, Json] = {"challenge_id": challenge_id, "code_issued_at": instant(code_issued_at)}
    return {**draft, "x_authority": dict(authority), "x_evidence": code}


def signed_part(record: Mapping[str, Any]) -> dict[str, Any]:
    """The same, taken out of a whole record by whoever checks its signature.

    Left out is what was not known yet: the decision's own event, a second who agreed, and all evidence but
    the code's.
    """
    evidence = {name: record["x_evidence"][name] for name in _SIGNED_EVIDENCE}
    authority = {name: value for name, value in record["x_authority"].items() if name != _SECOND}
    return {**record, "event": record["event"][:1], "x_authority": authority, "x_evidence": evidence}


def _second_part(decision: CustomerDecision) -> dict[str, Json]:
    if decision.second is None:
        return {}
    return {
        _SECOND: {
            "x_name": decision.second.name,
            "x_position": decision.second.position,
            "mail_to_hash": decision.second.address_hash,
            "challenge_id": str(decision.second.challenge_id),
            "code_verified_at": instant(decision.second.code_verified_at),
        }
    }


def instant(at: datetime) -> str:
    """An instant as records write it: UTC, to the second. `ValueError` for one without a zone."""
    if at.tzinfo is None:
        raise ValueError("An instant in a record needs a zone.")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _domain_part(evidence: DecisionEvidence) -> dict[str, Json]:
    if evidence.domain is None:
        return {}
    return {
        "dns_txt_name": evidence.domain.name,
        "dns_txt_value_sha256": hashlib.sha256(evidence.domain.value.encode()).hexdigest(),
        "x_dns_checked_at": instant(evidence.domain.checked_at),
        "dnssec": evidence.domain.dnssec,
    }


def _signature_part(evidence: DecisionEvidence) -> dict[str, Json]:
    if evidence.signature is None:
        return {}
    return {
        "webauthn": {
            "credential_id": evidence.signature.credential_id,
            "x_public_key": evidence.signature.public_key,
            "authenticator_data": evidence.signature.authenticator_data,
            "client_data_json": evidence.signature.client_data,
            "signature": evidence.signature.signature,
        }
    }

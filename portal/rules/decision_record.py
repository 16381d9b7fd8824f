"""What an Authorization Record says of a decision: on what ground somebody decided, and what shows it."""

import hashlib
from datetime import UTC, datetime
from typing import TypeAlias

from portal.rules.authorization_terms import AuthorizationTerms, CustomerDecision, DecisionEvidence

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


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

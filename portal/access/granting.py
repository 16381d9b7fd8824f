"""What granting leaves behind: ticked lines with pinned keys, the signed receipt, the key that can die."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.customer_keys import locked_customer
from portal.access.deciding import Decision
from portal.access.drafting import Choice, terms_of
from portal.access.levels import Shown
from portal.access.link_access import LinkAccess
from portal.access.shredding import keep_key
from portal.access.signing import RECEIPTS, signer_for
from portal.access.signing_grants import decision_of
from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization, categories_of, recipients_of
from portal.records.jobs import enqueue
from portal.records.links import TypedCode
from portal.records.organizations import current_key, organization_of
from portal.rules.authorization_record import authorization_record
from portal.rules.authorization_terms import DecisionEvidence
from portal.vault.context import AuthorizationContext
from portal.vault.keyring import KeyRing
from portal.vault.receipts import receipt_hash, sign_receipt, thumbprint
from portal.vault.tokens import token_hash
from portal.vocabulary import Conflict, Treatment

END_AUTHORIZATION = "end_authorization"
ANSWER_WITHIN = timedelta(days=14)


def answer_due_at(authorization: Authorization) -> datetime:
    """Until when a request can be answered: its link lives as long, then the request lapses."""
    return min(authorization.requested_at + ANSWER_WITHIN, authorization.not_after)


def keep_choice(database: Session, authorization: Authorization, choice: Choice) -> None:
    """Keep what was ticked, and pin the key that each chosen recipient has now."""
    for line in recipients_of(database, authorization.id):
        line.granted = line.organization_id in choice.recipients
        line.key_id = current_key(database, line.organization_id).key_id if line.granted else None
    for category in categories_of(database, authorization.id):
        category.granted = choice.treatments.get(category.category, Treatment.REMOVE)


@dataclass(frozen=True)
class Signing:
    """With which keys, under which name, and when a receipt is signed; and where its key can die."""

    keyring: KeyRing
    shred: ShredStore
    name: str
    now: datetime


def issue_receipt(
    database: Session,
    access: LinkAccess,
    authorization: Authorization,
    decision: Decision,
    code: TypedCode,
    shown: Shown,
    signing: Signing,
) -> str:
    """Make the record of exactly this choice, sign it, make its key, and queue its end.

    Returns the name of the key that signed (RFC 7638), for the log to hold it.
    """
    if decision.choice is None:
        raise Conflict("There is no receipt for a refusal.")
    made = decision_of(decision, shown, signing.now)
    domain = organization_of(database, authorization.customer_id).domain
    evidence = replace(
        _evidence(access, code, signing.now), domain=shown.evidence(domain), signature=shown.signature
    )
    if shown.first is not None:
        first = shown.first
        evidence = replace(evidence, code_verified_at=first.decided_at, browser=first.client)
    record = authorization_record(terms_of(database, authorization, decision.choice), made, evidence)
    signer = signer_for(database, signing.keyring, RECEIPTS, signing.name, signing.now)
    authorization.record = dict(record)
    authorization.receipt = sign_receipt(record, signer)
    authorization.receipt_hash = receipt_hash(record)
    customer = locked_customer(database, authorization.customer_id)
    context = AuthorizationContext(customer.id, authorization.id, authorization.version)
    sealed = signing.keyring.new_authorization_key(customer.customer_key or b"", context)
    keep_key(signing.shred, authorization, sealed)
    enqueue(database, END_AUTHORIZATION, authorization.id, signing.now, run_at=authorization.not_after)
    return thumbprint(signer.public)


def _evidence(access: LinkAccess, code: TypedCode, now: datetime) -> DecisionEvidence:
    return DecisionEvidence(
        challenge_id=code.id,
        code_issued_at=code.created_at,
        code_verified_at=now,
        attempts=code.attempts,
        address_hash=token_hash(access.link.email).hex(),
        page_hash=code.bound_to,
        browser=access.actor.client,
    )

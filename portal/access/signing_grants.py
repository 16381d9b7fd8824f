"""A grant that needs it is signed by a passkey: over the exact record, for one code."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.deciding import Decision
from portal.access.drafting import Choice, terms_of
from portal.access.levels import Shown
from portal.records.authorizations import Authorization, granted_authorization
from portal.records.links import TypedCode
from portal.records.passkeys import passkeys_at
from portal.rules.authorization_record import authorization_record
from portal.rules.authorization_terms import (
    Assurance,
    AuthorityKind,
    CustomerDecision,
    SignatureEvidence,
)
from portal.rules.decision_record import authority_part, part_to_sign
from portal.vault.passkeys import (
    Assertion,
    RelyingParty,
    challenge_of,
    check_assertion,
    encoded,
    read_assertion,
)
from portal.vocabulary import Invalid


@dataclass(frozen=True)
class ToSign:
    """One decision on its way: whose, about what, with which code, and the level that it aims at."""

    authorization: Authorization
    email: str
    decision: Decision
    code: TypedCode
    shown: Shown

    @property
    def choice(self) -> Choice | None:
        """What must be signed; None where no signature is needed."""
        return self.decision.choice if self.shown.level is Assurance.SIGNATURE else None


@dataclass(frozen=True)
class AskedSignature:
    """What a browser is asked for: the challenge, the portal's name, and which passkeys will do."""

    challenge: str
    party: str
    passkeys: tuple[str, ...]


def decision_of(decision: Decision, shown: Shown, now: datetime) -> CustomerDecision:
    """The decision as records say it."""
    return CustomerDecision(
        granted=decision.choice is not None,
        decided_at=now,
        person_name=decision.name,
        person_position=decision.position,
        authority=AuthorityKind.NAMED_OFFICER if shown.mandate else AuthorityKind.CONTRACT_SIGNATORY,
        assurance=shown.level,
        authority_evidence=shown.mandate.value if shown.mandate else "",
        second=shown.second,
    )


def asked_signature(database: Session, given: ToSign, base_url: str) -> AskedSignature | None:
    """What the page asks a passkey for; None where no signature is needed."""
    if given.choice is None:
        return None
    known = passkeys_at(database, given.authorization.customer_id, given.email)
    return AskedSignature(
        encoded(_challenge(database, given, given.choice)),
        RelyingParty.at(base_url).name,
        tuple(encoded(one.credential_id) for one in known),
    )


def signature_for(
    database: Session, given: ToSign, answer: str, base_url: str, now: datetime
) -> SignatureEvidence | None:
    """The signature in the browser's `answer`, as evidence; None where none is needed.

    Raises:
        Invalid: none was given, or it is not this person's over exactly this record and code.
    """
    if given.choice is None:
        return None
    if not answer:
        raise Invalid("This needs a signature with your passkey too. It works where scripts run.", "code")
    signed = read_assertion(answer)
    for known in passkeys_at(database, given.authorization.customer_id, given.email):
        if known.credential_id == signed.credential_id:
            challenge, party = _challenge(database, given, given.choice), RelyingParty.at(base_url)
            known.sign_count = check_assertion(signed, known.public_key, challenge, party, known.sign_count)
            known.used_at = now
            return _as_evidence(signed, known.public_key)
    raise Invalid("This passkey is not one of yours here.", "code")


def _as_evidence(signed: Assertion, public_key: bytes) -> SignatureEvidence:
    return SignatureEvidence(
        encoded(signed.credential_id),
        encoded(public_key),
        encoded(signed.authenticator_data),
        encoded(signed.client_data),
        encoded(signed.signature),
    )


def _challenge(database: Session, given: ToSign, choice: Choice) -> bytes:
    """Over the record as it will be, the permission that it replaces included."""
    older = granted_authorization(database, given.authorization.case_id, besides=given.authorization.id)
    terms = terms_of(database, given.authorization, choice)
    terms = replace(terms, supersedes=older.id if older else None)
    authority = authority_part(terms, decision_of(given.decision, given.shown, given.code.created_at))
    draft = authorization_record(terms)
    return challenge_of(part_to_sign(draft, authority, str(given.code.id), given.code.created_at))

"""What an Authorization Record is made of: who, what, what for, until when, and how it was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from portal.vocabulary import DataCategory, Purpose, Treatment


class PartyRole(StrEnum):
    """What an organization is in the record: the one who instructs, who asks, or who receives."""

    CUSTOMER = "data_controller"
    ASKER = "requesting_processor"
    RECIPIENT = "recipient_processor"


class AuthorityKind(StrEnum):
    """On what ground a person decides for the customer."""

    DOMAIN_ADMINISTRATOR = "domain_admin"
    NAMED_OFFICER = "named_officer"
    CONTRACT_SIGNATORY = "contract_signatory"


class Assurance(StrEnum):
    """How surely the decision is the customer's: mailbox control, domain authority, or a signature."""

    MAILBOX = "L1"
    DOMAIN = "L2"
    SIGNATURE = "L3"


@dataclass(frozen=True, slots=True)
class Party:
    """An organization in the record, with how to reach it, and the terms that bind it.

    `key_id` names the public key that content for a recipient is sealed for; only recipients have one.
    """

    organization_id: UUID
    name: str
    role: PartyRole
    address: str
    contact: str
    email: str = ""
    contract_reference: str = ""
    key_id: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """The text that the customer was shown, word for word, and in which language and version."""

    text: str
    language: str
    version: str


@dataclass(frozen=True, slots=True)
class AuthorizationTerms:
    """What is asked of the customer; all of it enters the record, and the code is bound to its hash.

    `treatments` names the categories asked for and the most open way each may leave; what it does not name
    never leaves. An end is needed: an instant, the closing of the case, or both (the earlier counts).
    `reveals_by_giver`: whoever gave a text may decide about one hidden value in it, as the customer may.
    """

    record_id: UUID
    version: int
    case_id: UUID
    case_title: str
    customer: Party
    asker: Party
    recipients: tuple[Party, ...]
    purposes: frozenset[Purpose]
    treatments: Mapping[DataCategory, Treatment]
    protocol_id: str
    protocol_version: str
    notice: Notice
    requested_at: datetime
    expires_at: datetime | None
    ends_with_case: bool
    withdrawal_method: str
    storage_location: str
    jurisdiction: str
    supersedes: UUID | None = None
    reveals_by_giver: bool = False

    def __post_init__(self) -> None:
        """Refuse terms that name nobody, nothing, no purpose or no end (`ValueError`)."""
        allowed = [one for one in self.treatments.values() if one is not Treatment.REMOVE]
        if not (self.recipients and self.purposes and allowed):
            raise ValueError("An authorization names at least one recipient, purpose and kind of data.")
        if self.expires_at is None and not self.ends_with_case:
            raise ValueError("An authorization must have an end.")
        if self.treatments.get(DataCategory.CREDENTIALS) is Treatment.KEEP:
            raise ValueError("Nobody can be authorized to receive live credentials.")


@dataclass(frozen=True, slots=True)
class CustomerDecision:
    """What the customer decided, who decided it for them and on what ground.

    `authority_evidence` is the value of the record at the customer's domain, from L2 on.
    """

    granted: bool
    decided_at: datetime
    person_name: str
    person_position: str
    authority: AuthorityKind
    assurance: Assurance
    authority_evidence: str = ""
    second: "SecondApprover | None" = None


@dataclass(frozen=True, slots=True)
class SecondApprover:
    """The other of two who agreed: who, from which mailbox (its hash), by which code and when."""

    name: str
    position: str
    address_hash: str
    challenge_id: UUID
    code_verified_at: datetime


@dataclass(frozen=True, slots=True)
class DomainEvidence:
    """The record at the customer's domain that names who decides, and when it was seen for this decision.

    `dnssec` tells whether the resolver vouched for the answer.
    """

    name: str
    value: str
    checked_at: datetime
    dnssec: bool


@dataclass(frozen=True, slots=True)
class SignatureEvidence:
    """What a passkey signed, as records write it: base64url without padding.

    `public_key` is a SubjectPublicKeyInfo in DER.
    """

    credential_id: str
    public_key: str
    authenticator_data: str
    client_data: str
    signature: str


@dataclass(frozen=True, slots=True)
class DecisionEvidence:
    """What shows that a person decided: the code typed by hand, and where the link was delivered.

    `address_hash` stands for the mail address, `network_prefix` for the address of the browser: enough to
    prove and too little to track. `page_hash` is the SHA-256 (hex) of the page as it was shown.
    """

    challenge_id: UUID
    code_issued_at: datetime
    code_verified_at: datetime
    attempts: int
    address_hash: str
    page_hash: str
    network_prefix: str = ""
    browser: str = ""
    domain: DomainEvidence | None = None
    signature: SignatureEvidence | None = None

"""Who may decide for a customer, as a list that the customer's own domain vouches for.

Method: domain control by a DNS TXT record (draft-ietf-dnsop-domain-verification-techniques: a name that
begins with an underscore, a value made from at least 128 random bits for one organization). The value is the
hash of the list itself, so whoever can publish it has signed exactly these people: neither an account at the
customer's, nor the portal's operator, can put somebody else on the list. The value names nobody.
"""

import hashlib
import json
import unicodedata
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from portal.vocabulary import Invalid

LABEL = "_entente-authz-challenge"
MARK = "entente-mandate="
STANDS_FOR = timedelta(days=30)
"""How long an answer of the domain counts; at each grant that needs it, it is asked anew anyway."""
LOOK_AGAIN_AFTER = timedelta(days=25)
MOST_DECIDERS = 20
_LONGEST_NAME = 120
_ENOUGH_FOR_TWO = 2


class Answer(StrEnum):
    """What the domain answered when it was asked last."""

    NOT_ASKED = ""
    FOUND = "found"
    OTHER = "other"
    NONE = "none"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Decider:
    """Somebody who may decide for the customer: one mailbox of the customer's, one name."""

    email: str
    name: str


@dataclass(frozen=True, slots=True)
class MandateTerms:
    """The list, whether two of them must agree, and whether nobody else decides anything at all."""

    deciders: tuple[Decider, ...]
    two_agree: bool = False
    only_deciders: bool = False

    def __post_init__(self) -> None:
        """Refuse a list on which nobody stands, or one person twice (`Invalid`, field `deciders`)."""
        if not 1 <= len(self.deciders) <= MOST_DECIDERS:
            raise Invalid(f"Name at least one person and at most {MOST_DECIDERS}.", "deciders")
        for one in self.deciders:
            if not one.name.strip() or len(one.name) > _LONGEST_NAME:
                raise Invalid(f"Write a name behind {one.email}, of at most 120 characters.", "deciders")
        for what in (mailbox_of, _name_of):
            if len({what(one) for one in self.deciders}) < len(self.deciders):
                raise Invalid("Somebody stands on the list twice. Name each person once.", "deciders")
        if self.two_agree and len(self.deciders) < _ENOUGH_FOR_TWO:
            raise Invalid("Two can agree only when at least two are named.", "two_agree")

    def decider(self, email: str) -> Decider | None:
        """The decider with exactly this address; a tag behind a plus makes another address."""
        return next((one for one in self.deciders if one.email == email), None)


def mailbox_of(decider: Decider) -> str:
    """The mailbox that an address leads to: without a tag behind a plus, in one spelling."""
    local, _, domain = unicodedata.normalize("NFKC", decider.email).casefold().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _name_of(decider: Decider) -> str:
    return " ".join(unicodedata.normalize("NFKC", decider.name).casefold().split())


def record_name(domain: str) -> str:
    """Where the customer publishes the record."""
    return f"{LABEL}.{domain}"


def record_value(organization_id: UUID, domain: str, token: str, terms: MandateTerms) -> str:
    """What the record says: a hash over the organization, its domain, a random token and the whole list."""
    signed = {
        "version": 1,
        "organization": str(organization_id),
        "domain": domain,
        "token": token,
        "deciders": sorted([one.email, one.name] for one in terms.deciders),
        "two_agree": terms.two_agree,
        "only_deciders": terms.only_deciders,
    }
    plain = json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return MARK + urlsafe_b64encode(hashlib.sha256(plain.encode()).digest()).decode().rstrip("=")


def answer_in(texts: Sequence[str], value: str) -> Answer:
    """What TXT records (the strings of each put together) say about one value; others do not matter."""
    said = [text.strip() for text in texts]
    if value in said:
        return Answer.FOUND
    return Answer.OTHER if any(text.startswith(MARK) for text in said) else Answer.NONE


def stands(proved_at: datetime | None, checked_at: datetime | None, answer: Answer, now: datetime) -> bool:
    """Whether a list counts now: proved once, not contradicted since, and seen within the last 30 days."""
    if proved_at is None or checked_at is None or answer in {Answer.OTHER, Answer.NONE}:
        return False
    return now < checked_at + STANDS_FOR

"""How surely a decision is the customer's: which level it needs, and whether it was shown.

Asked twice: before a code is sent, so that nobody types one in vain, and when it is typed, against what the
customer's domain has answered since the code was sent. The domain is asked by the worker, never while a
transaction waits; whatever it does not answer counts as no.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.drafting import Choice
from portal.records.authorizations import Authorization
from portal.records.first_decisions import FirstDecision
from portal.records.jobs import enqueue
from portal.records.mandates import Mandate, locked_mandate, mandate_in_place
from portal.records.organizations import organization_of
from portal.records.passkeys import passkeys_at
from portal.rules.authorization_terms import Assurance, DomainEvidence, SecondApprover, SignatureEvidence
from portal.rules.authorization_words import CATEGORY_WORDS
from portal.rules.grant_levels import above, needed_level
from portal.rules.mandate import Answer, record_name
from portal.vocabulary import Invalid

LOOK_UP_MANDATE = "look_up_mandate"
RENEW_MANDATE = "renew_mandate"


@dataclass(frozen=True)
class Shown:
    """The level of a decision, on which list of the customer's it stands (from L2), what was signed (L3).

    Where two agreed, `first` is what the first of them decided, and `second` who the other is.
    """

    level: Assurance
    mandate: Mandate | None = None
    signature: SignatureEvidence | None = None
    second: SecondApprover | None = None
    first: FirstDecision | None = None

    def evidence(self, domain: str) -> DomainEvidence | None:
        """What the receipt says of the domain's answer."""
        if self.mandate is None or self.mandate.checked_at is None:
            return None
        return DomainEvidence(
            record_name(domain), self.mandate.value, self.mandate.checked_at, self.mandate.dnssec
        )


def least_level(database: Session, authorization: Authorization) -> Assurance:
    """What everything needs here: a customer may let nobody decide but those whom it named.

    A list whose proof does not stand at present still binds; otherwise whoever makes a record vanish
    could decide with a mailbox alone.
    """
    mandate = mandate_in_place(database, authorization.customer_id)
    return Assurance.DOMAIN if mandate is not None and mandate.only_deciders else Assurance.MAILBOX


def needed_for(database: Session, authorization: Authorization, choice: Choice | None) -> Assurance:
    """What this choice needs. Refusing lets nothing out, so whoever was asked may."""
    if choice is None:
        return Assurance.MAILBOX
    return needed_level(choice.treatments, least_level(database, authorization))


def require_reachable(
    database: Session, authorization: Authorization, email: str, choice: Choice | None, now: datetime
) -> None:
    """Stop unless this mailbox can reach the level; where the domain counts, let it be asked again now.

    Raises:
        Invalid: what is missing, and that the rest can be allowed.
    """
    needed = needed_for(database, authorization, choice)
    if choice is None or needed is Assurance.MAILBOX:
        return
    mandate = _mandate_for(database, authorization, email, choice)
    if needed is Assurance.SIGNATURE and not passkeys_at(database, authorization.customer_id, email):
        raise _missing(choice, Assurance.DOMAIN, f"a signature with a passkey, and {email} has none here")
    enqueue(database, LOOK_UP_MANDATE, mandate.id, now)


def aimed_level(database: Session, authorization: Authorization, email: str, choice: Choice | None) -> Shown:
    """What a decision reaches once its code, and what goes with it, are there.

    Raises:
        Invalid: this mailbox cannot reach what the choice needs.
    """
    needed = needed_for(database, authorization, choice)
    if choice is None or needed is Assurance.MAILBOX:
        return Shown(Assurance.MAILBOX)
    return Shown(needed, _mandate_for(database, authorization, email, choice))


def shown_level(
    database: Session, authorization: Authorization, email: str, choice: Choice | None, sent_at: datetime
) -> Shown:
    """The level that is shown by whoever types a code that was sent at `sent_at`.

    Raises:
        Invalid: this mailbox does not reach what the choice needs, or the domain has not said so since.
    """
    aimed = aimed_level(database, authorization, email, choice)
    if aimed.mandate is None:
        return aimed
    require_answered(database, aimed.mandate, sent_at)
    return aimed


def require_answered(database: Session, found: Mandate, sent_at: datetime) -> None:
    """Stop unless the domain has vouched for a list since a code was sent; the list is locked.

    Raises:
        Invalid: it has not, or not yet.
    """
    mandate = locked_mandate(database, found.id)
    domain = organization_of(database, found.organization_id).domain
    if mandate is None or mandate.ended_at is not None:
        raise Invalid(f"Who may decide for {domain} has just changed. Choose again.", "code")
    if mandate.looked_up_at is None or mandate.looked_up_at < sent_at:
        raise Invalid(_STILL_ASKING.format(domain=domain), "code")
    if mandate.checked_at is None or mandate.checked_at < sent_at:
        failed = mandate.answer == Answer.FAILED
        raise Invalid((_NOT_ANSWERED if failed else _NOT_THERE).format(domain=domain), "code")


_STILL_ASKING = (
    "We are still asking the name servers of {domain} whether you may decide this. That takes a few seconds. "
    "Type the same code again."
)
_NOT_ANSWERED = (
    "The name servers of {domain} did not answer, so we cannot see whether you may decide this. Choose again "
    "in a few minutes, or leave out what needs it."
)
_NOT_THERE = (
    "{domain} does not show the record any more that says who may decide. Ask whoever looks after your "
    "domain to publish it again, or leave out what needs it."
)


def _mandate_for(database: Session, authorization: Authorization, email: str, choice: Choice) -> Mandate:
    """The list on which this mailbox stands; whether the domain still shows it is another question."""
    mandate = mandate_in_place(database, authorization.customer_id)
    name = organization_of(database, authorization.customer_id).name
    if mandate is None:
        named = f"somebody whom {name} has named to decide, and nobody is named here yet"
        raise _missing(choice, Assurance.MAILBOX, named)
    if mandate.terms.decider(email) is not None:
        return mandate
    if mandate.only_deciders:
        raise Invalid(
            f"{name} lets nobody allow anything but the people whom it has named, and {email} is not among "
            "them. Ask whoever sent the request to send it to one of them. You can refuse it.",
            "categories",
        )
    named = f"one of the people whom {name} has named to decide, and {email} is not among them"
    raise _missing(choice, Assurance.MAILBOX, named)


def _missing(choice: Choice, enough: Assurance, what: str) -> Invalid:
    """What is missing for which kinds of data, and that the others can be allowed without it."""
    kinds = above(choice.treatments, enough)
    named = " and ".join(f"“{CATEGORY_WORDS[one][0]}”" for one in kinds) or "this"
    others = {one: how for one, how in choice.treatments.items() if one not in kinds}
    advice = " Leave that out and allow the rest now." if others else ""
    return Invalid(f"To allow {named} in this form needs {what}.{advice}", "categories")

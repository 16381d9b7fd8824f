"""A customer writes down who may decide for it; the list counts once the customer's domain vouches for it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.customer_keys import locked_customer
from portal.access.mailboxes import customers_mailbox
from portal.access.recording import record
from portal.records.mandates import Mandate, end_mandates
from portal.records.organizations import Organization
from portal.rules.mandate import Decider, MandateTerms, record_value
from portal.rules.one_line import one_line
from portal.vault.tokens import new_token
from portal.vocabulary import Invalid, OrganizationKind, Permission, Refused, Verb


@dataclass(frozen=True)
class WantedMandate:
    """What was entered: addresses with names, and how they decide."""

    people: tuple[tuple[str, str], ...]
    two_agree: bool = False
    only_deciders: bool = False


def propose_mandate(database: Session, actor: Actor, wanted: WantedMandate, now: datetime) -> Mandate:
    """Keep the list with the record to publish for it; a list that was proposed before ends unproved.

    Raises:
        Refused: not somebody who decides for a customer.
        Invalid: nobody is named, somebody twice, or a mailbox that is not the customer's.
    """
    actor.require(Permission.AUTHORIZATION_DECIDE)
    customer = locked_customer(database, actor.organization_id)
    if customer.kind is not OrganizationKind.CUSTOMER:
        raise Refused("Only customers name who decides for them.")
    mandate = _made(customer, actor, _terms(customer, wanted), now)
    end_mandates(database, customer.id, now, proved=False)
    database.add(mandate)
    database.flush()
    record(
        database,
        actor,
        Verb.MANDATE_PROPOSED,
        now,
        customer_id=customer.id,
        subject_id=mandate.id,
        details={
            "people": len(mandate.deciders),
            "two_agree": mandate.two_agree,
            "only_deciders": mandate.only_deciders,
            "record": mandate.value,
        },
        personal={"deciders": ", ".join(one.email for one in mandate.terms.deciders)},
    )
    return mandate


def _terms(customer: Organization, wanted: WantedMandate) -> MandateTerms:
    if not wanted.people:
        raise Invalid("Name at least one person.", "deciders")
    deciders = tuple(
        Decider(customers_mailbox(email, customer, "deciders"), one_line(name))
        for email, name in wanted.people
    )
    return MandateTerms(deciders, wanted.two_agree, wanted.only_deciders)


def _made(customer: Organization, actor: Actor, terms: MandateTerms, now: datetime) -> Mandate:
    token = new_token()
    return Mandate(
        organization_id=customer.id,
        token=token,
        value=record_value(customer.id, customer.domain, token, terms),
        deciders=[{"email": one.email, "name": one.name} for one in terms.deciders],
        two_agree=terms.two_agree,
        only_deciders=terms.only_deciders,
        proposed_by_id=actor.person,
        proposed_at=now,
    )

"""A vendor's administrator signs the standing terms with one partner; in force once both have."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.access.sending import send_notice
from portal.actions.instruments import Instruments
from portal.records.agreements import Agreement, Signature, Terms, agreement_between, current_terms, signed_by
from portal.records.organizations import Organization, organization_of
from portal.records.people import active_people_with, person_of
from portal.vocabulary import Conflict, Invalid, Missing, OrganizationKind, Permission, Role, Verb


def sign_agreement(
    database: Session,
    actor: Actor,
    partner: Organization,
    number: int,
    password: str,
    instruments: Instruments,
    now: datetime,
) -> Signature:
    """Sign version `number`, the one the person read, for the actor's organization.

    Raises:
        Missing: the partner is not another vendor.
        Conflict: a newer version is in force meanwhile, or it is signed already.
        Invalid: the password is wrong.
    """
    actor.require(Permission.AGREEMENT_SIGN)
    if partner.kind is not OrganizationKind.VENDOR or partner.id == actor.organization_id:
        raise Missing("There is no such partner.")
    terms = current_terms(database)
    if terms is None or terms.number != number:
        raise Conflict("A newer version was published meanwhile. Read it, then sign it.")
    if not instruments.passwords.verify(person_of(database, actor.person).password_hash, password):
        raise Invalid("This is not your password.", "password")
    agreement = _agreement(database, actor, partner, now)
    signature = _sign(database, actor, agreement, terms, now)
    in_force = signed_by(database, agreement.id, terms.id, partner.id)
    _tell(database, actor, partner, instruments, now, in_force=in_force)
    details = {
        "with": str(partner.id),
        "number": terms.number,
        "sha256": terms.sha256,
        "in_force": in_force,
    }
    record(database, actor, Verb.AGREEMENT_SIGNED, now, subject_id=agreement.id, details=details)
    return signature


def _agreement(database: Session, actor: Actor, partner: Organization, now: datetime) -> Agreement:
    """The pair's agreement; when both sides begin it at the same moment, the one that was kept."""
    found = agreement_between(database, actor.organization_id, partner.id)
    if found is not None:
        return found
    first, second = sorted((actor.organization_id, partner.id))
    made = Agreement(first_id=first, second_id=second, created_at=now)
    try:
        with database.begin_nested():
            database.add(made)
    except IntegrityError:
        kept = agreement_between(database, actor.organization_id, partner.id)
        if kept is None:
            raise
        return kept
    return made


def _sign(database: Session, actor: Actor, agreement: Agreement, terms: Terms, now: datetime) -> Signature:
    signature = Signature(
        agreement_id=agreement.id,
        terms_id=terms.id,
        organization_id=actor.organization_id,
        person_id=actor.person,
        sha256=terms.sha256,
        signed_at=now,
    )
    try:
        with database.begin_nested():
            database.add(signature)
    except IntegrityError as done:
        raise Conflict("Your organization has signed this version already.") from done
    return signature


def _tell(
    database: Session,
    actor: Actor,
    partner: Organization,
    instruments: Instruments,
    now: datetime,
    *,
    in_force: bool,
) -> None:
    ours = organization_of(database, actor.organization_id).name
    subject = f"The agreement with {ours} is in force" if in_force else f"{ours} waits for your signature"
    sentence = (
        f"{ours} signed the standing terms too; you can work on cases together."
        if in_force
        else f"{ours} signed the standing terms with {partner.name}. Read them and sign as well:"
    )
    page = instruments.link(f"/partners/{actor.organization_id}")
    for person in active_people_with(database, partner.id, Role.VENDOR_ADMINISTRATOR):
        send_notice(database, instruments.keyring, person.email, subject, f"{sentence}\n{page}\n", now)

"""An installation gets what it needs before anybody can sign in; running it again changes nothing."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.erased_people import erase_again
from portal.access.escrowing import destroy_released
from portal.access.inviting import checked_address, keep_invitation
from portal.access.key_directory import key_facts
from portal.access.key_giving import give_keys
from portal.access.log_keys import LOG, LOG_ML_DSA
from portal.access.recording import record
from portal.access.sending import send_notice
from portal.access.shredding import destroy_ended, move_keys
from portal.access.signing import RECEIPTS, log_key, signer_for
from portal.actions.instruments import Instruments
from portal.records.agreements import Terms, current_terms
from portal.records.organizations import (
    Organization,
    organizations_of_kind,
    signing_key_for,
)
from portal.records.people import person_by_email
from portal.rules.standing_terms import standing_terms, terms_hash
from portal.vocabulary import Conflict, OrganizationKind, Role, Verb


@dataclass(frozen=True)
class Prepared:
    """The operator's organization, and the address that the invited operator opens ("" without one)."""

    organization: Organization
    invitation_address: str = ""


def prepare_installation(
    database: Session,
    instruments: Instruments,
    now: datetime,
    *,
    operator_email: str = "",
    name: str = "Entente",
    domain: str = "",
) -> Prepared:
    """Make what is missing: the operator's organization and keys, the signing keys, the first terms.

    Keys of permissions that ended while the portal went down are destroyed first, and who was
    erased is erased again, where an older database was put back.

    With `operator_email` an operator is invited too. `domain` is that of the portal's address when
    it is empty; name and domain count only when the organization is made.

    Raises:
        Invalid: `operator_email` is no e-mail address.
        Conflict: somebody with this address signs in already.
    """
    move_keys(database, instruments.shred)
    destroy_ended(database, instruments.shred)
    destroy_released(database, instruments.shred)
    erase_again(database, instruments.shred, instruments.keyring, now)
    organization = _operator(database, instruments, now, name, domain)
    actor = Actor(organization_id=organization.id, person_id=None, name=organization.name, email="")
    _give_signing_key(database, actor, instruments, LOG, instruments.log_name, now)
    _give_signing_key(database, actor, instruments, LOG_ML_DSA, log_key(database).name, now)
    _give_signing_key(database, actor, instruments, RECEIPTS, instruments.base_url, now)
    _publish_first_terms(database, actor, now)
    if not operator_email:
        return Prepared(organization)
    return Prepared(organization, _invite(database, actor, organization, operator_email, instruments, now))


def _operator(
    database: Session, instruments: Instruments, now: datetime, name: str, domain: str
) -> Organization:
    for found in organizations_of_kind(database, OrganizationKind.OPERATOR):
        return found
    host = domain or urlsplit(instruments.base_url).hostname or "localhost"
    organization = Organization(kind=OrganizationKind.OPERATOR, name=name, domain=host, created_at=now)
    database.add(organization)
    database.flush()
    key = give_keys(database, organization, instruments.keyring, now)
    actor = Actor(organization_id=organization.id, person_id=None, name=name, email="")
    record(
        database,
        actor,
        Verb.ORGANIZATION_ENROLLED,
        now,
        subject_id=organization.id,
        details={"kind": organization.kind.value, **key_facts(key)},
    )
    return organization


def _give_signing_key(
    database: Session, actor: Actor, instruments: Instruments, purpose: str, name: str, now: datetime
) -> None:
    if signing_key_for(database, purpose) is not None:
        return
    signer = signer_for(database, instruments.keyring, purpose, name, now)
    record(database, actor, Verb.KEY_PUBLISHED, now, details={"purpose": purpose, "key": signer.key_id})


def _publish_first_terms(database: Session, actor: Actor, now: datetime) -> None:
    if current_terms(database) is not None:
        return
    text = standing_terms()
    terms = Terms(number=1, text=text, sha256=terms_hash(text), published_at=now)
    database.add(terms)
    database.flush()
    details = {"number": terms.number, "sha256": terms.sha256}
    record(database, actor, Verb.TERMS_PUBLISHED, now, subject_id=terms.id, details=details)


def _invite(
    database: Session,
    actor: Actor,
    organization: Organization,
    email: str,
    instruments: Instruments,
    now: datetime,
) -> str:
    address = checked_address(email)
    known = person_by_email(database, address)
    if known is not None and (known.organization_id != organization.id or known.deactivated_at is None):
        raise Conflict("Somebody with this address signs in already.")
    fresh = keep_invitation(database, organization.id, address, [Role.OPERATOR], organization.name, now)
    page = instruments.link(fresh.path)
    send_notice(
        database,
        instruments.keyring,
        address,
        "You are invited to operate Entente",
        f"Open this page to choose your password. It works once, for seven days:\n{page}\n",
        now,
    )
    record(
        database,
        actor,
        Verb.PERSON_INVITED,
        now,
        subject_id=fresh.link.id,
        details={"roles": [Role.OPERATOR.value], "for": str(organization.id)},
        personal={"invited": address},
    )
    return page

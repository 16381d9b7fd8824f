"""Whoever was erased stays erased, also when a database of before is put back.

The shred store, which is in no ordinary backup, remembers of each erasure a keyed hash of the address and the
moment, and nothing else: without the root keys nobody learns from it who that was. Every start looks for
these addresses in the database. One that came back later, with rows of its own after the erasure, is a
newer story and stays.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.access.erasing import Leaver, take_out
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.silencing import silence
from portal.gateways.shred_store import ShredStore
from portal.records.links import Link
from portal.records.mandates import Mandate
from portal.records.people import Person, person_by_email
from portal.vault.keyring import KeyRing
from portal.vocabulary import Missing, Verb

_ERASED = "erased-"


def erase(database: Session, leaver: Leaver, organization_id: UUID, now: datetime, *, again: bool) -> int:
    """Take somebody out of the log's values and of everything else; says from how many entries."""
    silent = silence(database, leaver)
    take_out(database, leaver, now)
    details = {"entries": silent, **({"again": True} if again else {})}
    actor = portal_for(organization_id)
    record(database, actor, Verb.PERSON_ERASED, now, subject_id=leaver.person_id, details=details)
    return silent


def organization_of_leaver(database: Session, leaver: Leaver) -> UUID:
    """For which organization: that of the account, of the newest link to the address, or of a list.

    Raises:
        Missing: nobody has this address.
    """
    if leaver.person is not None:
        return leaver.person.organization_id
    sent = select(Link.organization_id).where(Link.email == leaver.email).order_by(Link.created_at.desc())
    if found := database.scalars(sent.limit(1)).first():
        return found
    for mandate in database.scalars(select(Mandate)):
        if mandate.terms.decider(leaver.email) is not None:
            return mandate.organization_id
    raise Missing("Nobody has this address, and no link was ever sent to it.")


def remember_erased(shred: ShredStore, keyring: KeyRing, leaver: Leaver, now: datetime) -> None:
    """Keep that somebody was erased, before the erasure commits: who dies in between is erased at the start.

    Raises:
        Unavailable: the store is down; then nobody is to be erased.
    """
    shred.put(_name(keyring, leaver.email), now.isoformat().encode())


def back_again(database: Session, shred: ShredStore, keyring: KeyRing) -> list[Leaver]:
    """Who was erased and stands in this database as before, which is therefore an older one."""
    erased_at = {name: shred.get(name) for name in shred.names(_ERASED)}
    if not erased_at:
        return []
    newest: dict[str, datetime] = {}
    for email, at in _uses(database):
        newest[email] = max(at, newest.get(email, at))
    found = []
    for email, at in newest.items():
        kept = erased_at.get(_name(keyring, email))
        if kept and at <= datetime.fromisoformat(kept.decode()):
            found.append(Leaver(email, person_by_email(database, email)))
    return found


def erase_again(database: Session, shred: ShredStore, keyring: KeyRing, now: datetime) -> int:
    """Erase whoever is back, asking for nothing: they had left, and what they allowed was over."""
    found = back_again(database, shred, keyring)
    for leaver in found:
        if leaver.person is not None and leaver.person.deactivated_at is None:
            leaver.person.deactivated_at = now
        erase(database, leaver, organization_of_leaver(database, leaver), now, again=True)
    return len(found)


def _name(keyring: KeyRing, email: str) -> str:
    return f"{_ERASED}{keyring.tag_of_address(email)}"


def _uses(database: Session) -> Iterator[tuple[str, datetime]]:
    """Every address that somebody can be erased by, with when it came to be used."""
    yield from database.execute(select(Person.email, Person.created_at))
    yield from database.execute(select(Link.email, func.max(Link.created_at)).group_by(Link.email))
    for mandate in database.scalars(select(Mandate)):
        yield from ((one.email, mandate.proposed_at) for one in mandate.terms.deciders)

"""Where the portal keeps names and addresses of people beside the log, and how one is taken out of all of it.

Somebody who decided for a customer may never have had an account: there is only their address, and what they
typed as their name. What they signed keeps it, since a receipt without its name would prove nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal.access.mentions import mentions
from portal.access.sending import address_of_nobody
from portal.records.authorizations import Authorization
from portal.records.base import new_id
from portal.records.first_decisions import FirstDecision
from portal.records.links import Invitation, Link
from portal.records.mandates import Mandate
from portal.records.notices import Notice
from portal.records.passkeys import Passkey
from portal.records.people import Person, RecoveryCode, SignInSession
from portal.records.resolutions import Resolution
from portal.records.reveal_requests import RevealRequest
from portal.records.saved_searches import SavedSearch
from portal.records.saved_views import SavedView
from portal.records.workarounds import Workaround
from portal.vocabulary import LinkPurpose

ERASED = "Somebody who left"
_OF_AN_ACCOUNT = (RecoveryCode, SavedSearch, SavedView, Passkey, SignInSession)


@dataclass(frozen=True)
class Leaver:
    """Who is erased: one address, and the account with it, if there ever was one."""

    email: str
    person: Person | None

    @property
    def person_id(self) -> UUID | None:
        """The account's id."""
        return self.person.id if self.person is not None else None


def take_out(database: Session, leaver: Leaver, now: datetime) -> None:
    """Take one person's address and names out of everything but the log, which is silenced for itself.

    Their links work no more, and nothing that was still to be sent to them leaves.
    """
    nobody = address_of_nobody(new_id())
    _forget_decisions(database, leaver.email, now)
    _forget_mandates(database, leaver.email, nobody)
    _forget_invitations(database, leaver)
    _forget_address(database, leaver.email, nobody, now)
    if leaver.person is not None:
        person_id, name = leaver.person.id, leaver.person.name
        for kept in _OF_AN_ACCOUNT:
            database.execute(delete(kept).where(kept.person_id == person_id))
        _forget_searches(database, {leaver.email, name})
        leaver.person.name, leaver.person.email = ERASED, nobody
        leaver.person.totp_secret, leaver.person.password_hash = None, ""
    else:
        _forget_searches(database, {leaver.email})
    database.flush()


def _forget_decisions(database: Session, email: str, now: datetime) -> None:
    """What they typed as their name where they decided something by link."""
    theirs = select(Link.id).where(Link.email == email)
    database.execute(
        update(Authorization)
        .where(Authorization.approver_email == email, Authorization.approver_name != "")
        .values(approver_name=ERASED, approver_position="")
    )
    database.execute(
        update(FirstDecision)
        .where(FirstDecision.link_id.in_(theirs))
        .values(name=ERASED, position="", client="", signature=None)
    )
    database.execute(
        update(FirstDecision)
        .where(FirstDecision.link_id.in_(theirs), FirstDecision.ended_at.is_(None))
        .values(ended_at=now)
    )
    decided = select(Link.subject_id).where(
        Link.email == email, Link.purpose == LinkPurpose.REVEAL, Link.used_at.is_not(None)
    )
    database.execute(update(RevealRequest).where(RevealRequest.id.in_(decided)).values(decided_by=ERASED))
    database.execute(
        update(RevealRequest)
        .where(RevealRequest.first_yes_email == email)
        .values(first_yes_by=ERASED, first_yes_email="")
    )


def _forget_mandates(database: Session, email: str, nobody: str) -> None:
    """Lists that name them keep their record's value, and go on for the others; nobody decides instead."""
    for mandate in database.scalars(select(Mandate)):
        if any(one["email"] == email for one in mandate.deciders):
            mandate.deciders = [
                {"email": nobody, "name": f"{ERASED} ({place})"} if one["email"] == email else one
                for place, one in enumerate(mandate.deciders, start=1)
            ]


def _forget_invitations(database: Session, leaver: Leaver) -> None:
    """Invitations say by name who invited."""
    if leaver.person is None:
        return
    sent = select(Link.subject_id).where(
        Link.purpose == LinkPurpose.INVITATION, Link.organization_id == leaver.person.organization_id
    )
    database.execute(
        update(Invitation)
        .where(Invitation.invited_by == leaver.person.name, Invitation.id.in_(sent))
        .values(invited_by=ERASED)
    )


def _forget_address(database: Session, email: str, nobody: str, now: datetime) -> None:
    unsent = (Notice.email == email, Notice.sent_at.is_(None))
    database.execute(update(Notice).where(*unsent).values(sealed_body=None, sent_at=now))
    database.execute(
        update(Link).where(Link.email == email, Link.revoked_at.is_(None)).values(revoked_at=now)
    )
    places: tuple[tuple[Any, str], ...] = (
        (Notice, "email"),
        (Link, "email"),
        (Authorization, "approver_email"),
        (Resolution, "customer_email"),
        (Workaround, "customer_email"),
    )
    for table, column in places:
        database.execute(update(table).where(getattr(table, column) == email).values({column: nobody}))


def _forget_searches(database: Session, words: Collection[str]) -> None:
    """Searches and views that colleagues kept: those for this person find nothing any more."""
    for search in database.scalars(select(SavedSearch)):
        if mentions([search.name, search.address], words):
            database.delete(search)
    for view in database.scalars(select(SavedView)):
        if mentions([view.name, view.parts], words):
            database.delete(view)

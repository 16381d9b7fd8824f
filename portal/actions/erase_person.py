"""What the portal knows of somebody who left is erased; what they did stays, and every proof of it holds.

The log keeps only fingerprints of personal values. Erasing a value with its salt makes the entry silent
about the person for good, while its bytes, its place in the tree and all packs stay as they are.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from portal.access.customer_keys import locked_customer
from portal.access.erased_people import erase, organization_of_leaver, remember_erased
from portal.access.erasing import Leaver
from portal.actions.instruments import Instruments
from portal.records.authorizations import Authorization
from portal.records.mandates import Mandate, mandate_in_place
from portal.records.organizations import organization_of
from portal.records.people import person_by_email
from portal.rules.mandate import Answer, stands
from portal.vocabulary import AuthorizationState, Conflict

_NOT_OVER = (AuthorizationState.REQUESTED, AuthorizationState.GRANTED)


def erase_person(database: Session, email: str, instruments: Instruments, now: datetime) -> int:
    """Erase one person's name and address, and all that the log says of them; says from how many entries.

    Whoever decided for a customer by link, and never had an account, is erased by their address alone. Links
    and sent messages lose the address, passkeys and kept searches go. Signed receipts keep the name under
    them, and what others wrote in words of their own is not searched. The shred store remembers it, so that
    an older database, put back, does not bring them back.

    Raises:
        Unavailable: the shred store cannot be reached; nothing is erased.
        Missing: nobody has this address, and nothing here was ever sent to it.
        Conflict: they can still sign in, or still decide for a customer, or what they allowed is in force.
    """
    address = email.strip().lower()
    leaver = Leaver(address, person_by_email(database, address))
    if leaver.person is not None and leaver.person.deactivated_at is None:
        raise Conflict("This person can still sign in. Deactivate them first.")
    organization_id = organization_of_leaver(database, leaver)
    _require_over(database, address)
    _require_not_named(database, address, now)
    silent = erase(database, leaver, organization_id, now, again=False)
    remember_erased(instruments.shred, instruments.keyring, leaver, now)
    return silent


def _require_over(database: Session, email: str) -> None:
    """Stop while a permission is theirs: nobody would be left who hears of it."""
    theirs: ColumnElement[bool] = Authorization.approver_email == email
    for customer_id in database.scalars(select(Authorization.customer_id).where(theirs).distinct()).all():
        locked_customer(database, customer_id)  # So that nothing is granted meanwhile.
        name = organization_of(database, customer_id).name
        waiting = select(Authorization.id).where(
            theirs, Authorization.customer_id == customer_id, Authorization.state.in_(_NOT_OVER)
        )
        if number := len(database.scalars(waiting).all()):
            are = "1 permission is" if number == 1 else f"{number} permissions are"
            raise Conflict(
                f"{are} in force or asked for at this address of {name}. Wait until that ends, or let "
                f"{name} withdraw or refuse it, and erase then."
            )


def _require_not_named(database: Session, email: str, now: datetime) -> None:
    """Stop while a customer's domain says that they decide for it."""
    for organization_id in database.scalars(select(Mandate.organization_id).distinct()).all():
        found = mandate_in_place(database, organization_id)
        if found is None or found.terms.decider(email) is None:
            continue
        if stands(found.proved_at, found.checked_at, Answer(found.answer), now):
            name = organization_of(database, organization_id).name
            raise Conflict(f"{name} names this address to decide for it. Let it publish another list first.")

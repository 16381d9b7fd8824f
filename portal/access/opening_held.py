"""What is held for a court, opened by two of its three officers together: their shares give the key back.

The key is put together for this one opening and kept nowhere. The shares stay, and so does the hold.
"""

import json
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.disclosure_content import result_vault
from portal.access.escrowing import shares_of
from portal.access.organization_keys import sealing_key
from portal.access.recording import record
from portal.gateways.objects import ObjectStore
from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization
from portal.records.cases import case_of
from portal.records.hold_openings import Held, HoldOpening, held_results
from portal.records.legal_holds import LegalHold, LegalHoldOfficer, officers_of_hold
from portal.records.organizations import organization_of
from portal.vault.context import AuthorizationContext
from portal.vault.envelopes import AuthorizationLock, OrganizationKey, Wrap
from portal.vault.escrow import EscrowShare
from portal.vault.keyring import KeyRing
from portal.vocabulary import CannotOpen, Missing, OrganizationKind, Refused, Verb

_FOR_ALL = ""
"""Under which name a result keeps the copy of its key that the permission's key alone opens."""


def write_down_opening(
    database: Session, actor: Actor, verb: Verb, hold: LegalHold, opening: HoldOpening, now: datetime
) -> None:
    """One entry about an opening. It names what was given, as reads do; the reason can be erased from it."""
    record(
        database,
        actor,
        verb,
        now,
        case=case_of(database, hold.case_id),
        subject_id=opening.disclosure_id,
        authorization=database.get_one(Authorization, hold.authorization_id),
        details={"legal_hold": str(hold.id), "opening": str(opening.id)},
        personal={"reason": opening.reason},
    )


def own_officer(database: Session, hold: LegalHold, actor: Actor) -> LegalHoldOfficer:
    """The actor as one of the three.

    Raises:
        Refused: the actor is none of them.
    """
    for one in officers_of_hold(database, hold.id):
        if one.person_id == actor.person:
            return one
    raise Refused("Only the three officers of this hold can open what it keeps.")


def what_may_be_opened(database: Session, hold: LegalHold) -> Sequence[Held]:
    """What the hold's organization may open: a customer all of it, a vendor what it gave or was given."""
    own = organization_of(database, hold.organization_id)
    return [
        one
        for one in held_results(database, hold.authorization_id)
        if own.kind is OrganizationKind.CUSTOMER or str(own.id) in one.result.wraps
    ]


def held_content(database: Session, hold: LegalHold, disclosure_id: UUID, recipient_id: UUID) -> Held:
    """One of them.

    Raises:
        Missing: it is not kept by this hold, or not for its organization to open.
    """
    for one in what_may_be_opened(database, hold):
        if (one.disclosure.id, one.result.organization_id) == (disclosure_id, recipient_id):
            return one
    raise Missing("This is not kept by this hold.")


def open_held_content(
    database: Session,
    keyring: KeyRing,
    objects: ObjectStore,
    shred: ShredStore,
    hold: LegalHold,
    held: Held,
    officers: tuple[UUID, UUID],
) -> Iterator[bytes]:
    """All of it is authenticated before this returns; then it comes in pieces.

    Raises:
        CannotOpen: a share is gone or altered, or the content is.
    """
    authorization = database.get_one(Authorization, hold.authorization_id)
    context = AuthorizationContext(authorization.customer_id, authorization.id, authorization.version)
    customer_key = organization_of(database, authorization.customer_id).customer_key or b""
    one, other = _halves(database, keyring, shred, hold, context, officers)
    lock = AuthorizationLock(
        context, customer_key, keyring.holds().release(context, customer_key, one, other)
    )
    case = case_of(database, hold.case_id)
    vault = result_vault(database, keyring, objects, shred, case, held.disclosure, held.result)
    vault, own = replace(vault, lock=lock), sealing_key(database, hold.organization_id)
    copy = Wrap.from_json(held.result.wraps[_FOR_ALL])
    wrap = keyring.add_recipient(
        copy, authorization=lock, organization_id=own.organization_id, public=own.public, item=vault.item
    )
    return vault.open(held.result, wrap, own)


def _halves(
    database: Session,
    keyring: KeyRing,
    shred: ShredStore,
    hold: LegalHold,
    context: AuthorizationContext,
    officers: tuple[UUID, UUID],
) -> tuple[bytes, bytes]:
    rows = {row.key_id: row for row in officers_of_hold(database, hold.id) if row.person_id in officers}
    halves = {}
    for name in shares_of(shred, hold.id):
        words = json.loads(shred.get(name) or b"{}")
        if {words.get("officer"), words.get("other")} == rows.keys():
            share = EscrowShare(words["officer"], words["other"], b64decode(words["sealed"]))
            pair = _pair(rows[share.officer_key_id])
            halves[share.officer_key_id] = keyring.holds().approve(share, pair, context)
    if len(halves) != len(officers):
        raise CannotOpen("The parts of this key are not there any more, so nothing can be opened.")
    one, other = halves.values()
    return one, other


def _pair(row: LegalHoldOfficer) -> OrganizationKey:
    return OrganizationKey(row.person_id, row.key_id, row.algorithm, row.public_key, row.sealed_private_key)

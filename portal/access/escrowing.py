"""A permission's key in escrow: shares for three officers in the shred store, of which any two are enough.

The shares are made while the key lives, so that a withdrawal needs nothing of them: it destroys the key as
always, and reading is denied as always. What stays are the shares, which nobody reads alone.
"""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.shredding import key_in_force
from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization
from portal.records.legal_holds import released_ones
from portal.records.organizations import organization_of
from portal.vault.context import AuthorizationContext
from portal.vault.envelopes import AuthorizationLock
from portal.vault.keyring import KeyRing

_SHARE = "hold-"
_UUID = 36


def put_into_escrow(
    database: Session,
    keyring: KeyRing,
    shred: ShredStore,
    hold_id: UUID,
    authorization: Authorization,
    officers: Mapping[str, bytes],
) -> None:
    """Split the key of a granted and locked permission. `officers` maps three key ids to public keys.

    Raises:
        CannotOpen: its key is destroyed already.
        Conflict: these are not three officers with a key each.
    """
    customer = organization_of(database, authorization.customer_id)
    database.refresh(customer)  # Nobody exchanges its key for this permission while that is locked.
    lock = AuthorizationLock(
        AuthorizationContext(customer.id, authorization.id, authorization.version),
        customer.customer_key or b"",
        key_in_force(shred, authorization),
    )
    for number, share in enumerate(keyring.holds().place(lock, officers)):
        words = {
            "officer": share.officer_key_id,
            "other": share.other_key_id,
            "sealed": b64encode(share.sealed).decode(),
        }
        shred.put(f"{_SHARE}{hold_id}-{number}", json.dumps(words).encode())


def shares_of(shred: ShredStore, hold_id: UUID) -> Sequence[str]:
    """The names of a hold's shares."""
    return list(shred.names(f"{_SHARE}{hold_id}-"))


def destroy_released(database: Session, shred: ShredStore) -> int:
    """Destroy the shares of holds that were ended: what a process that died left behind."""
    names = list(shred.names(_SHARE))
    ids = {name: UUID(name.removeprefix(_SHARE)[:_UUID]) for name in names}
    over = released_ones(database, sorted(set(ids.values())))
    ended = [name for name in names if ids[name] in over]
    for name in ended:
        shred.destroy(name)
    return len(ended)

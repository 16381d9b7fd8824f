"""Legal hold: an authorization's key goes to three officers, of whom any two together bring it back.

Reading stays denied meanwhile, because the key itself is destroyed as at every ending. For each of
the three pairs the key is split into two halves, of which neither says anything (a one-time pad),
each locked for one officer's organization key (design: trust, section 3.5).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from portal.vault.context import AuthorizationContext, encode
from portal.vault.key_wrapping import key_id_of, lock_for, new_key, unlock_with
from portal.vocabulary import CannotOpen, Conflict

OFFICERS = 3


@dataclass(frozen=True, slots=True)
class EscrowShare:
    """One half of the key, for one officer, useful together with the share of one other officer."""

    officer_key_id: str
    other_key_id: str
    sealed: bytes


def into_escrow(
    key: bytes,
    authorization: AuthorizationContext,
    officers: Mapping[str, bytes],
) -> list[EscrowShare]:
    """Six shares of a 32-byte key. `officers` maps the key ids of three officers to their public keys.

    Raises:
        Conflict: there are not three officers, or a key is not the one that its id names.
    """
    if len(officers) != OFFICERS or any(key_id_of(public) != named for named, public in officers.items()):
        raise Conflict("A legal hold needs three officers, each with a key of their own.")
    shares = []
    for first, second in combinations(sorted(officers), 2):
        pad = new_key()
        for officer, other, half in ((first, second, pad), (second, first, _xor(key, pad))):
            bound = _bound(authorization, officer, other)
            shares.append(EscrowShare(officer, other, lock_for(officers[officer], half, bound)))
    return shares


def half_of(share: EscrowShare, authorization: AuthorizationContext, officer_seed: bytes) -> bytes:
    """What one officer brings: `CannotOpen` for another officer, another authorization, altered bytes."""
    bound = _bound(authorization, share.officer_key_id, share.other_key_id)
    return unlock_with(officer_seed, share.sealed, bound)


def out_of_escrow(one: bytes, other: bytes) -> bytes:
    """The key from the two halves of one pair; it is checked where it is used, by what it unlocks."""
    if len(one) != len(other):
        raise CannotOpen("These two shares do not belong together.")
    return _xor(one, other)


def _bound(authorization: AuthorizationContext, officer: str, other: str) -> bytes:
    return encode(
        "entente/escrow/1",
        authorization.customer_id,
        authorization.authorization_id,
        authorization.version,
        officer,
        other,
    )


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(one, other, strict=True))

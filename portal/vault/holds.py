"""Legal hold, step by step: place it, let officers approve, release it. No key is in clear in between."""

from collections.abc import Mapping

from portal.vault import context
from portal.vault.context import AuthorizationContext, encode
from portal.vault.envelopes import AuthorizationLock, OrganizationKey
from portal.vault.escrow import EscrowShare, half_of, into_escrow, out_of_escrow
from portal.vault.key_wrapping import lock
from portal.vault.named_keys import NamedKeys
from portal.vocabulary import CannotOpen


class Holds(NamedKeys):
    """Moves authorizations' keys into escrow and back, under the root keys of one installation."""

    def place(self, authorization: AuthorizationLock, officers: Mapping[str, bytes]) -> list[EscrowShare]:
        """The shares to keep. Store them and destroy the authorization's key in one transaction.

        `officers` maps three officers' key ids to their public keys.

        Raises:
            Conflict: not three officers with their own keys.
            CannotOpen: the authorization's key is destroyed already.
        """
        key = self._authorization(authorization, authorization.context.customer_id)
        return into_escrow(key, authorization.context, officers)

    def approve(
        self,
        share: EscrowShare,
        officer: OrganizationKey,
        authorization: AuthorizationContext,
    ) -> bytes:
        """What one officer's agreement leaves behind, locked under the root until the other's is there."""
        if share.officer_key_id != officer.key_id:
            raise CannotOpen("This share is of another officer.")
        half = half_of(share, authorization, self._organization(officer))
        return self._root.wrap(half, _of_approval(authorization))

    def release(
        self, authorization: AuthorizationContext, customer_key: bytes, one: bytes, other: bytes
    ) -> bytes:
        """The authorization's key from two approvals of one pair, locked under its customer's key again."""
        bound = _of_approval(authorization)
        key = out_of_escrow(self._root.unwrap(one, bound), self._root.unwrap(other, bound))
        return lock(
            self._customer(customer_key, authorization.customer_id),
            key,
            context.of_authorization_key(authorization),
        )


def _of_approval(authorization: AuthorizationContext) -> bytes:
    return encode(
        "entente/hold-approval/1",
        authorization.customer_id,
        authorization.authorization_id,
        authorization.version,
    )

"""Rotation: the same keys locked anew, without opening one content. Every step can be run again.

A newer root key relocks everything that lies directly under the root; a newer customer key relocks
that customer's authorization keys; a recipient's newer key gets a wrap by `KeyRing.add_recipient`.
What was locked under an older root key opens until that generation is taken out of the root keys.
"""

from dataclasses import replace
from uuid import UUID

from portal.vault import context
from portal.vault.context import AuthorizationContext
from portal.vault.envelopes import OrganizationKey, SealedSigningKey
from portal.vault.key_wrapping import lock, unlock_any
from portal.vault.root_keys import RootKeys
from portal.vault.small_values import relock_small, root_lock_of


class Rotation:
    """Relocks under the newest root key. Each method gives what to store in place of what it took.

    Every method raises `CannotOpen` for something altered or bound to something else, and leaves it.
    """

    def __init__(self, root: RootKeys) -> None:
        """`root` unlocks with every generation it has and locks with the newest."""
        self._root = root

    def is_done(self, sealed: bytes) -> bool:
        """Whether the newest root key locks this key already."""
        return self._root.is_newest(sealed)

    def is_value_done(self, sealed: bytes) -> bool:
        """The same of a small sealed value."""
        return self._root.is_newest(root_lock_of(sealed))

    def customer_key(self, sealed: bytes, customer_id: UUID) -> bytes:
        """A customer's key, relocked."""
        return self._relocked(sealed, context.of_customer_key(customer_id))

    def organization_key(self, key: OrganizationKey) -> OrganizationKey:
        """An organization's key pair: the same keys, the private half relocked."""
        bound = context.of_organization_key(key.organization_id, key.key_id)
        return replace(key, sealed_private=self._relocked(key.sealed_private, bound))

    def signing_key(self, key: SealedSigningKey) -> SealedSigningKey:
        """A signing key: the same key, relocked."""
        bound = context.of_signing_key(key.purpose, key.key_id)
        return replace(key, sealed_private=self._relocked(key.sealed_private, bound))

    def case_secret(self, sealed: bytes, case_id: UUID) -> bytes:
        """The secret behind a case's pseudonyms, relocked: the pseudonyms stay the same."""
        return self._relocked(sealed, context.of_case_secret(case_id))

    def value(self, sealed: bytes, bound_to: bytes) -> bytes:
        """A small sealed value: its own key relocked, its content untouched."""
        return relock_small(self._root, sealed, context.of_value(bound_to))

    def authorization_key(
        self,
        sealed: bytes,
        authorization: AuthorizationContext,
        older: bytes,
        newer: bytes,
    ) -> bytes:
        """An authorization's key, relocked from its customer's older key to the newer one."""
        bound = context.of_customer_key(authorization.customer_id)
        inner = context.of_authorization_key(authorization)
        plain = unlock_any(self._root.unwrap(older, bound), sealed, inner)
        return lock(self._root.unwrap(newer, bound), plain, inner)

    def _relocked(self, sealed: bytes, bound: bytes) -> bytes:
        return self._root.wrap(self._root.unwrap(sealed, bound), bound)

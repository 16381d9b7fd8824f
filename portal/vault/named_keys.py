"""The keys by name: made, locked, unlocked and turned into signers, stand-ins and small sealed values.

Root key, then a key per customer, then a key per version of an authorization, then a key per item
version (design: trust, section 3.5). A key is in clear only inside these methods.
"""

from hmac import digest
from uuid import UUID

from portal.vault import context
from portal.vault.context import AuthorizationContext, encode
from portal.vault.envelopes import AuthorizationLock, OrganizationKey, SealedSigningKey
from portal.vault.key_wrapping import X_WING, key_id_of, lock, new_key, public_of, unlock_any
from portal.vault.root_keys import RootKeys
from portal.vault.signing import ED25519, Signer, signer_of
from portal.vault.small_values import open_small, seal_small
from portal.vocabulary import CannotOpen

DESTROYED = (
    "This cannot be read any more: the customer's permission ended and its key was destroyed. "
    "Ask the customer for a new permission."
)


class NamedKeys:
    """Makes keys and uses them under the root keys of one installation; `KeyRing` adds the content."""

    def __init__(self, root: RootKeys) -> None:
        """`root` is the only thing it keeps; everything else comes sealed with each call."""
        self._root = root

    def new_organization_key(self, organization_id: UUID) -> OrganizationKey:
        """A fresh X-Wing key pair for an organization, its private half locked under the root."""
        seed = new_key()
        public = public_of(seed)
        key_id = key_id_of(public)
        sealed = self._root.wrap(seed, context.of_organization_key(organization_id, key_id))
        return OrganizationKey(organization_id, key_id, X_WING, public, sealed)

    def new_customer_key(self, customer_id: UUID) -> bytes:
        """A fresh key for one customer organization, locked under the root."""
        return self._root.wrap(new_key(), context.of_customer_key(customer_id))

    def new_authorization_key(self, customer_key: bytes, authorization: AuthorizationContext) -> bytes:
        """A fresh key for one version of an authorization, locked under its customer's key.

        Whoever deletes every copy of these bytes ends all reading that stands on the authorization.
        """
        return lock(
            self._customer(customer_key, authorization.customer_id),
            new_key(),
            context.of_authorization_key(authorization),
        )

    def new_signing_key(self, purpose: str, algorithm: str = ED25519) -> SealedSigningKey:
        """A fresh signing key that serves one purpose only ("log", "receipts"), locked under the root."""
        seed = new_key()
        signer = signer_of(algorithm, seed)
        sealed = self._root.wrap(seed, context.of_signing_key(purpose, signer.key_id))
        return SealedSigningKey(purpose, signer.key_id, algorithm, signer.public, sealed)

    def signer(self, key: SealedSigningKey) -> Signer:
        """The signer behind a sealed signing key; `CannotOpen` if it was altered or is of another purpose."""
        seed = self._root.unwrap(key.sealed_private, context.of_signing_key(key.purpose, key.key_id))
        signer = signer_of(key.algorithm, seed)
        if signer.public != key.public:
            raise CannotOpen("The public half of this signing key was exchanged. Nothing is signed with it.")
        return signer

    def seal_value(self, value: bytes, bound_to: bytes) -> bytes:
        """Seal a small value (a second factor's secret, the text of a mail) under a key of its own."""
        return seal_small(self._root, value, context.of_value(bound_to))

    def open_value(self, sealed: bytes, bound_to: bytes) -> bytes:
        """Undo `seal_value`; `CannotOpen` if it was altered or is bound to something else."""
        return open_small(self._root, sealed, context.of_value(bound_to))

    def new_case_secret(self, case_id: UUID) -> bytes:
        """The sealed secret behind one case's pseudonyms; deleting it makes them unlinkable for ever."""
        return self._root.wrap(new_key(), context.of_case_secret(case_id))

    def case_secret(self, sealed: bytes, case_id: UUID) -> bytes:
        """The 32 secret bytes for the redaction of this case, which keeps them no longer than it runs."""
        return self._root.unwrap(sealed, context.of_case_secret(case_id))

    def tag(self, label: str, identifier: UUID) -> str:
        """A stand-in for an id in the log: HMAC-128, 32 hexadecimal digits, the same for ever."""
        return self._mac("entente/tag/1", encode(label, identifier))[:16].hex()

    def tag_of_address(self, email: str) -> str:
        """What an address is remembered by once it is erased: HMAC-256, 64 hexadecimal digits."""
        return self._mac("entente/erased/1", encode(email.casefold())).hex()

    def code_hash(self, code: str, bound_to: bytes) -> bytes:
        """What is stored of a typed code: without the root key not even 40 bits can be tried out."""
        return self._mac("entente/code/1", encode(code, bound_to))

    # What follows gives keys in clear and is for the key ring alone.

    def _customer(self, sealed: bytes, customer_id: UUID) -> bytes:
        return self._root.unwrap(sealed, context.of_customer_key(customer_id))

    def _organization(self, key: OrganizationKey) -> bytes:
        bound = context.of_organization_key(key.organization_id, key.key_id)
        return self._root.unwrap(key.sealed_private, bound)

    def _authorization(self, authorization: AuthorizationLock, customer_id: UUID) -> bytes:
        if authorization.context.customer_id != customer_id:
            raise CannotOpen("This permission is of another customer than the case.")
        if not authorization.authorization_key:
            raise CannotOpen(DESTROYED)
        return unlock_any(
            self._customer(authorization.customer_key, authorization.context.customer_id),
            authorization.authorization_key,
            context.of_authorization_key(authorization.context),
        )

    def _mac(self, label: str, message: bytes) -> bytes:
        return digest(self._root.derive(label.encode()), message, "sha256")

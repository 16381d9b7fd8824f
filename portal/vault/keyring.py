"""The key ring: content sealed for organizations, and opened by them while the customer allows it.

Every item version has a key of its own, locked once for each recipient organization (X-Wing) and
again under the authorization's key. Destroying the authorization's key closes every item that
stands on it, for everybody, at once.
"""

from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from portal.vault.context import SUITE, AuthorizationContext, ItemContext
from portal.vault.envelopes import AuthorizationLock, Envelope, OrganizationKey, Wrap, WrapKind
from portal.vault.holds import Holds
from portal.vault.key_wrapping import key_id_of, lock, lock_for, new_key, unlock, unlock_with
from portal.vault.named_keys import NamedKeys
from portal.vault.rotation import Rotation
from portal.vault.sealing import Sink, Source, open_stream, seal_stream, verify_stream
from portal.vocabulary import CannotOpen, Conflict

MOVED = (
    "This cannot be opened: it is stored under another name than it was sealed for. "
    "Somebody may have moved it; tell the operator."
)


class KeyRing(NamedKeys):
    """Seals, opens, signs and tags under the root keys of one installation."""

    def rotation(self) -> Rotation:
        """What locks the same keys anew under newer ones."""
        return Rotation(self._root)

    def holds(self) -> Holds:
        """What brings keys into escrow and back."""
        return Holds(self._root)

    def seal_upload(
        self,
        source: Source,
        sink: Sink,
        *,
        organization_key: OrganizationKey,
        item: ItemContext,
    ) -> tuple[Envelope, Wrap]:
        """Seal what was brought in for the uploader's organization alone."""
        item_key = new_key()
        envelope = _seal(source, sink, item_key, item)
        key_id = _checked_key_id(organization_key.public, organization_key.key_id)
        sealed = lock_for(organization_key.public, item_key, item.of_upload_wrap(key_id))
        return envelope, Wrap(WrapKind.UPLOAD, organization_key.organization_id, key_id, sealed)

    def open_upload(
        self,
        source: Callable[[], Source],
        *,
        envelope: Envelope,
        wrap: Wrap,
        organization_key: OrganizationKey,
        item: ItemContext,
    ) -> Iterator[bytes]:
        """Open an upload for its uploader's organization; `source()` starts the same bytes anew.

        All of it is authenticated before this returns; then it comes in pieces.

        Raises:
            CannotOpen: altered, moved, of another organization.
        """
        _must_be(wrap, WrapKind.UPLOAD, organization_key)
        seed = self._organization(organization_key)
        item_key = unlock_with(seed, wrap.sealed, item.of_upload_wrap(organization_key.key_id))
        return _open(source, envelope, item_key, item)

    def seal_disclosure(
        self,
        source: Source,
        sink: Sink,
        *,
        authorization: AuthorizationLock,
        recipients: Mapping[UUID, bytes],
        item: ItemContext,
        pinned: Mapping[UUID, str] | None = None,
    ) -> tuple[Envelope, list[Wrap]]:
        """Seal redacted content for its recipients, each under two locks.

        `recipients` maps organizations (the disclosing one too, so that it can see what it sent) to
        their public keys. `pinned` maps them to the key ids that the customer's authorization
        names: a key that is not the pinned one gets nothing.

        Raises:
            Conflict: no recipients, or a recipient's key is not the pinned one.
            CannotOpen: the authorization's key is destroyed, altered or of another customer.
        """
        _check_recipients(recipients, pinned)
        authorization_key = self._authorization(authorization, item.customer_id)
        item_key = new_key()
        envelope = _seal(source, sink, item_key, item)
        copy = lock(authorization_key, item_key, item.of_authorization_wrap(authorization.context))
        wraps = [Wrap(WrapKind.AUTHORIZATION, None, "", copy)]
        wraps += [
            _wrap_for(authorization_key, item_key, item, authorization.context, organization_id, public)
            for organization_id, public in recipients.items()
        ]
        return envelope, wraps

    def add_recipient(
        self,
        wrap: Wrap,
        *,
        authorization: AuthorizationLock,
        organization_id: UUID,
        public: bytes,
        item: ItemContext,
    ) -> Wrap:
        """A wrap for one more recipient, or for a recipient's new key, from the AUTHORIZATION wrap."""
        authorization_key = self._authorization(authorization, item.customer_id)
        item_key = unlock(authorization_key, wrap.sealed, item.of_authorization_wrap(authorization.context))
        return _wrap_for(authorization_key, item_key, item, authorization.context, organization_id, public)

    def open_disclosure(
        self,
        source: Callable[[], Source],
        *,
        envelope: Envelope,
        wrap: Wrap,
        authorization: AuthorizationLock,
        organization_key: OrganizationKey,
        item: ItemContext,
    ) -> Iterator[bytes]:
        """Open a disclosure for one recipient organization; `source()` starts the same bytes anew.

        `item` and `authorization.context` come from what the caller checked (case, coverage), never
        from the row that lies beside the wrap. All of it is authenticated before this returns.

        Raises:
            CannotOpen: altered, moved, of another recipient, case or authorization, or destroyed.
        """
        _must_be(wrap, WrapKind.RECIPIENT, organization_key)
        bound = item.of_wrap(organization_key.key_id, authorization.context)
        inner = unlock(self._authorization(authorization, item.customer_id), wrap.sealed, bound)
        item_key = unlock_with(self._organization(organization_key), inner, bound)
        return _open(source, envelope, item_key, item)


def _seal(source: Source, sink: Sink, item_key: bytes, item: ItemContext) -> Envelope:
    sealed = seal_stream(source, sink, item_key, item.of_content())
    return Envelope(
        suite=SUITE,
        item_id=item.item_id,
        item_version=item.item_version,
        part=item.part,
        plaintext_size=sealed.plaintext_size,
        ciphertext_size=sealed.ciphertext_size,
        ciphertext_sha256=sealed.ciphertext_sha256,
    )


def _open(
    source: Callable[[], Source],
    envelope: Envelope,
    item_key: bytes,
    item: ItemContext,
) -> Iterator[bytes]:
    named = (SUITE, item.item_id, item.item_version, item.part)
    if (envelope.suite, envelope.item_id, envelope.item_version, envelope.part) != named:
        raise CannotOpen(MOVED)
    verify_stream(source(), item_key, item.of_content(), envelope.plaintext_size)
    return open_stream(source(), item_key, item.of_content(), envelope.plaintext_size)


def _wrap_for(
    authorization_key: bytes,
    item_key: bytes,
    item: ItemContext,
    authorization: AuthorizationContext,
    organization_id: UUID,
    public: bytes,
) -> Wrap:
    key_id = key_id_of(public)
    bound = item.of_wrap(key_id, authorization)
    sealed = lock(authorization_key, lock_for(public, item_key, bound), bound)
    return Wrap(WrapKind.RECIPIENT, organization_id, key_id, sealed)


def _must_be(wrap: Wrap, kind: WrapKind, key: OrganizationKey) -> None:
    named = (kind, key.organization_id, key.key_id)
    if (wrap.kind, wrap.organization_id, wrap.recipient_key_id) != named:
        raise CannotOpen(MOVED)


def _checked_key_id(public: bytes, claimed: str) -> str:
    if key_id_of(public) != claimed:
        raise CannotOpen("The organization's public key was exchanged. Nothing is sealed for it.")
    return claimed


def _check_recipients(recipients: Mapping[UUID, bytes], pinned: Mapping[UUID, str] | None) -> None:
    if not recipients:
        raise Conflict("There is nobody to disclose this to. Name at least one recipient.")
    for organization_id, public in recipients.items():
        if pinned is not None and pinned.get(organization_id) != key_id_of(public):
            raise Conflict(
                "The key of a recipient is not the one that the customer authorized. "
                "Nothing was sealed; the customer has to see the new key first.",
            )

"""Two vendors, a customer, an authorization and one disclosure, for the tests to attack."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from uuid import UUID, uuid4

from portal.vault.context import AuthorizationContext, ItemContext
from portal.vault.envelopes import AuthorizationLock, Envelope, OrganizationKey, Wrap, WrapKind
from portal.vault.keyring import KeyRing
from portal.vault.root_keys import RootKeySet

CONTENT = b"Nov 21 09:00:01 host-7 kernel: link is down\n" * 2_000


@dataclass
class Disclosed:
    """One disclosure as it lies in the tables and the object store."""

    envelope: Envelope
    wraps: list[Wrap]
    sealed: bytes
    authorization: AuthorizationLock
    item: ItemContext


@dataclass
class World:
    """One installation."""

    root: RootKeySet = field(default_factory=RootKeySet.fresh)
    customer_id: UUID = field(default_factory=uuid4)
    case_id: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        """Make the keys of three vendors and the customer."""
        self.ring = KeyRing(self.root)
        self.alpha = self.ring.new_organization_key(uuid4())
        self.beta = self.ring.new_organization_key(uuid4())
        self.gamma = self.ring.new_organization_key(uuid4())
        self.customer_key = self.ring.new_customer_key(self.customer_id)

    def authorize(self, version: int = 1, authorization_id: UUID | None = None) -> AuthorizationLock:
        """A new authorization of the world's customer."""
        context = AuthorizationContext(self.customer_id, authorization_id or uuid4(), version)
        key = self.ring.new_authorization_key(self.customer_key, context)
        return AuthorizationLock(context, self.customer_key, key)

    def item(self, **changes: object) -> ItemContext:
        """A new item of the world's case."""
        item = ItemContext(self.customer_id, self.case_id, uuid4(), 1, "file", b"protocol" * 4)
        return replace(item, **changes)  # type: ignore[arg-type]  # the tests name real fields

    def disclose(
        self,
        content: bytes = CONTENT,
        authorization: AuthorizationLock | None = None,
        item: ItemContext | None = None,
        pinned: Mapping[UUID, str] | None = None,
    ) -> Disclosed:
        """Alpha discloses to beta; gamma is not among the recipients."""
        lock, about, sink = authorization or self.authorize(), item or self.item(), io.BytesIO()
        envelope, wraps = self.ring.seal_disclosure(
            io.BytesIO(content),
            sink,
            authorization=lock,
            recipients={key.organization_id: key.public for key in (self.alpha, self.beta)},
            item=about,
            pinned=pinned,
        )
        return Disclosed(envelope, wraps, sink.getvalue(), lock, about)

    def read(self, given: Disclosed, reader: OrganizationKey) -> bytes:
        """Read a disclosure as `reader`, with whatever wrap lies there for it."""
        return b"".join(self.pieces(given, reader))

    def pieces(self, given: Disclosed, reader: OrganizationKey) -> Iterator[bytes]:
        """Open a disclosure as `reader`."""
        return self.ring.open_disclosure(
            partial(io.BytesIO, given.sealed),
            envelope=given.envelope,
            wrap=wrap_of(given, reader),
            authorization=given.authorization,
            organization_key=reader,
            item=given.item,
        )


def wrap_of(given: Disclosed, reader: OrganizationKey) -> Wrap:
    """The wrap that lies there for `reader`; for a stranger, somebody else's under the stranger's name."""
    recipients = [wrap for wrap in given.wraps if wrap.kind is WrapKind.RECIPIENT]
    own = [wrap for wrap in recipients if wrap.organization_id == reader.organization_id]
    if own:
        return own[0]
    return replace(recipients[0], organization_id=reader.organization_id, recipient_key_id=reader.key_id)

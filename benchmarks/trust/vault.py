"""What sealing and opening cost, beside bare AES-256-GCM and X-Wing: python -m benchmarks.trust.vault."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from uuid import uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks.trust.measuring import Figure, rate, table
from portal.vault.context import AuthorizationContext, ItemContext
from portal.vault.envelopes import AuthorizationLock, Envelope, Wrap
from portal.vault.key_wrapping import lock_for, new_key, public_of, unlock_with
from portal.vault.keyring import KeyRing
from portal.vault.root_keys import RootKeySet
from portal.vault.sealing import open_stream, seal_stream, verify_stream

BULK = 64 << 20
PIECE = 64 << 10
SMALL = 64 << 10
COUNT = 200
GIGA = 1e9


class Nowhere:
    """A sink that keeps nothing, so that memory is not what is measured."""

    def write(self, data: memoryview, /) -> int:
        """Take and forget."""
        return len(data)


def hashed(content: bytes) -> bytes:
    """SHA-256 over the content in pieces, which sealing also does."""
    digest = sha256()
    for at in range(0, len(content), PIECE):
        digest.update(content[at : at + PIECE])
    return digest.digest()


def bulk() -> list[Figure]:
    """Bulk content, in gigabytes of content a second."""
    key, content, bound = new_key(), bytes(BULK), b"context"
    cipher, room, nonce = AESGCM(key), bytearray(PIECE + 16), bytes(12)
    piece = content[:PIECE]

    def bare() -> None:
        for _ in range(BULK // PIECE):
            cipher.encrypt_into(nonce, piece, None, room)

    sealed = io.BytesIO()
    seal_stream(io.BytesIO(content), sealed, key, bound)
    whole = sealed.getvalue()
    limit = Figure("bare AES-256-GCM, 64 KiB, buffer used again", rate(BULK, bare) / GIGA, "GB/s")
    hashing = Figure("bare SHA-256, 64 KiB", rate(BULK, lambda: hashed(content)) / GIGA, "GB/s")
    works = {
        "seal a stream": lambda: seal_stream(io.BytesIO(content), Nowhere(), key, bound),
        "verify a stream, nothing given out": lambda: verify_stream(io.BytesIO(whole), key, bound, BULK),
        "open a stream": lambda: sum(map(len, open_stream(io.BytesIO(whole), key, bound, BULK))),
    }
    both = Figure("AES-256-GCM plus SHA-256", 1 / (1 / limit.rate + 1 / hashing.rate), "GB/s")
    rates = [(name, rate(BULK, work) / GIGA) for name, work in works.items()]
    limits = (both, limit, limit)
    figures = [Figure(name, found, "GB/s", near) for (name, found), near in zip(rates, limits, strict=True)]
    return [limit, hashing, both, *figures]


@dataclass
class Shared:
    """One installation with four organizations, and one item that was shared with the first."""

    content: bytes

    def __post_init__(self) -> None:
        """Make the keys and share the item."""
        self.ring = KeyRing(RootKeySet.fresh())
        customer = uuid4()
        self.people = [self.ring.new_organization_key(uuid4()) for _ in range(4)]
        context, key = AuthorizationContext(customer, uuid4(), 1), self.ring.new_customer_key(customer)
        self.lock = AuthorizationLock(context, key, self.ring.new_authorization_key(key, context))
        self.item = ItemContext(customer, uuid4(), uuid4(), 1, "file", bytes(32))
        sink = io.BytesIO()
        self.envelope, self.wraps = self.share(1, sink)
        self.sealed = sink.getvalue()

    def share(self, recipients: int, sink: io.BytesIO) -> tuple[Envelope, list[Wrap]]:
        """Share the content with the first so many organizations."""
        return self.ring.seal_disclosure(
            io.BytesIO(self.content),
            sink,
            authorization=self.lock,
            recipients={key.organization_id: key.public for key in self.people[:recipients]},
            item=self.item,
        )

    def read(self) -> bytes:
        """Read it as the first organization."""
        pieces = self.ring.open_disclosure(
            lambda: io.BytesIO(self.sealed),
            envelope=self.envelope,
            wrap=self.wraps[1],
            authorization=self.lock,
            organization_key=self.people[0],
            item=self.item,
        )
        return b"".join(pieces)


def many(work: Callable[[], object]) -> float:
    """How often a second."""
    return rate(COUNT, lambda: [work() for _ in range(COUNT)])


def keys() -> list[Figure]:
    """Sharing and reading one small item, in items a second."""
    shared, seed = Shared(bytes(SMALL)), new_key()
    public = public_of(seed)
    wrapped = lock_for(public, seed, b"context")
    wrap = Figure("bare X-Wing wrap", many(lambda: lock_for(public, seed, b"context")), "a second")
    unwrap = Figure("bare X-Wing unwrap", many(lambda: unlock_with(seed, wrapped, b"context")), "a second")
    one, four = many(lambda: shared.share(1, io.BytesIO())), many(lambda: shared.share(4, io.BytesIO()))
    return [
        wrap,
        Figure("share 64 KiB with one recipient", one, "a second", wrap),
        Figure("share 64 KiB with four recipients", four, "a second"),
        Figure("one more recipient", 3 / (1 / four - 1 / one), "a second", wrap),
        unwrap,
        Figure("read 64 KiB", many(shared.read), "a second", unwrap),
        Figure("size of a wrap", len(shared.wraps[1].sealed), "bytes"),
    ]


def main() -> None:
    """Print both tables."""
    print(table(f"Bulk ({BULK >> 20} MiB)", bulk()))
    print(table("Sharing and reading", keys()))


if __name__ == "__main__":
    main()

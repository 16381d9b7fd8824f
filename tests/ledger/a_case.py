"""One case as an evidence pack shows it: asked, granted, disclosed, read, withdrawn; and its receipts."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from portal.ledger.entries import AuthorizationReference, Entry
from portal.ledger.evidence import Evidence, write_pack
from portal.ledger.heads import HEADS_VERB, Head, Heads
from portal.ledger.policy import parse_policy
from portal.ledger.verification import StoredEntry
from portal.ledger.witnessing import request_for, with_cosignatures
from portal.vault.receipts import receipt_hash, sign_receipt, thumbprint
from portal.vault.signing import ED25519, signer_of
from tests.ledger.a_log import LOG, ALog
from tests.ledger.a_witness import ALPHA, BETA, CHECK_ALPHA, NOW, a_witness

CASE = "case-under-audit"
READER = "11111111-1111-1111-1111-111111111111"
RECEIPT_SIGNER = signer_of(ED25519, sha256(b"receipts").digest())


def receipt_record(not_after: str | None = "2026-11-28T09:00:00Z", version: int = 1) -> dict[str, Any]:
    """A record with the members that the offline verifier looks at."""
    return {
        "header": {"record_id": str(UUID(int=5)), "x_version": version},
        "party": [{"party_id": "customer", "party_name": "Zoë & Söhne \U0001f600"}, {"party_id": READER}],
        "x_expiry": {"not_after": not_after},
    }


@dataclass
class ACase:
    """A log with other cases around the one that is drawn."""

    log: ALog = field(default_factory=ALog)
    receipts: dict[str, str] = field(default_factory=dict)
    heads: Heads | None = None
    sealed: StoredEntry | None = None

    def grant(self, version: int = 1, **changes: Any) -> AuthorizationReference:
        """The customer grants a version; its receipt is kept."""
        record = receipt_record(version=version, **changes)
        digest = receipt_hash(record)
        self.receipts[digest] = sign_receipt(record, RECEIPT_SIGNER)
        reference = AuthorizationReference(UUID(int=5), version, digest)
        self.add("authorization:granted", reference, receipt_key=thumbprint(RECEIPT_SIGNER.public))
        return reference

    def add(
        self,
        verb: str,
        authorization: AuthorizationReference | None = None,
        organization: str = READER,
        **facts: str,
    ) -> Entry:
        """One more entry of the case, with entries of other cases around it."""
        self.log.add("another case")
        return self.log.add(CASE, verb, authorization=authorization, organization=organization, **facts)

    def seal(self, verb: str = HEADS_VERB) -> None:
        """Seal the heads and sign a checkpoint over everything."""
        self.heads = Heads(Head(tag, *last) for tag, last in self.log.last.items())
        self.log.add("portal", verb, **self.heads.facts())
        self.sealed = self.log.entries[-1]
        self.log.add("another case")
        self.log.seal()

    def evidence(self) -> Evidence:
        """What the pack is made of."""
        if self.heads is None or self.sealed is None:
            self.seal()
        assert self.heads is not None
        assert self.sealed is not None
        own = f'"stream_tag":"{CASE}"'.encode()
        return Evidence(
            log_key=LOG.key,
            checkpoint=self.log.checkpoints[-1],
            stream_tag=CASE,
            entries=[entry for entry in self.log.entries if own in entry.data],
            heads=self.heads,
            heads_entry=self.sealed,
            receipts=self.receipts,
            receipt_keys=[RECEIPT_SIGNER.public],
        )

    def witnessed(self) -> Evidence:
        """The same, with the signature of one of two witnesses of which one is enough."""
        evidence = self.evidence()
        policy = parse_policy(
            f"log {LOG.key.to_text()}\nwitness alpha {ALPHA.key.to_text()}\n"
            f"witness beta {BETA.key.to_text()}\ngroup both any alpha beta\nquorum both\n"
        )
        request = request_for(evidence.checkpoint, self.log.tree, 0)
        answer = a_witness().add_checkpoint(request.to_text(), NOW)
        note = with_cosignatures(evidence.checkpoint, answer, {ALPHA.key: CHECK_ALPHA})
        return replace(evidence, checkpoint=note, policy=policy)

    def pack(self, change: Callable[[Evidence], Evidence] | None = None) -> bytes:
        """The pack as bytes; `change` may bend what goes in."""
        sink, evidence = io.BytesIO(), self.evidence()
        write_pack(sink, change(evidence) if change else evidence, self.log.tree)
        return sink.getvalue()


def a_case() -> ACase:
    """Granted, read twice, replaced by a second version, read again, withdrawn."""
    case = ACase()
    case.add("case:opened")
    first = case.grant()
    case.add("disclosure:read", first)
    case.add("disclosure:downloaded", first)
    case.add("authorization:superseded", first)
    second = case.grant(2, not_after=None)
    case.add("disclosure:read", second)
    case.add("authorization:withdrawn", second)
    case.add("case:closed")
    return case


def files_in(pack: bytes) -> dict[str, bytes]:
    """The files of a pack."""
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def erased(entry: StoredEntry) -> StoredEntry:
    """The entry after its personal values were erased."""
    return replace(entry, disclosed={})

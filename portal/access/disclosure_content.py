"""What one recipient of a disclosure gets: made redacted, sealed for it and for the giver, opened by either.

Each result is locked twice: for its organization, and under the key of the customer's authorization.
What it is bound to comes from the checked case and disclosure, never from the row beside the bytes.
"""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.organization_keys import opening_key
from portal.access.sealed_pieces import KEPT_IN_ROW
from portal.access.shredding import key_in_force
from portal.gateways.objects import ObjectStore
from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization
from portal.records.cases import Case
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.records.organizations import organization_of
from portal.vault.context import AuthorizationContext, ItemContext, encode
from portal.vault.envelopes import AuthorizationLock, Envelope, OrganizationKey, Wrap
from portal.vault.keyring import KeyRing
from portal.vault.sealing import Source
from portal.vocabulary import CannotOpen

OBJECTS = "disclosures"
_IN_MEMORY = 1024 * 1024
_FIRST_VERSION = 1


@dataclass(frozen=True)
class SealedResult:
    """One result as it is kept: either an object or bytes for the row, and who has a key to it."""

    object_key: str | None
    sealed_content: bytes | None
    envelope: Envelope
    wraps: Mapping[str, str]

    def put_into(self, result: DisclosureResult, report: Mapping[str, Any], file_name: str) -> None:
        """Let the row hold it, with the report it is bound to."""
        result.report, result.file_name = dict(report), file_name
        result.object_key, result.sealed_content = self.object_key, self.sealed_content
        result.envelope, result.wraps = self.envelope.to_json(), dict(self.wraps)
        result.size = self.envelope.plaintext_size


@dataclass(frozen=True)
class ResultVault:
    """What sealing and opening one result needs; a value, usable outside of transactions."""

    keyring: KeyRing
    objects: ObjectStore
    lock: AuthorizationLock
    item: ItemContext

    def seal(
        self, source: Source, recipients: Mapping[UUID, bytes], pinned: Mapping[UUID, str]
    ) -> SealedResult:
        """Seal one result; an object, where one is made, lies there before any row names it.

        Raises:
            Conflict: a recipient's key is not the one that the customer authorized.
            CannotOpen: the authorization has ended and its key is destroyed.
        """
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as sink:
            envelope, wraps = self.keyring.seal_disclosure(
                source, sink, authorization=self.lock, recipients=recipients, item=self.item, pinned=pinned
            )
            sink.seek(0)
            small = envelope.plaintext_size <= KEPT_IN_ROW
            content = sink.read() if small else None
            key = None if small else self.objects.create(OBJECTS, cast("BinaryIO", sink))
        named = {str(wrap.organization_id or ""): wrap.to_json() for wrap in wraps}
        return SealedResult(key, content, envelope, named)

    def open(self, result: DisclosureResult, wrap: Wrap, key: OrganizationKey) -> Iterator[bytes]:
        """All of it is authenticated before this returns; then it comes in pieces of at most 256 KiB.

        Raises:
            CannotOpen: altered, moved, of another recipient or case, or its key is destroyed.
        """
        if result.envelope is None:
            raise CannotOpen("There is nothing to open yet.")
        return self.keyring.open_disclosure(
            lambda: self._lying(result),
            envelope=Envelope.from_json(result.envelope),
            wrap=wrap,
            authorization=self.lock,
            organization_key=key,
            item=self.item,
        )

    def _lying(self, result: DisclosureResult) -> Source:
        if result.object_key is not None:
            return self.objects.open(result.object_key)
        return io.BytesIO(result.sealed_content or b"")


def result_vault(
    database: Session,
    keyring: KeyRing,
    objects: ObjectStore,
    shred: ShredStore,
    case: Case,
    disclosure: Disclosure,
    result: DisclosureResult,
) -> ResultVault:
    """The vault of one result of a disclosure that the caller has checked to be of this case."""
    authorization = database.get(Authorization, disclosure.authorization_id, populate_existing=True)
    if authorization is None or authorization.case_id != case.id or disclosure.case_id != case.id:
        raise CannotOpen("This disclosure belongs to another case.")
    item = ItemContext(
        case.customer_id,
        case.id,
        disclosure.id,
        _FIRST_VERSION,
        str(result.organization_id),
        redaction_hash(disclosure.protocol_sha256, result.treatments, result.report),
    )
    return ResultVault(keyring, objects, _lock_of(database, shred, case, authorization), item)


def open_result(
    database: Session, vault: ResultVault, result: DisclosureResult, reader_id: UUID
) -> Iterator[bytes]:
    """Open one result for an organization that has a key to it: its recipient, or the giver."""
    kept = result.wraps.get(str(reader_id))
    if kept is None:
        raise CannotOpen("This was not sealed for your organization.")
    wrap = Wrap.from_json(kept)
    return vault.open(result, wrap, opening_key(database, reader_id, wrap.recipient_key_id))


def redaction_hash(
    protocol_sha256: str, treatments: Mapping[str, str], report: Mapping[str, Any] | None
) -> bytes:
    """How it was redacted, as 32 bytes: protocol, treatments and report cannot be exchanged unnoticed."""
    written = [json.dumps(one, sort_keys=True) for one in (treatments, report)]
    return sha256(encode("entente/redaction/1", protocol_sha256, *written)).digest()


def _lock_of(
    database: Session, shred: ShredStore, case: Case, authorization: Authorization
) -> AuthorizationLock:
    context = AuthorizationContext(case.customer_id, authorization.id, authorization.version)
    customer_key = organization_of(database, case.customer_id).customer_key
    return AuthorizationLock(context, customer_key or b"", key_in_force(shred, authorization))

"""The value behind one stand-in, sealed for the asker's organization while it may be opened.

It lies under the same two locks as what was disclosed: the asker's, and the key of the customer's permission.
What it is bound to names the request, the person and the stand-in, so no row can be put in another's place.
"""

import io
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.orm import Session

from portal.access.organization_keys import opening_key
from portal.access.shredding import key_in_force
from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization
from portal.records.cases import Case
from portal.records.disclosures import DisclosureResult
from portal.records.organizations import key_of, organization_of
from portal.records.reveal_requests import RevealRequest
from portal.vault.context import AuthorizationContext, ItemContext, encode
from portal.vault.envelopes import AuthorizationLock, Envelope, Wrap, WrapKind
from portal.vault.keyring import KeyRing
from portal.vocabulary import CannotOpen

_FIRST_VERSION = 1


@dataclass(frozen=True)
class RevealVault:
    """What sealing and opening the value of one request needs."""

    keyring: KeyRing
    lock: AuthorizationLock
    item: ItemContext

    def seal(self, database: Session, value: str, request: RevealRequest, result: DisclosureResult) -> None:
        """Put the value into its request, sealed for the key that the customer's permission names.

        Raises:
            Conflict: the permission names no key, or another one.
            CannotOpen: the permission has ended and its key is destroyed.
        """
        sink, key = io.BytesIO(), key_of(database, result.key_id or "")
        envelope, wraps = self.keyring.seal_disclosure(
            io.BytesIO(value.encode("utf-8", "surrogatepass")),
            sink,
            authorization=self.lock,
            recipients={request.organization_id: key.public_key},
            item=self.item,
            pinned={request.organization_id: result.key_id or ""},
        )
        (wrap,) = (one for one in wraps if one.kind is WrapKind.RECIPIENT)
        request.envelope, request.wrap = envelope.to_json(), wrap.to_json()
        request.sealed_value = sink.getvalue()

    def open(self, database: Session, request: RevealRequest) -> str:
        """The value in clear.

        Raises:
            CannotOpen: altered, moved, of another organization, or its key is destroyed.
        """
        if request.envelope is None or request.wrap is None or request.sealed_value is None:
            raise CannotOpen("There is nothing to open any more.")
        wrap, sealed = Wrap.from_json(request.wrap), request.sealed_value
        pieces = self.keyring.open_disclosure(
            lambda: io.BytesIO(sealed),
            envelope=Envelope.from_json(request.envelope),
            wrap=wrap,
            authorization=self.lock,
            organization_key=opening_key(database, request.organization_id, wrap.recipient_key_id),
            item=self.item,
        )
        return b"".join(pieces).decode("utf-8", "replace")


def reveal_vault(
    database: Session, keyring: KeyRing, shred: ShredStore, case: Case, request: RevealRequest
) -> RevealVault:
    """The vault of one request of a case that the caller has checked."""
    authorization = database.get(Authorization, request.authorization_id, populate_existing=True)
    if authorization is None or authorization.case_id != case.id or request.case_id != case.id:
        raise CannotOpen("This request belongs to another case.")
    context = AuthorizationContext(case.customer_id, authorization.id, authorization.version)
    customer_key = organization_of(database, case.customer_id).customer_key or b""
    asked = encode(
        "entente/reveal/1",
        request.disclosure_id,
        request.organization_id,
        request.person_id,
        request.stand_in,
    )
    item = ItemContext(
        case.customer_id, case.id, request.id, _FIRST_VERSION, "reveal", sha256(asked).digest()
    )
    return RevealVault(
        keyring, AuthorizationLock(context, customer_key, key_in_force(shred, authorization)), item
    )

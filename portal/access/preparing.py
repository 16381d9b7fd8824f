"""From an upload and an audience to a planned disclosure: who gets what, treated how, under which keys."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.coverage import Coverage, require_coverage
from portal.access.disclosure_content import (
    ResultVault,
    SealedResult,
    redaction_hash,
    result_vault,
)
from portal.access.organization_keys import sealing_key
from portal.gateways.objects import ObjectStore
from portal.gateways.shred_store import ShredStore
from portal.records.base import new_id
from portal.records.cases import Case
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.records.organizations import key_of
from portal.records.uploads import Upload
from portal.redaction import Protocol, Treatments, protocols
from portal.vault.keyring import KeyRing
from portal.vault.sealing import Source
from portal.vocabulary import CannotOpen, Conflict, DataCategory, DisclosureState, Invalid, Treatment


@dataclass(frozen=True)
class PlannedResult:
    """One recipient's share of a disclosure before it is made; a value, usable outside of transactions."""

    organization_id: UUID
    treatments: Treatments
    vault: ResultVault
    recipients: Mapping[UUID, bytes]
    pinned: Mapping[UUID, str]
    protocol_sha256: str

    def seal(self, source: Source, report: Mapping[str, Any]) -> SealedResult:
        """Seal what was made for this recipient, bound to how it was made.

        Raises:
            CannotOpen: the permission's key is destroyed, or a key is not the one it names.
        """
        bound = redaction_hash(self.protocol_sha256, _in_words(self.treatments), report)
        vault = replace(self.vault, item=replace(self.vault.item, redaction_sha256=bound))
        try:
            return vault.seal(source, self.recipients, self.pinned)
        except Conflict as exchanged:
            raise CannotOpen(exchanged.sentence) from exchanged


def protocol_named(name: str) -> Protocol:
    """The protocol of this name; `Invalid` if there is none."""
    found = protocols().get(name)
    if found is None:
        raise Invalid("Choose what kind of problem this is for.", "protocol")
    return found


def plan_disclosure(
    database: Session,
    access: CaseAccess,
    upload: Upload,
    recipient_ids: Collection[UUID],
    protocol: Protocol,
    now: datetime,
) -> Disclosure:
    """Keep what is about to be prepared, one result for each recipient, nothing in them yet.

    Raises:
        NotCovered: one of the recipients may not get it; then nobody does.
    """
    coverage = require_coverage(
        database, access.case, access.organization_id, recipient_ids, protocol.treatments, now
    )
    disclosure = Disclosure(
        id=new_id(),
        case_id=access.case.id,
        upload_id=upload.id,
        organization_id=access.organization_id,
        person_id=access.actor.person,
        kind=upload.kind,
        label=upload.label,
        state=DisclosureState.PREPARING,
        purpose=coverage.purpose,
        protocol=protocol.name,
        protocol_version=protocol.version,
        protocol_sha256=protocol.sha256,
        authorization_id=coverage.authorization.id,
        prepared_at=now,
    )
    database.add(disclosure)
    database.flush()
    database.add_all(_result(disclosure, coverage, one) for one in coverage.recipients)
    database.flush()
    return disclosure


def planned_result(
    database: Session,
    keyring: KeyRing,
    objects: ObjectStore,
    shred: ShredStore,
    case: Case,
    disclosure: Disclosure,
    result: DisclosureResult,
) -> PlannedResult:
    """All that making one result needs, looked up beforehand.

    Raises:
        Conflict: the customer's permission names no key of this recipient.
    """
    if result.key_id is None:
        raise Conflict("The customer's permission names no key of this recipient. Ask for it again.")
    own = sealing_key(database, disclosure.organization_id)
    theirs = key_of(database, result.key_id)
    return PlannedResult(
        organization_id=result.organization_id,
        treatments=treatments_of(result),
        vault=result_vault(database, keyring, objects, shred, case, disclosure, result),
        recipients={disclosure.organization_id: own.public, result.organization_id: theirs.public_key},
        pinned={disclosure.organization_id: own.key_id, result.organization_id: result.key_id},
        protocol_sha256=disclosure.protocol_sha256,
    )


def treatments_of(result: DisclosureResult) -> Treatments:
    """How each category is treated for this recipient, as it was planned."""
    return Treatments({DataCategory(c): Treatment(t) for c, t in result.treatments.items()})


def require_unchanged(result: DisclosureResult, coverage: Coverage) -> None:
    """Stop when less is allowed now than when this was prepared, or when a key was exchanged.

    Raises:
        Conflict: it must be prepared again.
    """
    allowed = coverage.recipients[result.organization_id]
    too_open = any(how.openness > allowed[one].openness for one, how in treatments_of(result).items())
    if too_open or coverage.pinned_keys.get(result.organization_id) != result.key_id:
        raise Conflict("The permission has changed since this was prepared. Prepare it again.")


def _result(disclosure: Disclosure, coverage: Coverage, recipient_id: UUID) -> DisclosureResult:
    return DisclosureResult(
        disclosure_id=disclosure.id,
        organization_id=recipient_id,
        treatments=_in_words(coverage.recipients[recipient_id]),
        key_id=coverage.pinned_keys.get(recipient_id),
        wraps={},
    )


def _in_words(treatments: Mapping[DataCategory, Treatment]) -> dict[str, str]:
    return {one.value: how.value for one, how in treatments.items()}

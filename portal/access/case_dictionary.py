"""What makes the stand-ins of one case: its secret, and the words that the case has learned."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access import bindings
from portal.records.cases import Case, CaseSecret, case_of
from portal.redaction import CaseDictionary, Pseudonyms
from portal.vault.keyring import KeyRing


def pseudonyms_of(database: Session, keyring: KeyRing, case_id: UUID) -> Pseudonyms:
    """The stand-ins of this case; without its secret nobody can make or link them.

    Raises:
        LookupError: `give_secret` was never called, so nothing can have been brought into this case.
    """
    kept = database.get(CaseSecret, case_id)
    if kept is None:
        raise LookupError("This case has no secret yet.")
    return Pseudonyms(keyring.case_secret(kept.sealed_secret, case_id))


def give_secret(database: Session, keyring: KeyRing, case: Case, now: datetime) -> None:
    """Make the case's secret when its first upload begins; the case row is locked against a second one."""
    if database.get(CaseSecret, case.id) is not None:
        return
    database.refresh(case_of(database, case.id), with_for_update=True)
    if database.get(CaseSecret, case.id, populate_existing=True) is None:
        sealed = keyring.new_case_secret(case.id)
        database.add(CaseSecret(case_id=case.id, sealed_secret=sealed, changed_at=now))
        database.flush()


def dictionary_of(database: Session, keyring: KeyRing, case_id: UUID) -> CaseDictionary:
    """The words that this case has learned so far."""
    return _opened(keyring, database.get(CaseSecret, case_id, populate_existing=True), case_id)


def merge_dictionary(
    database: Session, keyring: KeyRing, case_id: UUID, learned: CaseDictionary, now: datetime
) -> CaseDictionary:
    """Add what was learned to what others may have added meanwhile; returns the whole."""
    kept = database.scalars(
        select(CaseSecret)
        .where(CaseSecret.case_id == case_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    whole = _opened(keyring, kept, case_id)
    whole.merge(learned)
    kept.sealed_dictionary = keyring.seal_value(whole.to_bytes(), bindings.of_dictionary(case_id))
    kept.changed_at = now
    database.flush()
    return whole


def _opened(keyring: KeyRing, kept: CaseSecret | None, case_id: UUID) -> CaseDictionary:
    if kept is None or kept.sealed_dictionary is None:
        return CaseDictionary()
    return CaseDictionary.from_bytes(
        keyring.open_value(kept.sealed_dictionary, bindings.of_dictionary(case_id))
    )

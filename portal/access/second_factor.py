"""What the second factor's actions share: what its secret is bound to, and fresh recovery codes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access import bindings
from portal.records.people import RecoveryCode
from portal.vault.one_time_codes import new_recovery_codes, recovery_code_hash


def second_factor_context(person_id: UUID) -> bytes:
    """What a person's sealed secret is bound to: put under another person it does not open."""
    return bindings.of_second_factor(person_id)


def give_recovery_codes(database: Session, person_id: UUID, now: datetime) -> list[str]:
    """Ten new codes; the earlier ones end. They are returned for showing once and kept as hashes."""
    database.execute(
        update(RecoveryCode)
        .where(RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None))
        .values(used_at=now)
    )
    codes = new_recovery_codes()
    database.add_all(RecoveryCode(person_id=person_id, code_hash=recovery_code_hash(code)) for code in codes)
    database.flush()
    return codes

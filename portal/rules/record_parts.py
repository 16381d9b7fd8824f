"""Reading an Authorization Record: the parts that other formats are made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.rules.authorization_terms import PartyRole

GIVEN = "dpv:ConsentGiven"


@dataclass(frozen=True, slots=True)
class RecordParts:
    """One granted record, read once. `given_at` is aware and to the second."""

    record_id: str
    version: int
    language: str
    customer: Mapping[str, Any]
    asker: Mapping[str, Any]
    recipients: tuple[Mapping[str, Any], ...]
    purposes: tuple[Mapping[str, Any], ...]
    given_at: datetime
    not_after: str | None
    ends_with_case: bool
    signer: str
    position: str

    @property
    def ends(self) -> str:
        """When it ends by itself, in words."""
        parts = [f"until {self.not_after}"] if self.not_after else []
        return " or ".join([*parts, "until the case is closed"] if self.ends_with_case else parts)


def parts_of(record: Mapping[str, Any]) -> RecordParts:
    """The parts of a record that was granted.

    Raises:
        ValueError: nobody has granted it.
    """
    given = [event for event in record["event"] if event["event_state"] == GIVEN]
    if not given:
        raise ValueError("Only a record that was granted has a projection.")
    by_role = {role: [one for one in record["party"] if one["party_role"] == role] for role in PartyRole}
    authority = record.get("x_authority", {})
    return RecordParts(
        record_id=record["header"]["record_id"],
        version=record["header"]["x_version"],
        language=record["processing"]["language"],
        customer=by_role[PartyRole.CUSTOMER][0],
        asker=by_role[PartyRole.ASKER][0],
        recipients=tuple(by_role[PartyRole.RECIPIENT]),
        purposes=tuple(record["processing"]["purposes"]),
        given_at=datetime.fromisoformat(given[-1]["event_time"]),
        not_after=record["x_expiry"]["not_after"],
        ends_with_case=record["x_expiry"]["expiry_event"] is not None,
        signer=authority.get("x_name", ""),
        position=authority.get("x_position", ""),
    )

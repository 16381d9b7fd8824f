"""Where an agreement stands, as both sides see it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.records.agreements import agreement_between, all_terms, signatures_of
from portal.records.organizations import organization_names
from portal.records.people import person_of


@dataclass(frozen=True)
class SignatureLine:
    """One signature: which version, for whom, by whom and when."""

    number: int
    organization_name: str
    person_name: str
    sha256: str
    signed_at: datetime


@dataclass(frozen=True)
class AgreementState:
    """Which side has signed the newest terms (number 0 when there are none), and all signatures."""

    number: int
    ours: bool
    theirs: bool
    signed_before: bool
    signatures: tuple[SignatureLine, ...]

    @property
    def in_force(self) -> bool:
        """Whether work together is allowed."""
        return self.number > 0 and self.ours and self.theirs

    @property
    def view(self) -> str:
        """The name of the directory's view that this belongs to."""
        if self.in_force:
            return "in_force"
        if self.theirs or (self.signed_before and not self.ours):
            return "ours"
        return "theirs" if self.ours else "none"

    @property
    def words(self) -> str:
        """The state in words for the reader's own side."""
        if self.in_force:
            return "in force"
        if self.ours:
            return "waiting for their signature"
        if self.theirs:
            return "waiting for your signature"
        return "new terms to sign" if self.signed_before else "no agreement"

    @property
    def tone(self) -> str:
        """The tone of the dot beside the words."""
        return {"in_force": "green", "ours": "amber", "theirs": "blue", "none": "grey"}[self.view]


def agreement_state(database: Session, own_id: UUID, other_id: UUID) -> AgreementState:
    """Where the agreement of these two vendors stands, seen from the first."""
    versions = all_terms(database)
    agreement = agreement_between(database, own_id, other_id)
    newest = versions[0] if versions else None
    signatures = signatures_of(database, agreement.id) if agreement is not None else []
    signed = {row.organization_id for row in signatures if newest is not None and row.terms_id == newest.id}
    numbers = {version.id: version.number for version in versions}
    names = organization_names(database) if signatures else {}
    lines = [
        SignatureLine(
            number=numbers[row.terms_id],
            organization_name=names[row.organization_id],
            person_name=person_of(database, row.person_id).name,
            sha256=row.sha256,
            signed_at=row.signed_at,
        )
        for row in reversed(signatures)
    ]
    return AgreementState(
        number=newest.number if newest is not None else 0,
        ours=own_id in signed,
        theirs=other_id in signed,
        signed_before=bool(signatures),
        signatures=tuple(lines),
    )

"""Searching the log. Every question takes a `scope`: what the asking organization may see at all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import Session

from portal.records.audit_log import AuditEntry, AuditSalt
from portal.records.cases import Case
from portal.records.disclosures import Disclosure
from portal.records.people import Person
from portal.vocabulary import Verb


@dataclass(frozen=True)
class Sought:
    """What an officer looks for; what is left open fits everything. `until` itself is outside."""

    person: str = ""
    organization_id: UUID | None = None
    reference: str = ""
    verbs: frozenset[Verb] | None = None
    since: datetime | None = None
    until: datetime | None = None

    def criteria(self) -> list[str]:
        """The kinds of what is looked for, without the words: this is what the log says of a search."""
        given = {
            "person": bool(self.person),
            "organization": self.organization_id is not None,
            "case": bool(self.reference),
            "kind": self.verbs is not None,
            "time": self.since is not None or self.until is not None,
        }
        return [name for name, wanted in given.items() if wanted]


@dataclass(frozen=True)
class Turn:
    """Where to go on: with what is older than one entry, or with what is newer than one."""

    older_than: UUID | None = None
    newer_than: UUID | None = None


def counts_by_verb(database: Session, scope: ColumnElement[bool], sought: Sought) -> dict[Verb, int]:
    """How many entries of each kind fit everything but the kinds that are sought."""
    fits = and_(scope, _fits(sought))
    rows = database.execute(
        select(AuditEntry.verb, func.count().label("number")).where(fits).group_by(AuditEntry.verb)
    )
    return {row.verb: row.number for row in rows}


def entries_of(
    database: Session, scope: ColumnElement[bool], sought: Sought, turn: Turn, most: int
) -> Sequence[AuditEntry]:
    """At most so many entries from there on, newest first."""
    fits = and_(scope, _fits(sought), _of_kinds(sought))
    latest = (AuditEntry.at.desc(), AuditEntry.serial.desc())
    newer, older = _mark(database, scope, turn.newer_than), _mark(database, scope, turn.older_than)
    if newer is not None:
        query = select(AuditEntry).where(fits, _after(newer)).order_by(AuditEntry.at, AuditEntry.serial)
        return list(reversed(database.scalars(query.limit(most)).all()))
    beyond = true() if older is None else _before(older)
    return database.scalars(select(AuditEntry).where(fits, beyond).order_by(*latest).limit(most)).all()


def number_after(database: Session, scope: ColumnElement[bool], sought: Sought, entry: AuditEntry) -> int:
    """How many entries that fit are newer than this one."""
    fits = and_(scope, _fits(sought), _of_kinds(sought), _after(entry))
    return database.scalar(select(func.count()).select_from(AuditEntry).where(fits)) or 0


def entry_of(database: Session, scope: ColumnElement[bool], entry_id: UUID) -> AuditEntry | None:
    """One entry, if it is in scope."""
    return database.scalars(select(AuditEntry).where(AuditEntry.id == entry_id, scope)).first()


def organizations_in(database: Session, scope: ColumnElement[bool]) -> set[UUID]:
    """Whose acts there are to see."""
    found = database.scalars(select(AuditEntry.organization_id).where(scope).distinct())
    return {one for one in found if one is not None}


def references_of(database: Session, case_ids: Collection[UUID]) -> dict[UUID, str]:
    """What people call these cases on the phone."""
    rows = database.execute(select(Case.id, Case.reference).where(Case.id.in_(case_ids)))
    return {row.id: row.reference for row in rows}


def disclosures_named(database: Session, disclosure_ids: Collection[UUID]) -> dict[UUID, Disclosure]:
    """The disclosures that entries speak of."""
    found = database.scalars(select(Disclosure).where(Disclosure.id.in_(disclosure_ids)))
    return {row.id: row for row in found}


def _fits(sought: Sought) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [true()]
    if sought.organization_id is not None:
        conditions.append(AuditEntry.organization_id == sought.organization_id)
    if sought.reference:
        named = select(Case.id).where(func.upper(Case.reference) == sought.reference.upper())
        conditions.append(AuditEntry.case_id.in_(named))
    if sought.since is not None:
        conditions.append(AuditEntry.at >= sought.since)
    if sought.until is not None:
        conditions.append(AuditEntry.at < sought.until)
    if sought.person:
        conditions.append(_by_person(sought.person))
    return and_(*conditions)


def _of_kinds(sought: Sought) -> ColumnElement[bool]:
    return true() if sought.verbs is None else AuditEntry.verb.in_(sought.verbs)


def _by_person(words: str) -> ColumnElement[bool]:
    """By name or address, while the entry's personal values are kept: who was erased is not found."""
    named = select(Person.id).where(
        or_(Person.name.icontains(words, autoescape=True), Person.email.icontains(words, autoescape=True))
    )
    address = AuditSalt.disclosures[("actor", 1)].as_string()
    by_link = and_(AuditEntry.person_id.is_(None), address.icontains(words, autoescape=True))
    kept = select(AuditSalt.entry_id).where(AuditSalt.entry_id == AuditEntry.id)
    return or_(
        and_(AuditEntry.person_id.in_(named), kept.exists()),
        and_(AuditEntry.person_id.is_(None), kept.where(by_link).exists()),
    )


def _mark(database: Session, scope: ColumnElement[bool], entry_id: UUID | None) -> AuditEntry | None:
    return None if entry_id is None else entry_of(database, scope, entry_id)


def _after(entry: AuditEntry) -> ColumnElement[bool]:
    later = and_(AuditEntry.at == entry.at, AuditEntry.serial > entry.serial)
    return or_(AuditEntry.at > entry.at, later)


def _before(entry: AuditEntry) -> ColumnElement[bool]:
    earlier = and_(AuditEntry.at == entry.at, AuditEntry.serial < entry.serial)
    return or_(AuditEntry.at < entry.at, earlier)

"""Entries of the log as rows and facts in words. Names of files are shown to those who gave or got them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.audit_scope import SeenEntry
from portal.records.disclosures import Disclosure
from portal.records.log_search import disclosures_named, references_of
from portal.records.organizations import organization_names
from portal.records.people import people_names
from portal.records.readings import LEDGER
from portal.vocabulary import Verb
from portal.web.audit_facts import fact_words
from portal.web.audit_words import VERB_WORDS

PORTAL = "Entente itself"
_SAID = frozenset({"organization"})
_SAID_OF_READS = _SAID | {"from"}
_A_WORD = re.compile("[a-z]+(_[a-z]+)+")


@dataclass(frozen=True)
class ReadRow:
    """What was read, who had given it, under which version of the customer's permission."""

    label: str
    given_by: str
    version: int | None
    purpose: str


@dataclass(frozen=True)
class LogRow:
    """One entry in words. `erased` says that who it was is not known any more."""

    entry_id: UUID
    at: datetime
    verb: Verb
    words: str
    person: str
    erased: bool
    organization: str
    reference: str
    read: ReadRow | None


@dataclass(frozen=True)
class LogNames:
    """What ids are called on the screen, for some entries."""

    organizations: Mapping[UUID, str]
    people: Mapping[UUID, str]
    cases: Mapping[UUID, str]
    disclosures: Mapping[UUID, Disclosure]


def names_for(database: Session, entries: Sequence[SeenEntry]) -> LogNames:
    """Everything that these entries name by its id."""
    rows = [one.row for one in entries]
    return LogNames(
        organization_names(database),
        people_names(database),
        references_of(database, {row.case_id for row in rows if row.case_id}),
        disclosures_named(
            database, {row.subject_id for row in rows if row.subject_id and row.verb in LEDGER}
        ),
    )


def log_rows(entries: Sequence[SeenEntry], names: LogNames, reader_id: UUID) -> list[LogRow]:
    """The entries in words, for somebody of the organization `reader_id`."""
    return [log_row(one, names, reader_id) for one in entries]


def log_row(seen: SeenEntry, names: LogNames, reader_id: UUID) -> LogRow:
    """One entry in words."""
    row = seen.row
    person, erased = _person(seen, names)
    return LogRow(
        entry_id=row.id,
        at=row.at,
        verb=row.verb,
        words=VERB_WORDS[row.verb],
        person=person,
        erased=erased,
        organization=names.organizations.get(row.organization_id, "") if row.organization_id else "",
        reference=names.cases.get(row.case_id, "") if row.case_id else "",
        read=_read(seen, names, reader_id) if row.verb in LEDGER else None,
    )


def facts_in_words(seen: SeenEntry, names: LogNames) -> list[tuple[str, list[str]]]:
    """Each fact beside those that a row says: what it is called, and its values, one a line."""
    if seen.entry is None:
        return []
    said = _SAID_OF_READS if seen.row.verb in LEDGER else _SAID
    facts = seen.entry.facts.items()
    return [(fact_words(name), _lines(value, names)) for name, value in facts if name not in said]


def _person(seen: SeenEntry, names: LogNames) -> tuple[str, bool]:
    row = seen.row
    if "actor" in seen.personal:
        name = names.people.get(row.person_id) if row.person_id else None
        return name or seen.personal["actor"], False
    if row.person_id is None and "actor" not in seen.erased:
        return PORTAL if row.verb is not Verb.SIGN_IN_FAILED else "somebody unknown", False
    return f"person {row.person_id.hex[-6:]}" if row.person_id else "somebody", True


def _read(seen: SeenEntry, names: LogNames, reader_id: UUID) -> ReadRow:
    row = seen.row
    found = names.disclosures.get(row.subject_id) if row.subject_id else None
    concerns = found is not None and reader_id in {
        row.organization_id,
        row.customer_id,
        found.organization_id,
    }
    reference = seen.entry.authorization if seen.entry is not None else None
    return ReadRow(
        label=found.label if found is not None and concerns else "something not given by or to you",
        given_by=names.organizations.get(found.organization_id, "") if found is not None else "",
        version=reference.version if reference is not None else None,
        purpose=seen.entry.purpose if seen.entry is not None else "",
    )


def _lines(value: Any, names: LogNames) -> list[str]:
    if isinstance(value, dict):
        return [f"{_word(name, names)}: {', '.join(_lines(one, names))}" for name, one in value.items()]
    if isinstance(value, list):
        return [_word(one, names) for one in value] or ["none"]
    return [_word(value, names)]


def _word(value: Any, names: LogNames) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict | list):
        return ", ".join(_lines(value, names))
    text = str(value)
    try:
        found = UUID(text)
    except ValueError:
        return text.replace("_", " ") if _A_WORD.fullmatch(text) else text
    return names.organizations.get(found) or names.people.get(found) or text

"""Cases as lines of a list, with what the reader's organization may know of each: always three questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from portal.records.case_list import newest_authorizations, participants_in
from portal.records.cases import Case
from portal.records.organizations import Organization, organization_names
from portal.vocabulary import CaseState, HolderKind, Severity
from portal.web.case_words import (
    HolderWords,
    PermissionWords,
    holder_words,
    permission_words,
    severity_word,
)


@dataclass(frozen=True)
class CaseRow:
    """One case in a list. `holder.name` is empty when nobody has it; `rests` when nothing is left to do."""

    url: str
    reference: str
    title: str
    product: str
    customer: str
    organizations: tuple[str, ...]
    severity: Severity
    severity_word: str
    state: CaseState
    rests: bool
    holder: HolderWords
    since: datetime
    promised_at: datetime | None
    permission: PermissionWords
    last_event_at: datetime


def case_rows(database: Session, cases: Sequence[Case], own: Organization, now: datetime) -> list[CaseRow]:
    """The lines of these cases, in their order, as the organization `own` reads them."""
    ids = [case.id for case in cases]
    names = organization_names(database)
    taking_part = participants_in(database, ids)
    authorizations = newest_authorizations(database, ids)
    return [
        CaseRow(
            url=url_for("cases.show", case_id=case.id),
            reference=case.reference,
            title=case.title,
            product=case.product,
            customer=names[case.customer_id],
            organizations=tuple(names[one] for one in taking_part[case.id]),
            severity=case.severity,
            severity_word=severity_word(case, own),
            state=case.state,
            rests=case.holder_kind is HolderKind.DONE,
            holder=holder_words(case, names, own.id),
            since=case.holder_since,
            promised_at=case.next_update_at,
            permission=permission_words(authorizations.get(case.id), now),
            last_event_at=case.last_event_at,
        )
        for case in cases
    ]

"""Names of the vendors' own engineers on a case: they may stay in what these write to each other.

Everybody in the case sees these names beside it, so a stand-in for them hides nothing and makes a message
hard to read. They are no data of the customer; a name that a person of the customer bears too is hidden.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from portal.records.authorizations import authorizations_of
from portal.records.cases import Case, participants_of
from portal.records.organizations import organization_of
from portal.records.people import people_of, person_of
from portal.redaction import CaseDictionary
from portal.vocabulary import DataCategory, OrganizationKind

_LEAST_NAME = 2


def with_colleagues(
    database: Session, case: Case, writer_id: UUID, dictionary: CaseDictionary
) -> CaseDictionary:
    """The case's dictionary, in which the names of its engineers may stay as names of people; a copy.

    Engineers are the writer, who opened the case, and whom each participant named. What a person marked as
    missed, what the case learned from files, and what somebody at the customer is called never stays.
    """
    made = CaseDictionary()
    made.merge(dictionary)
    hidden = _words(_customers_people(database, case)) | _words(dictionary.terms)
    for name in _engineers(database, case, writer_id):
        for word in {name, *name.split()}:
            if len(word) >= _LEAST_NAME and not _words([word]) & hidden:
                made.may_stay(word, DataCategory.PEOPLE)
    return made


def _engineers(database: Session, case: Case, writer_id: UUID) -> set[str]:
    named = {one.engineer_id for one in participants_of(database, case.id)}
    people = [person_of(database, one) for one in named | {writer_id, case.opened_by_id} if one]
    return {
        one.name
        for one in people
        if organization_of(database, one.organization_id).kind is OrganizationKind.VENDOR
    }


def _customers_people(database: Session, case: Case) -> set[str]:
    approvers = {one.approver_name for one in authorizations_of(database, case.id)}
    return approvers | {one.name for one in people_of(database, case.customer_id)}


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.casefold().split()}

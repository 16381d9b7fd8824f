"""A case's dictionary with the patterns that an organization wrote for itself."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.records.own_patterns import own_patterns_of
from portal.redaction import CaseDictionary


def with_own_patterns(database: Session, organization_id: UUID, dictionary: CaseDictionary) -> CaseDictionary:
    """The dictionary, taught the patterns of whoever brings something in; what it knows already stays."""
    told = CaseDictionary()
    for pattern, category in own_patterns_of(database, organization_id):
        told.tell_pattern(pattern, category)
    dictionary.merge(told)
    return dictionary

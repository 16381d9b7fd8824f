"""What is known when a written text is redacted: the case, the writer's own patterns, names of colleagues."""

from sqlalchemy.orm import Session

from portal.access.colleagues import with_colleagues
from portal.access.own_patterns import with_own_patterns
from portal.records.cases import Case
from portal.records.uploads import Upload
from portal.redaction import CaseDictionary


def message_words(database: Session, case: Case, message: Upload, known: CaseDictionary) -> CaseDictionary:
    """The case's dictionary, taught and loosened as it is for what somebody writes; not for files."""
    taught = with_own_patterns(database, message.organization_id, known)
    return with_colleagues(database, case, message.person_id, taught)

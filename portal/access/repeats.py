"""The other case of two that are, or are not, the same trouble."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess, enter_case
from portal.records.cases import Case
from portal.vocabulary import Invalid, Missing, Permission, Refused


def other_case(database: Session, access: CaseAccess, other_id: UUID) -> Case:
    """The other case, for somebody who may work on it too; whoever may not learns nothing of it.

    Raises:
        Invalid: it is the same case, of another customer, or one that this person may not work on.
    """
    try:
        other = enter_case(database, access.actor, other_id, Permission.CASE_WORK).case
    except (Missing, Refused):
        other = access.case
    if other.id == access.case.id or other.customer_id != access.case.customer_id:
        raise Invalid("Choose another case of this customer on which your company works.", "other")
    return other

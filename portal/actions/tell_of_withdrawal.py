"""After a withdrawal, everybody who has to know of it is told.

It is work of its own, done when the withdrawal is kept: a message is sealed under the root keys, and whoever
withdraws must be able to do so while the service that has those does not answer.
"""

from portal.access.sending import send_notice
from portal.access.telling import tell_who_asked
from portal.actions.work import Work
from portal.records.authorizations import Authorization
from portal.records.cases import case_of

_HAPPENED = "the permission was withdrawn"


def tell_of_withdrawal(work: Work) -> None:
    """Queue the messages to the engineer who had asked and to the customer's approver.

    Raises:
        Unavailable: the root keys do not answer; the job is tried again later.
    """
    tools, now = work.instruments, work.clock()
    with work.finishing() as database:
        found = database.get(Authorization, work.subject_id)
        if found is None:
            return
        case = case_of(database, found.case_id)
        tell_who_asked(database, tools.keyring, case, found.requested_by_id, _HAPPENED, tools.link, now)
        send_notice(
            database,
            tools.keyring,
            found.approver_email,
            f"Case {case.reference}: {_HAPPENED}",
            "From now on nobody can read what was disclosed under it.\n"
            "If this was a mistake, the company can ask again.\n",
            now,
        )

"""A queued message leaves for its mailbox, after the change it speaks of was kept."""

from sqlalchemy.orm import Session

from portal.access.sending import notice_context
from portal.actions.work import Work
from portal.gateways.mail import Mail, compose
from portal.records.notices import Notice
from portal.vocabulary import Missing


def deliver_notice(work: Work, mail: Mail, sender: str) -> None:
    """Hand one message to the mail server and drop its body.

    A crash between the two sends it again: better twice than never. Its links are the same ones.

    Raises:
        Unavailable: the server did not take it; the job is tried again later.
    """
    with work.reading() as database:
        notice = _notice(database, work)
    if notice.sealed_body is not None:
        body = work.instruments.keyring.open_value(notice.sealed_body, notice_context(notice)).decode()
        with work.kept():
            mail.send(compose(sender, notice.email, notice.subject, body, work.clock()))
    with work.finishing() as database:
        sent = _notice(database, work)
        sent.sealed_body, sent.sent_at = None, work.clock()


def _notice(database: Session, work: Work) -> Notice:
    notice = database.get(Notice, work.subject_id)
    if notice is None:
        raise Missing("There is no such message.")
    return notice

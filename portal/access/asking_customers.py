"""A question that a customer answers by a link, without an account: the link, and the mail that brings it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.mailed_links import keep_link
from portal.access.sending import send_notice
from portal.records.cases import Case
from portal.records.links import Link
from portal.vault.keyring import KeyRing
from portal.vocabulary import LinkPurpose


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, of which mailbox, about what.

    `title` and `words` are those of the mail, `words` to the sentence that says what to do; `page` is the
    path of the page that is answered on, to its token.
    """

    purpose: LinkPurpose
    email: str
    subject_id: UUID
    title: str
    words: str
    page: str


def ask_by_link(
    database: Session,
    keyring: KeyRing,
    case: Case,
    question: Question,
    link: Callable[[str], str],
    now: datetime,
    until: datetime,
) -> None:
    """Keep the link that is good until then, and queue its mail. `link` makes an address of a path."""
    token = keep_link(
        database,
        Link(
            purpose=question.purpose,
            email=question.email,
            organization_id=case.customer_id,
            case_id=case.id,
            subject_id=question.subject_id,
            created_at=now,
            expires_at=until,
        ),
    )
    body = (
        f"{question.words} It takes one click, no account, within fourteen days:\n"
        f"{link(f'{question.page}{token}')}\n"
    )
    send_notice(database, keyring, question.email, question.title, body, now)

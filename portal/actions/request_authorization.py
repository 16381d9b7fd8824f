"""A vendor asks the customer's approver to allow a disclosure. The mail carries a link and no content."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.ending import add_state
from portal.access.granting import END_AUTHORIZATION, answer_due_at
from portal.access.mailboxes import customers_mailbox
from portal.access.mailed_links import keep_link, link_to_approver
from portal.access.recording import record
from portal.access.sending import send_notice
from portal.actions.instruments import Instruments
from portal.records.agreements import in_force
from portal.records.authorizations import (
    Authorization,
    AuthorizationCategory,
    AuthorizationRecipient,
    authorizations_of,
    categories_of,
    recipients_of,
)
from portal.records.cases import lock_case
from portal.records.jobs import enqueue
from portal.records.organizations import Organization, organization_of
from portal.records.timeline import Step, append_event
from portal.redaction.protocols import Protocol
from portal.vocabulary import (
    AuthorizationState,
    Conflict,
    DataCategory,
    EventType,
    Invalid,
    LinkPurpose,
    Purpose,
    Treatment,
    Verb,
)

LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class AuthorizationAsk:
    """What the vendor asks for. Categories are those the protocol lets out, or fewer.

    Whoever asks is a recipient only when it names itself: otherwise nobody can answer it.
    """

    recipients: frozenset[UUID]
    categories: Mapping[DataCategory, Treatment]
    purpose: Purpose
    protocol: Protocol
    not_after: datetime
    approver_email: str
    ends_with_case: bool = True


def request_authorization(
    database: Session, access: CaseAccess, ask: AuthorizationAsk, instruments: Instruments, now: datetime
) -> Authorization:
    """Keep the request and queue the mail to the approver.

    Raises:
        Invalid: nobody, nothing or too much is asked for, the date is past, the mailbox not the customer's.
        Conflict: the case is closed, or exactly this is asked of this mailbox already.
    """
    access.require_open()
    customer = organization_of(database, access.case.customer_id)
    email = customers_mailbox(ask.approver_email, customer, "approver_email")
    _check(database, access, ask, now)
    authorization = _keep(database, access, ask, email, now)
    add_state(database, authorization, AuthorizationState.REQUESTED, now, {})
    _send(database, authorization, organization_of(database, access.organization_id), instruments, now)
    enqueue(database, END_AUTHORIZATION, authorization.id, now, run_at=answer_due_at(authorization))
    moment = Step(
        EventType.AUTHORIZATION_REQUESTED,
        access.organization_id,
        access.actor.person_id,
        from_id=access.organization_id,
        subject_id=authorization.id,
    )
    append_event(database, access.case, moment, now)
    record(
        database,
        access.actor,
        Verb.AUTHORIZATION_REQUESTED,
        now,
        case=access.case,
        subject_id=authorization.id,
        authorization=authorization,
        details=_details(ask),
        personal={"approver": email},
    )
    return authorization


def _keep(
    database: Session, access: CaseAccess, ask: AuthorizationAsk, email: str, now: datetime
) -> Authorization:
    _refuse_the_same(database, access, ask, email)
    authorization = Authorization(
        case_id=access.case.id,
        customer_id=access.case.customer_id,
        requested_by_organization_id=access.organization_id,
        requested_by_id=access.actor.person,
        version=_next_version(database, access.case.id),
        state=AuthorizationState.REQUESTED,
        purpose=ask.purpose,
        protocol=ask.protocol.name,
        protocol_version=ask.protocol.version,
        not_after=ask.not_after.replace(microsecond=0),
        ends_with_case=ask.ends_with_case,
        approver_email=email,
        requested_at=now,
    )
    database.add(authorization)
    database.flush()
    _add_lines(database, authorization, ask)
    return authorization


def _refuse_the_same(database: Session, access: CaseAccess, ask: AuthorizationAsk, email: str) -> None:
    """A form that was sent twice asks the customer once."""
    lock_case(database, access.case)
    wanted = (access.organization_id, email, ask.purpose, ask.protocol.name, _details(ask))
    for one in authorizations_of(database, access.case.id):
        if one.state is AuthorizationState.REQUESTED and _asked_in(database, one) == wanted:
            raise Conflict("You have asked exactly this already; the customer's approver has the mail.")


def _asked_in(database: Session, one: Authorization) -> tuple[object, ...]:
    kinds = {row.category: row.asked for row in categories_of(database, one.id)}
    to = frozenset(row.organization_id for row in recipients_of(database, one.id))
    details = _details_of(to, kinds, one.not_after)
    return one.requested_by_organization_id, one.approver_email, one.purpose, one.protocol, details


def _details(ask: AuthorizationAsk) -> dict[str, object]:
    return _details_of(ask.recipients, ask.categories, ask.not_after)


def _details_of(
    recipients: Collection[UUID], categories: Mapping[DataCategory, Treatment], not_after: datetime
) -> dict[str, object]:
    return {
        "recipients": sorted(str(one) for one in recipients),
        "categories": {one.value: how.value for one, how in sorted(categories.items())},
        "not_after": not_after.replace(microsecond=0).isoformat(),
    }


def _check(database: Session, access: CaseAccess, ask: AuthorizationAsk, now: datetime) -> None:
    if not ask.recipients:
        raise Invalid("Choose at least one company that is to see the data.", "recipients")
    for recipient_id in ask.recipients - {access.organization_id}:
        if not in_force(database, access.organization_id, recipient_id):
            name = organization_of(database, recipient_id).name
            raise Invalid(f"You have no agreement in force with {name}. Sign it first.", "recipients")
    too_open = [
        one for one, how in ask.categories.items() if how.openness > ask.protocol.treatments[one].openness
    ]
    if too_open or DataCategory.TECHNICAL not in ask.categories:
        raise Invalid(
            "Ask for technical details, and for no more than this kind of problem needs.", "categories"
        )
    if not now < ask.not_after <= now + LONGEST:
        raise Invalid("Choose an end between now and a year from now.", "not_after")


def _next_version(database: Session, case_id: UUID) -> int:
    last = database.scalar(select(func.max(Authorization.version)).where(Authorization.case_id == case_id))
    return (last or 0) + 1


def _add_lines(database: Session, authorization: Authorization, ask: AuthorizationAsk) -> None:
    database.add_all(
        AuthorizationRecipient(authorization_id=authorization.id, organization_id=one)
        for one in sorted(ask.recipients)
    )
    database.add_all(
        AuthorizationCategory(authorization_id=authorization.id, category=one, asked=how)
        for one, how in ask.categories.items()
        if how is not Treatment.REMOVE
    )


def _send(
    database: Session,
    authorization: Authorization,
    asker: Organization,
    instruments: Instruments,
    now: datetime,
) -> None:
    until = answer_due_at(authorization)
    link = link_to_approver(authorization, LinkPurpose.AUTHORIZATION, authorization.id, now, until)
    token = keep_link(database, link)
    send_notice(
        database,
        instruments.keyring,
        authorization.approver_email,
        f"{asker.name} asks for your permission",
        f"{asker.name} works on a problem of yours and asks for your permission to show cleaned data "
        f"to the companies that help.\n\nRead who wants what, and decide:\n"
        f"{instruments.link(f'/permission/{token}')}\n\n"
        "Nothing happens unless you decide. The link works for 14 days and in your hands only: "
        "please do not forward it.\n",
        now,
    )

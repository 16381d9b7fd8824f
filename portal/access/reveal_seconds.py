"""Two must agree to one hidden value where two must agree to a permission: the first yes waits for another's.

Whoever else stands on the customer's list is asked by a link of their own. A no of anybody decides at once.
A first yes counts as long as whoever said it stands on the list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.deciding_reveals import RevealDecision, carry_out
from portal.access.mailed_links import keep_link, link_to_approver
from portal.access.reveal_levels import needed_to_show
from portal.access.revealing import write_down
from portal.access.sending import send_notice
from portal.records.authorizations import Authorization
from portal.records.mandates import Mandate, mandate_in_place
from portal.records.organizations import organization_of
from portal.records.reveal_requests import RevealRequest
from portal.rules.authorization_record import second_agreed
from portal.rules.authorization_terms import Assurance
from portal.vault.keyring import KeyRing
from portal.vocabulary import Conflict, LinkPurpose, Verb

_BY_YOU = "You have agreed already. It is shown when one more of those who decide agrees; they were asked."
_ALONE = (
    "Two of you must agree to show this, and nobody else is named to decide. Name a second under “Who may "
    "decide”, or let this request be refused."
)
_AT_ONCE = "Somebody else agreed at this moment. Answer again, and it counts as the second yes."


@dataclass(frozen=True)
class Answer:
    """Who answers: as what the log knows them, from which mailbox, what, and how that was shown."""

    actor: Actor
    email: str
    decision: RevealDecision
    assurance: str


def two_must_agree(database: Session, asked: RevealRequest) -> bool:
    """Whether one yes is not enough: the customer wants two, or two had to agree to the permission."""
    if needed_to_show(database, asked) is Assurance.MAILBOX:
        return False
    authorization = database.get_one(Authorization, asked.authorization_id)
    mandate = mandate_in_place(database, authorization.customer_id)
    wanted = mandate is not None and mandate.two_agree
    return wanted or second_agreed(authorization.record)


def agreed_first(database: Session, asked: RevealRequest) -> str:
    """The name of whoever has said yes and waits for another; empty where nobody has, or nobody's counts."""
    authorization = database.get_one(Authorization, asked.authorization_id)
    mandate = mandate_in_place(database, authorization.customer_id)
    return asked.first_yes_by if mandate is not None and _counts(asked, mandate) else ""


def carry_out_together(
    database: Session,
    keyring: KeyRing,
    asked: RevealRequest,
    answer: Answer,
    link: Callable[[str], str],
    now: datetime,
) -> bool:
    """Carry out a no, or a yes that is enough; keep a first yes until another comes (False).

    Raises:
        Conflict: the same person twice, nobody else is named, or somebody else was faster.
    """
    authorization = database.get_one(Authorization, asked.authorization_id)
    mandate = mandate_in_place(database, authorization.customer_id)
    if answer.decision.allow and two_must_agree(database, asked):
        if mandate is None:
            raise Conflict(_ALONE)
        if not _counts(asked, mandate):
            _keep_first(database, asked, answer, mandate, now)
            for one in mandate.terms.deciders:
                if one.email != answer.email:
                    _ask(database, keyring, authorization, asked, one.email, link, now)
            return False
        if asked.first_yes_email == answer.email:
            raise Conflict(_BY_YOU)
    carry_out(database, keyring, answer.actor, asked, answer.decision, answer.assurance, link, now)
    return True


def _counts(asked: RevealRequest, mandate: Mandate) -> bool:
    return asked.first_yes_at is not None and mandate.terms.decider(asked.first_yes_email) is not None


def _keep_first(
    database: Session, asked: RevealRequest, answer: Answer, mandate: Mandate, now: datetime
) -> None:
    """Keep who agreed, in the place of somebody who decides no more; one of two at once is the first."""
    if len(mandate.terms.deciders) == 1:
        raise Conflict(_ALONE)
    name = answer.decision.name.strip()
    kept = database.execute(
        update(RevealRequest)
        .where(RevealRequest.id == asked.id, RevealRequest.first_yes_email == asked.first_yes_email)
        .values(first_yes_by=name, first_yes_email=answer.email, first_yes_at=now)
        .returning(RevealRequest.id)
        .execution_options(synchronize_session=False)
    ).first()
    if kept is None:
        raise Conflict(_AT_ONCE)
    database.refresh(asked)
    details, personal = {"assurance": answer.assurance}, {"decided_by": name}
    verb = Verb.REVEAL_FIRST_AGREED
    write_down(database, answer.actor, verb, asked, now, details=details, personal=personal)


def _ask(
    database: Session,
    keyring: KeyRing,
    authorization: Authorization,
    asked: RevealRequest,
    email: str,
    link: Callable[[str], str],
    now: datetime,
) -> None:
    to_second = link_to_approver(authorization, LinkPurpose.REVEAL, asked.id, now, asked.answer_until)
    to_second.email = email
    token = keep_link(database, to_second)
    name = organization_of(database, authorization.customer_id).name
    send_notice(
        database,
        keyring,
        email,
        "Showing one hidden value needs a second of you",
        f"Somebody who decides for {name} has agreed that a company may see one hidden value, and a second "
        f"of you must. Read what it is, and agree or refuse:\n{link(f'/reveal/{token}')}\n\n"
        "Nothing is shown unless one of you agrees. Please do not forward this message.\n",
        now,
    )

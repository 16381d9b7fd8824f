"""How surely a yes to one hidden value is the customer's: a value that leaves needs what its kind needs.

The table of permissions holds here as well (rules/grant_levels.py): nearly everything that could be hidden
needs somebody whom the customer's own domain names. Saying no lets nothing out, so whoever was asked may.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.levels import LOOK_UP_MANDATE, least_level, require_answered
from portal.access.typed_codes import LIVES_FOR
from portal.records.authorizations import Authorization
from portal.records.jobs import enqueue, is_waiting
from portal.records.mandates import Mandate, locked_mandate, mandate_in_place
from portal.records.organizations import organization_of
from portal.records.reveal_requests import RevealRequest
from portal.redaction import category_of_stand_in
from portal.rules.authorization_record import second_agreed
from portal.rules.authorization_terms import Assurance
from portal.rules.authorization_words import CATEGORY_WORDS
from portal.rules.grant_levels import level_to_show, rank
from portal.rules.mandate import Answer, stands
from portal.vocabulary import Invalid, Refused

_NEVER_SINGLY = (
    "Values of this kind ({kind}) are never shown one by one. If you need them, ask for a permission that "
    "lets them out as they are: the customer signs it with a passkey."
)

_NOT_SHOWN = (
    "{domain} does not show at present who may decide, so you cannot say yes. “Who may decide” says which "
    "record to publish. You can say no."
)
_ASKING = (
    "Nothing is shown yet: we are asking the name servers of {domain} whether you still decide for it. That "
    "takes a few seconds. Say yes again then."
)
_NO_ANSWER = (
    "Nothing is shown: the name servers of {domain} did not answer when we asked whether you decide for it. "
    "We ask them again. Say yes again in a few minutes."
)


def needed_to_show(database: Session, asked: RevealRequest) -> Assurance:
    """What a yes to this request needs; more where the customer wants it for everything."""
    authorization = database.get_one(Authorization, asked.authorization_id)
    by_kind = level_to_show(category_of_stand_in(asked.stand_in))
    return max(by_kind, least_level(database, authorization), key=rank)


def require_showable(stand_in: str) -> None:
    """Stop whoever asks for a kind of data that only a signed permission lets out.

    Raises:
        Invalid: with what to do instead.
    """
    category = category_of_stand_in(stand_in)
    if category is not None and level_to_show(category) is Assurance.SIGNATURE:
        raise Invalid(_NEVER_SINGLY.format(kind=CATEGORY_WORDS[category][0]), "stand_in")


def require_named(database: Session, asked: RevealRequest, email: str, now: datetime) -> None:
    """Stop unless this mailbox can say yes; where the domain counts, let it be asked again now.

    Raises:
        Invalid: what is missing, and that no can be said.
    """
    mandate = _mandate_for(database, asked, email)
    if mandate is not None:
        enqueue(database, LOOK_UP_MANDATE, mandate.id, now)


def what_is_missing(database: Session, asked: RevealRequest, email: str) -> str:
    """The sentence that says why this mailbox cannot say yes; nothing where it can."""
    try:
        _mandate_for(database, asked, email)
    except Invalid as missing:
        return missing.sentence
    return ""


def shown_by_code(database: Session, asked: RevealRequest, email: str, sent_at: datetime) -> Assurance:
    """The level of a yes by whoever types a code that was sent at `sent_at`.

    Raises:
        Invalid: this mailbox cannot say yes, or the domain has not vouched for the list since.
    """
    mandate = _mandate_for(database, asked, email)
    if mandate is None:
        return Assurance.MAILBOX
    require_answered(database, mandate, sent_at)
    return Assurance.DOMAIN


def shown_signed_in(database: Session, asked: RevealRequest, email: str, now: datetime) -> Assurance:
    """The level of a yes by somebody with an account: the list counts as its domain was seen last.

    Raises:
        Refused: they are not named, or the domain does not vouch for the list at present.
    """
    try:
        mandate = _mandate_for(database, asked, email)
    except Invalid as missing:
        raise Refused(missing.sentence) from missing
    if mandate is None:
        return Assurance.MAILBOX
    if not stands(mandate.proved_at, mandate.checked_at, Answer(mandate.answer), now):
        raise Refused(_NOT_SHOWN.format(domain=organization_of(database, mandate.organization_id).domain))
    return Assurance.DOMAIN


def ask_domain_anew(database: Session, asked: RevealRequest, now: datetime) -> str:
    """What somebody signed in waits for before their yes counts; nothing where the domain has just said.

    A yes lets data out, so the domain is asked for it as for a permission. Its answer counts as long as a
    code from a mail would.

    Raises:
        Refused: the domain was asked just now, and does not vouch for the list.
    """
    authorization = database.get_one(Authorization, asked.authorization_id)
    found = mandate_in_place(database, authorization.customer_id)
    if found is None or needed_to_show(database, asked) is Assurance.MAILBOX:
        return ""
    mandate = locked_mandate(database, found.id) or found
    domain = organization_of(database, mandate.organization_id).domain
    answer, since = Answer(mandate.answer), now - LIVES_FOR
    if mandate.looked_up_at is not None and mandate.looked_up_at >= since and answer is not Answer.FAILED:
        if answer is not Answer.FOUND:
            raise Refused(_NOT_SHOWN.format(domain=domain))
        return ""
    if not is_waiting(database, LOOK_UP_MANDATE, mandate.id):
        enqueue(database, LOOK_UP_MANDATE, mandate.id, now)
    return (_NO_ANSWER if answer is Answer.FAILED else _ASKING).format(domain=domain)


def require_left_to_giver(database: Session, asked: RevealRequest) -> None:
    """Stop where the permission that leaves it to the giver was itself given with less than this needs.

    Raises:
        Refused: the customer has to decide about it.
    """
    authorization = database.get_one(Authorization, asked.authorization_id)
    record = authorization.record or {}
    given = Assurance(record.get("x_evidence", {}).get("assurance") or Assurance.MAILBOX)
    if rank(given) < rank(needed_to_show(database, asked)):
        raise Refused(
            "The customer decides about this one: it left hidden values to you with a code by mail alone, "
            "and this kind of data needs somebody whom its own domain names."
        )
    mandate = mandate_in_place(database, authorization.customer_id)
    if mandate is not None and mandate.two_agree and not second_agreed(record):
        raise Refused(
            "The customer decides about this one: one of them alone left hidden values to you, and since "
            "then two must agree."
        )


def what_signed_in_lacks(database: Session, asked: RevealRequest, email: str, now: datetime) -> str:
    """The sentence that says why somebody with an account cannot say yes; nothing where they can."""
    try:
        shown_signed_in(database, asked, email, now)
    except Refused as missing:
        return missing.sentence
    return ""


def what_giver_lacks(database: Session, asked: RevealRequest) -> str:
    """The sentence that says why whoever gave the text cannot say yes; nothing where they can."""
    try:
        require_left_to_giver(database, asked)
    except Refused as missing:
        return missing.sentence
    return ""


def _mandate_for(database: Session, asked: RevealRequest, email: str) -> Mandate | None:
    """The list on which this mailbox must stand; None where the mailbox alone is enough."""
    needed = needed_to_show(database, asked)
    if needed is Assurance.MAILBOX:
        return None
    authorization = database.get_one(Authorization, asked.authorization_id)
    name = organization_of(database, authorization.customer_id).name
    if needed is Assurance.SIGNATURE:
        raise Invalid("Values of this kind are never shown one by one. You can say no.", "name")
    mandate = mandate_in_place(database, authorization.customer_id)
    if mandate is None:
        raise Invalid(
            f"To show this needs somebody whom {name} has named to decide, and nobody is named here yet. "
            "Whoever has an account for your company can do that under “Who may decide”. You can say no.",
            "name",
        )
    if mandate.terms.decider(email) is None:
        raise Invalid(
            f"To show this needs one of the people whom {name} has named to decide, and {email} is not among "
            "them. You can say no.",
            "name",
        )
    return mandate

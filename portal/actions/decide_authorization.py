"""The approver types the code: the permission is granted or refused, once, exactly as it was shown."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.carrying_out import Decided, carry_out
from portal.access.deciding import Decision, fingerprint, requested
from portal.access.granting import Signing
from portal.access.levels import shown_level
from portal.access.link_access import LinkAccess
from portal.access.recording import record
from portal.access.second_decisions import hold
from portal.access.signing_grants import ToSign, signature_for
from portal.access.typed_codes import try_code
from portal.actions.instruments import Instruments
from portal.records.authorizations import Authorization
from portal.records.cases import case_of
from portal.records.links import latest_code
from portal.vocabulary import Verb


@dataclass(frozen=True)
class Outcome:
    """Decided, with the customer's link into their own pages; or a wrong code and how many tries are left.

    `waits`: it was agreed to, and waits for a second of those who decide.
    """

    authorization: Authorization
    decided: bool
    tries_left: int = 0
    token: str = ""
    waits: bool = False


def decide_authorization(
    database: Session,
    access: LinkAccess,
    decision: Decision,
    code: str,
    browser: str,
    instruments: Instruments,
    now: datetime,
    *,
    answer: str = "",
) -> Outcome:
    """Check the code against exactly this decision and carry it out.

    A wrong code is counted and does not raise: the count must be kept. `answer` is what a passkey answered in
    the browser, as JSON, where the choice needs a signature.

    Raises:
        Conflict: decided already, by whoever was faster.
        Invalid: the choice cannot be used, or it needs more than was shown; then no try is counted.
    """
    authorization = requested(database, access)
    bound = fingerprint(database, authorization, decision)
    kept = latest_code(database, access.link.id, now)
    if kept is None:
        return Outcome(authorization, decided=False)
    email = access.link.email
    shown = shown_level(database, authorization, email, decision.choice, kept.created_at)
    to_sign = ToSign(authorization, email, decision, kept, shown)
    signature = signature_for(database, to_sign, answer, instruments.base_url, now)
    left = try_code(database, instruments.keyring, kept, code, bound, browser)
    if left is not None:
        return Outcome(authorization, decided=False, tries_left=left)
    kept.used_at = now
    decided = Decided(access, authorization, decision, kept, replace(shown, signature=signature))
    return _finished(database, decided, instruments, now)


def _finished(database: Session, decided: Decided, instruments: Instruments, now: datetime) -> Outcome:
    """Carried out; or kept until a second agrees, where the customer wants two."""
    signing = Signing(instruments.keyring, instruments.shred, instruments.log_name, now)
    mandate = decided.shown.mandate
    if mandate is not None and mandate.two_agree:
        hold(database, decided, mandate, signing, instruments.link)
        _write_down(database, decided, now)
        return Outcome(decided.authorization, decided=False, waits=True)
    token = carry_out(database, decided, signing, instruments.link)
    return Outcome(decided.authorization, decided=True, token=token)


def _write_down(database: Session, decided: Decided, now: datetime) -> None:
    """The first of two has agreed; nothing is allowed yet."""
    record(
        database,
        decided.access.actor,
        Verb.AUTHORIZATION_FIRST_AGREED,
        now,
        case=case_of(database, decided.authorization.case_id),
        subject_id=decided.authorization.id,
        authorization=decided.authorization,
        details={"assurance": decided.shown.level.value},
        personal={"approver_name": decided.decision.name},
    )

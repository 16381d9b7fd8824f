"""The customer's side: asked for permission, deciding, withdrawing, saying whether it works again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from portal.access.deciding import Decision
from portal.access.drafting import Choice, everything_asked
from portal.access.link_access import enter_link
from portal.actions.confirm_resolution import confirm_resolution
from portal.actions.decide_authorization import decide_authorization
from portal.actions.propose_resolution import propose_resolution
from portal.actions.request_authorization import AuthorizationAsk, request_authorization
from portal.actions.send_decision_code import send_decision_code
from portal.actions.withdraw_authorization import withdraw_authorization
from portal.demo.cast import APPROVERS, POSITIONS, House
from portal.demo.play import Play
from portal.demo.problems import PROTOCOLS
from portal.records.authorizations import Authorization
from portal.redaction.protocols import protocols
from portal.vocabulary import DataCategory, Effort, LinkPurpose, Purpose, ResolutionState, Treatment

_FELT = (Effort.LITTLE, Effort.SOME, Effort.MUCH)
BROWSER = "the secret in the approver's cookie"


@dataclass(frozen=True)
class Answer:
    """How the approver decides: grant what was asked, less some kinds of data; or refuse."""

    grants: bool = True
    without: Collection[DataCategory] = ()


def ask_permission(play: Play, *recipients: House, days: float = 60) -> None:
    """Ask the customer's approver what may be shown to these vendors and, in their answers, to the asker."""
    stage = play.stage
    protocol = protocols()[PROTOCOLS[play.opener.name]]
    wanted = {one: how for one, how in protocol.treatments.items() if how is not Treatment.REMOVE}
    wanted.pop(DataCategory.CREDENTIALS, None)
    with stage.entering(play.who(play.opener), play.case_id) as (database, access):
        asked = AuthorizationAsk(
            recipients=frozenset(play.organization(one).id for one in (*recipients, play.opener)),
            categories=wanted,
            purpose=Purpose.TECHNICAL_SERVICE,
            protocol=protocol,
            not_after=stage.now + timedelta(days=days),
            approver_email=play.approver,
        )
        made = request_authorization(database, access, asked, stage.rooms.instruments, stage.now)
    play.authorization_id = made.id
    stage.settle()
    play.tokens["permission"] = stage.post.newest(play.approver, "permission")


def decide(play: Play, answer: Answer) -> None:
    """Follow the link, choose, and type the code that comes by mail."""
    stage, player = play.stage, APPROVERS[play.customer.name]
    token, tools = play.tokens["permission"], stage.rooms.instruments
    with stage.transaction() as database:
        access = enter_link(database, token, LinkPurpose.AUTHORIZATION, stage.now)
        asked = everything_asked(database, database.get_one(Authorization, play.authorization_id))
        left = {one: how for one, how in asked.treatments.items() if one not in answer.without}
        choice = Choice(asked.recipients, left) if answer.grants else None
        decision = Decision(choice, player.name, POSITIONS[player.name])
        send_decision_code(database, access, decision, BROWSER, tools, stage.now)
    stage.settle()
    code = stage.post.newest(play.approver, "code")
    with stage.transaction() as database:
        access = enter_link(database, token, LinkPurpose.AUTHORIZATION, stage.now)
        done = decide_authorization(database, access, decision, code, BROWSER, tools, stage.now)
    play.tokens["customer"] = done.token


def withdraw(play: Play) -> None:
    """Withdraw the permission in one step."""
    stage = play.stage
    if play.authorization_id is None:
        raise LookupError("Nothing was permitted in this case.")
    with stage.transaction() as database:
        access = enter_link(database, play.tokens["customer"], LinkPurpose.CUSTOMER, stage.now)
        withdraw_authorization(database, access, play.authorization_id, stage.rooms.instruments, stage.now)


def propose(play: Play, house: House) -> None:
    """Say that it should work again, and let the customer be asked."""
    stage = play.stage
    with stage.entering(play.who(house), play.case_id) as (database, access):
        words = play.problem.solved
        propose_resolution(database, access, words, play.approver, stage.rooms.instruments, stage.now)
    stage.settle()
    play.tokens["working"] = stage.post.newest(play.approver, "working")


def answer(play: Play, said: ResolutionState, words: str = "") -> None:
    """Say whether it works again; the more companies were asked in, the more work it was. Some do not say."""
    stage = play.stage
    with stage.transaction() as database:
        access = enter_link(database, play.tokens["working"], LinkPurpose.RESOLUTION, stage.now)
        felt = _FELT[min(len(play.requests), 2)] if len(words) % 4 else None
        confirm_resolution(database, access, said, words, stage.rooms.instruments, stage.now, felt)

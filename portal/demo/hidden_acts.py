"""One hidden value: asked for by a reader, decided by the customer, opened once."""

from uuid import UUID

from sqlalchemy import select

from portal.access.deciding_reveals import RevealDecision
from portal.access.link_access import enter_link
from portal.actions.ask_for_look_up import ask_for_look_up
from portal.actions.ask_to_reveal import RevealAsk, ask_to_reveal
from portal.actions.decide_reveal import decide_reveal
from portal.actions.propose_mandate import WantedMandate, propose_mandate
from portal.actions.read_messages import read_messages
from portal.actions.send_reveal_code import send_reveal_code
from portal.actions.show_revealed import show_revealed
from portal.demo.cast import APPROVERS, House
from portal.demo.customer_acts import BROWSER
from portal.demo.play import Play
from portal.records.mandates import mandate_in_place
from portal.records.reveal_requests import RevealRequest
from portal.records.roads import ON_COMMAND
from portal.vocabulary import LinkPurpose, Permission, RevealState
from portal.web.redacted_text import stand_in_pieces

MISTYPED = "h-00c0ffee00"
_REASON = "The counters of one machine differ from all others, and we must know which one it is."


def ask(play: Play, reader: House, *, mistyped: bool = False) -> UUID:
    """Ask what the newest stand-in in the conversation stands for; or for one that stands for nothing."""
    stage, tools = play.stage, play.stage.rooms.instruments
    entering = stage.entering(play.who(reader), play.case_id, Permission.DISCLOSURE_READ)
    with entering as (database, access):
        read = read_messages(database, access, tools, stage.now)
        theirs = [one for one in read if one.disclosure.organization_id != access.organization_id]
        seen = [(one, piece.asks) for one in theirs for piece in stand_in_pieces(one.text) if piece.asks]
        message, stand_in = seen[-1]
        wanted = RevealAsk(MISTYPED if mistyped else stand_in, _REASON)
        made = ask_to_reveal(database, access, message.disclosure.id, wanted, tools, stage.now).id
    stage.settle()
    return made


def decide(play: Play, *, allow: bool) -> None:
    """Follow the newest link about a hidden value, answer, type the code; the queue looks for the value."""
    stage, tools = play.stage, play.stage.rooms.instruments
    if allow:
        _name_the_approver(play)
    token = stage.post.newest(play.approver, "reveal")
    decision = RevealDecision(allow, APPROVERS[play.customer.name].name)
    with stage.transaction() as database:
        access = enter_link(database, token, LinkPurpose.REVEAL, stage.now)
        send_reveal_code(database, access, decision, BROWSER, tools, stage.now)
    stage.settle()
    code = stage.post.newest(play.approver, "code")
    with stage.transaction() as database:
        access = enter_link(database, token, LinkPurpose.REVEAL, stage.now)
        decide_reveal(database, access, decision, code, BROWSER, tools, stage.now)
    stage.settle()


def _name_the_approver(play: Play) -> None:
    """The customer's domain vouches for who decides: a hidden value of most kinds needs that."""
    stage, player = play.stage, APPROVERS[play.customer.name]
    with stage.rooms.database.transaction(ON_COMMAND, write=False) as database:
        if mandate_in_place(database, play.organization(play.customer).id) is not None:
            return
    stage.arrive(player.name)
    actor = stage.people[player.name]
    with stage.transaction() as database:
        propose_mandate(database, actor, WantedMandate(((play.approver, player.name),)), stage.now)
    with stage.transaction() as database:
        ask_for_look_up(database, actor, stage.now)
    stage.settle()


def show(play: Play, reader: House) -> None:
    """Open the value that the reader's organization asked for and that is ready."""
    stage, tools = play.stage, play.stage.rooms.instruments
    with stage.rooms.database.transaction(ON_COMMAND, write=False) as database:
        ready = database.scalars(
            select(RevealRequest.id).where(
                RevealRequest.case_id == play.case_id, RevealRequest.state == RevealState.READY
            )
        ).one()
    entering = stage.entering(play.who(reader), play.case_id, Permission.DISCLOSURE_READ)
    with entering as (database, access):
        show_revealed(database, access, ready, tools, stage.now)

"""What passes between vendors: asking each other in, answering, handing over."""

from datetime import timedelta
from uuid import UUID

from portal.access.answers import No, Yes
from portal.access.case_access import enter_request
from portal.actions.accept_handoff import accept_handoff
from portal.actions.accept_request import accept_request
from portal.actions.ask_for_collaboration import ask_for_collaboration
from portal.actions.decline_handoff import decline_handoff
from portal.actions.decline_request import decline_request
from portal.actions.offer_handoff import Offer, offer_handoff
from portal.actions.read_request import read_request
from portal.actions.supply_information import supply_information
from portal.actions.want_information import want_information
from portal.actions.withdraw_handoff import withdraw_handoff
from portal.actions.withdraw_request import withdraw_request
from portal.demo.cast import House
from portal.demo.manners import FORMS
from portal.demo.play import Play
from portal.rules.handoff_checklist import CHECKLIST
from portal.rules.intake import FieldKind
from portal.vocabulary import DeclineReason, FirstMessage, Permission

REASONS = {
    DeclineReason.NOT_OUR_PRODUCT: "",
    DeclineReason.INFORMATION_MISSING: "We need the counters of both sides before we can say anything.",
    DeclineReason.CAPACITY: "Nobody of the team is free before next week.",
    DeclineReason.NEEDS_OTHER_PARTY: "The fault lies in the sign-on and not in the part that we maintain.",
    DeclineReason.CANNOT_REPRODUCE: "Three nights of trying, and it did not happen once.",
}


def ask(play: Play, partner: House) -> None:
    """Ask a partner in, with its own form filled in."""
    stage = play.stage
    with stage.entering(play.who(play.opener), play.case_id) as (database, access):
        partner_id = play.organization(partner).id
        request = ask_for_collaboration(
            database, access, partner_id, answers(play, partner), stage.rooms.instruments, stage.now
        )
    play.requests[partner.name] = request.id


def answers(play: Play, partner: House) -> dict[str, str]:
    """What the opener writes into the partner's form."""
    shelf, said = play.shelf, play.problem
    known = {
        "problem": said.problem,
        "effect": said.effect,
        "tried": play.pick(shelf.tried),
        "release": play.pick(shelf.release),
        "changed": play.pick(shelf.changed),
        "array": f"{play.product}, release {play.pick(shelf.release)}",
        "path": "Two switches and the line between the sites",
    }
    found = {}
    for field in FORMS[partner.name].fields:
        given = field.choices or (("no", "yes") if field.kind is FieldKind.YES_NO else ())
        found[field.key] = play.pick(given) if given else known[field.key]
    return found


def look_at_request(play: Play, partner: House) -> None:
    """The asked vendor reads what it was asked."""
    stage, name = play.stage, play.who(partner)
    stage.arrive(name)
    with stage.transaction() as database:
        read_request(database, enter_request(database, stage.people[name], play.case_id), stage.now)


def accept(play: Play, partner: House, hours: float = 24) -> None:
    """Say yes, and promise the next update within so many hours."""
    stage, name = play.stage, play.who(partner)
    stage.arrive(name)
    with stage.transaction() as database:
        actor = stage.people[name]
        yes = Yes(actor.person, stage.now + timedelta(hours=hours), _first_message(play, partner))
        asked = enter_request(database, actor, play.case_id)
        accept_request(database, asked, yes, stage.rooms.instruments, stage.now)


def decline(play: Play, partner: House, reason: DeclineReason) -> None:
    """Say no, with a reason."""
    stage, name = play.stage, play.who(partner)
    stage.arrive(name)
    with stage.transaction() as database:
        asked = enter_request(database, stage.people[name], play.case_id)
        decline_request(database, asked, No(reason, REASONS[reason]), stage.rooms.instruments, stage.now)


def want(play: Play, partner: House) -> None:
    """Ask for more before saying yes."""
    stage, name = play.stage, play.who(partner)
    keys = [field.key for field in FORMS[partner.name].fields if field.required][-2:]
    stage.arrive(name)
    with stage.transaction() as database:
        asked = enter_request(database, stage.people[name], play.case_id)
        words = "Please say exactly since when, and what was tried on your side."
        want_information(database, asked, keys, words, stage.rooms.instruments, stage.now)


def supply(play: Play, partner: House) -> None:
    """Tell more."""
    stage = play.stage
    with stage.entering(play.who(play.opener), play.case_id) as (database, access):
        told = answers(play, partner)
        request_id = play.requests[partner.name]
        supply_information(database, access, request_id, told, stage.rooms.instruments, stage.now)


def take_request_back(play: Play, partner: House) -> None:
    """The opener needs no answer any more."""
    with play.stage.entering(play.who(play.opener), play.case_id) as (database, access):
        withdraw_request(database, access, play.requests[partner.name], play.stage.now)


def offer(play: Play, giver: House, taker: House) -> None:
    """Offer the case to another participant."""
    stage = play.stage
    with stage.entering(play.who(giver), play.case_id) as (database, access):
        offered = Offer(
            play.organization(taker).id, [check.key for check in CHECKLIST], play.pick(play.shelf.handoff)
        )
        made = offer_handoff(database, access, offered, stage.rooms.instruments, stage.now)
    play.handoff_id = made.id


def take(play: Play, taker: House, hours: float = 24) -> None:
    """Take the case over."""
    stage = play.stage
    with stage.entering(play.who(taker), play.case_id, Permission.HANDOFF_ANSWER) as (database, access):
        yes = Yes(access.actor.person, stage.now + timedelta(hours=hours), _first_message(play, taker))
        accept_handoff(database, access, _handoff(play), yes, stage.rooms.instruments, stage.now)


def turn_down(play: Play, taker: House, reason: DeclineReason) -> None:
    """Do not take the case over."""
    stage = play.stage
    with stage.entering(play.who(taker), play.case_id, Permission.HANDOFF_ANSWER) as (database, access):
        no, tools = No(reason, REASONS[reason]), stage.rooms.instruments
        decline_handoff(database, access, _handoff(play), no, tools, stage.now)


def take_offer_back(play: Play, giver: House) -> None:
    """Keep the case after all."""
    with play.stage.entering(play.who(giver), play.case_id) as (database, access):
        withdraw_handoff(database, access, _handoff(play), play.stage.now)


def _first_message(play: Play, partner: House) -> FirstMessage:
    """What whoever says yes answers: for one in five or so, they had to telephone."""
    telephoned = (len(play.problem.effect) + len(play.who(partner))) % 5 == 0
    return FirstMessage.ASKED_OTHERWISE if telephoned else FirstMessage.COMPLETE


def _handoff(play: Play) -> UUID:
    if play.handoff_id is None:
        raise LookupError("Nothing was offered in this case.")
    return play.handoff_id

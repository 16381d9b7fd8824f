"""The chapters of an ordinary case: asked, permitted, worked on, handed over, solved. Each may go wrong."""

from portal.demo import case_acts, customer_acts, data_acts, partner_acts
from portal.demo.cast import HALDEN, NORTHWIND, House
from portal.demo.customer_acts import Answer
from portal.demo.play import Play
from portal.demo.schedule import Life
from portal.vocabulary import DataCategory, DeclineReason, ResolutionState

REOPENED_AFTER_HOURS = 3 * 24
_THANKS = (
    "Three quiet nights. Thank you.",
    "It works since yesterday.",
    "Confirmed by the night shift.",
    "No complaints since Monday.",
    "",
)
_NOT_YET = (
    "It came back the next morning.",
    "Better, but not gone.",
)
_IN_PART = (
    "Two of nine sites still see it.",
    "By day it is gone; at night we still see it.",
    "It works for everybody but the night shift.",
)
_UNSOLVED = {
    "partly": (ResolutionState.PARTLY_CONFIRMED, _IN_PART),
    "not yet": (ResolutionState.REJECTED, _NOT_YET),
}


def beginning(play: Play) -> Life:
    """The case is opened and looked at; sometimes the customer must first say more."""
    dice, opener = play.stage.dice, play.opener
    case_acts.open_case(play, dice.choices(range(4), (1, 4, 6, 2))[0])
    yield play.later(0.6, opener)
    case_acts.look(play, opener)
    if dice.random() < 0.4:  # noqa: PLR2004 - how often engineers write a note
        case_acts.note(play, opener)
    if dice.random() < 0.2:  # noqa: PLR2004 - how often the customer must say more first
        case_acts.wait_for(play, opener)
        yield play.later(14)
        case_acts.go_on(play, opener)


def asking(play: Play, partner: House, how: str, hours: float) -> Life:
    """The partner is asked in: yes, more (and then yes), no, back (the opener takes the request back)."""
    yield play.later(1, play.opener)
    partner_acts.ask(play, partner)
    yield play.later(hours / 3, partner)
    partner_acts.look_at_request(play, partner)
    if how == "back":
        yield play.later(hours, play.opener)
        partner_acts.take_request_back(play, partner)
        return
    yield play.later(hours, partner)
    if how == "no":
        reasons = list(partner_acts.REASONS)
        partner_acts.decline(play, partner, play.stage.dice.choice(reasons))
        return
    if how == "more":
        partner_acts.want(play, partner)
        yield play.later(5, play.opener)
        partner_acts.supply(play, partner)
        yield play.later(hours / 2, partner)
    partner_acts.accept(play, partner, hours=play.stage.dice.choice((8, 24, 48)))


def permission(play: Play, partner: House, how: str) -> Life:
    """The customer is asked: all, less, refused. A refusal is asked again for less."""
    yield play.later(1.5, play.opener)
    customer_acts.ask_permission(play, partner)
    yield play.later(9)
    if how == "refused":
        customer_acts.decide(play, Answer(grants=False))
        yield play.later(6, play.opener)
        customer_acts.ask_permission(play, partner, days=14)
        yield play.later(12)
    less = (DataCategory.DEVICES, DataCategory.NETWORK) if how == "less" else ()
    customer_acts.decide(play, Answer(without=less))


def giving(play: Play, partner: House, *, too_much: bool) -> Life:
    """A log is given and read; seldom the reader finds something in it that should not be there."""
    yield play.later(1, play.opener)
    if play.opener == NORTHWIND and play.customer != HALDEN:  # Test items are told from ten reviews on,
        data_acts.bring(play, play.opener, "gateway.log", data_acts.gateway_log(play))
        data_acts.give(play, play.opener, partner)  # of which no customer may have most.
    data_acts.bring(play, play.opener, "night.log", data_acts.small_log(play))
    yield play.later(0.5, play.opener)
    data_acts.give(play, play.opener, partner)
    yield play.later(3, partner)
    data_acts.receive(play, partner, download=True)
    if too_much:
        data_acts.complain(play, partner)


def talking(play: Play, partner: House, *, late: bool) -> Life:
    """Question and answer; the answer may come after it was promised."""
    opener = play.opener
    yield play.later(2, opener)
    data_acts.say(play, opener, partner)
    yield play.later(3, partner)
    data_acts.read(play, partner)
    yield play.later(60 if late else 4, partner)
    data_acts.say(play, partner, opener, texts=play.shelf.answer)
    yield play.later(4, opener)
    data_acts.read(play, opener)


def handing_over(play: Play, giver: House, taker: House, how: str) -> Life:
    """The case is offered: taken, declined, back (taken and given back), withdrawn."""
    yield play.later(3, giver)
    partner_acts.offer(play, giver, taker)
    yield play.later(7, taker)
    if how == "withdrawn":
        partner_acts.take_offer_back(play, giver)
    elif how == "declined":
        reason = play.stage.dice.choice((DeclineReason.CANNOT_REPRODUCE, DeclineReason.INFORMATION_MISSING))
        partner_acts.turn_down(play, taker, reason)
    else:
        partner_acts.take(play, taker)
        if how == "back":
            yield from _giving_back(play, giver, taker)


def solving(play: Play, solver: House, how: str) -> Life:
    """A solution is proposed: works, partly or not yet (and then works), silence; then it is closed."""
    yield play.later(18, solver)
    customer_acts.propose(play, solver)
    if how == "silence":
        yield play.later(16 * 24)
    else:
        yield play.later(20)
        if how in _UNSOLVED:
            state, words = _UNSOLVED[how]
            customer_acts.answer(play, state, play.pick(words))
            yield play.later(20, solver)
            customer_acts.propose(play, solver)
            yield play.later(16)
        customer_acts.answer(play, ResolutionState.CONFIRMED, play.pick(_THANKS))
    yield play.later(20, play.opener)
    case_acts.close(play)


def coming_back(play: Play) -> Life:
    """The same thing happens again after the case was closed."""
    yield play.later(REOPENED_AFTER_HOURS, play.opener)
    case_acts.reopen(play)
    yield from solving(play, play.opener, "works")


def _giving_back(play: Play, giver: House, taker: House) -> Life:
    yield play.later(5, taker)
    partner_acts.offer(play, taker, giver)
    yield play.later(4, giver)
    partner_acts.take(play, giver)

"""The cases in which something ended otherwise than hoped: unanswered, taken back, replaced, in part."""

from collections.abc import Callable

from portal.demo import case_acts, customer_acts, data_acts, partner_acts
from portal.demo.cast import BIRCH, CEDAR, HALDEN, NORTHWIND, ORBIS, House
from portal.demo.customer_acts import Answer
from portal.demo.play import Play
from portal.demo.present import Casting, together
from portal.demo.schedule import Life
from portal.vocabulary import DataCategory, ResolutionState

BROKEN = b"\x1f\x8b\x08\x00 this archive was cut off on its way"


def ended_lives(casting: Casting) -> list[Life]:
    """The lives of these cases."""
    return [story(casting) for story in ENDS]


def _took_part(play: Play, partner: House, days: float) -> Life:
    """Opened so many days ago, and the partner said yes."""
    yield play.ago(days=days)
    case_acts.open_case(play)
    partner_acts.ask(play, partner)
    yield play.later(4)
    partner_acts.look_at_request(play, partner)
    partner_acts.accept(play, partner, hours=24)


def _nobody_said_yes(casting: Casting) -> Life:
    """The request waits until the case is closed: it has expired."""
    play = casting.play(BIRCH, HALDEN)
    yield play.ago(days=26)
    case_acts.open_case(play)
    partner_acts.ask(play, CEDAR)
    yield play.ago(days=12)
    case_acts.work(play, BIRCH)
    yield play.ago(days=9)
    case_acts.close(play)


def _nobody_took_it_over(casting: Casting) -> Life:
    """The first offer is taken back; the second one waits until the case is closed: it has expired."""
    play = casting.play(NORTHWIND, ORBIS)
    yield from _took_part(play, CEDAR, days=19)
    yield play.ago(days=17)
    partner_acts.offer(play, NORTHWIND, CEDAR)
    yield play.ago(days=16, hours=4)
    partner_acts.take_offer_back(play, NORTHWIND)
    yield play.ago(days=15)
    partner_acts.offer(play, NORTHWIND, CEDAR)
    yield play.ago(days=8)
    case_acts.close(play)


def _nobody_decided(casting: Casting) -> Life:
    """The customer lets the time to decide go by: the request for permission has lapsed."""
    play = casting.play(CEDAR, ORBIS)
    yield from _took_part(play, NORTHWIND, days=20)
    yield play.ago(days=18)
    customer_acts.ask_permission(play, NORTHWIND)


def _permission_was_replaced(casting: Casting) -> Life:
    """The customer first allows less than was asked, then more of it: the newer permission replaces it."""
    play = casting.play(NORTHWIND, HALDEN)
    yield from _took_part(play, CEDAR, days=11)
    customer_acts.ask_permission(play, CEDAR)
    yield play.ago(days=10)
    customer_acts.decide(play, Answer(without=(DataCategory.NETWORK, DataCategory.DEVICES)))
    yield play.ago(days=8)
    customer_acts.ask_permission(play, CEDAR)
    yield play.ago(days=7)
    customer_acts.decide(play, Answer())
    data_acts.say(play, NORTHWIND, CEDAR)


def _it_works_in_part(casting: Casting) -> Life:
    play = casting.play(NORTHWIND, ORBIS)
    yield from together(play, CEDAR, days=9)
    yield play.ago(days=2)
    customer_acts.propose(play, NORTHWIND)
    yield play.ago(hours=11)
    words = "The main site works. Two of nine branches still lose the line at noon."
    customer_acts.answer(play, ResolutionState.PARTLY_CONFIRMED, words)


def _withdrawn_while_it_was_prepared(casting: Casting) -> Life:
    """A file is given and read; the next one is being prepared when the customer withdraws."""
    play = casting.play(NORTHWIND, HALDEN)
    yield from together(play, CEDAR, days=7)
    yield play.ago(days=5)
    data_acts.bring(play, NORTHWIND, "night.log", data_acts.small_log(play))
    yield play.ago(days=4)
    data_acts.give(play, NORTHWIND, CEDAR)
    data_acts.receive(play, CEDAR, download=True)
    yield play.ago(days=3)
    data_acts.prepare(play, NORTHWIND, CEDAR)
    customer_acts.withdraw(play)


def _files_that_did_not_arrive(casting: Casting) -> Life:
    """One archive is broken, one file was the wrong one, one is still on its way; a message waits."""
    play = casting.play(NORTHWIND, ORBIS)
    yield from together(play, CEDAR, days=3)
    yield play.ago(days=1)
    data_acts.bring(play, NORTHWIND, "capture.tar.gz", BROKEN)
    data_acts.discard(play, NORTHWIND, data_acts.begin(play, NORTHWIND, "wrong-site.log", 4000))
    yield play.ago(hours=3)
    data_acts.throw_away(play, NORTHWIND, data_acts.write(play, NORTHWIND, CEDAR))
    data_acts.write(play, NORTHWIND, CEDAR)
    data_acts.begin(play, NORTHWIND, "capture-2.tar.gz", 9_000_000)


ENDS: list[Callable[[Casting], Life]] = [
    _nobody_said_yes,
    _nobody_took_it_over,
    _nobody_decided,
    _permission_was_replaced,
    _it_works_in_part,
    _withdrawn_while_it_was_prepared,
    _files_that_did_not_arrive,
]

"""The cases that are open now: one in each state that somebody may want to look at."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from portal.demo import case_acts, customer_acts, data_acts, partner_acts
from portal.demo.cast import BIRCH, CEDAR, HALDEN, HOUSES, NORTHWIND, ORBIS, House
from portal.demo.customer_acts import Answer
from portal.demo.play import Play
from portal.demo.problems import shelf_of
from portal.demo.schedule import Life
from portal.demo.stage import Stage
from portal.vocabulary import DeclineReason, ResolutionState

CRITICAL, HIGH, MEDIUM, LOW = range(4)
_ASKED_BY = 0.7


@dataclass
class Casting:
    """Gives each open case its problem, taken from the end of the opener's shelf."""

    stage: Stage
    ends_at: datetime
    _next: dict[str, "count[int]"] = field(default_factory=dict)

    def play(self, opener: House, customer: House) -> Play:
        """A case that is not open yet, of this customer unless only the other one can have the problem."""
        shelf = shelf_of(opener.name)
        number = next(self._next.setdefault(opener.name, count(1)))
        problem, product = shelf.problems[-number], self.stage.dice.choice(shelf.products)
        whose = HOUSES[problem.customer] if problem.customer else customer
        return Play(self.stage, opener, whose, problem, product, self.ends_at)


def present_lives(casting: Casting, most: int) -> list[Life]:
    """The lives of the open cases, at most so many."""
    return [story(casting) for story in STORIES[:most]]


def together(play: Play, partner: House, days: float, severity: int = MEDIUM, hours: float = 24) -> Life:
    """Opened so many days ago; the partner takes part, the customer permits, the partner writes."""
    yield play.ago(days)
    case_acts.open_case(play, severity)
    # Behind a weekend there would be no time left for what comes next.
    yield min(play.later(1, play.opener), play.ago(days * _ASKED_BY))
    partner_acts.ask(play, partner)
    yield play.later(3)
    partner_acts.look_at_request(play, partner)
    partner_acts.accept(play, partner, hours)
    yield play.later(1)
    customer_acts.ask_permission(play, partner, days=45)
    yield play.later(4)
    customer_acts.decide(play, Answer())
    yield play.later(2)
    data_acts.say(play, partner, play.opener, texts=play.shelf.answer)


def _just_opened(casting: Casting) -> Life:
    play = casting.play(NORTHWIND, HALDEN)
    yield play.ago(hours=0.7)
    case_acts.open_case(play, HIGH)
    case_acts.look(play, NORTHWIND)


def _asked_and_waiting(casting: Casting) -> Life:
    play = casting.play(NORTHWIND, ORBIS)
    yield play.ago(hours=7)
    case_acts.open_case(play, HIGH)
    yield play.ago(hours=5)
    partner_acts.ask(play, CEDAR)
    yield play.ago(hours=3)
    partner_acts.look_at_request(play, CEDAR)


def _asked_long_ago(casting: Casting) -> Life:
    play = casting.play(CEDAR, HALDEN)
    yield play.ago(days=6)
    case_acts.open_case(play, MEDIUM)
    yield play.ago(days=5, hours=20)
    partner_acts.ask(play, NORTHWIND)


def _more_is_wanted(casting: Casting) -> Life:
    play = casting.play(NORTHWIND, HALDEN)
    yield play.ago(days=2)
    case_acts.open_case(play, MEDIUM)
    partner_acts.ask(play, BIRCH)
    yield play.ago(days=1)
    partner_acts.look_at_request(play, BIRCH)
    partner_acts.want(play, BIRCH)


def _permission_is_awaited(casting: Casting) -> Life:
    play = casting.play(NORTHWIND, HALDEN)
    yield play.ago(days=3)
    case_acts.open_case(play, HIGH)
    partner_acts.ask(play, CEDAR)
    yield play.ago(days=2, hours=8)
    partner_acts.accept(play, CEDAR, hours=72)
    yield play.ago(days=2)
    customer_acts.ask_permission(play, CEDAR, BIRCH)


def _permission_was_refused(casting: Casting) -> Life:
    play = casting.play(CEDAR, ORBIS)
    yield play.ago(days=5)
    case_acts.open_case(play, LOW)
    partner_acts.ask(play, BIRCH)
    yield play.ago(days=4)
    partner_acts.accept(play, BIRCH, hours=5 * 24)
    yield play.ago(days=3)
    customer_acts.ask_permission(play, BIRCH)
    yield play.ago(days=1, hours=4)
    customer_acts.decide(play, Answer(grants=False))


def _working_together(casting: Casting) -> Life:
    play = casting.play(NORTHWIND, ORBIS)
    yield from together(play, CEDAR, days=4, severity=CRITICAL)
    data_acts.say(play, NORTHWIND, CEDAR)
    yield play.ago(days=1, hours=6)
    data_acts.read(play, CEDAR)
    data_acts.say(play, CEDAR, NORTHWIND, texts=play.shelf.answer)
    case_acts.work(play, CEDAR)
    yield play.ago(hours=20)
    data_acts.read(play, NORTHWIND)
    case_acts.promise(play, CEDAR, hours=26)
    case_acts.note(play, NORTHWIND)


def _update_is_late(casting: Casting) -> Life:
    play = casting.play(CEDAR, HALDEN)
    yield from together(play, NORTHWIND, days=6, severity=HIGH)
    data_acts.say(play, CEDAR, NORTHWIND)
    yield play.ago(days=3)
    data_acts.read(play, NORTHWIND)
    case_acts.work(play, NORTHWIND)
    case_acts.promise(play, NORTHWIND, hours=40)


def _offered_to_partner(casting: Casting) -> Life:
    play = casting.play(NORTHWIND, HALDEN)
    yield from together(play, CEDAR, days=5, severity=HIGH)
    data_acts.say(play, NORTHWIND, CEDAR)
    yield play.ago(hours=31)
    data_acts.read(play, CEDAR)
    yield play.ago(hours=19)
    partner_acts.offer(play, NORTHWIND, CEDAR)


def _offered_to_northwind(casting: Casting) -> Life:
    play = casting.play(BIRCH, ORBIS)
    yield from together(play, NORTHWIND, days=3)
    yield play.ago(hours=2)
    partner_acts.offer(play, BIRCH, NORTHWIND)


def _offer_was_declined(casting: Casting) -> Life:
    play = casting.play(NORTHWIND, ORBIS)
    yield from together(play, CEDAR, days=8)
    yield play.ago(days=4)
    partner_acts.offer(play, NORTHWIND, CEDAR)
    yield play.ago(days=2)
    partner_acts.turn_down(play, CEDAR, DeclineReason.NEEDS_OTHER_PARTY)


def _customer_was_asked(casting: Casting) -> Life:
    play = casting.play(CEDAR, ORBIS)
    yield from together(play, NORTHWIND, days=9)
    yield play.ago(days=2)
    customer_acts.propose(play, CEDAR)


def _it_does_not_work(casting: Casting) -> Life:
    play = casting.play(NORTHWIND, HALDEN)
    yield from together(play, CEDAR, days=10, severity=HIGH)
    yield play.ago(days=2)
    customer_acts.propose(play, NORTHWIND)
    yield play.ago(hours=15)
    customer_acts.answer(play, ResolutionState.REJECTED, "It was better for a night, then the same again.")


def _solved_not_closed(casting: Casting) -> Life:
    play = casting.play(NORTHWIND, ORBIS)
    yield from together(play, BIRCH, days=11)
    yield play.ago(days=3)
    customer_acts.propose(play, NORTHWIND)
    yield play.ago(days=1)
    customer_acts.answer(play, ResolutionState.CONFIRMED, "Everybody confirms it.")


def _nobody_answered(casting: Casting) -> Life:
    play = casting.play(CEDAR, HALDEN)
    yield from together(play, NORTHWIND, days=20)
    yield play.ago(days=17)
    customer_acts.propose(play, CEDAR)


STORIES: list[Callable[[Casting], Life]] = [
    _working_together,
    _asked_and_waiting,
    _permission_is_awaited,
    _offered_to_partner,
    _just_opened,
    _asked_long_ago,
    _more_is_wanted,
    _permission_was_refused,
    _update_is_late,
    _offered_to_northwind,
    _offer_was_declined,
    _customer_was_asked,
    _it_does_not_work,
    _solved_not_closed,
    _nobody_answered,
]

"""How the closed cases of the past year went: drawn, with shares and times that a reader would expect.

From a day on the form asks for the log: answers come sooner, fewer cases go back and forth.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.access.checking_outcomes import DAYS
from portal.demo.cast import House
from portal.demo.course import Course
from portal.vocabulary import DeclineReason, Effort, EventType, FirstMessage

_E = EventType
_REASONS = {
    DeclineReason.INFORMATION_MISSING: 9,
    DeclineReason.NOT_OUR_PRODUCT: 6,
    DeclineReason.CANNOT_REPRODUCE: 4,
    DeclineReason.CAPACITY: 2,
    DeclineReason.NEEDS_OTHER_PARTY: 2,
}
_EFFORT = {"": 2, Effort.LITTLE.value: 5, Effort.SOME.value: 4, Effort.MUCH.value: 2}
_FIRST = {FirstMessage.COMPLETE.value: 8, FirstMessage.ASKED_OTHERWISE.value: 1, "": 1}
SILENCE = timedelta(days=14)


@dataclass(frozen=True)
class Manner:
    """What is different before the form asked for the log, and since."""

    yes_hours: float
    taken_hours: float
    no: float
    more: float
    back: float
    again: float


BEFORE = Manner(yes_hours=9, taken_hours=6, no=0.13, more=0.4, back=0.3, again=0.09)
SINCE = Manner(yes_hours=2.5, taken_hours=2.5, no=0.06, more=0.15, back=0.14, again=0.03)


def course(
    dice: random.Random, sides: tuple[House, House, House, House], opens_at: datetime, manner: Manner
) -> Course:
    """One case from its opening to its end.

    `sides` are who opens it, who is asked unless the opener needs nobody, whom those seldom ask, and whose
    problem it is.
    """
    told = Course(dice, *sides, at=opens_at)
    told.tell(_E.CASE_OPENED, told.opener)
    told.pass_by(0.6)
    if told.happens(0.75):
        told.tell(_E.WORK_STARTED, told.opener)
    if told.happens(0.25):
        _waiting(told, told.opener, None, 14)
    takes_part = told.happens(0.8) and _asked(told, manner)
    if takes_part and told.happens(0.05):
        _asked_further(told)
    holder = told.partner if takes_part and told.happens(0.7) else told.opener
    _work(told, holder)
    if takes_part:
        holder = _passed_on(told, holder, manner)
    if told.happens(0.3):
        _relief(told, holder)
    if takes_part and told.happens(0.25):
        _waiting(told, holder, _other(told, holder), 26)
    if takes_part and told.happens(0.06):
        _left_over(told, holder)
    _solved(told, holder, 16)
    if told.happens(manner.again):
        told.pass_by(5 * 24)
        told.tell(_E.CASE_REOPENED, told.opener, told.opener, told.opener)
        _work(told, told.opener)
        _solved(told, told.opener, 12)
    _still_works(told)
    return told


def _other(told: Course, holder: House) -> House:
    return told.partner if holder == told.opener else told.opener


def _waiting(told: Course, holder: House, awaited: House | None, hours: float) -> None:
    """The holder waits for the customer (None) or for the other company."""
    told.pass_by(1)
    told.tell(_E.WAIT_BEGUN, holder, holder, awaited)
    told.pass_by(hours)
    told.tell(_E.WAIT_ENDED, holder, holder, awaited)


def _asked(told: Course, manner: Manner) -> bool:
    """The partner is asked in; returns whether it takes part from then on."""
    opener, partner, about = told.opener, told.partner, told.thing()
    told.pass_by(1.5)
    told.tell(_E.REQUEST_ASKED, opener, opener, partner, about)
    told.pass_by(manner.yes_hours / 3)
    told.tell(_E.REQUEST_SEEN, partner, opener, partner, about)
    if told.happens(0.05):
        told.pass_by(70)
        told.tell(_E.WORK_STARTED, opener)
        return False
    told.pass_by(manner.yes_hours * 2 / 3)
    if told.happens(manner.no):
        reason = told.dice.choices(list(_REASONS), list(_REASONS.values()))[0]
        told.tell(_E.REQUEST_DECLINED, partner, opener, partner, about, reason.value)
        told.pass_by(1)
        told.tell(_E.WORK_STARTED, opener)
        return False
    if told.happens(manner.more):
        told.tell(_E.REQUEST_INFORMATION_WANTED, partner, opener, partner, about)
        told.pass_by(5)
        told.tell(_E.REQUEST_INFORMATION_SUPPLIED, opener, opener, partner, about)
        told.pass_by(manner.yes_hours / 2)
    told.tell(_E.REQUEST_ACCEPTED, partner, opener, partner, about, _first_message(told))
    return True


def _asked_further(told: Course) -> None:
    """Whoever was asked asks the third vendor, who takes part."""
    partner, third, about = told.partner, told.third, told.thing()
    told.pass_by(3)
    told.tell(_E.REQUEST_ASKED, partner, partner, third, about)
    told.pass_by(8)
    told.tell(_E.REQUEST_ACCEPTED, third, partner, third, about, _first_message(told))
    told.pass_by(2)
    told.tell(_E.WORK_STARTED, partner)


def _first_message(told: Course) -> str:
    """What whoever says yes answers about what they were told; some do not say."""
    return told.dice.choices(list(_FIRST), list(_FIRST.values()))[0]


def _work(told: Course, holder: House) -> None:
    """They work on it, most of them with a pause."""
    told.pass_by(2.2)
    if not told.happens(0.85):
        return
    told.tell(_E.WORK_STARTED, holder)
    if told.happens(0.6):
        told.pass_by(5)
        told.tell(_E.WORK_PAUSED, holder)
        told.pass_by(9)
        told.tell(_E.WORK_STARTED, holder)


def _passed_on(told: Course, holder: House, manner: Manner) -> House:
    """The opener passes the case on, and perhaps it goes back and forth; returns who has it at the end."""
    if not told.happens(0.92):
        return holder
    giver, times = told.opener, 1
    while times < 4 and told.happens(manner.back):  # noqa: PLR2004 - more is not believed by anybody
        times += 1
    for _ in range(times):
        if not _handed_over(told, giver, manner):
            return giver
        giver = _other(told, giver)
        _work(told, giver)
    return giver


def _handed_over(told: Course, giver: House, manner: Manner) -> bool:
    """Offered to the other company: taken, declined or withdrawn; whether it was taken."""
    taker, about = _other(told, giver), told.thing()
    told.pass_by(4)
    told.tell(_E.HANDOFF_OFFERED, giver, giver, taker, about)
    told.pass_by(manner.taken_hours)
    what = told.dice.random()
    if what < 0.06:  # noqa: PLR2004 - how often they do not want it
        reason = told.dice.choice((DeclineReason.CANNOT_REPRODUCE, DeclineReason.INFORMATION_MISSING))
        told.tell(_E.HANDOFF_DECLINED, taker, giver, taker, about, reason.value)
    elif what < 0.09:  # noqa: PLR2004 - how often it is kept after all
        told.tell(_E.HANDOFF_WITHDRAWN, giver, giver, taker, about)
    else:
        told.tell(_E.HANDOFF_ACCEPTED, taker, giver, taker, about, _first_message(told))
        return True
    told.pass_by(1)
    told.tell(_E.WORK_STARTED, giver)
    return False


def _relief(told: Course, holder: House) -> None:
    """Something helps meanwhile, as the customer says or not."""
    about = told.thing()
    told.tell(_E.WORKAROUND_OFFERED, holder, holder, about=about)
    told.pass_by(5)
    what = told.dice.random()
    if what < 0.75:  # noqa: PLR2004 - how often it helps
        told.tell(_E.WORKAROUND_CONFIRMED, told.customer, holder, about=about)
    elif what < 0.88:  # noqa: PLR2004 - how often it does not
        told.tell(_E.WORKAROUND_REJECTED, told.customer, holder, about=about)


def _left_over(told: Course, holder: House) -> None:
    """The holder says that the other company left it unfinished; they agree or not."""
    other = _other(told, holder)
    told.tell(_E.CAUSE_NAMED, holder, holder, other)
    told.pass_by(20)
    told.tell(_E.CAUSE_CONFIRMED if told.happens(0.6) else _E.CAUSE_DISPUTED, other, holder, other)


def _solved(told: Course, holder: House, hours: float) -> None:
    """Proposed until the customer says yes, or nothing; then closed."""
    while True:
        about = told.thing()
        told.pass_by(hours)
        told.tell(_E.RESOLUTION_PROPOSED, holder, holder, about=about)
        what = told.dice.random()
        if what < 0.1:  # noqa: PLR2004 - how often nobody answers
            told.at += SILENCE
            told.tell(_E.RESOLUTION_SILENT, None, holder, about=about)
            break
        told.pass_by(12)
        felt = told.dice.choices(list(_EFFORT), list(_EFFORT.values()))[0]
        if what > 0.2:  # noqa: PLR2004 - how often it works
            told.tell(_E.RESOLUTION_CONFIRMED, told.customer, holder, about=about, reason=felt)
            break
        kind = _E.RESOLUTION_REJECTED if what > 0.15 else _E.RESOLUTION_PARTLY_CONFIRMED  # noqa: PLR2004
        told.tell(kind, told.customer, holder, about=about, reason=felt)
    told.pass_by(18)
    told.tell(_E.CASE_CLOSED, told.opener)


def _still_works(told: Course) -> None:
    """The customer is asked a week and a month after the newest yes; some say nothing."""
    said = [one for one in told.moments if one.type in (_E.RESOLUTION_CONFIRMED, _E.RESOLUTION_SILENT)][-1]
    if said.type is not _E.RESOLUTION_CONFIRMED:
        return
    for day in DAYS:
        told.at = said.at + timedelta(days=day)
        told.tell(_E.OUTCOME_ASKED, None, said.giver, about=said.about, reason=str(day))
        what = told.dice.random()
        told.pass_by(10)
        if what < 0.75:  # noqa: PLR2004 - how often somebody answers
            kind = _E.OUTCOME_DENIED if what < 0.05 else _E.OUTCOME_CONFIRMED  # noqa: PLR2004
            told.tell(kind, told.customer, said.giver, about=said.about, reason=str(day))

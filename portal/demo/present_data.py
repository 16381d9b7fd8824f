"""The open cases around data: a support bundle disclosed, one to review, permissions that ended."""

import io
from collections.abc import Generator
from datetime import datetime
from uuid import UUID

from portal.demo import case_acts, customer_acts, data_acts, hidden_acts, hold_acts, partner_acts
from portal.demo.bundle import write_bundle
from portal.demo.cast import BIRCH, CEDAR, HALDEN, LATER_OFFICERS, NORTHWIND, ORBIS
from portal.demo.customer_acts import Answer
from portal.demo.enrolling import take_in
from portal.demo.play import Play
from portal.demo.problems import Problem
from portal.demo.schedule import Life
from portal.demo.stage import Stage

BUNDLE_SEED, SECOND_SEED = 1, 2
BUNDLE_NAME = "support-bundle.tar.gz"
OFFICER = "Lena Fischer"
ABOUT_A_MACHINE = ("Only {host} shows it; all others are well. What is different there?",)
ABOUT_ANOTHER = ("On {host} the job runs twice an hour. Is that on purpose?",)

DISCLOSED = Problem(
    "Booking staff are signed out in the middle of a sale",
    "Since release 4.2.1 booking staff are signed out in the middle of a sale, several times a day.",
    "Sales are lost and entered twice.",
    "The session now lives as long as the sale.",
)
TO_REVIEW = Problem(
    "Web portal answers with an error after each deployment",
    "For ten minutes after each deployment the portal answers with an error.",
    "Patients cannot make appointments in the morning.",
    "The old machines stay until the new ones answer.",
)
WITHDRAWN = Problem(
    "Remote clinics lose their sessions at the hour",
    "Each full hour the remote clinics lose all sessions.",
    "Orders must be typed again.",
    "The job that renewed all keys at once was spread over the hour.",
)
EXPIRED = Problem(
    "Archive search stops after the first page of results",
    "The search shows its first page only.",
    "Old plans cannot be found.",
    "The index is read whole again.",
)
QUIET = Problem(
    "Copy job reports success without copying",
    "The job reports success although nothing was copied.",
    "Nobody notices until a restore is needed.",
    "The job now compares both sides at its end.",
)
FOR_CUSTOMER = Problem(
    "Gate displays show the wrong platform for a minute",
    "After each change the displays show the former platform for a minute.",
    "Travelers run.",
    "Displays are told first and not last.",
)


def bundle_lives(stage: Stage, ends_at: datetime, *, asked: bool) -> list[Life]:
    """The two cases with a support bundle; what is planted in the bundles is noted on the stage.

    `asked` adds a hidden value that can be opened, and one of which the customer has not decided yet.
    """
    northwind = "Site controller"
    return [
        _disclosed(stage, Play(stage, NORTHWIND, HALDEN, DISCLOSED, northwind, ends_at), asked=asked),
        _to_review(stage, Play(stage, NORTHWIND, ORBIS, TO_REVIEW, northwind, ends_at)),
    ]


def quiet_lives(stage: Stage, ends_at: datetime, *, held: bool) -> list[Life]:
    """Cases whose permission has ended, and cases in which nothing happens.

    `held` adds what was asked for and kept for a court before one of these permissions was withdrawn.
    """
    return [
        _withdrawn(Play(stage, NORTHWIND, ORBIS, WITHDRAWN, "Edge router 9", ends_at), held=held),
        _expired(Play(stage, NORTHWIND, HALDEN, EXPIRED, "Branch gateway", ends_at)),
        _silent(Play(stage, CEDAR, HALDEN, QUIET, "Backup appliance", ends_at)),
        _waits_for_customer(Play(stage, NORTHWIND, HALDEN, FOR_CUSTOMER, "Site controller", ends_at)),
    ]


def bundle(seed: int) -> bytes:
    """A support bundle with planted values."""
    packed = io.BytesIO()
    write_bundle(packed, seed)
    return packed.getvalue()


def _disclosed(stage: Stage, play: Play, *, asked: bool) -> Life:
    yield play.ago(days=6)
    case_acts.open_case(play, severity=1)
    case_acts.note(play, NORTHWIND)
    yield play.later(1)
    partner_acts.ask(play, BIRCH)
    yield play.later(4)
    partner_acts.look_at_request(play, BIRCH)
    partner_acts.accept(play, BIRCH, hours=24)
    yield play.later(2)
    customer_acts.ask_permission(play, BIRCH, days=45)
    yield play.later(5)
    customer_acts.decide(play, Answer())
    yield play.ago(days=2)
    stage.planted += write_bundle(io.BytesIO(), BUNDLE_SEED)
    data_acts.bring(play, NORTHWIND, BUNDLE_NAME, bundle(BUNDLE_SEED))
    yield play.ago(days=1, hours=22)
    data_acts.give(play, NORTHWIND, BIRCH)
    data_acts.say(play, NORTHWIND, BIRCH)
    yield play.ago(days=1, hours=4)
    data_acts.read(play, BIRCH)
    data_acts.receive(play, BIRCH)
    data_acts.receive(play, BIRCH, download=True)
    data_acts.say(play, BIRCH, NORTHWIND, texts=play.shelf.answer)
    case_acts.promise(play, BIRCH, hours=36)
    if not asked:
        return
    yield play.ago(hours=3)
    data_acts.say(play, NORTHWIND, BIRCH, texts=ABOUT_A_MACHINE)
    hidden_acts.ask(play, BIRCH)
    yield play.ago(hours=0.2)
    hidden_acts.decide(play, allow=True)
    hidden_acts.ask(play, BIRCH, mistyped=True)


def _to_review(stage: Stage, play: Play) -> Life:
    yield play.ago(days=2)
    case_acts.open_case(play, severity=2)
    partner_acts.ask(play, CEDAR)
    yield play.ago(days=1, hours=18)
    partner_acts.accept(play, CEDAR, hours=48)
    yield play.ago(days=1, hours=12)
    customer_acts.ask_permission(play, CEDAR, BIRCH)
    yield play.ago(hours=28)
    customer_acts.decide(play, Answer())
    yield play.ago(hours=4)
    stage.planted += write_bundle(io.BytesIO(), SECOND_SEED)
    data_acts.bring(play, NORTHWIND, BUNDLE_NAME, bundle(SECOND_SEED))


def _withdrawn(play: Play, *, held: bool) -> Life:
    yield play.ago(days=13)
    case_acts.open_case(play, severity=1)
    partner_acts.ask(play, CEDAR)
    yield play.ago(days=12, hours=6)
    partner_acts.accept(play, CEDAR, hours=24)
    customer_acts.ask_permission(play, CEDAR)
    yield play.ago(days=11)
    customer_acts.decide(play, Answer())
    data_acts.say(play, NORTHWIND, CEDAR, texts=ABOUT_A_MACHINE)
    yield play.ago(days=10)
    data_acts.read(play, CEDAR)
    case_acts.work(play, CEDAR)
    data_acts.say(play, CEDAR, NORTHWIND, texts=ABOUT_ANOTHER)
    for officer in LATER_OFFICERS:
        take_in(play.stage, officer)
    hold_id = (yield from _asked_and_held(play)) if held else None
    yield play.ago(days=1, hours=8)
    customer_acts.withdraw(play)
    if hold_id is not None:
        yield from _held(play, hold_id)


def _asked_and_held(play: Play) -> Generator[datetime, None, UUID]:
    """Hidden values are asked for; then the customer's officers keep the permission for a court."""
    yield from _hidden_values(play)
    return hold_acts.place(play, OFFICER, *(one.name for one in LATER_OFFICERS))


def _hidden_values(play: Play) -> Life:
    """Asked for and refused, shown, not found, not decided in time, and ended with the permission."""
    hidden_acts.ask(play, NORTHWIND)
    yield play.ago(days=9)
    hidden_acts.ask(play, CEDAR)
    hidden_acts.decide(play, allow=False)
    yield play.ago(days=8)
    hidden_acts.ask(play, CEDAR)
    hidden_acts.decide(play, allow=True)
    hidden_acts.show(play, CEDAR)
    hidden_acts.ask(play, CEDAR, mistyped=True)
    hidden_acts.decide(play, allow=True)
    yield play.ago(days=2)
    hidden_acts.ask(play, CEDAR)


def _held(play: Play, hold_id: UUID) -> Life:
    """What the hold keeps after the withdrawal: one content opened, one agreed, one asked for."""
    yield play.ago(hours=20)
    asked = [hold_acts.ask(play, OFFICER, hold_id, number) for number in (0, 1, 0)]
    yield play.ago(hours=5)
    for opening_id in asked[:2]:
        hold_acts.agree(play, LATER_OFFICERS[0].name, opening_id)
    hold_acts.look(play, OFFICER, asked[0])


def _expired(play: Play) -> Life:
    yield play.ago(days=16)
    case_acts.open_case(play)
    partner_acts.ask(play, BIRCH)
    yield play.ago(days=15)
    partner_acts.accept(play, BIRCH, hours=48)
    customer_acts.ask_permission(play, BIRCH, days=11)
    yield play.ago(days=14)
    customer_acts.decide(play, Answer())
    data_acts.say(play, NORTHWIND, BIRCH)
    yield play.ago(days=13)
    data_acts.read(play, BIRCH)
    data_acts.say(play, BIRCH, NORTHWIND, texts=play.shelf.answer)


def _silent(play: Play) -> Life:
    yield play.ago(days=24)
    case_acts.open_case(play, severity=3)
    partner_acts.ask(play, NORTHWIND)
    yield play.ago(days=22)
    partner_acts.accept(play, NORTHWIND, hours=24)
    yield play.ago(days=18)
    case_acts.look(play, NORTHWIND)


def _waits_for_customer(play: Play) -> Life:
    yield play.ago(days=5)
    case_acts.open_case(play)
    case_acts.look(play, NORTHWIND)
    yield play.ago(days=3)
    case_acts.wait_for(play, NORTHWIND)

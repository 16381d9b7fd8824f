"""Before the first case: each vendor says how it works, and all of them sign the standing terms."""

from datetime import timedelta
from itertools import permutations

from portal.actions.set_calendar import set_calendar
from portal.actions.set_ceiling import set_ceiling
from portal.actions.set_decoys import set_decoys
from portal.actions.set_intake_form import set_intake_form
from portal.actions.set_response_times import set_response_times
from portal.actions.set_severity_scale import set_severity_scale
from portal.actions.sign_agreement import sign_agreement
from portal.demo.cast import ADMINISTRATORS, NORTHWIND, PASSWORD, VENDORS
from portal.demo.manners import FORMS, SCALES, calendars, ceiling, response_terms
from portal.demo.stage import Stage

FIRST_TERMS = 1
EVERY_REVIEW = 100


def agree(stage: Stage) -> None:
    """Let every administrator fill in their organization, and sign with each partner."""
    for house in VENDORS:
        _describe(stage, house.name)
        stage.clock.pass_by(timedelta(minutes=stage.dice.randint(10, 50)))
    for one, other in permutations((house.name for house in VENDORS), 2):
        _sign(stage, one, other)
    for one, other in permutations((house.name for house in VENDORS), 2):
        _promise(stage, one, other)


def _describe(stage: Stage, name: str) -> None:
    actor = stage.people[ADMINISTRATORS[name]]
    with stage.transaction() as database:
        set_severity_scale(database, actor, SCALES[name], stage.now)
    with stage.transaction() as database:
        set_calendar(database, actor, calendars(stage.now.year + 1)[name], stage.now)
    with stage.transaction() as database:
        set_intake_form(database, actor, FORMS[name], stage.now)
    if name == NORTHWIND.name:
        with stage.transaction() as database:
            set_decoys(database, actor, EVERY_REVIEW, stage.now)


def _sign(stage: Stage, one: str, other: str) -> None:
    actor, partner = stage.people[ADMINISTRATORS[one]], stage.organizations[other]
    with stage.transaction() as database:
        sign_agreement(database, actor, partner, FIRST_TERMS, PASSWORD, stage.rooms.instruments, stage.now)


def _promise(stage: Stage, one: str, other: str) -> None:
    actor, partner = stage.people[ADMINISTRATORS[one]], stage.organizations[other]
    with stage.transaction() as database:
        set_response_times(database, actor, partner, response_terms(one), stage.now)
    with stage.transaction() as database:
        set_ceiling(database, actor, partner, ceiling(one), stage.now)

"""What a vendor sets for itself is kept as the rules read it."""

from datetime import date, time

import pytest

from portal.actions.set_calendar import set_calendar
from portal.actions.set_intake_form import MOST_QUESTIONS, set_intake_form
from portal.actions.set_severity_scale import set_severity_scale
from portal.records.organizations import organization_of
from portal.rules.clocks import Calendar, Opening, calendar_from_json
from portal.rules.intake import Field, FieldKind, IntakeForm, form_from_json
from portal.rules.severity import SeverityScale, SeverityWord, scale_from_json
from portal.vocabulary import Invalid, Refused, Role, Severity
from tests.support.world import World

SCALE = SeverityScale(tuple(SeverityWord(f"P{number}", level) for number, level in enumerate(Severity, 1)))
FORM = IntakeForm(
    (Field("version", "Version"), Field("where", "Where", FieldKind.CHOICE, choices=("A", "B")))
)
HOURS = Calendar("Europe/Oslo", {0: (Opening(time(9), time(17)),)}, frozenset({date(2026, 12, 25)}))


@pytest.fixture
def northwind(world: World) -> World:
    world.enroll("Northwind")
    world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    return world


def test_scale_form_and_hours_are_read_as_they_were_set(northwind: World) -> None:
    vera, now = northwind.actor("Vera"), northwind.clock.now

    with northwind.transaction() as database:
        set_severity_scale(database, vera, SCALE, now)
        set_intake_form(database, vera, FORM, now)
        set_calendar(database, vera, HOURS, now)
        second = set_calendar(database, vera, HOURS, now)

    with northwind.transaction() as database:
        kept = organization_of(database, vera.organization_id)
    assert scale_from_json(kept.severity_scale) == SCALE
    assert form_from_json(kept.intake_form) == FORM
    assert calendar_from_json(kept.calendar) == second
    assert second.version == 2


def test_nobody_asks_more_than_anybody_answers(northwind: World) -> None:
    vera = northwind.actor("Vera")
    endless = IntakeForm(tuple(Field(f"q{number}", "Why?") for number in range(MOST_QUESTIONS + 1)))

    with northwind.transaction() as database, pytest.raises(Invalid):
        set_intake_form(database, vera, endless, northwind.clock.now)


def test_engineers_do_not_set_what_holds_for_all(northwind: World) -> None:
    ada, now = northwind.actor("Ada"), northwind.clock.now

    with northwind.transaction() as database:
        for attempt in (
            lambda: set_severity_scale(database, ada, SCALE, now),
            lambda: set_intake_form(database, ada, FORM, now),
            lambda: set_calendar(database, ada, HOURS, now),
        ):
            with pytest.raises(Refused):
                attempt()

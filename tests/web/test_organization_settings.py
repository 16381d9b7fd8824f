"""The pages where a vendor sets its own words, hours and questions."""

import pytest

from portal.records.organizations import organization_of
from portal.vocabulary import Role
from tests.support.browsing import Visitor, signed_in
from tests.support.world import World

CLOSED = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), "")
OFFICE = CLOSED | dict.fromkeys(("monday", "tuesday", "wednesday"), "09:00-12:30, 13:15-17:00")


@pytest.fixture
def vera(light_world: World) -> Visitor:
    light_world.enroll("Northwind")
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    return signed_in(light_world, "Vera")


def questions(*labels: str, **more: str) -> dict[str, str]:
    form: dict[str, str] = {}
    for number, label in enumerate(labels):
        form |= {f"questions-{number}-label": label, f"questions-{number}-kind": "text"}
    return form | more


def kept_form(world: World) -> list[dict[str, object]]:
    with world.transaction() as database:
        return organization_of(database, world.organizations["Northwind"].id).intake_form


def labels_on(page: str) -> list[str]:
    parts = page.split('-label" name="')[1:]
    return [part.split('value="', 1)[1].split('"', 1)[0] for part in parts]


def test_words_for_severity_are_kept(vera: Visitor) -> None:
    answer = vera.submit(
        "/organization/severities", {"critical": "Sev 1", "high": "Sev 2", "medium": "Sev 3", "low": "Sev 4"}
    )

    assert answer.status_code == 303
    assert "Sev 3" in vera.get("/organization").text


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"critical": "Sev 1", "high": "Sev 1", "medium": "Sev 3", "low": "Sev 4"}, "one severity only"),
        (
            {"critical": "Sev 1", "high": "", "medium": "Sev 3", "low": "Sev 4"},
            "which of your words means high",
        ),
        ({"critical": "x" * 41, "high": "B", "medium": "C", "low": "D"}, "at most 40 characters"),
        ({"critical": "\u202ecod", "high": "B", "medium": "C", "low": "D"}, "at most 40 characters"),
    ],
)
def test_a_scale_that_misleads_is_refused(vera: Visitor, form: dict[str, str], sentence: str) -> None:
    answer = vera.submit("/organization/severities", form)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_hours_with_breaks_and_holidays_are_kept(vera: Visitor) -> None:
    answer = vera.submit(
        "/organization/hours", OFFICE | {"zone": "Europe/Oslo", "holidays": "2026-12-25\n2026-12-26"}
    )

    page = vera.get("/organization").text
    assert answer.status_code == 303
    assert "Monday to Wednesday" in page
    assert "Thursday to Sunday" in page
    assert "2026-12-26" in page


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (OFFICE | {"friday": "nine to five"}, "Write hours such as"),
        (OFFICE | {"friday": "09:00-12:00, 11:00-13:00"}, "These hours overlap."),
        (OFFICE | {"holidays": "Christmas"}, "is no day"),
        (CLOSED, "at least one day"),
        (OFFICE | {"zone": "Mars/Base"}, "Choose a time zone from the list."),
    ],
)
def test_hours_that_make_no_sense_are_refused(vera: Visitor, form: dict[str, str], sentence: str) -> None:
    answer = vera.submit("/organization/hours", {"zone": "Europe/Oslo", **form})

    assert answer.status_code == 422
    assert sentence in answer.text


def test_questions_are_added_moved_and_removed_without_a_script(vera: Visitor, light_world: World) -> None:
    path = "/organization/intake-form"

    added = vera.submit(path, questions("Version?", "Since when?", act="add"))
    moved = vera.submit(path, questions("Version?", "Since when?", act="up:1"))
    removed = vera.submit(path, questions("Version?", "Since when?", act="remove:0"))
    beyond = vera.submit(path, questions("Version?", "Since when?", act="down:1"))
    odd = vera.submit(path, questions("Version?", "Since when?", act="remove:99"))

    assert labels_on(added.text) == ["Version?", "Since when?", ""]
    assert labels_on(moved.text) == ["Since when?", "Version?"]
    assert labels_on(removed.text) == ["Since when?"]
    assert labels_on(beyond.text) == labels_on(odd.text) == ["Version?", "Since when?"]
    assert "Not kept yet" in added.text
    assert kept_form(light_world) == []


def test_a_kept_form_keeps_its_keys_when_words_change(vera: Visitor, light_world: World) -> None:
    path = "/organization/intake-form"

    vera.submit(path, questions("Version?", "Version?", act="save"))
    first = [question["key"] for question in kept_form(light_world)]
    keys = {f"questions-{number}-key": str(key) for number, key in enumerate(first)}
    vera.submit(path, questions("Which version?", "Which build?", act="save", **keys))

    assert first == ["version", "version_2"]
    assert [question["key"] for question in kept_form(light_world)] == first
    assert labels_on(vera.get(path).text) == ["Which version?", "Which build?"]


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (questions("", act="save"), "Every question needs its words."),
        (
            questions("Where?", act="save") | {"questions-0-kind": "choice"},
            "write the answers to choose from",
        ),
        (questions("Where?", act="save") | {"questions-0-kind": "colour"}, "came in a shape"),
        (questions("x" * 201, act="save"), "within 200 characters"),
        (questions("Where?", act="save") | {"questions-0-help": "x" * 1001}, "within 1,000 characters"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    vera: Visitor, light_world: World, form: dict[str, str], sentence: str
) -> None:
    answer = vera.submit("/organization/intake-form", form)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert kept_form(light_world) == []


@pytest.mark.parametrize("page", ["", "/severities", "/hours", "/intake-form"])
def test_engineers_do_not_set_what_holds_for_all(vera: Visitor, light_world: World, page: str) -> None:
    assert vera.get(f"/organization{page}").status_code == 200
    assert signed_in(light_world, "Ada").get(f"/organization{page}").status_code == 403

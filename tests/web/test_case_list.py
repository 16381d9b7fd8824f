"""The list of cases: what is ours, what is late, and nobody else's."""

import csv
from datetime import timedelta
from io import StringIO

import pytest

from portal.actions.close_case import close_case
from portal.records.case_list import View, counts
from tests.support.browsing import anonymous, signed_in
from tests.support.casework import (
    act,
    case_now,
    joined,
    offered,
    opened,
    vendors,
)
from tests.support.counting import counted
from tests.support.permissions import ask_permission
from tests.support.world import World


def test_each_view_counts_and_shows_its_own_cases(world: World) -> None:
    vendors(world)
    ours, theirs = opened(world, "Ours to do now"), opened(world, "Theirs to do now")
    waiting, done = opened(world, "Customer decides now"), opened(world, "Long forgotten case")
    joined(world, theirs)
    ask_permission(world, "Ada", waiting, "Cedar")
    act(world, "Ada", done, close_case, tools=True)

    with world.transaction() as database:
        counted_views = counts(database, world.organizations["Northwind"].id, world.clock.now)
    ada = signed_in(world, "Ada")

    assert counted_views == {
        View.NEEDS_US: 1,
        View.PARTNER: 1,
        View.PERMISSION: 1,
        View.SILENT: 0,
        View.ALL: 3,
        View.CLOSED: 1,
    }
    for view, title in (
        ("needs_us", "Ours to do now"),
        ("partner", "Theirs to do now"),
        ("permission", "Customer decides now"),
        ("closed", "Long forgotten case"),
    ):
        page = ada.get(f"/cases?view={view}").text
        assert [one for one in (ours, theirs, waiting, done) if str(one) in page] == [
            {"Ours": ours, "Theirs": theirs, "Customer": waiting, "Long": done}[title.split()[0]]
        ]


def test_a_case_in_which_nothing_happens_for_a_week_is_silent(light_world: World) -> None:
    vendors(light_world)
    opened(light_world)
    light_world.clock.forward(timedelta(days=7, minutes=1))

    page = signed_in(light_world, "Ada").get("/cases?view=silent").text

    assert "Sessions drop every night" in page


def test_an_offer_to_us_and_a_question_back_to_us_need_us(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)
    offered(light_world, case_id)

    assert str(case_id) in signed_in(light_world, "Ben").get("/cases?view=needs_us").text
    assert str(case_id) not in signed_in(light_world, "Ada").get("/cases?view=needs_us").text


@pytest.mark.parametrize("words", ["every night", "night SESSIONS", "halden"])
def test_a_search_finds_by_title_and_customer(light_world: World, words: str) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    opened(light_world, "Backups fail each morning") if "halden" not in words else None

    page = signed_in(light_world, "Ada").get("/cases", query_string={"q": words}).text

    assert str(case_id) in page
    assert "Backups fail" not in page


def test_a_search_finds_by_reference_and_takes_wildcards_literally(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    ada, reference = signed_in(light_world, "Ada"), case_now(light_world, case_id).reference

    assert str(case_id) in ada.get("/cases", query_string={"q": reference.lower()}).text
    assert str(case_id) not in ada.get("/cases", query_string={"q": "%"}).text


def test_nothing_of_a_case_reaches_somebody_who_takes_no_part(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    dora = signed_in(world, "Dora")

    for path in ("/cases?view=all", "/cases.csv?view=all", "/palette?q=Sessions", "/inbox"):
        answer = dora.get(path)
        assert answer.status_code == 200
        assert "Sessions drop" not in answer.text
        assert str(case_id) not in answer.text
    assert dora.get(f"/cases/{case_id}").status_code == 404
    assert anonymous(world).get(f"/cases/{case_id}").status_code == 303


def test_a_list_asks_the_same_number_of_questions_however_long_it_is(light_world: World) -> None:
    vendors(light_world)
    ada = signed_in(light_world, "Ada")
    asked_of = []
    for _ in range(2):
        for number in range(4):
            case_id = opened(light_world, f"Sessions drop, number {number}")
            joined(light_world, case_id)
        with counted(light_world) as statements:
            ada.get("/cases?view=all")
        asked_of.append(len(statements))

    assert asked_of[0] == asked_of[1]


def test_a_long_list_has_pages_and_odd_pages_are_survived(light_world: World) -> None:
    vendors(light_world)
    for number in range(27):
        opened(light_world, f"Sessions drop, number {number}")
    ada = signed_in(light_world, "Ada")

    first, second = ada.get("/cases?view=all"), ada.get("/cases?view=all&page=2")

    assert "of 27" in first.text
    assert first.text.count("Sessions drop, number") == 25
    assert second.text.count("Sessions drop, number") == 2
    for page in ("0", "-1", "x", "999999", "٣"):
        assert ada.get("/cases", query_string={"page": page, "view": "nonsense"}).status_code == 200


def test_the_exported_list_is_the_shown_one_and_starts_no_formula(light_world: World) -> None:
    vendors(light_world)
    opened(light_world, "=SUM of sessions drops every night")
    opened(light_world, "Backups fail every morning")

    answer = signed_in(light_world, "Ada").get("/cases.csv?view=all&q=sessions")

    rows = list(csv.DictReader(StringIO(answer.text)))
    assert answer.mimetype == "text/csv"
    assert [row["Title"] for row in rows] == ["'=SUM of sessions drops every night"]
    assert rows[0]["Must act next"] == "Northwind"

"""The first screen and the page of each measure: figures with their cases, none where there are too few."""

import csv
import io
import re
import zipfile
from datetime import timedelta
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from portal.access.answers import No
from portal.access.counting import count_all
from portal.actions.accept_request import accept_request
from portal.actions.decline_request import decline_request
from portal.records.roads import AT_WORK
from portal.vocabulary import DeclineReason, Role, Verb
from tests.support.browsing import Visitor, signed_in
from tests.support.casework import (
    MORE_CUSTOMERS,
    a_yes,
    asked,
    entries,
    more_customers,
    opened,
    reply,
    vendors,
)
from tests.support.pdf_text import text_of
from tests.support.world import World


@pytest.fixture
def told(light_world: World) -> World:
    """Twelve cases: ten yeses after so many hours, two refusals for different reasons."""
    vendors(light_world)
    more_customers(light_world)
    for hours in range(1, 13):
        case_id = opened(light_world, customer=MORE_CUSTOMERS[hours % 3])
        asked(light_world, case_id)
        light_world.clock.forward(timedelta(hours=hours))
        if hours == 5:
            reply(light_world, "Ben", case_id, decline_request, No(DeclineReason.CAPACITY))
        elif hours == 9:
            reply(light_world, "Ben", case_id, decline_request, No(DeclineReason.DUPLICATE))
        else:
            reply(light_world, "Ben", case_id, accept_request, a_yes(light_world, "Ben"))
    return light_world


def answered(world: World, customer: str) -> None:
    """A case of a customer to which Cedar says yes after two hours."""
    case_id = opened(world, customer=customer)
    asked(world, case_id)
    world.clock.forward(timedelta(hours=2))
    reply(world, "Ben", case_id, accept_request, a_yes(world, "Ben"))


def eve(world: World) -> Visitor:
    return signed_in(world, "Eve")


def test_the_first_screen_has_seven_answers_and_says_which_it_does_not_know(told: World) -> None:
    page = eve(told).get("/measures").text

    assert "In half of the cases the other company said yes within 7 hours." in page
    assert "Business running again: no figure." in page
    assert "12 cases that your company takes part in" in page
    assert "The nightly comparison with the events has not run yet." in page
    assert len(entries(told, Verb.MEASURES_READ)) == 1


def test_what_waits_now_is_told_with_its_cases(told: World) -> None:
    case_id = opened(told)
    asked(told, case_id)
    told.clock.forward(timedelta(days=4))

    page = eve(told).get("/measures").text

    assert "got no answer for three days." in page
    assert f"/cases/{case_id}" in page
    assert "Most time is lost between Northwind and Cedar." in page


def test_below_ten_cases_no_figure_is_told(light_world: World) -> None:
    vendors(light_world)
    more_customers(light_world)
    for number in range(9):
        answered(light_world, MORE_CUSTOMERS[number % 3])
    reader = eve(light_world)

    for path in ("", "/M01", "/M03", "/catalogue", "/figures.csv"):
        page = reader.get(f"/measures{path}").text
        assert "within 2 hours" not in page, path
        assert "too few cases to show" in page, path
        assert "Companies had them" not in page, path


@pytest.mark.parametrize("customers", ["0101010101010", "0000000121212"])
def test_what_rests_on_too_few_customers_or_mostly_on_one_is_told_nowhere(
    light_world: World, customers: str
) -> None:
    vendors(light_world)
    more_customers(light_world)
    for number in customers:
        answered(light_world, MORE_CUSTOMERS[int(number)])
    reader = eve(light_world)

    pages = [f"/measures{path}" for path in ("", "/M01", "/M01?compare=hands", "/catalogue", "/report")]
    pages += ["/measures/figures.csv", "/measures/M01/figures.csv", "/gaps", "/gaps/figures.csv"]
    told = re.compile("within 2 hours|waits 2 hours|,2 hours,")
    before = [path for path in pages if told.search(reader.get(path).text)]
    answered(light_world, MORE_CUSTOMERS[2])
    after = [path for path in pages if told.search(reader.get(path).text)]
    counted = count_all(lambda: light_world.rooms.database.transaction(AT_WORK), light_world.clock)

    assert before == []
    assert after == pages
    assert counted == 28
    assert "2 hours" in reader.get("/measures/report").text


def test_another_company_sees_figures_of_its_own_cases_only(told: World) -> None:
    told.add_person("Gil", "Elm", Role.EXECUTIVE)
    gil = signed_in(told, "Gil")

    page = gil.get("/measures/M01").text

    assert "Cases that your company takes part in" in gil.get("/measures").text
    assert "No such case" in page
    assert "Sessions drop" not in page
    assert signed_in(told, "Ada").get("/measures").status_code == 403


def test_a_measure_leads_from_its_parts_to_the_cases_behind_them(told: World) -> None:
    reader = eve(told)
    whole, none = (reader.get(f"/measures/M04{time}").text for time in ("", "?to=2020-01-01T00:00"))

    declined = reader.get("/measures/M04?part=declined").text

    assert "Answered no" not in whole
    assert "would follow from the others" in whole
    assert "Companies had them" in reader.get("/measures/M03").text
    assert "would follow from the others" in none  # that there are none looks as if there were a few
    assert whole.count("Sessions drop every night") == 12
    assert declined.count("Sessions drop every night") == 2
    assert "Only one part of them is shown" in declined


def test_marks_of_a_curve_lead_to_the_cases_that_waited_longer(told: World) -> None:
    reader = eve(told)
    page = reader.get("/measures/M01?period=all").text
    marks = [unescape(one) for one in re.findall(r'<a href="([^"]*part=over-[^"]*)"', page)]

    shown = [reader.get(one.partition("#")[0]).text.count("Sessions drop every night") for one in marks]

    assert shown == [9, 6, 4, 0]
    assert reader.get("/measures/M01?part=over-soon").text.count("Sessions drop every night") == 12


def test_two_groups_are_set_side_by_side(told: World) -> None:
    page = eve(told).get("/measures/M01?compare=hands").text

    assert "Several companies" in page
    assert "an association, not a cause" in page
    assert "Compared" not in eve(told).get("/measures/M01?compare=nonsense").text


def test_a_time_can_be_chosen_and_a_wrong_one_is_said_to_be_so(told: World) -> None:
    reader = eve(told)

    none = reader.get("/measures?from=2020-01-01T00:00&to=2020-02-01T00:00").text
    wrong = reader.get("/measures?from=someday").text
    backwards = reader.get("/measures?from=2026-03-05&to=2026-03-04").text

    assert "Cases that your company takes part in" in none
    assert "“someday” is no date and time." in wrong
    assert "must begin before it ends" in backwards


def test_what_is_shown_can_be_taken_along_as_a_table(told: World) -> None:
    reader = eve(told)

    table = reader.get("/measures/figures.csv").text
    book = zipfile.ZipFile(io.BytesIO(reader.get("/measures/figures.xlsx").data))

    sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    cells = {one.text for one in sheet.iter() if one.text}
    said = "In half of the cases the other company said yes within 7 hours."
    assert len(table.splitlines()) == 8
    assert said in table
    assert said in cells


def test_two_groups_of_a_chosen_time_are_taken_along_exactly_as_they_are_shown(told: World) -> None:
    reader = eve(told)
    asked_for = "compare=before&from=2026-03-02T12:00&to=2026-03-06T00:00"
    page = unescape(reader.get(f"/measures/M01?{asked_for}").text)
    links = re.findall(r'href="(/measures/M01/figures\.[^"]+)"', page)
    rows = list(csv.reader(io.StringIO(reader.get(links[0]).text)))
    book = zipfile.ZipFile(io.BytesIO(reader.get(links[1]).data))

    sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    compared = {row[1]: row[3:] for row in rows if row[0] == "Compared"}
    assert [one.partition("?")[0].rpartition(".")[2] for one in links] == ["csv", "xlsx"]
    assert set(compared) == {"This time", "The same length before"}
    assert rows[1][3:] == compared["This time"]
    for row in rows[1:]:
        for value in row[3:]:
            assert value.lower() in page.lower()
    words = {one.text for one in sheet.iter() if one.text}
    assert {value for row in rows for value in row if not value.isdigit()} - {""} <= words


def test_two_reports_never_differ_by_a_few_cases(told: World) -> None:
    page = eve(told).get("/measures/report?from=2026-03-04T12:00").text
    told.clock.forward(timedelta(days=31))
    answered(told, MORE_CUSTOMERS[0])
    reader = eve(told)

    whole, march, april = (
        reader.get(f"/measures/report{asked}").text
        for asked in ("", "?to=2026-04-01T00:00", "?from=2026-04-01T00:00")
    )

    said = "Between Northwind and Cedar a customer waits 7 hours for a yes in half of the cases"
    assert "cases opened in March 2026" in page
    assert f"{said} (12 cases)" in page
    assert "(13 cases)" in whole
    for part in (march, april):
        assert "Between Northwind" not in part
        assert "1 pair of companies has too few cases to be told" in part


def test_the_report_is_a_pdf_file_with_the_words_of_its_page(told: World) -> None:
    answer = eve(told).get("/measures/report.pdf")

    text = " ".join(text_of(answer.data).split())
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert "In half of the cases the other company said yes within 7 hours." in text
    assert "Between Northwind and Cedar a customer waits 7 hours for a yes in half of the cases" in text
    assert "Companies are not ranked" in text
    assert eve(told).get("/measures/report.pdf?from=2025-05-01T12:00&to=2025-06-01").data != answer.data
    assert signed_in(told, "Ada").get("/measures/report.pdf").status_code == 403


def test_a_measure_that_does_not_exist_is_missing(told: World) -> None:
    assert eve(told).get("/measures/M99").status_code == 404

"""The page of the handoff tax: one company beside several, among cases that are equally severe."""

import csv
import io
from datetime import timedelta

from tests.support.browsing import signed_in
from tests.support.casework import MORE_CUSTOMERS, more_customers, opened, vendors
from tests.support.world import World


def test_equally_severe_cases_of_one_company_and_of_several_are_set_side_by_side(light_world: World) -> None:
    vendors(light_world)
    more_customers(light_world)
    for number in range(12):
        opened(light_world, customer=MORE_CUSTOMERS[number % 3])
    light_world.clock.forward(timedelta(hours=2))
    reader = signed_in(light_world, "Eve")

    page = reader.get("/measures/M28").text
    rows = list(csv.reader(io.StringIO(reader.get("/measures/M28/figures.csv").text)))

    said = {(row[0], row[1]): row[3] for row in rows}
    assert page.count("no figure, of 12 cases") == 1
    assert page.count("too few to show") == 7
    assert said["One company", "High"] == "no figure, of 12 cases"
    assert said["Several companies", "High"] == "too few to show"

"""A time can be chosen to the minute; what two answers differ by is never a few cases."""

import re
from datetime import timedelta

from portal.actions.accept_request import accept_request
from tests.support.browsing import signed_in
from tests.support.casework import MORE_CUSTOMERS, a_yes, asked, more_customers, opened, reply, vendors
from tests.support.world import World


def test_a_time_that_leaves_out_one_case_tells_nothing_that_could_be_subtracted(light_world: World) -> None:
    world = light_world
    vendors(world)
    more_customers(world)
    for number in range(12):
        last = world.clock.now
        case_id = opened(world, customer=MORE_CUSTOMERS[number % 3])
        asked(world, case_id)
        world.clock.forward(timedelta(hours=7))
        reply(world, "Ben", case_id, accept_request, a_yes(world, "Ben"))
    reader = signed_in(world, "Eve")
    northwind, cedar = (world.organizations[name].id for name in ("Northwind", "Cedar"))
    paths = [f"/measures{path}" for path in ("", "/M01", "/M01?compare=hands", "/catalogue", "/figures.csv")]
    paths += ["/measures/M01/figures.csv", "/gaps", "/gaps/figures.csv", f"/gaps/{northwind}/{cedar}"]
    figure = re.compile(r"within 7 hours|waits 7 hours|,7 hours,|from 1[012] cases|\(1[012] cases\)")

    whole = [path for path in paths if figure.search(reader.get(path).text)]
    shorter = {
        path: f"{path}{'&' if '?' in path else '?'}to={last - timedelta(minutes=1):%Y-%m-%dT%H:%M}"
        for path in paths
    }
    fewer = [path for path in paths if figure.search(reader.get(shorter[path]).text)]
    first = reader.get("/measures/M01?compare=before&from=0001-01-02T00:00")

    assert first.status_code == 200  # there is no time as long before it
    assert "Nothing lies before" in reader.get("/measures/M01?compare=before&period=all").text
    assert whole == paths
    assert fewer == []

"""A goal may be seen by what people tell; the list says which outcome it serves, and what support is for."""

from datetime import timedelta

from tests.support.browsing import signed_in
from tests.support.casework import vendors
from tests.support.world import World

NEW = "/business-events/new"


def test_a_goal_on_effort_outside_the_daily_work_has_its_ten_steps(light_world: World) -> None:
    vendors(light_world)
    eve, now = signed_in(light_world, "Eve"), light_world.clock.now
    began, ended = (f"{now - timedelta(days=ago):%Y-%m-%d}" for ago in (40, 10))
    eve.submit(
        f"{NEW}/project", {"what": "One form", "began": began, "hours": "100", "ended": "", "money": ""}
    )
    eve.submit(f"{NEW}/daily_work", {"began": began, "ended": ended, "hours": "900", "money": ""})

    chain = {
        "role": "We get customers working again.",
        "goal": "We get better on purpose.",
        "outcome": "The same thing fails once.",
        "measure_id": "M36",
        "direction": "least",
        "target": "8",
        "obstacle": "",
        "look_on": f"{now:%Y-%m-%d}",
    }
    made = eve.submit("/goals/new", chain)
    page, goals = eve.get(made.headers["Location"]).text, eve.get("/goals").text

    assert made.status_code == 303
    assert page.count("<li><strong>") == 10
    assert "At least 8 percent" in page
    assert (
        "10% of the hours of the last year went into improvement, in 1 project; 0 of them finished." in page
    )
    assert "Reached" in page
    assert "We get customers working again." in goals
    line = goals[goals.index("Acceleration: effort outside the daily work") :]
    assert line.index("We get better on purpose.") < line.index("none yet")
    assert "improvement projects and hours of daily work, told under “Business events”" in line
    assert goals.count('data-label="Rests on"') == 11

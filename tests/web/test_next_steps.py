"""What to do next, as the first screen says it."""

from datetime import timedelta

from tests.support.browsing import signed_in
from tests.support.casework import asked, opened, vendors
from tests.support.world import World


def test_a_case_that_needs_two_steps_is_named_under_the_first(light_world: World) -> None:
    vendors(light_world)
    asked(light_world, opened(light_world))
    light_world.clock.forward(timedelta(days=8))

    page = signed_in(light_world, "Eve").get("/measures").text

    assert "1 case got no answer for three days." in page
    assert "Nothing has moved 1 case for a week." in page
    assert page.count("Sessions drop every night") == 1
    assert "It stands above." in page

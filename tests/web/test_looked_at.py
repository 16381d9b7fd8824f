"""Who is asked cannot say that the message never came: the first look at an offer is written down."""

from collections.abc import Callable
from uuid import UUID

import pytest

from portal.measures.levels.level import views
from portal.records.measured_events import measured_events
from portal.vocabulary import EventType, Verb
from portal.web.measure_parts import parts_of
from tests.support.browsing import signed_in
from tests.support.casework import asked, entries, joined, offered, opened, steps_of, vendors
from tests.support.world import World


def asked_in(world: World) -> tuple[UUID, str]:
    """A case into which Cedar is asked, and the page on which it answers."""
    case_id = opened(world)
    asked(world, case_id)
    return case_id, f"/cases/{case_id}/request"


def offered_to_cedar(world: World) -> tuple[UUID, str]:
    """A case that Cedar is offered, and the page on which it answers."""
    case_id = opened(world)
    joined(world, case_id)
    return case_id, f"/cases/{case_id}/handoff/{offered(world, case_id)}"


@pytest.mark.parametrize(
    ("made", "event", "said"),
    [
        (asked_in, EventType.REQUEST_SEEN, "Cedar has looked at what Northwind asks"),
        (offered_to_cedar, EventType.HANDOFF_SEEN, "Cedar has looked at the offer of Northwind"),
    ],
)
def test_the_first_look_at_an_offer_is_written_down_once_and_names_no_person(
    light_world: World, made: Callable[[World], tuple[UUID, str]], event: EventType, said: str
) -> None:
    world = light_world
    vendors(world)
    case_id, page = made(world)
    reads, before = len(entries(world, Verb.CASE_READ)), waits(world)

    looks = [signed_in(world, name).get(page).status_code for name in ("Ada", "Dora", "Ben", "Ben")]

    seen = [one for one in steps_of(world, case_id) if one.type is event]
    cedar = world.organizations["Cedar"].id
    assert looks == [404, 404, 200, 200]
    assert [(one.organization_id, one.person_id) for one in seen] == [(cedar, None)]
    assert len(entries(world, Verb.CASE_READ)) - reads == 2
    assert (before["open"], waits(world)["looked_at"]) == (1, 1)
    assert "open" not in waits(world)
    assert said in signed_in(world, "Ada").get(f"/cases/{case_id}").text


def waits(world: World) -> dict[str, int]:
    """How many offers stand how, as the page of the measure counts them."""
    with world.transaction() as database:
        events = measured_events(database, world.organizations["Northwind"].id)
    return {one.key: one.count for one in parts_of("M08", views(events, world.clock.now))}

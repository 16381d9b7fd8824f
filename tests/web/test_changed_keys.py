"""A company's newer key is shown to the customer whose permission names the earlier one."""

from portal.actions.rotate_organization_key import rotate_organization_key
from tests.support.browsing import anonymous
from tests.support.permissions import deliver, newest
from tests.support.sharing import given, read
from tests.support.world import World


def test_the_customer_sees_and_hears_of_a_changed_key(light_world: World) -> None:
    disclosed = given(light_world)
    path = newest(deliver(light_world), r"(/customer/[\w-]+)")
    before = anonymous(light_world).get(path).text

    with light_world.transaction() as database:
        cedar, tools = light_world.organizations["Cedar"].id, light_world.rooms.instruments
        rotate_organization_key(database, cedar, tools, light_world.clock.now, at_once=True)

    after = anonymous(light_world).get(path).text
    told = [message for message in deliver(light_world) if message["Subject"] == "Cedar has a new key"]
    assert "Cedar has a new key" not in before
    assert "Cedar has a new key" in after
    assert len(told) == 1
    assert read(light_world, *disclosed)

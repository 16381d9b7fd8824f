"""What customers signed while an asker needed no line of its own: the migration writes the line down."""

from sqlalchemy import create_engine

from portal.records.authorizations import recipients_of
from portal.records.migrating import downgrade
from portal.records.organizations import current_key
from tests.support.cases import two_vendors
from tests.support.permissions import ask_permission, grant
from tests.support.postgres import OWNER, as_role
from tests.support.sharing import say
from tests.support.template import prepare
from tests.support.world import World

BEFORE = "0009"


def test_an_asker_stays_answerable_under_what_was_granted_and_must_be_ticked_in_what_was_only_asked(
    world: World,
) -> None:
    case_id = two_vendors(world)
    granted = grant(world, "Ada", case_id, "Cedar").authorization.id
    asked = ask_permission(world, "Ada", case_id, "Cedar").id
    asker = world.organizations["Northwind"].id
    url = world.rooms.settings.database_url
    engine = create_engine(as_role(url, OWNER))

    downgrade(engine, BEFORE)
    engine.dispose()
    prepare(url)

    with world.transaction() as database:
        key_id = current_key(database, asker).key_id
        lines = {
            one: next(line for line in recipients_of(database, one) if line.organization_id == asker)
            for one in (granted, asked)
        }
    assert [(line.granted, line.key_id) for line in lines.values()] == [(True, key_id), (False, None)]
    say(world, "Ben", case_id, "Please send the log of last night.", "Northwind")

"""On PostgreSQL the database itself keeps organizations apart, whatever the code above it asks."""

from uuid import UUID

import pytest
from sqlalchemy import Connection, create_engine, select, text

from portal.access.acting import way_of_organization
from portal.records.cases import Participant
from portal.records.disclosures import Disclosure
from portal.records.people import Person
from portal.records.roads import BEFORE_SIGN_IN, FOR_THE_LOG, NOWHERE, ON_COMMAND, Road, Way
from portal.records.walls import policies
from portal.vocabulary import DisclosureState
from tests.support.postgres import OWNER, as_role
from tests.support.walls import WALLED, for_a_moment, seen, shown_to, way_of_name
from tests.support.world import World

DIRECTORY = {"organizations", "organization_keys"}
"""Who is enrolled, with public keys, is known to everybody who is known."""


def written(connection: Connection) -> dict[tuple[str, str], tuple[str, str | None, str | None]]:
    """The policies that stand in the database, by table and name."""
    rows = connection.execute(text("SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies"))
    return {(row.tablename, row.policyname): (row.cmd, row.qual, row.with_check) for row in rows}


def test_the_migrations_raised_exactly_the_walls_of_the_code(postgres_url: str) -> None:
    engine = create_engine(as_role(postgres_url, OWNER))

    with engine.connect() as connection:
        migrated = written(connection)
        for table, name in migrated:
            connection.execute(text(f"DROP POLICY {name} ON {table}"))
        for table in WALLED:
            for name, rule in policies(table).items():
                connection.execute(text(f"CREATE POLICY {name} ON {table} {rule}"))
        meant = written(connection)
        connection.rollback()

    assert migrated == meant
    engine.dispose()


def test_without_a_way_there_is_no_row_to_see(story: tuple[World, UUID]) -> None:
    world, _ = story

    all_rows = seen(world, ON_COMMAND)
    none = seen(world, NOWHERE)

    assert none == {}
    assert len(all_rows) >= 23, all_rows


def test_the_owner_of_the_tables_sees_no_more_than_others(story: tuple[World, UUID]) -> None:
    world, _ = story
    engine = create_engine(as_role(world.rooms.settings.database_url, OWNER))

    with engine.connect() as connection:
        counted = connection.scalar(text("SELECT count(*) FROM cases"))

    assert counted == 0
    engine.dispose()


def test_a_stranger_sees_nothing_but_the_directory_and_what_is_theirs(story: tuple[World, UUID]) -> None:
    world, _ = story

    theirs = seen(world, way_of_name(world, "Elm"))

    assert set(theirs) == {*DIRECTORY, "people", "person_roles"}
    assert (theirs["people"], theirs["person_roles"]) == (1, 1)
    assert all(theirs[table] == seen(world, ON_COMMAND)[table] for table in DIRECTORY)


def test_a_partner_sees_what_was_disclosed_and_not_what_it_was_made_of(story: tuple[World, UUID]) -> None:
    world, _ = story

    giver, partner = seen(world, way_of_name(world, "Northwind")), seen(world, way_of_name(world, "Cedar"))

    assert set(giver) - set(partner) == {"uploads", "upload_parts", "notes"}
    assert partner["disclosures"] == partner["cases"] == 1


def test_the_customer_sees_its_permission_and_what_was_given_under_it(story: tuple[World, UUID]) -> None:
    world, _ = story

    customers = seen(world, way_of_name(world, "Halden Rail"))

    assert {"cases", "authorizations", "disclosures", "audit_entries"} <= set(customers)
    assert not {"uploads", "upload_parts", "notes", "case_secrets"} & set(customers)


@pytest.mark.parametrize(
    ("way", "hidden"),
    [
        (BEFORE_SIGN_IN, {"cases", "uploads", "disclosures", "notes", "notices"}),
        (FOR_THE_LOG, {"cases", "people"}),
    ],
)
def test_a_named_road_shows_only_what_its_task_needs(
    story: tuple[World, UUID], way: Way, hidden: set[str]
) -> None:
    world, _ = story

    shown = seen(world, way)

    assert not hidden & set(shown)
    assert "audit_entries" in shown


def test_the_operator_enrols_and_sees_no_case(story: tuple[World, UUID]) -> None:
    world, _ = story

    shown = seen(world, Way(Road.OPERATOR, world.organizations["Entente"].id))

    assert {"organizations", "people"} <= set(shown)
    assert not {"cases", "participants", "case_events", "uploads", "disclosures", "notes"} & set(shown)


def test_drafts_are_seen_by_their_giver_alone(story: tuple[World, UUID]) -> None:
    world, _ = story
    names = ("Northwind", "Cedar", "Halden Rail")

    with for_a_moment(world) as database:
        database.query(Disclosure).update({Disclosure.state: DisclosureState.PREPARED})
        shown = {name: shown_to(database, way_of_name(world, name)) for name in names}

    assert {name: one.get("disclosures", 0) for name, one in shown.items()} == {
        "Northwind": 1,
        "Cedar": 0,
        "Halden Rail": 0,
    }


def test_who_left_a_case_sees_no_more_of_what_is_in_it(story: tuple[World, UUID]) -> None:
    world, case_id = story
    cedar = world.organizations["Cedar"].id

    with for_a_moment(world) as database:
        database.get_one(Participant, (case_id, cedar)).left_at = world.clock.now
        shown = shown_to(database, way_of_organization(cedar))

    assert not {"disclosures", "disclosure_results", "case_secrets", "redaction_decisions"} & set(shown)
    assert "audit_entries" in shown


def test_a_colleague_is_known_and_a_stranger_is_not(story: tuple[World, UUID]) -> None:
    world, _ = story

    with world.rooms.database.transaction(way_of_name(world, "Northwind"), write=False) as database:
        names = set(database.scalars(select(Person.name)))

    assert names == {"Ada", "Ben", "Cleo"}

"""On PostgreSQL the database itself keeps organizations apart, whatever the code above it asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from sqlalchemy import Connection, create_engine, func, insert, select, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from portal.access.acting import way_of_organization
from portal.actions.write_note import write_note
from portal.records.base import new_id
from portal.records.cases import Case, Note, Participant
from portal.records.disclosures import Disclosure
from portal.records.organizations import Organization
from portal.records.people import Person
from portal.records.roads import BEFORE_SIGN_IN, FOR_THE_LOG, NOWHERE, ON_COMMAND, Road, Way, by, take, way_of
from portal.records.schema import METADATA
from portal.records.walls import WALLS, policies
from portal.vocabulary import DisclosureState, OrganizationKind, Role
from portal.worker import publish_all
from tests.support.postgres import OWNER, Postgres, as_role
from tests.support.sharing import entering, given, read
from tests.support.world import World, open_world

WALLED = METADATA.tables.keys() & WALLS.keys()
DIRECTORY = {"organizations", "organization_keys"}
"""Who is enrolled, with public keys, is known to everybody who is known."""


@pytest.fixture(scope="module")
def story(
    postgres_server: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[World, UUID]]:
    """A case of Northwind and Cedar, with a file that was given and read; Elm takes no part in anything.

    The tests of this file share it, and leave it as it was.
    """
    postgres_server.create("portal_walls", "portal_template")
    world = open_world(postgres_server.url("portal_walls"), tmp_path_factory.mktemp("walls"))
    case_id, disclosure_id = given(world)
    read(world, case_id, disclosure_id)
    with entering(world, "Ada", case_id) as (database, access):
        write_note(database, access, "Ask about the switch.", world.rooms.instruments, world.clock.now)
    publish_all(world.rooms)
    world.add_person("Cleo", "Cedar", Role.SUPPORT_ENGINEER)
    yield world, case_id
    world.rooms.database.close()
    postgres_server.drop("portal_walls")


def shown_to(database: Session, way: Way) -> dict[str, int]:
    """How many rows of each table this way shows, of those that show any."""
    take(database, way)
    counted = {
        table: database.scalar(select(func.count()).select_from(METADATA.tables[table])) or 0
        for table in WALLED
    }
    return {table: count for table, count in counted.items() if count}


def seen(world: World, way: Way) -> dict[str, int]:
    """The same, in a transaction of its own."""
    with world.rooms.database.transaction() as database:
        return shown_to(database, way)


@contextmanager
def for_a_moment(world: World) -> Iterator[Session]:
    """One unit of work of which nothing is kept."""
    with Session(world.rooms.database.engine) as database:
        take(database, ON_COMMAND)
        yield database
        database.rollback()


def way_of_name(world: World, name: str) -> Way:
    return way_of_organization(world.organizations[name].id)


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


@pytest.mark.parametrize("kind", ["note", "participant", "person"])
def test_nobody_adds_a_row_for_another_organization(story: tuple[World, UUID], kind: str) -> None:
    world, case_id = story
    cedar, elm, now = world.organizations["Cedar"], world.organizations["Elm"], world.clock.now
    rows = {
        "note": insert(Note).values(
            id=new_id(),
            case_id=case_id,
            organization_id=cedar.id,
            person_id=world.people["Ben"].id,
            sealed_text=b"",
            written_at=now,
        ),
        "participant": insert(Participant).values(
            case_id=case_id, organization_id=elm.id, place="partner", joined_at=now
        ),
        "person": insert(Person).values(
            id=new_id(),
            organization_id=cedar.id,
            email="x@cedar.example",
            name="X",
            password_hash="",
            totp_last_step=0,
            time_zone="UTC",
            theme="system",
            shortcuts=True,
            created_at=now,
        ),
    }

    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        world.rooms.database.transaction(way_of_name(world, "Northwind")) as database,
    ):
        database.execute(rows[kind])


def test_a_stranger_who_knows_the_case_cannot_let_itself_in_and_look(story: tuple[World, UUID]) -> None:
    world, case_id = story

    with world.rooms.database.transaction(way_of_name(world, "Elm")) as database:
        named = text("SELECT count(*) FROM uploads WHERE case_id = :case")
        asked = database.scalar(named, {"case": case_id})
        changed = database.execute(
            text("UPDATE cases SET title = 'mine' WHERE id = :case RETURNING id"), {"case": case_id}
        ).all()
        removed = database.execute(text("DELETE FROM participants RETURNING case_id")).all()

    assert (asked, changed, removed) == (0, [], [])


def test_a_connection_goes_back_to_the_pool_without_its_way(story: tuple[World, UUID]) -> None:
    world, _ = story
    database = world.rooms.database
    with database.transaction(way_of_name(world, "Northwind")) as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 1
    with pytest.raises(LookupError), database.transaction(ON_COMMAND):
        raise LookupError

    with database.engine.connect() as connection:
        said = connection.scalar(text("SELECT current_setting('portal.organization', true)"))
        road = connection.scalar(text("SELECT current_setting('portal.road', true)"))
        counted = connection.scalar(text("SELECT count(*) FROM cases"))

    assert (said, road, counted) == ("", "", 0)


def test_a_side_way_ends_also_when_it_fails(story: tuple[World, UUID]) -> None:
    world, _ = story
    own = way_of_name(world, "Elm")

    with world.rooms.database.transaction(own) as database:
        with by(database, ON_COMMAND):
            meanwhile = _cases(database)
        with pytest.raises(LookupError), by(database, ON_COMMAND):
            raise LookupError
        after_a_failure = (_cases(database), way_of(database))
        with pytest.raises(ProgrammingError), database.begin_nested(), by(database, ON_COMMAND):
            database.execute(text("SELECT nothing FROM nowhere"))
        after_an_error = (_cases(database), way_of(database))

    assert meanwhile == 1
    assert after_a_failure == after_an_error == (0, own)


def test_what_was_begun_on_one_way_is_not_written_by_another(story: tuple[World, UUID]) -> None:
    world, _ = story
    vendor, now = OrganizationKind.VENDOR, world.clock.now
    wrong = Organization(kind=vendor, name="Sly", domain="sly.example", time_zone="UTC", created_at=now)

    with Session(world.rooms.database.engine) as database:
        take(database, way_of_name(world, "Elm"))
        database.add(wrong)
        with pytest.raises(ProgrammingError, match="row-level security"):
            take(database, ON_COMMAND)


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


def _cases(database: Session) -> int:
    return database.scalar(select(func.count()).select_from(Case)) or 0

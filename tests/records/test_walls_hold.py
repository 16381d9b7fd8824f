"""Nobody writes past the walls, and no way lasts longer than it should."""

from uuid import UUID

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from portal.records.base import new_id
from portal.records.cases import Case, Note, Participant
from portal.records.organizations import Organization
from portal.records.people import Person
from portal.records.roads import ON_COMMAND, by, take, way_of
from portal.vocabulary import OrganizationKind
from tests.support.walls import way_of_name
from tests.support.world import World


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


def _cases(database: Session) -> int:
    return database.scalar(select(func.count()).select_from(Case)) or 0

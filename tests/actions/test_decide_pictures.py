"""A picture leaves for the partner when somebody looked at it, and no longer when it was taken back."""

import io
import zipfile
from uuid import UUID

import pytest

from portal.actions.decide_pictures import decide_pictures
from portal.actions.discard_upload import discard_upload
from portal.actions.look_at_pictures import look_at_picture, look_at_pictures
from portal.records.pictures import UploadPicture, pictures_of
from portal.records.uploads import Upload
from portal.vocabulary import CannotOpen, Conflict, Failure, Invalid, Missing, UploadState, Verb
from tests.support.cases import two_vendors
from tests.support.permissions import deliver, grant
from tests.support.picture_files import BESIDE, picture
from tests.support.sharing import (
    LOG,
    bring_in,
    entering,
    entries,
    give,
    prepare,
    read,
    upload_now,
)
from tests.support.world import World


def scanned(world: World, content: bytes = b"", file: str = "shot.png") -> tuple[UUID, Upload]:
    """A picture that Ada brought in, with the customer's permission for Cedar."""
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    upload = bring_in(world, "Ada", case_id, content or picture("png"), file)
    deliver(world)
    return case_id, upload


def rows(world: World, upload_id: UUID) -> list[UploadPicture]:
    with world.transaction() as database:
        return list(pictures_of(database, upload_id))


def decide(world: World, case_id: UUID, upload: Upload, *, leave: bool, by: str = "Ada") -> None:
    marks = [one.mark for one in rows(world, upload.id)]
    with entering(world, by, case_id) as (database, access):
        decide_pictures(database, access, upload.id, marks, marks if leave else (), world.clock.now)


def seen(world: World, case_id: UUID, upload: Upload, by: str = "Ada") -> bytes:
    (row,) = rows(world, upload.id)
    with entering(world, by, case_id) as (database, access):
        tools = world.rooms.instruments
        assert look_at_pictures(database, access, upload.id, tools).pictures[0].mark == row.mark
        return look_at_picture(database, access, upload.id, row.mark, tools, world.clock.now)[1]


def test_a_picture_leaves_exactly_as_it_was_seen_once_somebody_let_it_and_the_log_says_who(
    world: World,
) -> None:
    case_id, upload = scanned(world)
    before = upload_now(world, upload.id)

    shown = seen(world, case_id, upload)
    decide(world, case_id, upload, leave=True)
    deliver(world)
    disclosure = prepare(world, "Ada", case_id, upload.id, "Cedar")
    give(world, "Ada", case_id, disclosure.id)

    again = bring_in(world, "Ada", case_id, picture("png"), "again.png")
    deliver(world)

    assert upload_now(world, again.id).state is UploadState.WITHHELD
    assert (before.state, upload_now(world, upload.id).state) == (UploadState.WITHHELD, UploadState.SCANNED)
    assert "unless a person looks" in before.reason
    assert read(world, case_id, disclosure.id) == shown
    assert BESIDE not in shown
    (entry,) = entries(world, Verb.PICTURES_DECIDED)
    assert entry.person_id == world.people["Ada"].id
    assert rows(world, upload.id)[0].decided_by_id == world.people["Ada"].id
    with world.transaction() as database:
        assert all(shown not in (one.sealed_content or b"") for one in database.query(UploadPicture))


def test_in_a_bundle_only_the_pictures_that_somebody_let_leave_go_along(light_world: World) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.log", LOG)
        archive.writestr("one.png", picture("png"))
        archive.writestr("two.png", picture("png", color="blue"))
    case_id, upload = scanned(light_world, made.getvalue(), "bundle.zip")
    members = (upload_now(light_world, upload.id).report or {})["members"]
    (mark,) = [one["picture"] for one in members if one["path"] == "two.png"]
    shown = [one.mark for one in rows(light_world, upload.id)]

    with entering(light_world, "Ada", case_id) as (database, access):
        decide_pictures(database, access, upload.id, shown, [mark], light_world.clock.now)
    deliver(light_world)
    disclosure = prepare(light_world, "Ada", case_id, upload.id, "Cedar")
    give(light_world, "Ada", case_id, disclosure.id)

    with zipfile.ZipFile(io.BytesIO(read(light_world, case_id, disclosure.id))) as archive:
        assert archive.namelist() == ["a.log", "two.png"]


def test_a_decision_that_is_taken_back_stops_what_was_prepared_with_the_picture(light_world: World) -> None:
    case_id, upload = scanned(light_world)
    decide(light_world, case_id, upload, leave=True)
    deliver(light_world)
    disclosure = prepare(light_world, "Ada", case_id, upload.id, "Cedar")

    decide(light_world, case_id, upload, leave=False)
    deliver(light_world)

    with pytest.raises(Conflict):
        give(light_world, "Ada", case_id, disclosure.id)
    assert upload_now(light_world, upload.id).state is UploadState.WITHHELD


def test_nobody_else_sees_or_decides_and_nobody_twice_or_during_a_scan(light_world: World) -> None:
    world = light_world
    case_id, upload = scanned(world)
    (row,) = rows(world, upload.id)

    with pytest.raises(Missing):
        seen(world, case_id, upload, by="Ben")
    with pytest.raises(Missing):
        decide(world, case_id, upload, leave=True, by="Ben")
    with pytest.raises(Invalid):
        decide(world, case_id, upload, leave=False)
    decide(world, case_id, upload, leave=True)
    with pytest.raises(Conflict):
        decide(world, case_id, upload, leave=False)
    for shown, leave in (([], [row.mark]), (["0" * 32], [])):
        with pytest.raises(Failure), entering(world, "Ada", case_id) as (database, access):
            decide_pictures(database, access, upload.id, shown, leave, world.clock.now)

    assert [one.leaves for one in rows(world, upload.id)] == [True]


def test_a_picture_that_was_put_under_another_mark_does_not_open(light_world: World) -> None:
    case_id, upload = scanned(light_world)
    (row,) = rows(light_world, upload.id)

    with light_world.transaction() as database:
        database.get_one(UploadPicture, (upload.id, row.mark)).mark = "0" * 32

    with pytest.raises(CannotOpen):
        seen(light_world, case_id, upload)


def test_pictures_go_with_the_upload_that_is_discarded(light_world: World) -> None:
    case_id, upload = scanned(light_world)

    with entering(light_world, "Ada", case_id) as (database, access):
        discard_upload(database, access, upload.id, light_world.clock.now)

    assert rows(light_world, upload.id) == []

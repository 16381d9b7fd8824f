"""Notes inside one organization: sealed, bound, and read by nobody else."""

from functools import partial
from uuid import UUID

import pytest

from portal.actions.read_case import read_case
from portal.actions.write_note import write_note
from portal.records.cases import Note
from portal.vocabulary import CannotOpen, Invalid, Permission, Refused, Verb
from tests.support.casework import act, entries, joined, opened, steps_of, vendors
from tests.support.world import World

TEXT = "Their build is two releases behind."


def read(world: World, name: str, case_id: UUID) -> list[str]:
    notes = act(world, name, case_id, read_case, permission=Permission.CASE_READ, tools=True)
    return [note.text for note in notes]


def test_a_note_is_read_by_its_own_organization_and_by_no_other(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    joined(world, case_id)

    act(world, "Ada", case_id, write_note, TEXT, tools=True)

    assert read(world, "Ada", case_id) == [TEXT]
    assert read(world, "Ben", case_id) == []
    assert len(entries(world, Verb.NOTE_WRITTEN)) == 1


def test_a_note_is_kept_sealed_and_stands_in_no_timeline(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    before = len(steps_of(light_world, case_id))

    note = act(light_world, "Ada", case_id, write_note, TEXT, tools=True)

    assert b"releases" not in note.sealed_text
    assert len(steps_of(light_world, case_id)) == before


def test_a_note_that_was_moved_to_another_case_does_not_open(light_world: World) -> None:
    vendors(light_world)
    one, other = opened(light_world), opened(light_world, "Backups fail every morning")
    note = act(light_world, "Ada", one, write_note, TEXT, tools=True)
    with light_world.transaction() as database:
        database.get_one(Note, note.id).case_id = other

    with pytest.raises(CannotOpen):
        read(light_world, "Ada", other)


def test_every_look_at_a_case_leaves_an_entry_before_anything_is_opened(world: World) -> None:
    vendors(world)
    case_id = opened(world)

    read(world, "Eve", case_id)
    read(world, "Ada", case_id)

    assert [entry.person_id for entry in entries(world, Verb.CASE_READ)] == [
        world.people["Eve"].id,
        world.people["Ada"].id,
    ]


def test_an_empty_note_and_a_proof_of_reading_alone_are_refused(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    act_on = partial(act, light_world, "Ada", case_id, write_note)

    with pytest.raises(Invalid):
        act_on("   ", tools=True)
    with pytest.raises(Refused):
        act_on(TEXT, tools=True, permission=Permission.CASE_READ)

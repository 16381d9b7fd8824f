"""Giving: prepared, looked at, and given exactly once, only while all of it is covered."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from portal.actions.discard_disclosure import discard_disclosure
from portal.actions.disclose import disclose
from portal.actions.preview_disclosure import preview_disclosure
from portal.records.cases import Case
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.records.jobs import Job
from portal.records.notices import Notice
from portal.records.organizations import OrganizationKey
from portal.records.uploads import RedactionDecision
from portal.vocabulary import (
    Conflict,
    DataCategory,
    DisclosureState,
    JobState,
    Missing,
    NotCovered,
    Verb,
)
from tests.support.cases import two_vendors
from tests.support.permissions import deliver, grant
from tests.support.sharing import (
    LOG,
    bring_in,
    entering,
    entries,
    give,
    given,
    prepare,
    read,
    ready,
    withdraw,
)
from tests.support.world import World


def test_the_engineer_is_told_without_a_word_of_content(world: World) -> None:
    case_id, _ = given(world)

    with world.transaction() as database:
        told = database.query(Notice).filter(Notice.email == world.people["Ben"].email).one()
        reference = database.get_one(Case, case_id).reference

    assert told.subject == f"Case {reference}: something new to read"


def test_what_is_prepared_is_read_by_nobody_but_the_giver(world: World) -> None:
    case_id, disclosure_id = ready(world)

    for name in ("Ben", "Ada"):
        with pytest.raises(Missing):
            read(world, case_id, disclosure_id, by=name)
    cedar = world.organizations["Cedar"].id
    with entering(world, "Ada", case_id) as (database, access):
        seen = preview_disclosure(
            database, access, disclosure_id, cedar, world.rooms.instruments, world.clock.now
        ).whole()
    give(world, "Ada", case_id, disclosure_id)

    assert seen == read(world, case_id, disclosure_id)
    assert len(entries(world, Verb.DISCLOSURE_PREVIEWED)) == 1


def test_the_recipient_cannot_preview_give_or_discard(world: World) -> None:
    case_id, disclosure_id = ready(world)
    tools, now, cedar = world.rooms.instruments, world.clock.now, world.organizations["Cedar"].id
    acts: list[Callable[..., object]] = [
        lambda database, access: preview_disclosure(database, access, disclosure_id, cedar, tools, now),
        lambda database, access: disclose(database, access, disclosure_id, tools, now),
        lambda database, access: discard_disclosure(database, access, disclosure_id, now),
    ]

    for act in acts:
        with pytest.raises(Missing), entering(world, "Ben", case_id) as (database, access):
            act(database, access)


def test_withdrawn_between_preparing_and_giving_nothing_is_given(world: World) -> None:
    case_id, disclosure_id = ready(world)
    withdraw(world, case_id)

    with pytest.raises(NotCovered):
        give(world, "Ada", case_id, disclosure_id)

    assert entries(world, Verb.DISCLOSED) == []


def test_withdrawn_before_the_queue_comes_to_it_nothing_is_made(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    upload = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    with world.transaction() as database:
        database.query(Job).filter(Job.kind == "redact_disclosure").delete()
    made = prepare(world, "Ada", case_id, upload.id, "Cedar")
    with world.transaction() as database:
        database.get_one(Disclosure, made.id).state = DisclosureState.PREPARING
        again = database.query(Job).filter(Job.subject_id == made.id).one()
        again.state = JobState.QUEUED

    withdraw(world, case_id)
    deliver(world)

    with world.transaction() as database:
        failed = database.get_one(Disclosure, made.id)
        assert failed.state is DisclosureState.FAILED
        assert "permission ended" in failed.reason


def test_given_twice_at_once_it_is_given_once(world: World) -> None:
    case_id, disclosure_id = ready(world)

    def press(_: int) -> bool:
        try:
            give(world, "Ada", case_id, disclosure_id)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        pressed = list(threads.map(press, range(4)))

    assert pressed.count(True) == 1
    assert len(entries(world, Verb.DISCLOSED)) == 1


def test_after_a_newer_permission_it_has_to_be_prepared_again(world: World) -> None:
    case_id, disclosure_id = ready(world)
    world.clock.forward(timedelta(minutes=1))

    grant(world, "Ada", case_id, "Cedar")

    with pytest.raises(Conflict, match="newer permission"):
        give(world, "Ada", case_id, disclosure_id)


def test_after_something_was_marked_as_missed_it_has_to_be_prepared_again(light_world: World) -> None:
    case_id, disclosure_id = ready(light_world)
    with light_world.transaction() as database:
        upload_id = database.get_one(Disclosure, disclosure_id).upload_id
        decision = RedactionDecision(
            case_id=case_id,
            upload_id=upload_id,
            person_id=light_world.people["Ada"].id,
            missed=True,
            category=DataCategory.HOSTS,
            sealed_value=b"",
            reason="",
            decided_at=light_world.clock.forward(timedelta(seconds=1)),
        )
        database.add(decision)

    with pytest.raises(Conflict, match="marked more"):
        give(light_world, "Ada", case_id, disclosure_id)


def test_a_recipients_exchanged_key_gets_nothing(light_world: World) -> None:
    world = light_world
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    upload = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    with world.transaction() as database:
        mine = world.rooms.instruments.keyring.new_organization_key(world.organizations["Cedar"].id)
        kept = (
            database.query(OrganizationKey)
            .filter(OrganizationKey.organization_id == world.organizations["Cedar"].id)
            .one()
        )
        kept.public_key = mine.public

    made = prepare(world, "Ada", case_id, upload.id, "Cedar")

    with world.transaction() as database:
        assert database.get_one(Disclosure, made.id).state is DisclosureState.FAILED
        assert database.query(DisclosureResult).one().wraps == {}


def test_what_was_discarded_is_never_given(world: World) -> None:
    case_id, disclosure_id = ready(world)
    with entering(world, "Ada", case_id) as (database, access):
        discard_disclosure(database, access, disclosure_id, world.clock.now)

    with pytest.raises(Missing):
        give(world, "Ada", case_id, disclosure_id)

    with world.transaction() as database:
        result = database.query(DisclosureResult).one()
        assert (result.sealed_content, result.object_key, result.wraps) == (None, None, {})


def test_the_other_side_holds_no_wrap_of_the_original(light_world: World) -> None:
    world = light_world
    given(world)
    cedar = str(world.organizations["Cedar"].id)

    with world.transaction() as database:
        parts = [row[0] for row in database.connection().exec_driver_sql("SELECT wrap FROM upload_parts")]

    assert parts
    assert not any(cedar in wrap for wrap in parts)

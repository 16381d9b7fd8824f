"""Erasing somebody who left makes the log silent about them, and breaks no proof and no pack."""

import json

import pytest
from sqlalchemy import select

from portal.actions.draw_evidence import draw_evidence
from portal.actions.erase_person import erase_person
from portal.actions.pack_evidence import pack_evidence
from portal.actions.verify_log import verify_log
from portal.ledger.offline.command import verified
from portal.records.audit_log import AuditSalt
from portal.records.people import Person
from portal.vocabulary import Conflict, Missing, Verb
from tests.ledger.a_case import files_in
from tests.support.audited import a_case_that_was_read, publish
from tests.support.browsing import signed_in
from tests.support.sharing import entries
from tests.support.world import World

BEN = "ben@cedar.example"


def everything_beside_the_log(world: World) -> str:
    with world.transaction() as database:
        return json.dumps([row.disclosures for row in database.scalars(select(AuditSalt))])


def test_the_log_is_silent_about_them_and_everything_still_verifies(light_world: World) -> None:
    case_id, _ = a_case_that_was_read(light_world)
    publish(light_world)
    before, nora = everything_beside_the_log(light_world), light_world.actor("Nora")
    with light_world.transaction() as database:
        database.get_one(Person, light_world.people["Ben"].id).deactivated_at = light_world.clock.now
    with light_world.transaction() as database:
        silent = erase_person(database, BEN.upper(), light_world.rooms.instruments, light_world.clock.now)
    publish(light_world)
    with light_world.transaction() as database:
        drawn = draw_evidence(database, nora, case_id, light_world.clock.now)

    with light_world.transaction() as database:
        instruments, now = light_world.rooms.instruments, light_world.clock.now
        pack = files_in(pack_evidence(database, nora, drawn.id, instruments, now).content)
        verdict = verify_log(database)
    after = everything_beside_the_log(light_world)
    assert BEN in before
    assert BEN not in after
    assert "ada@" in after
    assert silent > 0
    assert verdict.ok, verdict.faults
    assert verdict.erased >= silent
    assert verified(pack).count > 3
    assert BEN.encode() not in b"".join(pack.values())
    assert "(erased)" in signed_in(light_world, "Nora").get("/audit?view=reads").text
    (told,) = entries(light_world, Verb.PERSON_ERASED)
    assert b"ben" not in told.leaf


def test_whoever_can_still_sign_in_is_not_erased(light_world: World) -> None:
    a_case_that_was_read(light_world)

    with pytest.raises(Conflict, match="Deactivate them first"), light_world.transaction() as database:
        erase_person(database, BEN, light_world.rooms.instruments, light_world.clock.now)
    with pytest.raises(Missing), light_world.transaction() as database:
        erase_person(database, "nobody@cedar.example", light_world.rooms.instruments, light_world.clock.now)

    assert BEN in everything_beside_the_log(light_world)

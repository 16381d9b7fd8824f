"""Searching the log: nobody sees beyond their part, and every search is written down without its words."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete, select

from portal.actions.prove_entry import prove_entry
from portal.actions.read_entry import read_entry
from portal.actions.search_audit import AuditPage, search_audit
from portal.records.audit_log import AuditEntry, AuditSalt
from portal.records.cases import Case
from portal.records.log_search import Sought, Turn
from portal.vocabulary import Missing, Refused, Role, Verb
from tests.support.audited import a_case_that_was_read, publish
from tests.support.world import World

READ = frozenset({Verb.DISCLOSURE_READ})


def look(world: World, name: str, sought: Sought | None = None, **more: Any) -> AuditPage:
    with world.transaction() as database:
        return search_audit(database, world.actor(name), sought or Sought(), world.clock.now, **more)


def newest(world: World, verb: Verb) -> AuditEntry:
    with world.transaction() as database:
        found = database.scalars(
            select(AuditEntry).where(AuditEntry.verb == verb).order_by(AuditEntry.serial.desc())
        ).first()
    assert found is not None
    return found


def test_both_vendors_of_the_case_and_its_customer_see_who_read(world: World) -> None:
    a_case_that_was_read(world)

    pages = [look(world, name, Sought(verbs=READ)) for name in ("Nora", "Cleo", "Hanna")]

    assert [page.total for page in pages] == [1, 1, 1]
    for page in pages:
        (seen,) = page.entries
        assert seen.row.organization_id == world.organizations["Cedar"].id
        assert seen.entry is not None
        assert seen.entry.authorization is not None
        assert seen.entry.authorization.version == 1


def test_whoever_has_nothing_to_do_with_the_case_finds_nothing_of_it(world: World) -> None:
    case_id, _ = a_case_that_was_read(world)
    with world.transaction() as database:
        case = database.get(Case, case_id)
    assert case is not None

    for name in ("Elsa", "Ingrid"):
        for sought in (Sought(reference=case.reference), Sought(verbs=READ), Sought(person="ben")):
            page = look(world, name, sought)
            assert (page.total, list(page.entries)) == (0, []), f"{name}: {sought}"
        own = world.organizations["Elm" if name == "Elsa" else "Orbis"].id
        assert {one.row.organization_id for one in look(world, name).entries} <= {own}


def test_a_vendor_does_not_see_what_another_does_outside_of_shared_cases(world: World) -> None:
    a_case_that_was_read(world)
    look(world, "Cleo")

    searches = look(world, "Nora", Sought(verbs=frozenset({Verb.AUDIT_SEARCHED})))

    assert [one.row.organization_id for one in searches.entries] == []
    assert look(world, "Cleo", Sought(verbs=frozenset({Verb.AUDIT_SEARCHED}))).total == 1


def test_the_operator_sees_no_entries_even_with_the_right_role(world: World) -> None:
    a_case_that_was_read(world)
    world.add_person("Olaf", "Entente", Role.COMPLIANCE_OFFICER)

    assert look(world, "Olaf").total == 0


def test_an_engineer_may_not_search_the_log(world: World) -> None:
    a_case_that_was_read(world)

    with pytest.raises(Refused):
        look(world, "Ben")


@pytest.mark.parametrize("words", ["Ben", "ben@CEDAR", "en@cedar.ex"])
def test_a_person_is_found_by_a_part_of_name_or_address(world: World, words: str) -> None:
    a_case_that_was_read(world)

    assert look(world, "Nora", Sought(person=words, verbs=READ)).total == 1
    assert look(world, "Nora", Sought(person="%", verbs=READ)).total == 0


def test_a_customer_who_came_by_link_is_found_by_the_address(world: World) -> None:
    a_case_that_was_read(world)

    page = look(world, "Nora", Sought(person="approver@halden"))

    assert {one.row.verb for one in page.entries} == {Verb.AUTHORIZATION_GRANTED}


def test_who_was_erased_is_neither_shown_nor_found(world: World) -> None:
    a_case_that_was_read(world)
    entry = newest(world, Verb.DISCLOSURE_READ)
    with world.transaction() as database:
        database.execute(delete(AuditSalt).where(AuditSalt.entry_id == entry.id))

    assert look(world, "Nora", Sought(person="ben", verbs=READ)).total == 0
    (seen,) = look(world, "Nora", Sought(verbs=READ)).entries
    assert not seen.personal
    assert set(seen.erased) == {"actor"}


def test_times_and_organization_and_kind_narrow_the_search(world: World) -> None:
    a_case_that_was_read(world)
    now, cedar = world.clock.now, world.organizations["Cedar"].id

    assert look(world, "Nora", Sought(verbs=READ, since=now)).total == 1
    assert look(world, "Nora", Sought(verbs=READ, until=now)).total == 0
    assert look(world, "Nora", Sought(verbs=READ, organization_id=cedar)).total == 1
    assert look(world, "Nora", Sought(verbs=READ, organization_id=uuid4())).total == 0
    assert look(world, "Nora", Sought(since=now + timedelta(seconds=1))).total == 0


def test_pages_follow_each_other_without_a_gap_in_both_directions(world: World) -> None:
    a_case_that_was_read(world)
    everything = [one.row.id for one in look(world, "Hanna", most=100).entries]
    sought = Sought(until=world.clock.now + timedelta(seconds=1))
    world.clock.forward(timedelta(minutes=1))

    first = look(world, "Hanna", sought, most=2)
    second = look(world, "Hanna", sought, most=2, turn=Turn(older_than=first.entries[-1].row.id))
    back = look(world, "Hanna", sought, most=2, turn=Turn(newer_than=second.entries[0].row.id))

    shown = [one.row.id for page in (first, second) for one in page.entries]
    assert len(set(shown)) == 4
    assert set(shown) - set(everything) <= {first.entries[0].row.id}
    assert (first.newer, second.newer) == (0, 2)
    assert [one.row.id for one in back.entries] == [one.row.id for one in first.entries]


def test_a_search_is_written_down_by_kinds_and_never_by_words(world: World) -> None:
    a_case_that_was_read(world)

    look(world, "Nora", Sought(person="Ben Whoever", reference="ABCD-EFGH", since=world.clock.now))

    entry = newest(world, Verb.AUDIT_SEARCHED)
    facts = json.loads(entry.leaf)["facts"]
    assert (facts["criteria"], facts["shown"]) == (["person", "case", "time"], 0)
    assert b"Whoever" not in entry.leaf
    assert b"ABCD" not in entry.leaf


def test_from_where_somebody_worked_is_shown_to_their_own_organization_only(world: World) -> None:
    a_case_that_was_read(world)
    entry = newest(world, Verb.DISCLOSURE_READ)
    with world.transaction() as database:
        kept = database.get(AuditSalt, entry.id)
        assert kept is not None
        kept.disclosures = {**kept.disclosures, "address": ["00" * 16, "192.0.2.7"]}

    with world.transaction() as database:
        own = read_entry(database, world.actor("Cleo"), entry.id, world.clock.now).seen
        other = read_entry(database, world.actor("Nora"), entry.id, world.clock.now).seen

    assert own.personal["address"] == "192.0.2.7"
    assert "address" not in other.personal
    assert other.withheld == {"address"}


def test_a_proof_carries_no_more_of_a_person_than_the_page(world: World) -> None:
    a_case_that_was_read(world)
    entry = newest(world, Verb.DISCLOSURE_READ)
    with world.transaction() as database:
        kept = database.get(AuditSalt, entry.id)
        assert kept is not None
        kept.disclosures = {**kept.disclosures, "address": ["00" * 16, "192.0.2.7"]}
    publish(world)

    with world.transaction() as database:
        own = prove_entry(database, world.actor("Cleo"), entry.id, world.clock.now)
        other = prove_entry(database, world.actor("Hanna"), entry.id, world.clock.now)

    assert "192.0.2.7" in own
    assert set(json.loads(other)["disclosed"]) == {"actor"}


def test_looking_at_one_entry_is_written_down_and_strangers_find_none(world: World) -> None:
    a_case_that_was_read(world)
    entry = newest(world, Verb.DISCLOSURE_READ)

    with world.transaction() as database:
        found = read_entry(database, world.actor("Hanna"), entry.id, world.clock.now)
    with pytest.raises(Missing), world.transaction() as database:
        read_entry(database, world.actor("Elsa"), entry.id, world.clock.now)

    assert (found.place, found.provable) == (None, False)
    assert newest(world, Verb.AUDIT_SEARCHED).subject_id == entry.id

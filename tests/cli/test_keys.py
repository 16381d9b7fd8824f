"""Keys are changed by one command; everything stays readable, also when the command dies on its way."""

import json
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import LargeBinary

from portal.access.customer_keys import exchange_key, locked_customer
from portal.access.key_directory import changed_since
from portal.access.relocking import LOCKS, Spot, is_unfinished, relock_some
from portal.access.shredding import name_of_key
from portal.assembly import open_rooms
from portal.cli import portal
from portal.records.authorizations import Authorization, granted_authorization
from portal.records.notices import Notice
from portal.records.organizations import OrganizationKey, current_key, signing_keys_for
from portal.records.schema import METADATA
from portal.settings import read_settings
from portal.vault.key_wrapping import LOCKED_SIZE, key_id_of, public_of
from portal.vault.receipts import verify_receipt
from portal.vocabulary import CannotOpen, Conflict, NotCovered, Verb
from tests.support.cases import two_vendors
from tests.support.permissions import deliver, grant, locked_key
from tests.support.sharing import LOG, bring_in, entries, give, given, prepare, read, review, withdraw
from tests.support.world import World

# Sealed, but not under the root: content under items' keys, items' keys under organizations' keys.
NOT_UNDER_THE_ROOT = {
    *("authorizations.sealed_key", "disclosure_results.sealed_content", "reveal_requests.sealed_value"),
    *("history_parts.sealed_content", "upload_parts.sealed_content", "upload_pictures.sealed_content"),
    "uploads.sealed_samples",
}


@pytest.fixture
def shared(commanded: World) -> tuple[World, UUID, UUID]:
    """Give a world with a disclosure, for which commands can be run."""
    case_id, disclosure_id = given(commanded)
    commanded.clock.forward(timedelta(days=2))
    return commanded, case_id, disclosure_id


@pytest.fixture
def commanded(light_world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Give a world for which commands can be run."""
    monkeypatch.setenv("PORTAL_INSTANCE", str(light_world.rooms.settings.instance))
    monkeypatch.setenv("PORTAL_DATABASE_URL", light_world.rooms.settings.database_url)
    return light_world


def keys(*words: str) -> Result:
    return CliRunner().invoke(portal, ["keys", *words])


def permission(world: World, case_id: UUID) -> Authorization:
    with world.transaction() as database:
        found = granted_authorization(database, case_id)
    assert found is not None
    return found


def test_every_key_under_the_root_is_known_to_the_rotation() -> None:
    known = {f"{lock.column.class_.__tablename__}.{lock.column.key}" for lock in LOCKS}
    sealed = {
        f"{table.name}.{column.name}"
        for table in METADATA.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
        and (column.name.startswith("sealed_") or column.name in {"customer_key", "totp_secret"})
    }

    assert sealed - known == NOT_UNDER_THE_ROOT
    assert known <= sealed


def test_a_root_rotation_that_died_is_finished_by_running_it_again(
    shared: tuple[World, UUID, UUID],
) -> None:
    world, case_id, disclosure_id = shared
    upload = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    tools, file = world.rooms.instruments, world.rooms.settings.instance / "root_keys"
    older = json.loads(file.read_text())["newest"]
    another_process = open_rooms(world.rooms.settings, world.clock)
    another_process.instruments.root.rotate()
    for lock in range(3):
        with world.transaction() as database:
            relock_some(database, tools.keyring.rotation(), Spot(lock))
    midway = read(world, case_id, disclosure_id)

    done = keys("rotate", "root")

    assert "an earlier rotation is finished" in done.output, done.output
    with world.transaction() as database:
        assert not is_unfinished(database, tools.keyring.rotation())
    kept = json.loads(file.read_text())
    del kept["keys"][older]
    file.write_text(json.dumps(kept))
    assert len(kept["keys"]) == 1
    assert read(world, case_id, disclosure_id) == midway
    assert review(world, case_id, upload.id).samples


def test_a_customers_key_is_changed_whenever_the_command_dies(shared: tuple[World, UUID, UUID]) -> None:
    world, case_id, disclosure_id = shared
    before, one = read(world, case_id, disclosure_id), permission(world, case_id)
    tools, first = world.rooms.instruments, locked_key(world, one)

    def exchange(*, dies: bool) -> None:
        with world.transaction() as database:
            customer = locked_customer(database, one.customer_id, to_change=True)
            exchange_key(database, tools.keyring, tools.shred, customer)
            if dies:
                raise Conflict("Killed before the commit.")

    with pytest.raises(Conflict):
        exchange(dies=True)
    died_early = read(world, case_id, disclosure_id)
    exchange(dies=False)
    died_late = read(world, case_id, disclosure_id)
    done = keys("rotate", "customers")

    assert done.exit_code == 0, done.output
    assert died_early == died_late == read(world, case_id, disclosure_id) == before
    last = locked_key(world, one)
    assert last is not None
    assert first is not None
    assert len(last) == LOCKED_SIZE
    assert last != first
    withdraw(world, case_id)
    assert keys("rotate", "customers").exit_code == 0
    assert tools.shred.get(name_of_key(one.id)) is None


def test_a_recipients_newer_key_is_told_and_the_permission_keeps_to_the_earlier(
    shared: tuple[World, UUID, UUID],
) -> None:
    world, case_id, disclosure_id = shared
    before, cedar = read(world, case_id, disclosure_id), world.organizations["Cedar"]
    with world.transaction() as database:
        earlier = current_key(database, cedar.id).key_id

    done = [keys("rotate", "organizations"), keys("rotate", "organizations")]

    assert "0 newer keys" in done[1].output, done[1].output
    one = permission(world, case_id)
    with world.transaction() as database:
        later = current_key(database, cedar.id).key_id
        assert later != earlier
        assert cedar.id in changed_since(database, one)
    facts = [json.loads(one.leaf)["facts"] for one in entries(world, Verb.KEY_PUBLISHED)]
    assert [one["key"] for one in facts if one.get("previous") == earlier] == [later]
    with world.transaction() as database:
        told = {notice.email for notice in database.query(Notice) if notice.subject == "Cedar has a new key"}
    assert told == {one.approver_email}
    assert read(world, case_id, disclosure_id) == before
    upload = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    made = prepare(world, "Ada", case_id, upload.id, "Cedar")
    give(world, "Ada", case_id, made.id)
    assert read(world, case_id, made.id) == before


def test_a_public_key_that_was_exchanged_in_the_database_is_named_and_gets_nothing(
    shared: tuple[World, UUID, UUID],
) -> None:
    world, case_id, _ = shared
    upload = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    with world.transaction() as database:
        key = current_key(database, world.organizations["Cedar"].id)
        database.get_one(OrganizationKey, key.key_id).public_key = public_of(b"the operator's own key !" * 2)

    made, listed = prepare(world, "Ada", case_id, upload.id, "Cedar"), keys("list")

    assert listed.exit_code == 3
    assert "Cedar: its key is not the one that the log published" in listed.output
    with pytest.raises((Conflict, CannotOpen, NotCovered)):
        give(world, "Ada", case_id, made.id)


def test_a_key_that_was_slipped_in_beside_is_named(
    commanded: World,
) -> None:
    world = commanded
    world.enroll("Cedar")
    public = public_of(bytes(32))
    with world.transaction() as database:
        key = OrganizationKey(
            key_id=key_id_of(public),
            organization_id=world.organizations["Cedar"].id,
            algorithm="X-Wing",
            public_key=public,
            sealed_private_key=b"known to whoever slipped it in",
            created_at=world.clock.forward(timedelta(days=1)),
        )
        database.add(key)

    listed = keys("list")

    assert listed.exit_code == 3
    assert "Cedar: its key is not" in listed.output


def test_earlier_receipts_verify_with_the_key_they_were_signed_with(
    commanded: World,
) -> None:
    world, case_id = commanded, two_vendors(commanded)
    grant(world, "Ada", case_id, "Cedar")
    receipt = permission(world, case_id).receipt or ""

    assert "a newer key" in keys("rotate", "receipts").output

    with world.transaction() as database:
        newer, earlier = signing_keys_for(database, "receipts")
    assert verify_receipt(receipt, earlier.public_key)
    assert newer.key_id != earlier.key_id


def test_root_keys_are_copied_to_a_file_that_is_not_there_yet(commanded: World, tmp_path: Path) -> None:
    world = commanded
    target = tmp_path / "copy"

    done, again = keys("backup", str(target)), keys("backup", str(target))

    assert done.exit_code == 0
    assert target.read_text() == (world.rooms.settings.instance / "root_keys").read_text()
    assert target.stat().st_mode & 0o777 == 0o600
    assert "not there yet" in str(again.exception)
    assert read_settings({"PORTAL_INSTANCE": str(tmp_path)}).instance == tmp_path


def test_one_organization_can_be_given_a_newer_key_at_once(commanded: World) -> None:
    world = commanded
    world.enroll("Cedar")
    domain = world.organizations["Cedar"].domain

    done = [keys("rotate", "--of", domain) for _ in range(2)]

    assert [one.exit_code for one in done] == [0, 0]
    assert keys("rotate", "--of", "nobody.example").exit_code != 0
    with world.transaction() as database:
        found = database.query(OrganizationKey).filter_by(organization_id=world.organizations["Cedar"].id)
        assert found.count() == 3

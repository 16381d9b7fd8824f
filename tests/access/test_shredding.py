"""The key of a permission dies with it, whatever happens to the process, the store or the database."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

import pytest

from portal.access.customer_keys import exchange_key, locked_customer
from portal.access.shredding import destroy_after_commit, key_in_force, move_keys, name_of_key
from portal.actions.instruments import Instruments
from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization, granted_authorization
from portal.vocabulary import CannotOpen, Conflict, NotCovered, Unavailable
from tests.support.cases import two_vendors
from tests.support.permissions import grant, locked_key
from tests.support.restoring import backup, restore, start
from tests.support.sharing import LOG, PLANTED, given, read, withdraw
from tests.support.world import World


class Failing:
    """A shred store whose `destroy` does not happen: the process died there, or the store is down."""

    def __init__(self, kept: ShredStore, *, says_so: bool) -> None:
        """Stand before the real store."""
        self.kept, self.says_so = kept, says_so

    def put(self, name: str, secret: bytes) -> None:
        """Keep it."""
        self.kept.put(name, secret)

    def get(self, name: str) -> bytes | None:
        """Give it."""
        return self.kept.get(name)

    def destroy(self, name: str) -> None:  # noqa: ARG002 - a shred store takes it
        """Fail."""
        if self.says_so:
            raise Unavailable("The store is down.")

    def names(self, prefix: str) -> Iterator[str]:
        """List them."""
        return self.kept.names(prefix)


def with_store(world: World, shred: ShredStore) -> World:
    tools: Instruments = replace(world.rooms.instruments, shred=shred)
    return replace(world, rooms=replace(world.rooms, instruments=tools))


def granted(world: World) -> tuple[UUID, UUID]:
    """A case with a permission and nothing disclosed; its id stands in both places."""
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    return case_id, case_id


def permission(world: World, disclosed: tuple[object, object]) -> Authorization:
    with world.transaction() as database:
        found = granted_authorization(database, disclosed[0])  # type: ignore[arg-type]  # a case's id
    assert found is not None
    return found


def test_a_restored_backup_does_not_bring_the_content_back(sqlite_world: World) -> None:
    disclosed = given(sqlite_world)
    before = backup(sqlite_world)
    restore(sqlite_world, before)
    could = read(sqlite_world, *disclosed)

    withdraw(sqlite_world, disclosed[0])
    restore(sqlite_world, before)
    start(sqlite_world)

    assert len(could) > len(LOG) // 2
    assert not any(word in could for word in PLANTED)
    with pytest.raises(CannotOpen, match="key was destroyed"):
        read(sqlite_world, *disclosed)


@pytest.mark.parametrize("says_so", [False, True])
def test_a_death_or_a_dead_store_after_the_withdrawal_is_made_good_at_the_next_start(
    sqlite_world: World, *, says_so: bool
) -> None:
    disclosed = given(sqlite_world)
    ended = permission(sqlite_world, disclosed)
    broken = with_store(sqlite_world, Failing(sqlite_world.rooms.instruments.shred, says_so=says_so))

    withdraw(broken, disclosed[0])

    assert locked_key(sqlite_world, ended) is not None
    with sqlite_world.transaction() as database:
        now = database.get_one(Authorization, ended.id)
    assert key_in_force(sqlite_world.rooms.instruments.shred, now) is None
    with pytest.raises(NotCovered):
        read(sqlite_world, *disclosed)
    start(sqlite_world)
    assert locked_key(sqlite_world, ended) is None


def test_an_ending_that_is_rolled_back_destroys_nothing(world: World) -> None:
    disclosed = granted(world)
    shred, name = world.rooms.instruments.shred, name_of_key(permission(world, disclosed).id)

    with suppress(Conflict), world.transaction() as database:
        destroy_after_commit(database, shred, name)
        raise Conflict("Not after all.")
    with world.transaction() as database:
        with suppress(Conflict), database.begin_nested():
            destroy_after_commit(database, shred, name)
            raise Conflict("Not after all.")
        granted_authorization(database, disclosed[0])

    assert shred.get(name) is not None
    with world.transaction() as database:
        with database.begin_nested():
            destroy_after_commit(database, shred, name)
        assert shred.get(name) is not None
    assert shred.get(name) is None


def test_keys_of_before_the_store_are_moved_once_and_never_from_a_backup(sqlite_world: World) -> None:
    disclosed = given(sqlite_world)
    shred, kept = sqlite_world.rooms.instruments.shred, permission(sqlite_world, disclosed)
    key = locked_key(sqlite_world, kept)
    shred.destroy("moved-1")
    shred.destroy(name_of_key(kept.id))
    with sqlite_world.transaction() as database:
        database.get_one(Authorization, kept.id).sealed_key = key
    older = backup(sqlite_world)

    start(sqlite_world)
    moved = locked_key(sqlite_world, kept)
    withdraw(sqlite_world, disclosed[0])
    restore(sqlite_world, older)
    start(sqlite_world)

    assert moved == key
    with sqlite_world.transaction() as database:
        assert database.get_one(Authorization, kept.id).sealed_key is None
        move_keys(database, shred)
    with pytest.raises(CannotOpen):
        read(sqlite_world, *disclosed)


def test_a_permission_that_ends_while_its_customers_key_is_changed_stays_dead(world: World) -> None:
    (case_id, *_), tools = granted(world), world.rooms.instruments
    kept = permission(world, (case_id, case_id))

    def change(_: int) -> None:
        with world.transaction() as database:
            customer = locked_customer(database, kept.customer_id, to_change=True)
            exchange_key(database, tools.keyring, tools.shred, customer)

    with ThreadPoolExecutor(4) as pool:
        changes = [pool.submit(change, one) for one in range(3)]
        ending = pool.submit(withdraw, world, case_id)
        for one in (*changes, ending):
            one.result()

    assert locked_key(world, kept) is None

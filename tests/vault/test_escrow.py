"""Of three officers any two bring a held key back, and no one does alone."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from uuid import UUID, uuid4

import pytest

from portal.vault.context import AuthorizationContext
from portal.vault.envelopes import OrganizationKey
from portal.vault.escrow import EscrowShare, half_of, into_escrow, out_of_escrow
from portal.vault.holds import Holds
from portal.vault.key_wrapping import key_id_of, public_of
from portal.vocabulary import CannotOpen, Conflict
from tests.vault.a_world import CONTENT, World

AUTHORIZATION = AuthorizationContext(UUID(int=1), UUID(int=2), 3)
KEY = bytes(range(32))
SEEDS = {key_id_of(public_of(seed)): seed for seed in (bytes([number]) * 32 for number in range(3))}
PUBLIC: Mapping[str, bytes] = {named: public_of(seed) for named, seed in SEEDS.items()}


def share_of(shares: list[EscrowShare], officer: str, other: str) -> EscrowShare:
    return next(one for one in shares if (one.officer_key_id, one.other_key_id) == (officer, other))


def test_any_two_officers_bring_the_key_back() -> None:
    shares = into_escrow(KEY, AUTHORIZATION, PUBLIC)

    for first, second in combinations(SEEDS, 2):
        halves = [
            half_of(share_of(shares, officer, other), AUTHORIZATION, SEEDS[officer])
            for officer, other in ((first, second), (second, first))
        ]
        assert out_of_escrow(*halves) == KEY


def test_one_officer_alone_has_only_noise() -> None:
    shares = into_escrow(KEY, AUTHORIZATION, PUBLIC)
    first, second, third = SEEDS
    own = [half_of(share_of(shares, first, other), AUTHORIZATION, SEEDS[first]) for other in (second, third)]

    assert KEY not in own
    assert out_of_escrow(*own) != KEY
    with pytest.raises(CannotOpen):
        half_of(share_of(shares, second, first), AUTHORIZATION, SEEDS[first])


def test_a_share_is_of_one_authorization() -> None:
    shares = into_escrow(KEY, AUTHORIZATION, PUBLIC)

    with pytest.raises(CannotOpen):
        half_of(shares[0], replace(AUTHORIZATION, version=4), SEEDS[shares[0].officer_key_id])


def test_a_hold_needs_three_officers_with_their_own_keys() -> None:
    two = dict(list(PUBLIC.items())[:2])
    exchanged = dict(zip(PUBLIC, reversed(list(PUBLIC.values())), strict=True))

    for officers in (two, exchanged):
        with pytest.raises(Conflict, match="three officers"):
            into_escrow(KEY, AUTHORIZATION, officers)


def test_shares_of_different_lengths_do_not_belong_together() -> None:
    with pytest.raises(CannotOpen):
        out_of_escrow(KEY, KEY[:-1])


def officers_of(world: World) -> dict[str, OrganizationKey]:
    keys = [world.ring.new_organization_key(uuid4()) for _ in range(3)]
    return {key.key_id: key for key in keys}


def test_a_held_authorization_reads_again_once_two_officers_agree() -> None:
    world = World()
    given, officers, holds = world.disclose(), officers_of(world), Holds(world.root)
    context = given.authorization.context

    shares = holds.place(given.authorization, {named: key.public for named, key in officers.items()})
    denied = replace(given, authorization=replace(given.authorization, authorization_key=None))
    with pytest.raises(CannotOpen, match="permission ended"):
        world.read(denied, world.beta)
    first, second = list(officers)[:2]
    halves = [
        holds.approve(share_of(shares, officer, other), officers[officer], context)
        for officer, other in ((first, second), (second, first))
    ]
    restored = holds.release(context, world.customer_key, *halves)

    back = replace(given.authorization, authorization_key=restored)
    assert world.read(replace(given, authorization=back), world.beta) == CONTENT


def test_an_officer_approves_with_their_own_key_only() -> None:
    world = World()
    officers, holds, lock = officers_of(world), Holds(world.root), world.authorize()
    shares = holds.place(lock, {named: key.public for named, key in officers.items()})

    with pytest.raises(CannotOpen):
        holds.approve(shares[0], officers[shares[0].other_key_id], lock.context)
    with pytest.raises(CannotOpen):
        holds.approve(shares[0], world.alpha, lock.context)


def test_an_approval_serves_one_authorization() -> None:
    world = World()
    officers, holds, lock = officers_of(world), Holds(world.root), world.authorize()
    shares = holds.place(lock, {named: key.public for named, key in officers.items()})
    half = holds.approve(shares[0], officers[shares[0].officer_key_id], lock.context)

    with pytest.raises(CannotOpen):
        holds.release(world.authorize().context, world.customer_key, half, half)


def test_a_destroyed_key_cannot_be_held() -> None:
    world = World()
    officers = {named: key.public for named, key in officers_of(world).items()}

    with pytest.raises(CannotOpen, match="permission ended"):
        Holds(world.root).place(replace(world.authorize(), authorization_key=None), officers)

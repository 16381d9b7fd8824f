"""Rotation keeps exactly what was readable readable, and leaves the older root key nothing to open."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

import pytest

from portal.vault.keyring import KeyRing
from portal.vault.root_keys import RootKeySet
from portal.vault.rotation import Rotation
from portal.vocabulary import CannotOpen, Unavailable
from tests.vault.a_world import CONTENT, World


def without_older(root: RootKeySet) -> RootKeySet:
    """The root keys after the older generations were taken out."""
    newest: Mapping[bytes, bytes] = {root.newest: root.generations[root.newest]}
    return replace(root, generations=newest)


def test_after_rotation_everything_opens_without_the_older_root_key() -> None:
    world = World()
    given, value = world.disclose(), world.ring.seal_value(b"value", b"mail")
    signing, case = world.ring.new_signing_key("log"), world.ring.new_case_secret(world.case_id)
    secret = world.ring.case_secret(case, world.case_id)
    newer = world.root.rotated()
    rotation = Rotation(newer)

    moved = replace(
        given,
        authorization=replace(
            given.authorization,
            customer_key=rotation.customer_key(world.customer_key, world.customer_id),
        ),
    )
    beta = rotation.organization_key(world.beta)
    world.ring = KeyRing(without_older(newer))

    assert world.read(moved, beta) == CONTENT
    assert world.ring.open_value(rotation.value(value, b"mail"), b"mail") == b"value"
    assert world.ring.signer(rotation.signing_key(signing)).public == signing.public
    assert world.ring.case_secret(rotation.case_secret(case, world.case_id), world.case_id) == secret
    with pytest.raises(Unavailable):
        world.read(given, beta)


def test_rotation_can_be_run_again() -> None:
    world = World()
    rotation = Rotation(world.root.rotated())

    once = rotation.customer_key(world.customer_key, world.customer_id)
    twice = rotation.customer_key(once, world.customer_id)

    assert once != twice
    assert rotation.customer_key(twice, world.customer_id)


def test_a_customers_newer_key_takes_over_the_authorizations() -> None:
    world = World()
    given = world.disclose()
    newer = world.ring.new_customer_key(world.customer_id)
    sealed = given.authorization.authorization_key or b""

    moved = replace(
        given.authorization,
        customer_key=newer,
        authorization_key=Rotation(world.root).authorization_key(
            sealed,
            given.authorization.context,
            world.customer_key,
            newer,
        ),
    )

    assert world.read(replace(given, authorization=moved), world.beta) == CONTENT
    with pytest.raises(CannotOpen):
        world.read(replace(given, authorization=replace(moved, authorization_key=sealed)), world.beta)


def test_a_recipients_newer_key_reads_what_the_older_one_read() -> None:
    world = World()
    given = world.disclose()
    newer = world.ring.new_organization_key(world.beta.organization_id)

    added = world.ring.add_recipient(
        given.wraps[0],
        authorization=given.authorization,
        organization_id=newer.organization_id,
        public=newer.public,
        item=given.item,
    )

    assert world.read(replace(given, wraps=[added]), newer) == CONTENT


def test_nothing_can_be_relocked_under_another_name() -> None:
    world = World()
    rotation = Rotation(world.root)

    with pytest.raises(CannotOpen):
        rotation.customer_key(world.customer_key, uuid4())
    with pytest.raises(CannotOpen):
        rotation.organization_key(replace(world.beta, organization_id=uuid4()))
    with pytest.raises(CannotOpen):
        rotation.value(world.ring.seal_value(b"x", b"mail"), b"note")

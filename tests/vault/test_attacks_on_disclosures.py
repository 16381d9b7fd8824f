"""What a thief, a curious vendor or a database administrator may try with a sealed disclosure.

The attack classes of the design (trust, section 3.6) and of the papers behind it: nothing that is
stored can be moved, exchanged, cut, relabeled or put back without the opening failing.
"""

import io
from dataclasses import replace
from functools import partial
from uuid import uuid4

import pytest

from portal.vault.context import AuthorizationContext
from portal.vault.envelopes import AuthorizationLock, WrapKind
from portal.vocabulary import CannotOpen, Conflict
from tests.vault.a_world import CONTENT, Disclosed, World, wrap_of


def test_both_sides_read_what_was_disclosed(world: World, disclosed: Disclosed) -> None:
    assert world.read(disclosed, world.alpha) == CONTENT
    assert world.read(disclosed, world.beta) == CONTENT


def test_a_vendor_that_is_no_recipient_cannot_use_another_ones_wrap(
    world: World,
    disclosed: Disclosed,
) -> None:
    with pytest.raises(CannotOpen):
        world.read(disclosed, world.gamma)


def test_a_recipients_wrap_does_not_open_under_another_recipients_name(
    world: World,
    disclosed: Disclosed,
) -> None:
    stolen = replace(
        wrap_of(disclosed, world.alpha),
        organization_id=world.beta.organization_id,
        recipient_key_id=world.beta.key_id,
    )

    with pytest.raises(CannotOpen):
        world.read(replace(disclosed, wraps=[stolen]), world.beta)


OTHER_NAMES: dict[str, dict[str, object]] = {
    "another customer": {"customer_id": uuid4()},
    "another case": {"case_id": uuid4()},
    "another item": {"item_id": uuid4()},
    "the next version": {"item_version": 2},
    "an older version": {"item_version": 0},
    "another field": {"part": "text"},
    "another redaction": {"redaction_sha256": b"another!" * 4},
    "the unredacted original": {"redaction_sha256": b""},
}


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_content_does_not_open_under_any_other_name(world: World, disclosed: Disclosed, name: str) -> None:
    item = replace(disclosed.item, **OTHER_NAMES[name])  # type: ignore[arg-type]  # real fields
    renamed = replace(
        disclosed.envelope,
        item_id=item.item_id,
        item_version=item.item_version,
        part=item.part,
    )

    with pytest.raises(CannotOpen):
        world.read(replace(disclosed, item=item, envelope=renamed), world.beta)


def test_a_wrap_and_content_copied_under_another_item_do_not_open(world: World) -> None:
    lock = world.authorize()
    first, second = world.disclose(b"first", lock), world.disclose(b"second", lock)
    copied = Disclosed(second.envelope, first.wraps, first.sealed, lock, second.item)

    with pytest.raises(CannotOpen):
        world.read(copied, world.beta)


def test_an_item_does_not_open_under_another_authorization_of_the_same_customer(
    world: World,
    disclosed: Disclosed,
) -> None:
    with pytest.raises(CannotOpen):
        world.read(replace(disclosed, authorization=world.authorize()), world.beta)


def test_an_item_does_not_open_under_the_next_version_of_its_authorization(
    world: World,
    disclosed: Disclosed,
) -> None:
    first = disclosed.authorization
    second = world.authorize(2, first.context.authorization_id)
    relabeled = replace(first, context=second.context)

    with pytest.raises(CannotOpen):
        world.read(replace(disclosed, authorization=second), world.beta)
    with pytest.raises(CannotOpen):
        world.read(replace(disclosed, authorization=relabeled), world.beta)


def test_another_customers_keys_do_not_open_it(world: World, disclosed: Disclosed) -> None:
    stranger = uuid4()
    key = world.ring.new_customer_key(stranger)
    context = AuthorizationContext(stranger, disclosed.authorization.context.authorization_id, 1)
    lock = AuthorizationLock(context, key, world.ring.new_authorization_key(key, context))

    with pytest.raises(CannotOpen):
        world.read(replace(disclosed, authorization=lock), world.beta)
    with pytest.raises(CannotOpen):
        world.read(
            replace(disclosed, authorization=replace(disclosed.authorization, customer_key=key)), world.beta
        )


def test_after_withdrawal_nobody_reads_not_even_with_every_other_row_put_back(
    world: World,
    disclosed: Disclosed,
) -> None:
    backup = replace(disclosed)
    withdrawn = replace(disclosed.authorization, authorization_key=None)

    for reader in (world.alpha, world.beta):
        with pytest.raises(CannotOpen, match="permission ended"):
            world.read(replace(backup, authorization=withdrawn), reader)


def test_a_fresh_key_for_the_same_authorization_does_not_bring_the_old_content_back(
    world: World,
    disclosed: Disclosed,
) -> None:
    context = disclosed.authorization.context
    remade = replace(
        disclosed.authorization,
        authorization_key=world.ring.new_authorization_key(world.customer_key, context),
    )

    with pytest.raises(CannotOpen):
        world.read(replace(disclosed, authorization=remade), world.beta)


def test_nothing_can_be_disclosed_under_a_destroyed_authorization(world: World) -> None:
    with pytest.raises(CannotOpen, match="permission ended"):
        world.disclose(authorization=replace(world.authorize(), authorization_key=None))


def test_the_recipients_private_key_alone_opens_nothing(world: World, disclosed: Disclosed) -> None:
    """Two locks: with the recipient's own key but without the authorization's, the wrap is noise."""
    wrap = wrap_of(disclosed, world.beta)
    noise = AuthorizationLock(disclosed.authorization.context, world.customer_key, bytes(60))

    with pytest.raises(CannotOpen):
        world.read(replace(disclosed, wraps=[wrap], authorization=noise), world.beta)


def test_a_public_key_exchanged_in_the_directory_gets_nothing_once_pinned(world: World) -> None:
    pinned = {key.organization_id: key.key_id for key in (world.alpha, world.gamma)}
    pinned[world.beta.organization_id] = world.gamma.key_id

    with pytest.raises(Conflict, match="not the one that the customer authorized"):
        world.disclose(pinned=pinned)


def test_a_recipient_who_is_not_pinned_gets_nothing(world: World) -> None:
    with pytest.raises(Conflict):
        world.disclose(pinned={world.alpha.organization_id: world.alpha.key_id})


def test_an_exchanged_public_half_of_the_uploaders_key_is_noticed(world: World) -> None:
    exchanged = replace(world.alpha, public=world.gamma.public)

    with pytest.raises(CannotOpen, match="exchanged"):
        world.ring.seal_upload(io.BytesIO(b"x"), io.BytesIO(), organization_key=exchanged, item=world.item())


def test_a_new_recipient_is_added_without_the_content_being_opened(
    world: World, disclosed: Disclosed
) -> None:
    copy = next(wrap for wrap in disclosed.wraps if wrap.kind is WrapKind.AUTHORIZATION)

    added = world.ring.add_recipient(
        copy,
        authorization=disclosed.authorization,
        organization_id=world.gamma.organization_id,
        public=world.gamma.public,
        item=disclosed.item,
    )

    assert world.read(replace(disclosed, wraps=[added]), world.gamma) == CONTENT


def test_after_withdrawal_no_recipient_can_be_added(world: World, disclosed: Disclosed) -> None:
    copy = next(wrap for wrap in disclosed.wraps if wrap.kind is WrapKind.AUTHORIZATION)

    with pytest.raises(CannotOpen):
        world.ring.add_recipient(
            copy,
            authorization=replace(disclosed.authorization, authorization_key=None),
            organization_id=world.gamma.organization_id,
            public=world.gamma.public,
            item=disclosed.item,
        )


def test_nobody_to_disclose_to_is_said(world: World) -> None:
    with pytest.raises(Conflict, match="at least one recipient"):
        world.ring.seal_disclosure(
            io.BytesIO(b"x"),
            io.BytesIO(),
            authorization=world.authorize(),
            recipients={},
            item=world.item(),
        )


def test_an_upload_opens_for_its_uploader_alone(world: World) -> None:
    sink, item = io.BytesIO(), world.item(redaction_sha256=b"")
    envelope, wrap = world.ring.seal_upload(
        io.BytesIO(CONTENT),
        sink,
        organization_key=world.alpha,
        item=item,
    )
    source = partial(io.BytesIO, sink.getvalue())
    taken = replace(wrap, organization_id=world.beta.organization_id, recipient_key_id=world.beta.key_id)

    opened = world.ring.open_upload(
        source,
        envelope=envelope,
        wrap=wrap,
        organization_key=world.alpha,
        item=item,
    )

    assert b"".join(opened) == CONTENT
    with pytest.raises(CannotOpen):
        world.ring.open_upload(source, envelope=envelope, wrap=taken, organization_key=world.beta, item=item)


def test_an_uploads_wrap_does_not_serve_as_a_disclosures_wrap(world: World) -> None:
    """The original is sealed for the uploader: its wrap cannot be passed off as a recipient's."""
    lock, item, sink = world.authorize(), world.item(), io.BytesIO()
    envelope, wrap = world.ring.seal_upload(io.BytesIO(b"raw"), sink, organization_key=world.alpha, item=item)
    passed_off = Disclosed(envelope, [replace(wrap, kind=WrapKind.RECIPIENT)], sink.getvalue(), lock, item)

    with pytest.raises(CannotOpen):
        world.read(passed_off, world.alpha)

"""The standing terms: published as versions, and signed by both sides."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from portal.actions.publish_terms import publish_terms
from portal.records.agreements import (
    Agreement,
    Signature,
    current_terms,
    in_force,
)
from portal.records.audit_log import AuditEntry
from portal.rules.standing_terms import terms_hash
from portal.vocabulary import (
    Conflict,
    Failure,
    Invalid,
    Missing,
    Refused,
    Verb,
)
from tests.support.agreements import sign, three_vendors
from tests.support.mailbox import mails_to
from tests.support.world import PASSWORD, World


@pytest.fixture
def vendors(world: World) -> World:
    three_vendors(world)
    return world


def publish(world: World, text: str, by: str = "Operator") -> None:
    actor = world.actor(by)
    with world.transaction() as database:
        publish_terms(database, actor, text, world.rooms.instruments, world.clock.now)


def stands(world: World) -> bool:
    with world.transaction() as database:
        return in_force(database, world.organizations["Northwind"].id, world.organizations["Cedar"].id)


def test_an_agreement_is_in_force_once_both_have_signed(vendors: World) -> None:
    sign(vendors, "Vera", "Cedar")
    after_one = stands(vendors)
    sign(vendors, "Carl", "Northwind")

    with vendors.transaction() as database:
        hashes = {row.sha256 for row in database.scalars(select(Signature))}
        terms = current_terms(database)
        entries = database.scalars(select(AuditEntry).where(AuditEntry.verb == Verb.AGREEMENT_SIGNED)).all()
    assert not after_one
    assert stands(vendors)
    assert terms is not None
    assert hashes == {terms.sha256}
    assert len(entries) == 2


def test_the_other_side_is_told_by_mail_without_content(vendors: World) -> None:
    sign(vendors, "Vera", "Cedar")

    message = mails_to(vendors, vendors.people["Carl"].email)[-1]

    assert "Northwind waits for your signature" in message
    assert f"/partners/{vendors.organizations['Northwind'].id}" in message


def test_a_new_version_asks_both_again(vendors: World) -> None:
    sign(vendors, "Vera", "Cedar")
    sign(vendors, "Carl", "Northwind")

    publish(vendors, "New terms for everybody. " * 20)

    assert not stands(vendors)
    for name in ("Vera", "Carl"):
        assert "New terms to sign" in mails_to(vendors, vendors.people[name].email)[-1]
    sign(vendors, "Vera", "Cedar", 2)
    sign(vendors, "Carl", "Northwind", 2)
    assert stands(vendors)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("by", "partner", "number", "password", "refused"),
    [
        ("Vera", "Cedar", 1, "guessed", Invalid),
        ("Vera", "Cedar", 2, PASSWORD, Conflict),
        ("Vera", "Northwind", 1, PASSWORD, Missing),
        ("Vera", "Halden Rail", 1, PASSWORD, Missing),
        ("Ada", "Cedar", 1, PASSWORD, Refused),
        ("Operator", "Cedar", 1, PASSWORD, Refused),
    ],
)
def test_nobody_signs_what_is_not_theirs_to_sign(
    vendors: World, by: str, partner: str, number: int, password: str, refused: type[Failure]
) -> None:
    with pytest.raises(refused):
        sign(vendors, by, partner, number, password)

    with vendors.transaction() as database:
        assert database.scalars(select(Signature)).all() == []


def test_signing_twice_is_one_signature(vendors: World) -> None:
    sign(vendors, "Vera", "Cedar")

    with pytest.raises(Conflict, match="signed this version already"):
        sign(vendors, "Vera", "Cedar")

    with vendors.transaction() as database:
        assert len(database.scalars(select(Signature)).all()) == 1


def test_both_sides_who_begin_at_once_have_one_agreement(vendors: World) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda pair: sign(vendors, *pair), [("Vera", "Cedar"), ("Carl", "Northwind")]))

    with vendors.transaction() as database:
        assert len(database.scalars(select(Agreement)).all()) == 1
    assert stands(vendors)


def test_a_published_version_keeps_its_exact_text_and_hash(vendors: World) -> None:
    publish(vendors, "  Terms with windows lines.\r\n" * 20)

    with vendors.transaction() as database:
        terms = current_terms(database)
    assert terms is not None
    assert terms.number == 2
    assert "\r" not in terms.text
    assert terms.sha256 == terms_hash(terms.text)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("by", "text", "refused"),
    [("Vera", "A vendor's own terms. " * 20, Refused), ("Operator", "too short", Invalid)],
)
def test_terms_are_published_whole_and_by_the_operator(
    vendors: World, by: str, text: str, refused: type[Failure]
) -> None:
    with pytest.raises(refused):
        publish(vendors, text, by)


@pytest.mark.one_database
def test_the_version_in_force_is_not_published_again(vendors: World) -> None:
    text = "The same terms once more. " * 20
    publish(vendors, text)

    with pytest.raises(Invalid):
        publish(vendors, text)

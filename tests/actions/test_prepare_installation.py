"""An installation is prepared once, and preparing it again changes nothing."""

from sqlalchemy import func, select

from portal.actions.prepare_installation import prepare_installation
from portal.records.agreements import Terms, current_terms
from portal.records.audit_log import AuditEntry
from portal.records.links import Link
from portal.records.notices import Notice
from portal.records.organizations import Organization, SigningKey, signing_key_for
from portal.rules.standing_terms import terms_hash
from tests.support.world import World


def counts(world: World) -> list[int]:
    with world.transaction() as database:
        return [
            database.scalar(select(func.count()).select_from(table)) or 0
            for table in (Organization, SigningKey, Terms, AuditEntry, Link, Notice)
        ]


def test_preparing_again_changes_nothing(world: World) -> None:
    before = counts(world)

    with world.transaction() as database:
        prepare_installation(database, world.rooms.instruments, world.clock.now)

    assert before[:3] == [1, 3, 1]
    assert counts(world) == before


def test_the_first_terms_are_published_with_their_hash(world: World) -> None:
    with world.transaction() as database:
        terms = current_terms(database)

    assert terms is not None
    assert terms.number == 1
    assert terms.sha256 == terms_hash(terms.text)
    assert "within 24 hours" in terms.text


def test_the_log_and_the_receipts_have_keys_of_their_own(world: World) -> None:
    with world.transaction() as database:
        log, receipts = signing_key_for(database, "log"), signing_key_for(database, "receipts")

    assert log is not None
    assert receipts is not None
    assert log.public_key != receipts.public_key


def test_an_operator_is_invited_by_mail_and_the_address_is_told_once(world: World) -> None:
    with world.transaction() as database:
        first = prepare_installation(
            database, world.rooms.instruments, world.clock.now, operator_email="Ops@Entente.example"
        )
        again = prepare_installation(
            database, world.rooms.instruments, world.clock.now, operator_email="ops@entente.example"
        )

    assert first.invitation_address.startswith("http://localhost/invitation/")
    assert world.browser().get(first.invitation_address).status_code == 410
    assert first.invitation_address != again.invitation_address

"""After somebody was erased, neither their name nor their address stands anywhere in the database."""

import json

import pytest
from sqlalchemy import JSON, LargeBinary, Text, select

from portal.access.mentions import mentions
from portal.access.sending import send_notice
from portal.actions.erase_person import erase_person
from portal.actions.verify_log import verify_log
from portal.records import schema
from portal.records.audit_log import AuditSalt
from portal.records.authorizations import Authorization
from portal.records.base import Base
from portal.records.jobs import Job
from portal.records.mandates import Mandate
from portal.vault.receipts import receipt_hash
from portal.vocabulary import Conflict, DataCategory, Missing, Treatment, Verb
from tests.support.audited import publish
from tests.support.cases import two_vendors
from tests.support.leavers import DUNKEL, JONAS, QUAST, all_left, columns_naming
from tests.support.mandates import MARIA, ask_maria, deciding, named
from tests.support.permissions import deliver, mailboxes
from tests.support.personal_columns import ERASED, FREE_WORDS, OF_NOBODY, SEALED, SIGNED
from tests.support.sharing import entries
from tests.support.world import World

NOT_BY_NAME = {
    "authorizations.approver_position", "first_decisions.client", "first_decisions.position",
    "first_decisions.signature", "passkeys.credential_id", "passkeys.public_key", "people.password_hash",
    "people.totp_secret", "recovery_codes.code_hash", "saved_searches.name",
}  # fmt: skip
GONE = (MARIA, QUAST, DUNKEL)


def erase(world: World, email: str) -> int:
    with world.transaction() as database:
        return erase_person(database, email, world.rooms.instruments, world.clock.now)


def tell_whoever_approved(world: World) -> None:
    """Write to the mailbox that a permission names, as a changed key does."""
    with world.transaction() as database:
        mailbox = database.scalars(select(Authorization.approver_email)).one()
        keyring = world.rooms.instruments.keyring
        send_notice(database, keyring, mailbox, "A key has changed", "Look.", world.clock.now)


def test_every_column_of_words_says_what_becomes_of_a_person_in_it() -> None:
    assert schema
    words = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Text | JSON | LargeBinary)
    }
    said = [ERASED, SIGNED, FREE_WORDS, SEALED, OF_NOBODY]
    every = frozenset().union(*said)

    assert words - every == set(), "say it in tests/support/personal_columns.py"
    assert sum(map(len, said)) == len(every)


def test_who_left_stands_nowhere_any_more_and_who_stayed_still_does(light_world: World) -> None:
    all_left(light_world)
    before = set().union(*(columns_naming(light_world, *who) for who in GONE))

    silent = [erase(light_world, who[0].upper()) for who in GONE]
    tell_whoever_approved(light_world)

    deliver(light_world)
    publish(light_world)
    after = set().union(*(columns_naming(light_world, *who) for who in GONE))
    assert before == (ERASED - NOT_BY_NAME) | {"authorizations.record"}
    assert (after, min(silent) > 0) == ({"authorizations.record"}, True)
    assert {"links.email", "mandates.deciders", "audit_salts.disclosures"} <= columns_naming(
        light_world, *JONAS
    )
    with light_world.transaction() as database:
        verdict = verify_log(database)
        signed = database.scalars(select(Authorization).where(Authorization.receipt.is_not(None))).one()
        assert {job.last_error for job in database.query(Job)} == {""}
    assert [one["To"] for one in mailboxes(light_world) if "@erased" in str(one["To"])] == []
    assert signed.record is not None
    assert signed.receipt_hash == receipt_hash(signed.record)
    assert verdict.ok, verdict.faults
    assert next(one.subject_id for one in entries(light_world, Verb.PERSON_ERASED)) is None


def test_the_second_of_two_is_erased_without_the_first(light_world: World) -> None:
    all_left(light_world)
    with light_world.transaction() as database:
        for mandate in database.scalars(select(Mandate)):
            mandate.ended_at = light_world.clock.now

    erase(light_world, JONAS[0])

    assert columns_naming(light_world, *JONAS) == {"authorizations.record"}
    assert "authorizations.approver_name" in columns_naming(light_world, *MARIA)
    with light_world.transaction() as database:
        known = json.dumps([one.disclosures for one in database.scalars(select(AuditSalt))])
    assert "Maria Okafor" in known


def test_whoever_decides_still_or_has_something_in_force_is_not_erased(light_world: World) -> None:
    case_id = two_vendors(light_world)
    kinds = {DataCategory.TECHNICAL: Treatment.KEEP}
    domains = named(light_world)
    with pytest.raises(Conflict, match="another list first"):
        erase(light_world, MARIA[0])
    ask_maria(light_world, case_id, kinds, "olga@halden-rail.example")
    with pytest.raises(Conflict, match="1 permission is in force or asked for"):
        erase(light_world, "olga@halden-rail.example")
    deciding(light_world, domains, kinds).all_of_it()

    with pytest.raises(Conflict, match="1 permission is in force or asked for"):
        erase(light_world, "Olga@Halden-Rail.example")
    with pytest.raises(Missing, match="no link was ever sent"):
        erase(light_world, "lga@halden-rail.example")

    assert "links.email" in columns_naming(light_world, "olga@halden-rail.example", "Maria Okafor")


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("ann@one.example", True),
        ({"q": ["by ANN@one.example, who left."]}, True),
        ("joann@one.example", False),
        ("ann@one.example.org", False),
        ("ann@one.examples", False),
        (7, False),
    ],
)
def test_an_address_is_found_as_a_whole_alone(written: object, there: bool) -> None:  # noqa: FBT001 - a row's word
    assert mentions(written, {"Ann@one.example"}) is there

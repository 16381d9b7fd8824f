"""What needs a signature is granted by a passkey over the exact record, and by nothing else."""

import json
from datetime import timedelta
from pathlib import Path
from secrets import token_bytes
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it brings no types

from portal.access.levels import aimed_level
from portal.access.passkeys import propose_passkey
from portal.access.signing_grants import AskedSignature, ToSign, asked_signature
from portal.actions.register_passkey import register_passkey
from portal.actions.remove_passkey import remove_passkey
from portal.records.authorizations import Authorization
from portal.records.links import TypedCode, latest_code
from portal.records.passkeys import Passkey
from portal.records.people import Person, SignInSession
from portal.rules.decision_record import signed_part
from portal.vault.passkeys import Assertion, RelyingParty, challenge_of, check_assertion, decoded
from portal.vocabulary import Conflict, DataCategory, Invalid, Missing, Refused, Role, Treatment
from tests.support.cases import two_vendors
from tests.support.mailbox import mails_to
from tests.support.mandates import MARIA, Deciding, ask_maria, deciding, named
from tests.support.permissions import grant
from tests.support.soft_passkey import SoftPasskey
from tests.support.world import World

SECRETS = {DataCategory.TECHNICAL: Treatment.KEEP, DataCategory.CREDENTIALS: Treatment.PSEUDONYMIZE}
SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "authorization-record.schema.json"


def signs_in(world: World, name: str, *, factor: bool = True) -> SignInSession:
    now = world.clock.now
    row = SignInSession(
        token_hash=token_bytes(32), person_id=world.people[name].id, created_at=now, seen_at=now,
        expires_at=now + timedelta(hours=8), second_factor_at=now if factor else None,
    )  # fmt: skip
    with world.transaction() as database:
        database.add(row)
    return row


def registers(
    world: World, passkey: SoftPasskey, name: str = "Maria", session: SignInSession | None = None
) -> Passkey:
    if name not in world.people:
        world.add_person(name, "Halden Rail", Role.CUSTOMER_APPROVER)
    session = session or signs_in(world, name)
    tools, now = world.rooms.instruments, world.clock.now
    pending = propose_passkey(tools.keyring, session, now)
    answer = passkey.registration(pending.challenge)
    with world.transaction() as database:
        return register_passkey(
            database, world.actor(name), session, "Phone", pending.sealed, answer, tools, now
        )


def maria_asked(world: World, passkey: SoftPasskey, case_id: UUID | None = None) -> Deciding:
    """Maria has a passkey, is named, was asked for secrets as stand-ins, and waits for her code."""
    case_id = case_id or two_vendors(world)
    domains = named(world, MARIA)
    registers(world, passkey)
    ask_maria(world, case_id, SECRETS)
    maria = deciding(world, domains, SECRETS)
    maria.send_code()
    return maria


def wanted(world: World, maria: Deciding) -> AskedSignature:
    """What the page of the typed code asks the passkey for."""
    with world.transaction() as database:
        asked = database.get_one(Authorization, maria.access.link.subject_id)
        code = latest_code(database, maria.access.link.id, world.clock.now)
        assert code is not None
        shown = aimed_level(database, asked, maria.access.link.email, maria.decision.choice)
        given = ToSign(asked, maria.access.link.email, maria.decision, code, shown)
        found = asked_signature(database, given, "http://localhost")
    assert found is not None
    return found


def test_a_signed_grant_verifies_offline_from_its_record_and_key_alone(world: World) -> None:
    case_id, passkey = two_vendors(world), SoftPasskey()
    older = grant(world, "Ada", case_id, "Cedar")
    maria = maria_asked(world, passkey, case_id)
    code = maria.code()

    outcome = maria.type_code(code, passkey.signature(wanted(world, maria).challenge))

    with world.transaction() as database:
        record = database.get_one(Authorization, outcome.authorization.id).record
    assert record is not None
    assert record["header"]["x_supersedes"] == str(older.authorization.id)
    assert record["x_evidence"]["assurance"] == "L3"
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(record)
    said = {name: decoded(value) for name, value in record["x_evidence"]["webauthn"].items()}
    given = Assertion(
        said["credential_id"], said["authenticator_data"], said["client_data_json"], said["signature"]
    )
    party = RelyingParty("localhost", "http://localhost")
    assert check_assertion(given, said["x_public_key"], challenge_of(signed_part(record)), party, 0) == 0
    record["party"].pop()
    with pytest.raises(Invalid, match="something else"):
        check_assertion(given, said["x_public_key"], challenge_of(signed_part(record)), party, 0)


def test_the_right_code_without_a_signature_grants_nothing_and_costs_no_try(light_world: World) -> None:
    passkey = SoftPasskey()
    maria = maria_asked(light_world, passkey)
    code = maria.code()

    for answer in ("", "{}", SoftPasskey().signature(wanted(light_world, maria).challenge)):
        with pytest.raises(Invalid):
            maria.type_code(code, answer)

    assert maria.type_code(code, passkey.signature(wanted(light_world, maria).challenge)).decided


def test_a_signature_is_good_for_one_code_and_one_draft(light_world: World) -> None:
    passkey = SoftPasskey()
    maria = maria_asked(light_world, passkey)
    earlier = passkey.signature(wanted(light_world, maria).challenge)
    light_world.clock.forward(timedelta(seconds=1))
    maria.send_code()
    code = maria.code()

    with pytest.raises(Invalid, match="something else"):
        maria.type_code(code, earlier)
    code_id = latest(light_world, maria)
    with light_world.transaction() as database:
        database.get_one(TypedCode, code_id).bound_to += "x"
    assert not maria.type_code(code, passkey.signature(wanted(light_world, maria).challenge)).decided


def latest(world: World, maria: Deciding) -> UUID:
    with world.transaction() as database:
        found = latest_code(database, maria.access.link.id, world.clock.now)
        assert found is not None
        return found.id


def test_a_wrong_code_counts_and_grants_nothing_although_the_signature_is_right(light_world: World) -> None:
    passkey = SoftPasskey()
    maria = maria_asked(light_world, passkey)
    maria.code()

    outcome = maria.type_code("0000-0000", passkey.signature(wanted(light_world, maria).challenge))

    assert (outcome.decided, outcome.tries_left) == (False, 4)


def test_a_removed_passkey_or_one_of_somebody_who_left_signs_nothing(light_world: World) -> None:
    passkey = SoftPasskey()
    maria = maria_asked(light_world, passkey)
    with light_world.transaction() as database:
        database.get_one(Person, light_world.people["Maria"].id).deactivated_at = light_world.clock.now

    code = maria.code()
    with pytest.raises(Invalid, match="not one of yours"):
        maria.type_code(code, passkey.signature(wanted(light_world, maria).challenge))
    with pytest.raises(Invalid, match="signature with a passkey"):
        maria.send_code()


def test_a_passkey_is_kept_once_with_a_second_factor_and_taken_away_by_its_own_person(
    light_world: World,
) -> None:
    two_vendors(light_world)
    passkey = SoftPasskey()
    kept, tools = registers(light_world, passkey), light_world.rooms.instruments
    light_world.add_person("Eva", "Halden Rail", Role.CUSTOMER_APPROVER)

    with pytest.raises(Conflict):
        registers(light_world, passkey, "Eva")
    with pytest.raises(Refused, match="second factor"):
        registers(light_world, SoftPasskey(), "Eva", signs_in(light_world, "Eva", factor=False))
    with pytest.raises(Missing), light_world.transaction() as database:
        remove_passkey(database, light_world.actor("Eva"), kept.id, tools, light_world.clock.now)
    with light_world.transaction() as database:
        remove_passkey(database, light_world.actor("Maria"), kept.id, tools, light_world.clock.now)
        assert database.get_one(Passkey, kept.id).removed_at is not None
    told = {mail.split("\n")[0] for mail in mails_to(light_world, light_world.people["Maria"].email)}
    assert told == {"A passkey was added to your account", "A passkey was removed from your account"}


def test_a_form_for_a_passkey_serves_its_own_browser_and_ten_minutes(light_world: World) -> None:
    two_vendors(light_world)
    light_world.add_person("Maria", "Halden Rail", Role.CUSTOMER_APPROVER)
    light_world.add_person("Eva", "Halden Rail", Role.CUSTOMER_APPROVER)
    hers, others = signs_in(light_world, "Maria"), signs_in(light_world, "Eva")
    tools, passkey = light_world.rooms.instruments, SoftPasskey()
    pending = propose_passkey(tools.keyring, hers, light_world.clock.now)
    answer, maria = passkey.registration(pending.challenge), light_world.actor("Maria")

    for session, later in ((others, timedelta(0)), (hers, timedelta(minutes=11))):
        now = light_world.clock.now + later
        with pytest.raises(Invalid, match="too old"), light_world.transaction() as database:
            register_passkey(database, maria, session, "Phone", pending.sealed, answer, tools, now)

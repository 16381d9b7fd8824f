"""What people change for themselves, and what else ends with it."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from portal.actions.change_password import change_password
from portal.actions.change_preferences import Preferences, change_preferences
from portal.actions.sign_in import sign_in
from portal.actions.sign_out import sign_out
from portal.records.audit_log import AuditEntry, AuditSalt
from portal.records.people import SignInSession, live_session, live_sessions, person_of
from portal.vault.tokens import token_hash
from portal.vocabulary import Invalid, Missing, Role, Verb
from tests.support.mailbox import mails_to
from tests.support.second_factor import password_only
from tests.support.world import PASSWORD, World

NEXT = "seven swans in the snow"
WANTED = Preferences("Ada Lind", "Europe/Stockholm", "dark", shortcuts=False)


@pytest.fixture
def ada(world: World) -> World:
    world.enroll("Northwind")
    world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    return world


def change(world: World, session: SignInSession, current: str, password: str) -> str:
    actor = world.actor("Ada")
    with world.transaction() as database:
        kept = database.get(SignInSession, session.id)
        assert kept is not None
        return change_password(
            database, actor, kept, current, password, world.rooms.instruments, world.clock.now
        )


def test_a_new_password_ends_every_other_session_and_this_ones_token(ada: World) -> None:
    here, elsewhere = password_only(ada, "Ada"), password_only(ada, "Ada")

    token = change(ada, here.session, PASSWORD, NEXT)

    now, email = ada.clock.now, ada.people["Ada"].email
    with ada.transaction() as database:
        for gone in (here.token, elsewhere.token):
            assert live_session(database, token_hash(gone), now) is None
        assert live_session(database, token_hash(token), now) is not None
        assert sign_in(database, email, PASSWORD, ada.rooms.instruments, now) is None
        assert sign_in(database, email, NEXT, ada.rooms.instruments, now) is not None
    assert "was changed" in mails_to(ada, email)[-1]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("current", "password", "field"),
    [
        ("guessed", NEXT, "current"),
        (PASSWORD, "short", "password"),
        (PASSWORD, PASSWORD, "password"),
        (PASSWORD, "northwind-ada-1", "password"),
    ],
)
def test_what_cannot_be_used_changes_nothing(ada: World, current: str, password: str, field: str) -> None:
    session = password_only(ada, "Ada").session

    with pytest.raises(Invalid) as refusal:
        change(ada, session, current, password)

    assert refusal.value.field == field
    assert password_only(ada, "Ada").token


def test_preferences_are_kept_for_oneself(ada: World) -> None:
    actor = ada.actor("Ada")

    with ada.transaction() as database:
        change_preferences(database, actor, WANTED, ada.clock.now)

    with ada.transaction() as database:
        kept = person_of(database, actor.person)
        entry = database.scalars(
            select(AuditEntry).where(AuditEntry.verb == Verb.PERSON_PREFERENCES_CHANGED)
        ).one()
    assert Preferences(kept.name, kept.time_zone, kept.theme, kept.shortcuts) == WANTED
    assert b"Lind" not in entry.leaf


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(WANTED, name=" "), "name"),
        (replace(WANTED, name="A\u202eda"), "name"),
        (replace(WANTED, time_zone="Mars/Base"), "time_zone"),
        (replace(WANTED, theme="pink"), "theme"),
    ],
)
def test_preferences_that_do_not_exist_are_refused(ada: World, wrong: Preferences, field: str) -> None:
    actor = ada.actor("Ada")

    with ada.transaction() as database, pytest.raises(Invalid) as refusal:
        change_preferences(database, actor, wrong, ada.clock.now)

    assert refusal.value.field == field


def test_one_or_all_browsers_are_signed_out_but_nobody_elses(ada: World) -> None:
    ada.add_person("Ben", "Northwind", Role.SUPPORT_ENGINEER)
    sessions = [password_only(ada, "Ada").session for _ in range(3)]
    bens = password_only(ada, "Ben").session
    actor, now = ada.actor("Ada"), ada.clock.now

    with ada.transaction() as database:
        assert sign_out(database, actor, sessions[0].id, now) == 1
    with ada.transaction() as database, pytest.raises(Missing):
        sign_out(database, actor, bens.id, now)
    with ada.transaction() as database:
        assert sign_out(database, actor, None, now) == 2

    with ada.transaction() as database:
        assert live_sessions(database, ada.people["Ada"].id, now) == []
        assert len(live_sessions(database, ada.people["Ben"].id, now)) == 1


def test_a_guess_at_nobody_leaves_an_entry_without_what_was_typed(ada: World) -> None:
    with ada.transaction() as database:
        taken = sign_in(
            database, "my password by mistake", "x", ada.rooms.instruments, ada.clock.now, address="192.0.2.7"
        )

    with ada.transaction() as database:
        entry = database.scalars(select(AuditEntry).where(AuditEntry.verb == Verb.SIGN_IN_FAILED)).one()
        salts = database.get(AuditSalt, entry.id)
    assert taken is None
    assert entry.organization_id == ada.organizations["Entente"].id
    assert salts is not None
    assert set(salts.disclosures) == {"address"}

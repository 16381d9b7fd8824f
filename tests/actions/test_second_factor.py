"""The second factor: set once it works, shown once per code, and never replaced by a password alone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.actions.renew_recovery_codes import renew_recovery_codes
from portal.actions.set_second_factor import propose_secret, set_second_factor
from portal.actions.show_second_factor import SecondFactorShown, show_second_factor
from portal.records.audit_log import AuditEntry
from portal.records.people import Person, SignInSession, live_session, live_sessions, recovery_codes_left
from portal.vault.tokens import shown, token_hash
from portal.vocabulary import CannotOpen, Conflict, Invalid, Refused, Role, Verb
from tests.support.mailbox import mails_to
from tests.support.second_factor import give_second_factor, password_only
from tests.support.world import PASSWORD, World


@pytest.fixture
def vera(world: World) -> World:
    world.enroll("Northwind")
    world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    return world


def show(world: World, name: str, code: str) -> SecondFactorShown | None:
    session = password_only(world, name).session
    return show_in(world, name, session, code)


def show_in(world: World, name: str, session: SignInSession, code: str) -> SecondFactorShown | None:
    actor = world.actor(name)
    with world.transaction() as database:
        kept = database.get(SignInSession, session.id)
        assert kept is not None
        return show_second_factor(database, actor, kept, code, world.rooms.instruments, world.clock.now)


def entries(world: World, verb: Verb) -> int:
    with world.transaction() as database:
        return len(database.scalars(select(AuditEntry).where(AuditEntry.verb == verb)).all())


def test_a_right_code_makes_the_session_whole_under_another_token(vera: World) -> None:
    app = give_second_factor(vera, "Vera")
    taken = password_only(vera, "Vera")

    done = show_in(vera, "Vera", taken.session, app.next_code())

    assert done is not None
    with vera.transaction() as database:
        assert live_session(database, token_hash(taken.token), vera.clock.now) is None
        whole = live_session(database, token_hash(done.token), vera.clock.now)
    assert whole is not None
    assert whole.second_factor_at == vera.clock.now
    assert entries(vera, Verb.SECOND_FACTOR_SHOWN) == 1


def test_a_code_that_somebody_watched_does_not_work_again(vera: World) -> None:
    app = give_second_factor(vera, "Vera")
    code = app.next_code()

    first, again = show(vera, "Vera", code), show(vera, "Vera", code)

    assert first is not None
    assert again is None
    assert entries(vera, Verb.SIGN_IN_FAILED) == 1


def test_of_sixteen_who_show_one_code_exactly_one_gets_in(vera: World) -> None:
    app = give_second_factor(vera, "Vera")
    code = app.next_code()
    sessions = [password_only(vera, "Vera").session for _ in range(16)]

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda session: show_in(vera, "Vera", session, code), sessions))

    assert sum(answer is not None for answer in answers) == 1


def test_a_recovery_code_works_once_however_it_is_typed_and_its_person_is_told(vera: World) -> None:
    app = give_second_factor(vera, "Vera")
    typed = shown(app.recovery_codes[0]).lower()

    first, again = show(vera, "Vera", typed), show(vera, "Vera", typed)

    assert first is not None
    assert first.codes_left == 9
    assert again is None
    assert "recovery code was used" in mails_to(vera, vera.people["Vera"].email)[-1]
    assert entries(vera, Verb.RECOVERY_CODE_USED) == 1


def test_the_recovery_code_of_somebody_else_is_nothing(vera: World) -> None:
    give_second_factor(vera, "Vera")
    adas = give_second_factor(vera, "Ada")

    assert show(vera, "Vera", adas.recovery_codes[0]) is None


@pytest.mark.one_database
def test_a_password_alone_cannot_replace_the_second_factor(vera: World) -> None:
    give_second_factor(vera, "Vera")
    thief = password_only(vera, "Vera").session

    with pytest.raises(Refused):
        give_second_factor(vera, "Vera", thief)


def test_setting_it_ends_every_other_session(vera: World) -> None:
    other = password_only(vera, "Vera")

    give_second_factor(vera, "Vera")

    with vera.transaction() as database:
        left = live_sessions(database, vera.people["Vera"].id, vera.clock.now)
    assert len(left) == 1
    assert left[0].id != other.session.id


@pytest.mark.one_database
def test_a_wrong_first_code_sets_nothing(vera: World) -> None:
    session, actor = password_only(vera, "Vera").session, vera.actor("Vera")
    sealed = propose_secret(actor, session, vera.rooms.instruments).sealed

    with vera.transaction() as database, pytest.raises(Invalid) as refusal:
        set_second_factor(database, actor, session, sealed, "000000", vera.rooms.instruments, vera.clock.now)

    assert refusal.value.field == "code"
    with vera.transaction() as database:
        kept = database.get(Person, actor.person_id)
    assert kept is not None
    assert kept.totp_secret is None


@pytest.mark.one_database
def test_whoever_was_not_led_there_says_their_password_again(vera: World) -> None:
    session, actor = password_only(vera, "Ada").session, vera.actor("Ada")
    sealed = propose_secret(actor, session, vera.rooms.instruments).sealed

    with vera.transaction() as database, pytest.raises(Invalid) as refusal:
        set_second_factor(
            database,
            actor,
            session,
            sealed,
            "000000",
            vera.rooms.instruments,
            vera.clock.now,
            password="guessed",
        )

    assert refusal.value.field == "password"


def test_a_secret_proposed_to_one_session_is_worth_nothing_in_another(vera: World) -> None:
    one, other = password_only(vera, "Vera").session, password_only(vera, "Vera").session
    actor = vera.actor("Vera")
    sealed = propose_secret(actor, one, vera.rooms.instruments).sealed

    with vera.transaction() as database, pytest.raises(Invalid, match="too old"):
        set_second_factor(database, actor, other, sealed, "000000", vera.rooms.instruments, vera.clock.now)


def test_a_kept_secret_moved_to_somebody_else_does_not_open(vera: World) -> None:
    give_second_factor(vera, "Vera")
    with vera.transaction() as database:
        adas, veras = (
            database.get(Person, vera.people["Ada"].id),
            database.get(Person, vera.people["Vera"].id),
        )
        assert adas is not None
        assert veras is not None
        adas.totp_secret = veras.totp_secret

    with pytest.raises(CannotOpen):
        show(vera, "Ada", "123456")


def test_new_recovery_codes_end_the_old_ones(vera: World) -> None:
    app = give_second_factor(vera, "Vera")
    session = password_only(vera, "Vera").session
    show_in(vera, "Vera", session, app.next_code())

    with vera.transaction() as database:
        kept = database.get(SignInSession, session.id)
        assert kept is not None
        fresh = renew_recovery_codes(
            database, vera.actor("Vera"), kept, PASSWORD, vera.rooms.instruments, vera.clock.now, made=10
        )

    with vera.transaction() as database:
        assert recovery_codes_left(database, vera.people["Vera"].id) == 10
    assert show(vera, "Vera", app.recovery_codes[0]) is None
    assert show(vera, "Vera", fresh[0]) is not None
    mails = mails_to(vera, vera.people["Vera"].email)
    assert sum(mail.startswith("You have new recovery codes\n") for mail in mails) == 1


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("name", "password", "refused"),
    [("Vera", "guessed", Invalid), ("Ada", PASSWORD, Conflict)],
)
def test_recovery_codes_are_not_renewed_by_others_or_for_nothing(
    vera: World, name: str, password: str, refused: type[Exception]
) -> None:
    give_second_factor(vera, "Vera")
    session, actor, now = password_only(vera, name).session, vera.actor(name), vera.clock.now
    session.second_factor_at = now

    with vera.transaction() as database, pytest.raises(refused):
        renew_recovery_codes(database, actor, session, password, vera.rooms.instruments, now, made=10)


def test_an_early_or_late_clock_is_forgiven_by_one_step_only(vera: World) -> None:
    app = give_second_factor(vera, "Vera")
    vera.clock.forward(timedelta(minutes=10))
    late = app.code()
    vera.clock.forward(timedelta(seconds=30))
    too_late = app.code()
    vera.clock.forward(timedelta(seconds=60))

    assert show(vera, "Vera", too_late) is None
    vera.clock.forward(timedelta(seconds=-60))
    assert show(vera, "Vera", late) is not None

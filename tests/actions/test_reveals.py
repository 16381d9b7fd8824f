"""One hidden value: asked for with a reason, decided by the customer, shown once within minutes, counted."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from portal.actions.discard_upload import discard_upload
from portal.records.authorizations import Authorization
from portal.records.disclosures import Disclosure
from portal.records.jobs import Job
from portal.records.reveal_requests import RevealRequest
from portal.vocabulary import (
    CannotOpen,
    Conflict,
    Invalid,
    Missing,
    NotCovered,
    RevealState,
    Role,
    Verb,
)
from tests.support.permissions import deliver
from tests.support.racing import at_once
from tests.support.revealing import ask, decide, reveal_now, show, stand_in_for
from tests.support.sharing import bring_in, entering, entries, give, given, prepare, say, withdraw
from tests.support.world import World

LOG = (
    b"Jan 14 03:12:01 edge03 sshd[1]: Accepted password for mokafor from 10.20.30.7 port 22\n"
    b"Jan 14 03:12:02 edge03 app: retry password=Tr0ub4dor&3xy\n"
)


def asked(world: World, before: str = "03:12:01 ") -> tuple[UUID, UUID, RevealRequest]:
    """A request of Ben's for what stands behind the words, waiting for the customer."""
    case_id, disclosure_id = given(world, LOG)
    stand_in = stand_in_for(world, case_id, disclosure_id, before)
    return case_id, disclosure_id, ask(world, case_id, disclosure_id, stand_in)


def ready(world: World) -> tuple[UUID, RevealRequest]:
    """The same, allowed and looked up."""
    case_id, _, one = asked(world)
    decide(world, allow=True)
    deliver(world)
    return case_id, one


def test_a_value_is_shown_once_after_the_customer_said_yes(world: World) -> None:
    case_id, disclosure_id, one = asked(world)
    with pytest.raises(Conflict, match="waits for a decision"):
        show(world, case_id, one.id)
    sealed_before = reveal_now(world, one.id).sealed_value

    assert decide(world, allow=True).decided
    mails = deliver(world)
    kept = reveal_now(world, one.id)
    seen: list[str] = []
    became = at_once(*[lambda: seen.append(show(world, case_id, one.id))] * 3)

    assert (sealed_before, seen, sorted(became)) == (None, ["edge03"], ["", "Conflict", "Conflict"])
    assert kept.state is RevealState.READY
    assert b"edge03" not in (kept.sealed_value or b"")
    assert [str(mail) for mail in mails if "edge03" in str(mail) or one.stand_in in str(mail)] == []
    (looked,) = entries(world, Verb.REVEAL_SHOWN)
    assert (looked.subject_id, looked.authorization_id) == (disclosure_id, one.authorization_id)
    assert reveal_now(world, one.id).sealed_value is None


def test_one_that_stands_for_nothing_is_asked_and_decided_like_any_other(light_world: World) -> None:
    case_id, disclosure_id = given(light_world, LOG)
    one = ask(light_world, case_id, disclosure_id, "h-0123456789")

    answered = decide(light_world, allow=True)
    deliver(light_world)

    assert (one.state, answered.decided) == (RevealState.ASKED, True)
    assert reveal_now(light_world, one.id).state is RevealState.NOT_FOUND
    with pytest.raises(Conflict, match="found nothing"):
        show(light_world, case_id, one.id)


def test_what_cannot_be_asked_is_refused_before_the_customer_hears_of_it(light_world: World) -> None:
    case_id, disclosure_id = given(light_world, LOG)

    for stand_in in ("<PASSWORD-0123456789>", "<TOKEN-0123456789>", "<HOST>", "", "a b"):
        with pytest.raises(Invalid):
            ask(light_world, case_id, disclosure_id, stand_in)
    for name in ("Ada", "Dora"):
        with pytest.raises(Missing):
            ask(light_world, case_id, disclosure_id, "h-0123456789", by=name)
    with pytest.raises(Invalid, match="e-mail address"):
        ask(light_world, case_id, disclosure_id, "h-0123456789", reason="Ask ana@halden-rail.example why.")

    assert entries(light_world, Verb.REVEAL_ASKED) == []
    with light_world.transaction() as database:
        assert database.query(Job).filter(Job.kind == "end_reveal").count() == 0


def test_a_refusal_and_a_wrong_code_show_nothing(light_world: World) -> None:
    case_id, _, one = asked(light_world)

    wrong = decide(light_world, allow=True, code="0000-0000")
    state = reveal_now(light_world, one.id).state
    light_world.clock.forward(timedelta(minutes=1))
    decide(light_world, allow=False)
    deliver(light_world)

    assert (wrong.decided, wrong.tries_left, state) == (False, 4, RevealState.ASKED)
    assert reveal_now(light_world, one.id).state is RevealState.REFUSED
    with pytest.raises(Conflict, match="refused"):
        show(light_world, case_id, one.id)


def test_withdrawal_between_the_yes_and_the_opening_leaves_nothing_to_open(light_world: World) -> None:
    case_id, one = ready(light_world)
    before = reveal_now(light_world, one.id)

    withdraw(light_world, case_id)

    with pytest.raises(NotCovered, match="withdrawn"):
        show(light_world, case_id, one.id)
    after = reveal_now(light_world, one.id)
    assert (after.state, after.sealed_value) == (RevealState.CANCELED, None)
    with light_world.transaction() as database:  # Somebody puts every row back from a backup.
        row = database.get_one(RevealRequest, one.id)
        row.state, row.sealed_value, row.envelope, row.wrap = (
            RevealState.READY, before.sealed_value, before.envelope, before.wrap
        )  # fmt: skip
        database.query(Authorization).update({"state": "granted"})
    with pytest.raises(CannotOpen, match="destroyed"):
        show(light_world, case_id, one.id)


def test_after_the_minutes_it_cannot_be_opened_and_does_not_lie_there(light_world: World) -> None:
    case_id, one = ready(light_world)

    light_world.clock.forward(timedelta(minutes=30))
    with pytest.raises(Conflict, match="over"):
        show(light_world, case_id, one.id)
    deliver(light_world)

    after = reveal_now(light_world, one.id)
    assert (after.state, after.sealed_value) == (RevealState.EXPIRED, None)
    assert len(entries(light_world, Verb.REVEAL_EXPIRED)) == 1


def test_nobody_decides_in_time_and_then_nobody_can(light_world: World) -> None:
    _, _, one = asked(light_world)

    light_world.clock.forward(timedelta(days=7) - timedelta(seconds=1))
    deliver(light_world)
    still = reveal_now(light_world, one.id).state
    light_world.clock.forward(timedelta(seconds=1))
    deliver(light_world)

    assert still is RevealState.ASKED
    assert reveal_now(light_world, one.id).state in {RevealState.EXPIRED, RevealState.CANCELED}


def test_a_row_that_was_put_in_another_s_place_does_not_open(light_world: World) -> None:
    case_id, one = ready(light_world)
    with light_world.transaction() as database:
        database.get_one(RevealRequest, one.id).stand_in = "h-0123456789"

    with pytest.raises(CannotOpen):
        show(light_world, case_id, one.id)

    assert entries(light_world, Verb.REVEAL_SHOWN) == []


def test_only_the_one_who_asked_opens_it_and_strangers_do_not_know_of_it(light_world: World) -> None:
    case_id, one = ready(light_world)
    light_world.add_person("Bea", "Cedar", Role.SUPPORT_ENGINEER)

    with pytest.raises(Exception, match="Only the person who asked"):
        show(light_world, case_id, one.id, by="Bea")
    with pytest.raises(Missing):
        show(light_world, case_id, one.id, by="Ada")
    with pytest.raises(Missing):
        show(light_world, case_id, one.id, by="Dora")

    assert show(light_world, case_id, one.id) == "edge03"


def test_a_text_cannot_be_asked_for_one_value_at_a_time(light_world: World) -> None:
    case_id, disclosure_id = given(light_world, LOG)
    for number in range(5):
        ask(light_world, case_id, disclosure_id, f"h-000000000{number}")

    with pytest.raises(Conflict, match="asked for this one already"):
        ask(light_world, case_id, disclosure_id, "h-0000000000")
    with pytest.raises(Conflict, match="5 requests of yours wait"):
        ask(light_world, case_id, disclosure_id, "h-0000000009")
    with light_world.transaction() as database:
        for number in range(15):
            earlier = database.query(RevealRequest).first()
            assert earlier is not None
            columns = {c.name: getattr(earlier, c.name) for c in RevealRequest.__table__.columns}
            columns |= {"id": UUID(int=number + 1), "state": RevealState.REFUSED}
            database.add(RevealRequest(**columns))
        database.query(RevealRequest).update({"state": RevealState.REFUSED})
    with pytest.raises(Conflict, match="20 values of this case within a day"):
        ask(light_world, case_id, disclosure_id, "h-0000000009")


def test_a_discarded_upload_gives_nothing_back(light_world: World) -> None:
    case_id, disclosure_id, one = asked(light_world)
    with entering(light_world, "Ada", case_id) as (database, access):
        upload_id = database.get_one(Disclosure, disclosure_id).upload_id
        discard_upload(database, access, upload_id, light_world.clock.now)

    decide(light_world, allow=True)
    deliver(light_world)

    assert reveal_now(light_world, one.id).state is RevealState.NOT_FOUND


def test_what_stands_in_the_name_of_a_file_alone_is_found_there(light_world: World) -> None:
    case_id, _ = given(light_world, LOG)
    upload = bring_in(light_world, "Ada", case_id, b"nothing\n", "host edge07-harbor night.log")
    deliver(light_world)
    made = prepare(light_world, "Ada", case_id, upload.id, "Cedar")
    stand_in = re.search(r"h-[0-9a-f]{10}", give(light_world, "Ada", case_id, made.id).label)
    assert stand_in is not None
    one = ask(light_world, case_id, made.id, stand_in[0])

    decide(light_world, allow=True)
    deliver(light_world)

    assert show(light_world, case_id, one.id) == "edge07-harbor"


def test_a_value_of_a_written_text_is_found_like_one_of_a_file(light_world: World) -> None:
    case_id, _ = given(light_world, LOG)
    made = say(light_world, "Ada", case_id, "Please restart host edge07-harbor tonight.", "Cedar")
    one = ask(light_world, case_id, made.id, stand_in_for(light_world, case_id, made.id, "host "))

    decide(light_world, allow=True)
    deliver(light_world)

    assert show(light_world, case_id, one.id) == "edge07-harbor"

"""Messages: what was written is redacted for each reader, and read only while the customer allows it."""

import pytest

from portal.actions.read_messages import ReadMessage, read_messages
from portal.records.audit_log import AuditEntry
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.vocabulary import DisclosureState, Invalid, Missing, NotCovered, Permission, Verb
from tests.support.cases import two_vendors
from tests.support.permissions import grant
from tests.support.sharing import entering, give, say, withdraw, write
from tests.support.world import World

PLANTED = "ana.kovac@halden-rail.example"
TEXT = f"Sessions of {PLANTED} drop on 10.20.30.40, password=Tr0ub4dor&3"


def thread(world: World, name: str, case_id: object) -> list[ReadMessage]:
    with entering(world, name, case_id, Permission.DISCLOSURE_READ) as (database, access):  # type: ignore[arg-type]
        return list(read_messages(database, access, world.rooms.instruments, world.clock.now))


def entries(world: World, verb: Verb) -> int:
    with world.transaction() as database:
        return database.query(AuditEntry).filter(AuditEntry.verb == verb).count()


def test_a_message_is_read_redacted_by_its_reader_and_whole_by_its_writer(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")

    say(world, "Ada", case_id, TEXT, "Cedar")

    (theirs,), (own,) = thread(world, "Ben", case_id), thread(world, "Ada", case_id)
    assert "Sessions of" in theirs.text
    assert all(value not in theirs.text for value in (PLANTED, "10.20.30.40", "Tr0ub4dor"))
    assert own.text == TEXT
    assert entries(world, Verb.DISCLOSURE_READ) == 1


def test_a_message_that_was_not_sent_is_nowhere_to_be_read(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")

    write(world, "Ada", case_id, TEXT, "Cedar")

    assert thread(world, "Ben", case_id) == thread(world, "Ada", case_id) == []


def test_after_withdrawal_the_reader_is_told_why_and_the_writer_keeps_the_own_words(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    say(world, "Ada", case_id, TEXT, "Cedar")

    withdraw(world, case_id)

    (theirs,), (own,) = thread(world, "Ben", case_id), thread(world, "Ada", case_id)
    assert theirs.text == ""
    assert "withdrawn" in theirs.why_not
    assert own.text == TEXT
    assert entries(world, Verb.DISCLOSURE_READ) == 0


def test_without_permission_nothing_is_written_to_anybody(world: World) -> None:
    case_id = two_vendors(world)

    with pytest.raises(NotCovered):
        write(world, "Ada", case_id, TEXT, "Cedar")

    with world.transaction() as database:
        assert database.query(DisclosureResult).count() == 0


def test_an_empty_audience_means_nobody(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")

    with pytest.raises(NotCovered, match="nobody"):
        write(world, "Ada", case_id, TEXT)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 70_000])
def test_a_text_that_is_empty_or_too_long_is_refused(light_world: World, text: str) -> None:
    case_id = two_vendors(light_world)
    grant(light_world, "Ada", case_id, "Cedar")

    with pytest.raises(Invalid):
        write(light_world, "Ada", case_id, text, "Cedar")


def test_somebody_else_cannot_send_what_was_prepared(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    made = write(world, "Ada", case_id, TEXT, "Cedar")

    with pytest.raises(Missing):
        give(world, "Ben", case_id, made.id)

    with world.transaction() as database:
        assert database.get_one(Disclosure, made.id).state is DisclosureState.PREPARED


def test_what_was_prepared_is_not_sent_when_the_customer_withdraws_between(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    made = write(world, "Ada", case_id, TEXT, "Cedar")

    withdraw(world, case_id)

    with pytest.raises(NotCovered):
        give(world, "Ada", case_id, made.id)
    assert thread(world, "Ben", case_id) == []


def test_the_answer_of_the_asked_reaches_the_one_who_asked_the_customer(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar", "Northwind")

    say(world, "Ben", case_id, "Please send the log of last night.", "Northwind")

    (read,) = thread(world, "Ada", case_id)
    assert read.text == "Please send the log of last night."

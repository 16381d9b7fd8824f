"""After a withdrawal everybody concerned sees when it was, and how long before it the last read was."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.access.recording import record
from portal.records.cases import case_of
from portal.records.withdrawals import Withdrawal, withdrawals_under
from portal.vocabulary import Verb
from portal.web.withdrawal_words import last_read_words
from tests.support.audited import a_case_that_was_read
from tests.support.browsing import anonymous, signed_in
from tests.support.permissions import deliver, newest
from tests.support.world import World
from tests.web.test_permission import newest_permission

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_the_last_read_before_a_withdrawal_is_shown_to_all_whom_it_concerns(light_world: World) -> None:
    case_id, _ = a_case_that_was_read(light_world)
    one, elm = newest_permission(light_world, case_id), light_world.organizations["Elm"].id
    light_world.clock.forward(timedelta(hours=3, minutes=5))
    hanna, here = signed_in(light_world, "Hanna"), f"/permissions/{one.id}"

    hanna.submit(f"{here}/withdraw", seen_on=here)

    said = "3 hours 5 minutes before the withdrawal"
    for name in ("Hanna", "Nora", "Cleo"):
        visitor = signed_in(light_world, name)
        assert said in visitor.get(here).text
        assert said in visitor.get("/permissions?view=ended").text
    by_link = newest(deliver(light_world), r"(/customer/[\w-]+)")
    assert said in anonymous(light_world).get(by_link).text
    with light_world.transaction() as database:
        assert withdrawals_under(database, [one.id], elm)[one.id].last_read_at is None


def test_a_read_that_stands_behind_the_withdrawal_is_called_a_fault(light_world: World) -> None:
    case_id, given = a_case_that_was_read(light_world)
    one, hanna = newest_permission(light_world, case_id), signed_in(light_world, "Hanna")
    hanna.submit(f"/permissions/{one.id}/withdraw", seen_on=f"/permissions/{one.id}")
    with light_world.transaction() as database:
        ben, now, case = light_world.actor("Ben"), light_world.clock.now, case_of(database, case_id)
        verb, permission = Verb.DISCLOSURE_READ, database.merge(one)
        record(database, ben, verb, now, case=case, subject_id=given.id, authorization=permission)

    assert "tell the operator" in hanna.get(f"/permissions/{one.id}").text


@pytest.mark.parametrize(
    ("read_at", "words"),
    [
        (None, "nothing was read under it"),
        (NOW - timedelta(seconds=2.5), "2.50 seconds before the withdrawal"),
        (NOW + timedelta(seconds=0.21), "0.21 seconds after the button, by a read that had begun before it"),
    ],
)
def test_the_time_between_is_said_to_the_hundredth_of_a_second(read_at: object, words: str) -> None:
    assert last_read_words(Withdrawal(NOW, read_at, overrun=False)) == words  # type: ignore[arg-type]

"""How a case ends for the customer: asked by link, answered once, or written down as silence."""

from datetime import timedelta
from uuid import UUID

import pytest

from portal.access.link_access import enter_link
from portal.actions.confirm_resolution import confirm_resolution
from portal.actions.propose_resolution import ANSWER_WITHIN, RECORD_SILENCE, propose_resolution
from portal.records.jobs import Job
from portal.records.resolutions import Resolution, resolutions_of
from portal.vocabulary import (
    CaseState,
    Conflict,
    EventType,
    Gone,
    HolderKind,
    Invalid,
    JobState,
    LinkPurpose,
    Missing,
    ResolutionState,
    Verb,
)
from tests.support.casework import act, case_now, entries, joined, offered, opened, steps_of, vendors
from tests.support.permissions import deliver, newest
from tests.support.world import World

WORDS = "We replaced the faulty driver. Please look tonight."
MAILBOX = "ops@halden-rail.example"
YES, PARTLY, NO = (
    ResolutionState.CONFIRMED,
    ResolutionState.PARTLY_CONFIRMED,
    ResolutionState.REJECTED,
)


def propose(world: World, case_id: UUID, words: str = WORDS, email: str = MAILBOX, by: str = "Ada") -> str:
    """Propose, and give the token from the customer's mailbox."""
    act(world, by, case_id, propose_resolution, words, email, tools=True)
    return newest(deliver(world), r"/working/([\w-]+)")


def say(world: World, token: str, answer: ResolutionState, words: str = "") -> Resolution:
    with world.transaction() as database:
        link = enter_link(database, token, LinkPurpose.RESOLUTION, world.clock.now)
        return confirm_resolution(database, link, answer, words, world.rooms.instruments, world.clock.now)


def newest_of(world: World, case_id: UUID) -> Resolution:
    with world.transaction() as database:
        return resolutions_of(database, case_id)[-1]


def test_a_yes_of_the_customer_solves_the_case(world: World) -> None:
    vendors(world)
    case_id = opened(world)

    token = propose(world, case_id)
    asked = case_now(world, case_id)
    say(world, token, YES, "It ran all night.")

    case = case_now(world, case_id)
    assert (asked.state, asked.holder_kind) == (CaseState.RESOLUTION_PROPOSED, HolderKind.CUSTOMER)
    assert (case.state, case.holder_kind) == (CaseState.RESOLVED, HolderKind.DONE)
    assert newest_of(world, case_id).customer_words == "It ran all night."
    (entry,) = entries(world, Verb.RESOLUTION_CONFIRMED)
    assert entry.organization_id == world.organizations["Halden Rail"].id
    assert entry.person_id is None


def test_a_no_needs_a_sentence_and_puts_the_proposer_to_work(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    token = propose(world, case_id)

    with pytest.raises(Invalid) as refused:
        say(world, token, NO)
    say(world, token, NO, "It stopped again at two.")

    case = case_now(world, case_id)
    assert refused.value.field == "words"
    assert (case.state, case.holder_organization_id) == (
        CaseState.OPEN,
        world.organizations["Northwind"].id,
    )
    assert len(entries(world, Verb.RESOLUTION_REJECTED)) == 1
    assert propose(world, case_id) != token


def test_a_partly_needs_a_sentence_and_leaves_the_rest_with_the_proposer(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    token = propose(world, case_id)

    with pytest.raises(Invalid) as refused:
        say(world, token, PARTLY, "  ")
    say(world, token, PARTLY, "Two of nine sites still drop.")

    case, said = case_now(world, case_id), newest_of(world, case_id)
    assert refused.value.field == "words"
    assert (said.state, said.customer_words) == (PARTLY, "Two of nine sites still drop.")
    assert (case.state, case.holder_organization_id) == (
        CaseState.OPEN,
        world.organizations["Northwind"].id,
    )
    assert steps_of(world, case_id)[-1].type is EventType.RESOLUTION_PARTLY_CONFIRMED
    assert len(entries(world, Verb.RESOLUTION_PARTLY_CONFIRMED)) == 1
    assert propose(world, case_id) != token


@pytest.mark.parametrize("answer", [ResolutionState.SILENT, ResolutionState.PROPOSED])
def test_silence_is_no_answer_that_anybody_can_give(light_world: World, answer: ResolutionState) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    token = propose(light_world, case_id)

    with pytest.raises(Invalid, match="Choose an answer"):
        say(light_world, token, answer, "Nobody was there.")

    assert newest_of(light_world, case_id).state is ResolutionState.PROPOSED


def test_the_customer_answers_once(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    token = propose(world, case_id)
    say(world, token, YES)

    with pytest.raises(Conflict):
        say(world, token, NO, "It stopped again.")

    assert case_now(world, case_id).state is CaseState.RESOLVED


def test_what_the_customer_writes_is_read_by_vendors_so_it_names_nobody(light_world: World) -> None:
    vendors(light_world)
    token = propose(light_world, opened(light_world))

    with pytest.raises(Invalid, match="names an e-mail address"):
        say(light_world, token, NO, "Ask anna.svensson@halden-rail.example why.")


def test_silence_is_written_down_as_silence_and_never_as_success(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    token = propose(world, case_id)

    world.clock.forward(ANSWER_WITHIN)
    deliver(world)

    case = case_now(world, case_id)
    assert newest_of(world, case_id).state is ResolutionState.SILENT
    assert (case.state, case.holder_organization_id) == (
        CaseState.OPEN,
        world.organizations["Northwind"].id,
    )
    assert steps_of(world, case_id)[-1].type is EventType.RESOLUTION_SILENT
    assert len(entries(world, Verb.RESOLUTION_SILENT)) == 1
    assert entries(world, Verb.RESOLUTION_CONFIRMED) == []
    with pytest.raises(Gone):
        say(world, token, YES)


def test_an_answer_in_time_is_not_overwritten_by_silence(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    token = propose(light_world, case_id)
    light_world.clock.forward(ANSWER_WITHIN - timedelta(minutes=1))
    say(light_world, token, YES)

    light_world.clock.forward(timedelta(days=1))
    deliver(light_world)

    assert newest_of(light_world, case_id).state is ResolutionState.CONFIRMED
    with light_world.transaction() as database:
        assert {job.state for job in database.query(Job) if job.kind == RECORD_SILENCE} == {JobState.DONE}
    assert entries(light_world, Verb.RESOLUTION_SILENT) == []


def test_the_mail_goes_to_the_customer_alone_and_carries_no_content(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)

    for email in ("ops@elsewhere.example", "nobody", "ops@nothalden-rail.example"):
        with pytest.raises(Invalid) as refused:
            propose(light_world, case_id, email=email)
        assert refused.value.field == "email"
    propose(light_world, case_id)

    (message,) = deliver(light_world)
    assert message["To"] == MAILBOX
    assert "driver" not in message.as_string()
    assert "Sessions drop" not in message.as_string()


def test_a_proposal_says_what_was_done_in_words_that_all_may_read(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)

    for words in ("", "Fixed.", "We restarted db-01.example.com and the service"):
        with pytest.raises(Invalid) as refused:
            propose(light_world, case_id, words=words)
        assert refused.value.field == "words"


def test_one_proposal_waits_at_a_time_and_none_during_a_handoff(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)
    offered(light_world, case_id)

    with pytest.raises(Conflict, match="being handed over"):
        propose(light_world, case_id)
    other = opened(light_world, "Backups fail every morning")
    propose(light_world, other)

    with pytest.raises(Conflict):
        propose(light_world, other)


def test_a_link_for_something_else_confirms_nothing(light_world: World) -> None:
    vendors(light_world)
    token = propose(light_world, opened(light_world))

    with pytest.raises(Missing), light_world.transaction() as database:
        enter_link(database, token, LinkPurpose.AUTHORIZATION, light_world.clock.now)

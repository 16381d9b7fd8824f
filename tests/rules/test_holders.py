"""Who must act next, lived through as people live it, and as a law over any history."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.rules.holder_table import TABLE
from portal.rules.holders import DONE, NOBODY, Holder, HolderEvent, holder_after
from portal.vocabulary import EventType, HolderKind

A, B, C = UUID(int=1), UUID(int=2), UUID(int=3)
HAS_A, HAS_B, HAS_C = (Holder(HolderKind.ORGANIZATION, one) for one in (A, B, C))
CUSTOMER = Holder(HolderKind.CUSTOMER)
PERMISSION = Holder(HolderKind.AUTHORIZATION)
REDACTING = Holder(HolderKind.REDACTION)
E = EventType


def live(*steps: tuple[EventType, UUID | None, UUID | None, UUID | None]) -> list[Holder]:
    """The holder after each step; a step is (type, actor, from, to)."""
    holder, lived = NOBODY, []
    for kind, actor, asker, asked in steps:
        holder = holder_after(holder, HolderEvent(kind, actor, asker, asked))
        lived.append(holder)
    return lived


def test_the_life_of_a_case_names_who_must_act_at_each_step() -> None:
    lived = live(
        (E.CASE_OPENED, A, None, None),
        (E.AUTHORIZATION_REQUESTED, A, A, None),
        (E.AUTHORIZATION_GRANTED, None, A, None),
        (E.REQUEST_ASKED, A, A, B),
        (E.REQUEST_INFORMATION_WANTED, B, A, B),
        (E.REQUEST_INFORMATION_SUPPLIED, A, A, B),
        (E.REQUEST_ACCEPTED, B, A, B),
        (E.UPDATE_PROMISED, B, None, None),
        (E.REDACTION_STARTED, A, A, None),
        (E.REDACTION_FINISHED, None, A, None),
        (E.DISCLOSED, A, A, B),
        (E.HANDOFF_OFFERED, A, A, B),
        (E.HANDOFF_ACCEPTED, B, A, B),
        (E.WAIT_BEGUN, B, B, None),
        (E.WAIT_ENDED, None, B, None),
        (E.RESOLUTION_PROPOSED, B, B, None),
        (E.RESOLUTION_REJECTED, None, B, None),
        (E.RESOLUTION_PROPOSED, B, B, None),
        (E.RESOLUTION_PARTLY_CONFIRMED, None, B, None),
        (E.RESOLUTION_PROPOSED, B, B, None),
        (E.RESOLUTION_CONFIRMED, None, B, None),
        (E.CASE_CLOSED, A, A, None),
    )

    assert lived == [
        HAS_A, PERMISSION, HAS_A, NOBODY, HAS_A, NOBODY, HAS_B, HAS_B, REDACTING, HAS_A,
        HAS_B, NOBODY, HAS_B, CUSTOMER, HAS_B, CUSTOMER, HAS_B, CUSTOMER, HAS_B, CUSTOMER, DONE, DONE,
    ]  # fmt: skip


def test_a_declined_handoff_is_again_with_the_one_who_offered_it() -> None:
    offered = holder_after(HAS_A, HolderEvent(E.HANDOFF_OFFERED, A, A, B))
    declined = holder_after(offered, HolderEvent(E.HANDOFF_DECLINED, B, A, B))

    assert (offered, declined) == (NOBODY, HAS_A)


def test_asking_a_third_vendor_does_not_take_the_case_from_the_one_at_work() -> None:
    asked = holder_after(HAS_B, HolderEvent(E.REQUEST_ASKED, A, A, C))
    accepted = holder_after(asked, HolderEvent(E.REQUEST_ACCEPTED, C, A, C))

    assert (asked, accepted) == (HAS_B, HAS_B)


@pytest.mark.parametrize(
    "busy",
    [E.AUTHORIZATION_REQUESTED, E.REDACTION_STARTED, E.WAIT_BEGUN, E.MESSAGE_DISCLOSED, E.UPDATE_PROMISED],
)
def test_busyness_does_not_hide_a_gap(busy: EventType) -> None:
    assert holder_after(NOBODY, HolderEvent(busy, A, A, None)) == NOBODY


def test_whoever_goes_on_working_while_an_answer_is_missing_has_the_case() -> None:
    assert holder_after(NOBODY, HolderEvent(E.WORK_STARTED, A)) == HAS_A


def test_a_wait_for_the_customer_ends_only_by_the_end_of_that_wait() -> None:
    assert holder_after(CUSTOMER, HolderEvent(E.WORK_STARTED, A)) == CUSTOMER
    assert holder_after(CUSTOMER, HolderEvent(E.WAIT_ENDED, None, A, None)) == HAS_A


def test_a_disclosure_to_several_leaves_the_case_with_its_sender() -> None:
    assert holder_after(HAS_A, HolderEvent(E.DISCLOSED, A, A, None)) == HAS_A


def test_silence_returns_to_the_proposer_and_is_not_an_end() -> None:
    assert holder_after(CUSTOMER, HolderEvent(E.RESOLUTION_SILENT, None, B, None)) == HAS_B


def test_only_a_reopening_leads_out_of_done() -> None:
    others = [kind for kind in EventType if kind is not E.CASE_REOPENED]

    assert {holder_after(DONE, HolderEvent(kind, A, A, B)) for kind in others} == {DONE}
    assert holder_after(DONE, HolderEvent(E.CASE_REOPENED, None, None, B)) == HAS_B


def test_a_holder_is_an_organization_with_its_id_or_nobody_in_particular() -> None:
    with pytest.raises(ValueError, match="by its id"):
        Holder(HolderKind.ORGANIZATION)
    with pytest.raises(ValueError, match="without one"):
        Holder(HolderKind.NOBODY, A)


def test_an_event_that_names_nobody_to_act_is_refused() -> None:
    with pytest.raises(ValueError, match="handoff:accepted must name"):
        holder_after(NOBODY, HolderEvent(E.HANDOFF_ACCEPTED, None, A, None))


def test_what_is_only_said_moves_nothing() -> None:
    assert set(EventType) - set(TABLE) == {
        E.AUTHORIZATION_WITHDRAWN,
        E.CAUSE_CONFIRMED,
        E.CAUSE_DISPUTED,
        E.CAUSE_NAMED,
        E.ESCALATION_ACKNOWLEDGED,
        E.ESCALATION_DECLINED,
        E.ESCALATION_EXPIRED,
        E.ESCALATION_FULFILLED,
        E.ESCALATION_REQUESTED,
        E.ESCALATION_WITHDRAWN,
        E.EXCESS_FOUND,
        E.HANDOFF_SEEN,
        E.MESSAGE_DISCLOSED,
        E.OUTCOME_ASKED,
        E.OUTCOME_CONFIRMED,
        E.OUTCOME_DENIED,
        E.REPEAT_DENIED,
        E.REPEAT_NAMED,
        E.REQUEST_SEEN,
        E.REVEAL_APPROVED,
        E.REVEAL_ASKED,
        E.REVEAL_REFUSED,
        E.REVEAL_SHOWN,
        E.UPDATE_PROMISED,
        E.WORKAROUND_CONFIRMED,
        E.WORKAROUND_OFFERED,
        E.WORKAROUND_REJECTED,
        E.WORK_PAUSED,
    }


VENDOR = st.sampled_from([A, B, C])
STEPS = st.lists(st.tuples(st.sampled_from(list(EventType)), VENDOR, VENDOR, VENDOR), max_size=40)


@given(STEPS)
def test_a_gap_begins_only_by_letting_go(steps: list[tuple[EventType, UUID, UUID, UUID]]) -> None:
    holder = HAS_A
    for kind, actor, asker, asked in steps:
        before = holder
        holder = holder_after(before, HolderEvent(kind, actor, asker, asked))
        if holder == NOBODY and before != NOBODY:
            assert kind in {E.HANDOFF_OFFERED, E.REQUEST_ASKED, E.REQUEST_INFORMATION_SUPPLIED}
        if before == NOBODY and holder != NOBODY:
            assert kind not in {E.AUTHORIZATION_REQUESTED, E.REDACTION_STARTED, E.WAIT_BEGUN, E.DISCLOSED}

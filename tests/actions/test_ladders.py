"""Who is told of alarms is proposed by one vendor and accepted by the other; until then nothing changes."""

import pytest
from sqlalchemy import select

from portal.records.ladders import EscalationLadder
from portal.rules.ladders import Ladder
from portal.vocabulary import Conflict, Failure, LadderState, Missing, Refused, Verb
from tests.support.alarming import TERMS, a_ladder, agree_on, answer, propose, vendors_with_administrators
from tests.support.casework import entries
from tests.support.mailbox import mails_to
from tests.support.racing import at_once
from tests.support.world import World


@pytest.fixture
def pair(light_world: World) -> World:
    vendors_with_administrators(light_world)
    return light_world


def states(world: World) -> list[str]:
    with world.transaction() as database:
        rows = database.scalars(select(EscalationLadder).order_by(EscalationLadder.number))
        return [row.state.value for row in rows]


def test_a_proposal_holds_once_the_other_side_accepted_that_very_version(pair: World) -> None:
    number = propose(pair, a_ladder(pair))
    asked = mails_to(pair, "carl@cedar.example")

    answer(pair, number, LadderState.ACCEPTED)

    assert states(pair) == ["accepted"]
    assert "Northwind proposes who is told when a case waits" in asked[0]
    assert [one.verb for one in entries(pair, Verb.LADDER_ACCEPTED)] == [Verb.LADDER_ACCEPTED]
    with pair.transaction() as database:
        kept = database.scalars(select(EscalationLadder)).one()
        assert kept.ladder == a_ladder(pair)
        assert kept.answered_by_person_id == pair.people["Carl"].id


def test_a_newer_accepted_version_takes_the_place_of_the_one_before(pair: World) -> None:
    agree_on(pair, a_ladder(pair))

    agree_on(pair, Ladder(TERMS))

    assert states(pair) == ["superseded", "accepted"]


def test_a_declined_or_withdrawn_version_leaves_what_was_agreed(pair: World) -> None:
    agree_on(pair, a_ladder(pair))

    answer(pair, propose(pair, Ladder(TERMS)), LadderState.DECLINED)
    answer(pair, propose(pair, Ladder(TERMS)), LadderState.WITHDRAWN, "Vera", "Cedar")
    propose(pair, Ladder(TERMS))
    propose(pair, a_ladder(pair))

    assert states(pair) == ["accepted", "declined", "withdrawn", "withdrawn", "proposed"]


NOT_THEIRS: list[tuple[str, str, LadderState, type[Failure]]] = [
    ("Vera", "Cedar", LadderState.ACCEPTED, Conflict),
    ("Vera", "Cedar", LadderState.DECLINED, Conflict),
    ("Carl", "Northwind", LadderState.WITHDRAWN, Conflict),
    ("Ada", "Cedar", LadderState.WITHDRAWN, Refused),
    ("Ben", "Northwind", LadderState.ACCEPTED, Refused),
    ("Edda", "Northwind", LadderState.ACCEPTED, Conflict),
    ("Edda", "Halden Rail", LadderState.ACCEPTED, Missing),
    ("Carl", "Cedar", LadderState.ACCEPTED, Missing),
]


def test_nobody_answers_for_somebody_else(pair: World) -> None:
    number = propose(pair, a_ladder(pair))

    for by, partner, said, refused in NOT_THEIRS:
        with pytest.raises(refused):
            answer(pair, number, said, by, partner)
        assert states(pair) == ["proposed"], by


def test_an_answer_to_a_version_that_was_replaced_meanwhile_is_none(pair: World) -> None:
    read = propose(pair, a_ladder(pair))
    propose(pair, Ladder(TERMS))

    with pytest.raises(Conflict):
        answer(pair, read, LadderState.ACCEPTED)


def test_without_an_agreement_in_force_there_is_nothing_to_propose(pair: World) -> None:
    with pytest.raises(Conflict, match="sign the standing terms"):
        propose(pair, Ladder(TERMS), "Vera", "Elm")


def test_two_who_propose_at_once_leave_one_proposal(world: World) -> None:
    vendors_with_administrators(world)

    said = at_once(
        lambda: propose(world, Ladder(TERMS)), lambda: propose(world, Ladder(TERMS), "Carl", "Northwind")
    )

    assert sorted(said) == ["", "Conflict"]
    assert states(world) == ["proposed"]

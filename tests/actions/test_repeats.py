"""Two cases of one customer are said to be the same trouble: by somebody who works on both."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from portal.actions.close_case import close_case
from portal.actions.name_repeat import name_repeat
from portal.actions.open_case import NewCase, open_case
from portal.vocabulary import Conflict, EventType, Invalid, Permission, Refused, Verb
from tests.actions.test_resolutions import YES, propose, say
from tests.support.browsing import signed_in
from tests.support.casework import act, case_now, entries, joined, more_customers, opened, steps_of, vendors
from tests.support.world import World


def named(world: World, case_id: UUID) -> list[tuple[UUID | None, str]]:
    """What the timeline says of repeats: the other case, and how."""
    steps = steps_of(world, case_id)
    return [(one.subject_id, one.reason) for one in steps if one.type is EventType.REPEAT_NAMED]


def test_a_trouble_that_came_back_in_a_new_case_is_written_into_both(light_world: World) -> None:
    world = light_world
    vendors(world)
    earlier = opened(world)
    joined(world, earlier)
    say(world, propose(world, earlier), YES)
    act(world, "Ada", earlier, close_case, tools=True)
    world.clock.forward(timedelta(days=20))
    later = opened(world, "It drops again")

    act(world, "Ada", later, name_repeat, earlier)
    with pytest.raises(Conflict, match="written already"):
        act(world, "Ada", earlier, name_repeat, later)

    assert named(world, earlier) == [(later, "came_back")]
    assert named(world, later) == [(earlier, "same")]
    assert case_now(world, earlier).holder_kind == "done"
    assert {one.case_id for one in entries(world, Verb.REPEAT_NAMED)} == {earlier, later}


def test_only_cases_of_one_customer_that_one_works_on_oneself_are_the_same_trouble(
    light_world: World,
) -> None:
    world = light_world
    vendors(world)
    more_customers(world)
    case_id, shared = opened(world), opened(world, "Shared with Cedar")
    joined(world, shared)
    elsewhere = opened(world, customer="Tarn Bank")
    of_elm = opened(world, "A stranger's", by="Dora")

    refusals = []
    for other in (case_id, elsewhere, of_elm, UUID(int=7)):
        with pytest.raises(Invalid) as refused:
            act(world, "Ada", case_id, name_repeat, other)
        refusals.append(refused.value.sentence)
    with pytest.raises(Invalid):
        act(world, "Ben", shared, name_repeat, case_id)
    with pytest.raises(Refused):
        act(world, "Ada", case_id, name_repeat, shared, permission=Permission.CASE_READ)

    assert len(set(refusals)) == 1
    assert all(named(world, one) == [] for one in (case_id, shared, elsewhere, of_elm))


def solved(
    world: World,
    title: str,
    product: str = "Edge router",
    customer: str = "Halden Rail",
    *,
    cedar: bool = False,
) -> UUID:
    """A case of Ada's that the customer says is solved."""
    new = NewCase(world.organizations[customer].id, title, product, "High")
    with world.transaction() as database:
        case_id = open_case(database, world.actor("Ada"), new, world.clock.now).id
    if cedar:
        joined(world, case_id)
    mailbox = f"ops@{world.organizations[customer].domain}"
    say(world, propose(world, case_id, email=mailbox), YES)
    return case_id


def asked_about(world: World, name: str, case_id: UUID) -> list[str]:
    """The cases about which the page of a case asks somebody."""
    _, _, asked = signed_in(world, name).get(f"/cases/{case_id}").text.partition('id="again"')
    return re.findall(r"</a>: ([\w ]+)<", asked.partition("</section>")[0])


def test_whoever_works_on_a_new_case_is_asked_whether_what_was_solved_lately_is_back(
    light_world: World,
) -> None:
    world = light_world
    vendors(world)
    more_customers(world)
    solved(world, "Solved long ago")
    world.clock.forward(timedelta(days=31))
    with_cedar = solved(world, "Solved with Cedar", cedar=True)
    world.clock.forward(timedelta(hours=1))
    lately = solved(world, "Solved lately", " edge  ROUTER ")
    solved(world, "Something else", "Printer")
    solved(world, "Of another customer", customer="Tarn Bank")
    opened(world, "Not solved")
    case_id = opened(world, "It drops again")
    alone = asked_about(world, "Ada", case_id)
    joined(world, case_id)

    ada, page = signed_in(world, "Ada"), f"/cases/{case_id}/repeat"
    together = [asked_about(world, name, case_id) for name in ("Ada", "Ben", "Eve")]
    said = (lately, with_cedar, lately, "x")
    no = [ada.submit(f"{page}/no", {"other": str(one)}, seen_on=page).status_code for one in said]
    left = [asked_about(world, name, case_id) for name in ("Ada", "Ben")]
    yes = signed_in(world, "Ben").submit(page, {"other": str(with_cedar)})

    assert (alone, no) == (["Solved lately", "Solved with Cedar"], [303, 303, 409, 422])
    assert together == [["Solved with Cedar", "Solved lately"], ["Solved with Cedar"], []]
    assert (left, yes.status_code) == ([[], ["Solved with Cedar"]], 303)
    assert asked_about(world, "Ben", case_id) == []
    assert named(world, with_cedar) == [(case_id, "came_back")]
    assert [one.case_id for one in entries(world, Verb.REPEAT_DENIED)] == [case_id] * 2
    reference = case_now(world, lately).reference
    assert (
        f"Northwind says: it is another trouble than in case {reference}" in ada.get(f"/cases/{case_id}").text
    )
    assert reference not in signed_in(world, "Ben").get(f"/cases/{case_id}").text


def test_which_case_it_is_stays_with_the_companies_that_take_part_in_both(light_world: World) -> None:
    world = light_world
    vendors(world)
    earlier = opened(world, "The first night")
    joined(world, earlier)
    later = opened(world, "The second night")
    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")

    form = ada.get(f"/cases/{later}/repeat").text
    sent = ada.submit(f"/cases/{later}/repeat", {"other": str(earlier)})
    again = ada.submit(f"/cases/{later}/repeat", {"other": str(earlier)})

    reference = case_now(world, later).reference
    ours, theirs = ada.get(f"/cases/{earlier}").text, ben.get(f"/cases/{earlier}").text
    assert "The first night" in form
    assert "The second night" not in form.partition("<form")[2]
    assert (sent.status_code, again.status_code) == (303, 422)
    assert f"Northwind says: it is the same trouble as in case {reference}" in ours
    assert f"/cases/{later}" in ours
    assert "Northwind says: it is the same trouble as in another case" in theirs
    assert reference not in theirs
    assert str(later) not in theirs

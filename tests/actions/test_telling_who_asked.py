"""Whoever asked, offered or proposed hears by mail that something happened: once, and no more than that."""

from collections.abc import Callable, Iterator
from email.message import Message
from uuid import UUID

import pytest

from portal.access.answers import No
from portal.access.drafting import Choice
from portal.access.link_access import enter_link
from portal.actions.accept_handoff import accept_handoff
from portal.actions.accept_request import accept_request
from portal.actions.confirm_resolution import confirm_resolution
from portal.actions.decline_handoff import decline_handoff
from portal.actions.decline_request import decline_request
from portal.actions.propose_resolution import propose_resolution
from portal.actions.want_information import want_information
from portal.actions.withdraw_authorization import withdraw_authorization
from portal.records.cases import Participant
from portal.vocabulary import DeclineReason, LinkPurpose, Missing, Permission, ResolutionState, Role
from tests.support.casework import (
    a_yes,
    act,
    asked,
    case_now,
    handed_over,
    joined,
    offered,
    opened,
    reply,
    vendors,
)
from tests.support.permissions import USUAL, ask_permission, decide, deliver, newest
from tests.support.world import World

NO = No(DeclineReason.CANNOT_REPRODUCE, "Three nights of trying, and it did not happen once.")
SECRETS = ("Sessions drop", "Three nights", "Which release", "driver", "still drop", "reproduce", "declined")
Deed = Callable[[World, UUID], Iterator[None]]
"""What leads to an answer, a pause in which the mail is read, and the answer."""


def accepts(world: World, case_id: UUID) -> Iterator[None]:
    asked(world, case_id)
    yield
    reply(world, "Ben", case_id, accept_request, a_yes(world, "Ben"))


def declines(world: World, case_id: UUID) -> Iterator[None]:
    asked(world, case_id)
    yield
    reply(world, "Ben", case_id, decline_request, NO)


def wants_more(world: World, case_id: UUID) -> Iterator[None]:
    asked(world, case_id)
    yield
    reply(world, "Ben", case_id, want_information, [], "Which release exactly?")


def takes_over(world: World, case_id: UUID) -> Iterator[None]:
    joined(world, case_id)
    handoff_id, place = offered(world, case_id), Permission.HANDOFF_ANSWER
    yield
    yes = a_yes(world, "Ben")
    act(world, "Ben", case_id, accept_handoff, handoff_id, yes, permission=place, tools=True)


def does_not_take_over(world: World, case_id: UUID) -> Iterator[None]:
    joined(world, case_id)
    handoff_id, place = offered(world, case_id), Permission.HANDOFF_ANSWER
    yield
    act(world, "Ben", case_id, decline_handoff, handoff_id, NO, permission=place, tools=True)


def gives_back(world: World, case_id: UUID) -> Iterator[None]:
    joined(world, case_id)
    handed_over(world, case_id)
    yield
    offered(world, case_id, by="Ben", to="Northwind")


def grants(world: World, case_id: UUID) -> Iterator[None]:
    joined(world, case_id)
    ask_permission(world, "Ada", case_id, "Cedar")
    yield
    decide(world, Choice(frozenset({world.organizations["Cedar"].id}), USUAL))


def refuses(world: World, case_id: UUID) -> Iterator[None]:
    joined(world, case_id)
    ask_permission(world, "Ada", case_id, "Cedar")
    yield
    decide(world, None)


def withdraws(world: World, case_id: UUID) -> Iterator[None]:
    list(grants(world, case_id))
    token = newest(deliver(world), r"/customer/([\w-]+)")
    yield
    with world.transaction() as database:
        customer = enter_link(database, token, LinkPurpose.CUSTOMER, world.clock.now)
        tools, given = world.rooms.instruments, customer.link.subject_id
        withdraw_authorization(database, customer, given, tools, world.clock.now)


def says_partly(world: World, case_id: UUID) -> Iterator[None]:
    words, mailbox = "We replaced the faulty driver. Please look tonight.", "ops@halden-rail.example"
    act(world, "Ada", case_id, propose_resolution, words, mailbox, tools=True)
    token = newest(deliver(world), r"/working/([\w-]+)")
    yield
    answer, fails = ResolutionState.PARTLY_CONFIRMED, "Two of nine sites still drop."
    with world.transaction() as database:
        link = enter_link(database, token, LinkPurpose.RESOLUTION, world.clock.now)
        confirm_resolution(database, link, answer, fails, world.rooms.instruments, world.clock.now)


HEARD: dict[Deed, str] = {
    accepts: "{case}: Cedar has answered",
    declines: "{case}: Cedar has answered",
    wants_more: "{case}: Cedar wants to know more",
    takes_over: "{case}: Cedar has answered your offer",
    does_not_take_over: "{case}: Cedar has answered your offer",
    gives_back: "Cedar wants to give a case back to you",
    grants: "{case}: the customer has decided",
    refuses: "{case}: the customer has decided",
    withdraws: "{case}: the permission was withdrawn",
    says_partly: "{case}: the customer has answered",
}


def heard(world: World, case_id: UUID, deed: Deed) -> list[Message]:
    """All messages that follow from the answer, but for those to the customer."""
    acts = deed(world, case_id)
    next(acts)
    before = len(deliver(world))
    assert next(acts, "done") == "done"
    return [one for one in deliver(world)[before:] if not one["To"].endswith("@halden-rail.example")]


def test_the_engineer_who_asked_hears_of_every_answer_once_and_reads_no_content(world: World) -> None:
    vendors(world)
    for deed, subject in HEARD.items():
        case_id = opened(world)

        messages = heard(world, case_id, deed)

        case = f"Case {case_now(world, case_id).reference}"
        told = [(one["To"], one["Subject"]) for one in messages]
        assert told == [(world.people["Ada"].email, subject.format(case=case))], deed
        assert f"/cases/{case_id}\n" in str(messages[0]) or "/inbox\n" in str(messages[0])
        assert not [word for word in SECRETS if word in str(messages[0])], deed


def test_an_answer_that_came_too_late_is_told_to_nobody(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    heard(light_world, case_id, declines)
    before = len(deliver(light_world))

    with pytest.raises(Missing):
        reply(light_world, "Ben", case_id, accept_request, a_yes(light_world, "Ben"))

    assert len(deliver(light_world)) == before


def test_for_somebody_who_left_the_one_named_on_the_case_is_told_and_else_all_engineers(
    light_world: World,
) -> None:
    vendors(light_world)
    light_world.add_person("Cleo", "Northwind", Role.SUPPORT_ENGINEER)
    light_world.add_person("Finn", "Northwind", Role.SUPPORT_ENGINEER)
    told = []
    for leaves in ("Ada", "Cleo"):
        case_id = opened(light_world, by="Ada" if leaves == "Ada" else "Finn")
        acts = declines(light_world, case_id) if leaves == "Ada" else by_cleo(light_world, case_id)
        next(acts)
        before = len(deliver(light_world))
        leave(light_world, leaves, case_id, named="Cleo")
        list(acts)
        told.append({one["To"] for one in deliver(light_world)[before:]})

    assert told == [{light_world.people["Cleo"].email}, {light_world.people["Finn"].email}]


def by_cleo(world: World, case_id: UUID) -> Iterator[None]:
    """Cleo asks and will have left when the answer comes; nobody who is still there is named."""
    asked(world, case_id, by="Cleo")
    yield
    reply(world, "Ben", case_id, decline_request, NO)


def leave(world: World, name: str, case_id: UUID, *, named: str) -> None:
    """This person's account ends, when somebody (else, or the same) is named on the case."""
    with world.transaction() as database:
        place = database.get_one(Participant, (case_id, world.organizations["Northwind"].id))
        place.engineer_id = world.people[named].id
        database.merge(world.people[name]).deactivated_at = world.clock.now

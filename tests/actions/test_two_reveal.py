"""Two must agree to one hidden value where two must agree to a permission; a yes asks the domain anew."""

from datetime import timedelta
from uuid import UUID

import pytest

from portal.access.deciding_reveals import RevealDecision
from portal.actions.answer_reveal import AnsweredReveal, answer_reveal
from portal.actions.answer_reveal_as_giver import answer_reveal_as_giver
from portal.actions.decide_reveal import RevealOutcome, decide_reveal
from portal.actions.send_reveal_code import send_reveal_code
from portal.records.authorizations import Authorization
from portal.records.reveal_requests import RevealRequest
from portal.vocabulary import Conflict, LinkPurpose, Permission, Refused, RevealState, Verb
from tests.support.mandates import JONAS, NAME, Domains, looked_up, named, proposed, work_off
from tests.support.permissions import BROWSER, link, mailboxes, newest
from tests.support.revealing import APPROVER, ask, reveal_now, stand_in_for
from tests.support.sharing import LOG, entering, entries, given
from tests.support.world import World

HANS = ("hans@halden-rail.example", "Hans")


def asked(world: World) -> tuple[UUID, RevealRequest]:
    """A request of Ben's for the name of one computer, waiting for the customer."""
    case_id, disclosure_id = given(world, LOG)
    return case_id, ask(
        world, case_id, disclosure_id, stand_in_for(world, case_id, disclosure_id, "03:12:01 ")
    )


def by_link(world: World, domains: Domains, who: tuple[str, str], *, allow: bool = True) -> RevealOutcome:
    """Follow the link in this mailbox, answer, and type the code that comes."""
    work_off(world, domains)
    letters = [one for one in mailboxes(world) if one["To"] == who[0]]
    access = link(world, LinkPurpose.REVEAL, newest(letters, r"/reveal/([\w-]+)"))
    decision, tools = RevealDecision(allow, who[1]), world.rooms.instruments
    with world.transaction() as database:
        send_reveal_code(database, access, decision, BROWSER, tools, world.clock.now)
    work_off(world, domains)
    letters = [one for one in mailboxes(world) if one["To"] == who[0]]
    code = newest(letters, r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    with world.transaction() as database:
        return decide_reveal(database, access, decision, code, BROWSER, tools, world.clock.now)


def signed_in(world: World, one: RevealRequest, *, allow: bool = True) -> AnsweredReveal:
    """Let Hans press a button."""
    with world.transaction() as database:
        tools, now = world.rooms.instruments, world.clock.now
        return answer_reveal(database, world.actor("Hans"), one.id, allow=allow, instruments=tools, now=now)


def in_record(world: World, one: RevealRequest, part: str, **words: object) -> None:
    """Let the permission say this too."""
    with world.transaction() as database:
        kept = database.get_one(Authorization, one.authorization_id)
        assert kept.record is not None
        kept.record = {**kept.record, part: {**kept.record.get(part, {}), **words}}


def test_one_of_two_shows_nothing_and_another_person_does(light_world: World) -> None:
    _, one = asked(light_world)
    domains = named(light_world, APPROVER, JONAS, two_agree=True)

    first = by_link(light_world, domains, APPROVER)
    after_one = reveal_now(light_world, one.id).state
    with pytest.raises(Conflict, match="You have agreed already"):
        by_link(light_world, domains, APPROVER)
    second = by_link(light_world, domains, JONAS)

    assert (first.decided, first.waits, after_one) == (False, True, RevealState.ASKED)
    assert (second.decided, second.waits) == (True, False)
    kept = reveal_now(light_world, one.id)
    assert (kept.first_yes_by, kept.decided_by) == (APPROVER[1], JONAS[1])
    counts = [len(entries(light_world, verb)) for verb in (Verb.REVEAL_FIRST_AGREED, Verb.REVEAL_APPROVED)]
    assert counts == [1, 1]


@pytest.mark.parametrize("by_first", [True, False])
def test_either_of_the_two_refuses(light_world: World, *, by_first: bool) -> None:
    _, one = asked(light_world)
    domains = named(light_world, APPROVER, JONAS, two_agree=True)
    by_link(light_world, domains, APPROVER)

    by_link(light_world, domains, APPROVER if by_first else JONAS, allow=False)

    assert reveal_now(light_world, one.id).state is RevealState.REFUSED
    with pytest.raises(Conflict, match="already was refused"):
        by_link(light_world, domains, JONAS if by_first else APPROVER)


def test_a_first_yes_ends_with_its_place_on_the_list(light_world: World) -> None:
    _, one = asked(light_world)
    domains = named(light_world, HANS, JONAS, two_agree=True)
    waits = signed_in(light_world, one).waits_for
    newer = proposed(light_world, APPROVER, JONAS, two_agree=True)
    domains.published[NAME] = (newer.value,)
    looked_up(light_world, domains)

    again = by_link(light_world, domains, JONAS)

    last = reveal_now(light_world, one.id)
    assert "one more of those who decide" in waits
    assert (again.waits, last.first_yes_by, last.state) == (True, JONAS[1], RevealState.ASKED)


def test_what_two_agreed_to_is_widened_by_two_and_by_nobody_alone(light_world: World) -> None:
    case_id, one = asked(light_world)
    in_record(light_world, one, "x_authority", second_approver={"x_name": "Jonas Vik"})
    domains = named(light_world, APPROVER)
    with pytest.raises(Conflict, match="nobody else is named"):
        by_link(light_world, domains, APPROVER)
    newer = proposed(light_world, APPROVER, JONAS)
    domains.published[NAME] = (newer.value,)
    looked_up(light_world, domains)

    by_link(light_world, domains, APPROVER)

    assert reveal_now(light_world, one.id).state is RevealState.ASKED
    in_record(light_world, one, "x_authority", second_approver=None)
    in_record(light_world, one, "x_scope", reveals="giver")
    in_record(light_world, one, "x_evidence", assurance="L2")
    both = proposed(light_world, APPROVER, JONAS, two_agree=True)
    domains.published[NAME] = (both.value,)
    looked_up(light_world, domains)
    giver = entering(light_world, "Ada", case_id, Permission.DISCLOSURE_CREATE)
    tools, now = light_world.rooms.instruments, light_world.clock.now
    with pytest.raises(Refused, match="since then two must agree"), giver as (database, access):
        answer_reveal_as_giver(database, access, one.id, allow=True, instruments=tools, now=now)


def test_a_yes_of_somebody_signed_in_waits_until_the_domain_was_asked_anew(light_world: World) -> None:
    _, one = asked(light_world)
    domains = named(light_world, HANS)
    light_world.clock.forward(timedelta(minutes=11))

    first = signed_in(light_world, one).waits_for
    domains.down = True
    work_off(light_world, domains)
    down = signed_in(light_world, one).waits_for
    domains.down, published = False, dict(domains.published)
    domains.published.clear()
    work_off(light_world, domains)
    with pytest.raises(Refused, match="does not show at present"):
        signed_in(light_world, one)
    domains.published.update(published)
    looked_up(light_world, domains)
    yes = signed_in(light_world, one)

    assert "we are asking the name servers" in first
    assert "did not answer" in down
    assert (yes.waits_for, reveal_now(light_world, one.id).state) == ("", RevealState.APPROVED)

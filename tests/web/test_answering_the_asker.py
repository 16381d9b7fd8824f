"""Whoever asks the customer is a company like the others: named on a line of its own, ticked or left out."""

import re
from uuid import UUID

import pytest

from portal.access.drafting import Choice
from portal.records.organizations import current_key
from portal.vocabulary import NotCovered
from tests.support.browsing import anonymous, signed_in
from tests.support.cases import two_vendors
from tests.support.permissions import USUAL, ask_permission, decide, deliver, grant, newest
from tests.support.sharing import say
from tests.support.world import World


def allow(world: World, case_id: UUID, *ticked: str) -> UUID:
    """Ask for Cedar and for Northwind itself; the customer ticks these."""
    ask_permission(world, "Ada", case_id, "Cedar", "Northwind")
    chosen = frozenset(world.organizations[name].id for name in ticked)
    return decide(world, Choice(chosen, USUAL)).authorization.id


def test_the_one_who_asks_is_offered_on_a_line_of_its_own_that_nobody_ticked(light_world: World) -> None:
    case_id = two_vendors(light_world)
    ask_permission(light_world, "Ada", case_id, "Cedar", "Northwind")

    page = anonymous(light_world).get(newest(deliver(light_world), r"(/permission/[\w-]+)")).text

    companies = re.findall(r'<label for="recipients-\d+">([^<]+)</label>', page)
    assert companies == ["Cedar", "Northwind, who asks you"]
    assert "checked" not in page


def test_an_asker_who_was_not_ticked_cannot_be_answered_and_every_page_says_so(light_world: World) -> None:
    case_id = two_vendors(light_world)

    permission = allow(light_world, case_id, "Cedar")

    with pytest.raises(NotCovered, match="Northwind: The customer did not name this recipient"):
        say(light_world, "Ben", case_id, "Please send the log of last night.", "Northwind")
    customer = anonymous(light_world).get(newest(deliver(light_world), r"(/customer/[\w-]+)")).text
    asking = signed_in(light_world, "Ada").get(f"/cases/{case_id}/permission/{permission}").text
    answering = signed_in(light_world, "Ben").get(f"/cases/{case_id}/messages").text
    assert "Not Northwind, who asked you: nobody can answer them here." in customer
    assert "Nobody can answer Northwind here" in asking
    assert "Northwind: The customer did not name this recipient." in answering


def test_an_asker_who_never_named_itself_is_not_let_in_by_the_side(light_world: World) -> None:
    case_id = two_vendors(light_world)
    grant(light_world, "Ada", case_id, "Cedar")

    with pytest.raises(NotCovered, match="did not name this recipient"):
        say(light_world, "Ben", case_id, "Please send the log of last night.", "Northwind")


def test_the_receipt_names_the_key_of_everybody_who_was_ticked_and_of_nobody_else(light_world: World) -> None:
    case_id = two_vendors(light_world)
    ask_permission(light_world, "Ada", case_id, "Cedar", "Northwind")
    chosen = [light_world.organizations[name].id for name in ("Cedar", "Northwind")]

    record = decide(light_world, Choice(frozenset(chosen), USUAL)).authorization.record

    assert record is not None
    named = {one["party_id"]: one["x_key_id"] for one in record["party"] if "x_key_id" in one}
    with light_world.transaction() as database:
        assert named == {str(one): current_key(database, one).key_id for one in chosen}
    assert record["x_evidence"]["notice_version"] == "2"

"""Who may decide for a customer: named in a list that the customer's own domain vouches for."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it brings no types

from portal.records.authorizations import Authorization
from portal.records.mandates import mandate_in_place
from portal.vocabulary import AuthorizationState, DataCategory, Invalid, OrganizationKind, Refused, Treatment
from tests.support.cases import two_vendors
from tests.support.mandates import (
    JONAS,
    MARIA,
    NAME,
    Deciding,
    Domains,
    ask_maria,
    deciding,
    looked_up,
    mandate_now,
    named,
    proposed,
    work_off,
)
from tests.support.permissions import mailboxes
from tests.support.world import World

ROUTINE = {DataCategory.TECHNICAL: Treatment.KEEP, DataCategory.HOSTS: Treatment.PSEUDONYMIZE}
HOSTS = {**ROUTINE, DataCategory.HOSTS: Treatment.KEEP}
SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "authorization-record.schema.json"


def asked(world: World, domains: Domains, email: str = MARIA[0]) -> Deciding:
    ask_maria(world, two_vendors(world), HOSTS, email)
    return deciding(world, domains, HOSTS)


def record_of(world: World, authorization: Authorization) -> dict[str, Any]:
    with world.transaction() as database:
        kept = database.get_one(Authorization, authorization.id)
        assert kept.state is AuthorizationState.GRANTED
        assert kept.record is not None
        return kept.record


def test_somebody_whom_the_domain_names_allows_what_needs_it_and_the_receipt_says_how(
    light_world: World,
) -> None:
    case_id = two_vendors(light_world)
    domains = named(light_world, MARIA)
    ask_maria(light_world, case_id, HOSTS)

    outcome = deciding(light_world, domains, HOSTS).all_of_it()

    record = record_of(light_world, outcome.authorization)
    assert record["x_evidence"]["assurance"] == "L2"
    assert record["x_evidence"]["dns_txt_name"] == NAME
    assert record["x_evidence"]["dnssec"] is True
    assert record["x_authority"]["authority_kind"] == "named_officer"
    assert record["x_authority"]["authority_evidence_ref"] in domains.published[NAME]
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(record)


def test_without_a_named_decider_the_rest_can_be_allowed_and_no_more(light_world: World) -> None:
    maria = asked(light_world, Domains())

    with pytest.raises(Invalid, match=r"“Names of computers”.*nobody is named.*allow the rest"):
        maria.send_code()

    rest = deciding(light_world, Domains(), ROUTINE).all_of_it()
    assert record_of(light_world, rest.authorization)["x_evidence"]["assurance"] == "L1"


@pytest.mark.parametrize("address", ["jonas@halden-rail.example", "maria+x@halden-rail.example"])
def test_a_mailbox_that_is_not_on_the_list_decides_no_more_than_before(
    light_world: World, address: str
) -> None:
    case_id = two_vendors(light_world)
    domains = named(light_world, MARIA)
    ask_maria(light_world, case_id, HOSTS, address)

    with pytest.raises(Invalid, match="is not among them"):
        deciding(light_world, domains, HOSTS).send_code()


def test_where_nobody_else_decides_another_mailbox_can_refuse_and_nothing_else(light_world: World) -> None:
    case_id = two_vendors(light_world)
    domains = named(light_world, MARIA, only_deciders=True)
    domains.published.clear()
    looked_up(light_world, domains)
    ask_maria(light_world, case_id, ROUTINE, JONAS[0])

    with pytest.raises(Invalid, match="You can refuse it"):
        deciding(light_world, domains, ROUTINE).send_code()

    outcome = deciding(light_world, domains, None).all_of_it()
    assert outcome.authorization.state is AuthorizationState.REFUSED


@pytest.mark.parametrize(
    ("published", "sentence"),
    [
        ((), "does not show the record"),
        (("entente-mandate=AAAA",), "does not show the record"),
        (None, "did not answer"),
    ],
)
def test_what_the_domain_does_not_say_at_the_moment_of_the_grant_is_not_allowed(
    light_world: World, published: tuple[str, ...] | None, sentence: str
) -> None:
    case_id = two_vendors(light_world)
    domains = named(light_world, MARIA)
    ask_maria(light_world, case_id, HOSTS)
    light_world.clock.forward(timedelta(minutes=1))
    maria = deciding(light_world, domains, HOSTS)
    domains.down = published is None
    domains.published[NAME] = published or ()

    maria.send_code()
    code = maria.code()
    with pytest.raises(Invalid, match=sentence):
        maria.type_code(code)


def test_a_code_typed_before_the_domain_has_answered_is_not_burnt(light_world: World) -> None:
    case_id = two_vendors(light_world)
    domains = named(light_world, MARIA)
    ask_maria(light_world, case_id, HOSTS)
    maria = deciding(light_world, domains, HOSTS)
    light_world.clock.forward(timedelta(seconds=1))
    maria.send_code()

    for _ in range(6):
        with pytest.raises(Invalid, match="Type the same code again"):
            maria.type_code("ABCD-EFGH")

    assert maria.type_code(maria.code()).decided


def test_a_list_counts_only_for_the_domain_and_the_organization_it_was_made_for(light_world: World) -> None:
    two_vendors(light_world)
    domains = named(light_world, MARIA)
    light_world.enroll("Fjord Bank", OrganizationKind.CUSTOMER)
    light_world.organizations["Halden Rail"], fjord = (
        light_world.organizations["Fjord Bank"],
        light_world.organizations["Halden Rail"],
    )
    light_world.people.pop("Hans")
    theirs = proposed(light_world, ("eva@fjord-bank.example", "Eva Dahl"))
    domains.published["_entente-authz-challenge.fjord-bank.example"] = domains.published[NAME]

    looked_up(light_world, domains)

    assert (mandate_now(light_world, theirs).proved_at, mandate_now(light_world, theirs).answer) == (
        None,
        "other",
    )
    with light_world.transaction() as database:
        assert mandate_in_place(database, fjord.id) is not None


def test_a_newer_list_counts_once_its_own_record_is_seen_and_the_older_no_more(light_world: World) -> None:
    case_id = two_vendors(light_world)
    domains = named(light_world, MARIA)
    with light_world.transaction() as database:
        older = mandate_in_place(database, light_world.organizations["Halden Rail"].id)
    newer = proposed(light_world, JONAS)
    ask_maria(light_world, case_id, HOSTS)
    maria = deciding(light_world, domains, HOSTS)
    maria.send_code()
    code = maria.code()

    domains.published[NAME] = (*domains.published[NAME], newer.value)
    looked_up(light_world, domains)

    with pytest.raises(Invalid, match="is not among them"):
        maria.type_code(code)
    assert older is not None
    assert mandate_now(light_world, older).ended_at is not None
    told = [mail["To"] for mail in mailboxes(light_world) if "Who may decide" in mail["Subject"]]
    assert sorted(told) == [
        "jonas@halden-rail.example",
        "maria@halden-rail.example",
        "maria@halden-rail.example",
    ]


def test_a_list_is_looked_up_again_by_itself_and_lapses_when_its_record_is_gone(light_world: World) -> None:
    two_vendors(light_world)
    domains = named(light_world, MARIA)
    with light_world.transaction() as database:
        mandate = mandate_in_place(database, light_world.organizations["Halden Rail"].id)
    assert mandate is not None
    domains.published.clear()

    light_world.clock.forward(timedelta(days=25))
    work_off(light_world, domains)
    lapsed = mandate_now(light_world, mandate).answer
    domains.published[NAME] = (mandate.value,)
    light_world.clock.forward(timedelta(hours=6))
    work_off(light_world, domains)

    assert (lapsed, mandate_now(light_world, mandate).answer) == ("none", "found")
    assert domains.asked == [NAME] * 3


def test_only_somebody_who_decides_for_a_customer_writes_a_list(light_world: World) -> None:
    two_vendors(light_world)
    light_world.people["Hans"] = light_world.people["Ada"]

    with pytest.raises(Refused):
        proposed(light_world, MARIA)

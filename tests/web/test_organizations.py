"""The operator's pages: who is enrolled, and never what they work on."""

import pytest

from portal.vocabulary import OrganizationKind, Role
from tests.support.browsing import signed_in
from tests.support.mailbox import mails_to
from tests.support.world import World

FORM = {"kind": "vendor", "name": "Elm Software", "domain": "elm.example", "time_zone": "Europe/Oslo"}


@pytest.fixture
def installation(light_world: World) -> World:
    light_world.enroll("Northwind")
    light_world.enroll("Halden Rail", OrganizationKind.CUSTOMER)
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    light_world.add_person("Hans", "Halden Rail", Role.CUSTOMER_APPROVER)
    return light_world


def test_the_operator_begins_at_the_list_and_finds_by_name(installation: World) -> None:
    olga = signed_in(installation, "Operator")

    assert olga.get("/").headers["Location"] == "/organizations"
    assert "Northwind" in olga.get("/organizations").text
    assert "Northwind" not in olga.get("/organizations?view=customer").text
    assert "Northwind" in olga.get("/organizations?q=north").text
    assert "Nothing by that name" in olga.get("/organizations?q=zzz").text


def test_an_enrolled_vendor_gets_its_first_administrator_and_then_no_more_from_the_operator(
    installation: World,
) -> None:
    olga = signed_in(installation, "Operator")

    place = olga.submit("/organizations/new", FORM).headers["Location"]
    invited = olga.submit(place, {"email": "edda@elm.example", "roles": "vendor_administrator"})

    assert invited.status_code == 303
    assert "Elm Software invites you" in mails_to(installation, "edda@elm.example")[0]
    assert "edda@elm.example" in olga.get(place).text
    northwind = f"/organizations/{installation.organizations['Northwind'].id}"
    refused = olga.submit(northwind, {"email": "me@northwind.example", "roles": "vendor_administrator"})
    assert "has an administrator" in refused.text
    assert mails_to(installation, "me@northwind.example") == []


def test_the_operator_cannot_slip_into_a_vendor_as_an_engineer(installation: World) -> None:
    olga = signed_in(installation, "Operator")
    place = olga.submit("/organizations/new", FORM).headers["Location"]

    answer = olga.submit(place, {"email": "me@elm.example", "roles": "support_engineer"})

    assert answer.status_code == 422
    assert mails_to(installation, "me@elm.example") == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": "NORTHWIND"}, "is enrolled already"),
        ({"domain": "northwind.example"}, "is enrolled already"),
        ({"domain": "not a domain"}, "Enter a domain such as example.com."),
        ({"domain": "10.20"}, "Enter a domain such as example.com."),
        ({"name": "Halden\u202eliaR"}, "all of which can be seen"),
        ({"kind": "operator"}, "Choose one of those that are offered"),
        ({"time_zone": "Mars/Base"}, "Choose a time zone from the list."),
        ({"name": ""}, "Enter the organization"),
    ],
)
def test_what_cannot_be_enrolled_is_said(installation: World, change: dict[str, str], sentence: str) -> None:
    answer = signed_in(installation, "Operator").submit("/organizations/new", FORM | change)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_customers_people_are_seen_and_deactivated_by_the_operator_a_vendors_are_not(
    installation: World,
) -> None:
    olga = signed_in(installation, "Operator")
    rail, northwind = (installation.organizations[name].id for name in ("Halden Rail", "Northwind"))
    hans, vera = (installation.people[name].id for name in ("Hans", "Vera"))

    assert "hans@halden-rail.example" in olga.get(f"/organizations/{rail}").text
    assert "vera@northwind.example" not in olga.get(f"/organizations/{northwind}").text
    left = olga.submit(f"/organizations/{rail}/people/{hans}/deactivate", seen_on="/organizations")
    crossed = olga.submit(f"/organizations/{rail}/people/{vera}/deactivate", seen_on="/organizations")
    theirs = olga.submit(f"/organizations/{northwind}/people/{vera}/deactivate", seen_on="/organizations")

    assert (left.status_code, crossed.status_code, theirs.status_code) == (303, 404, 403)
    assert signed_in(installation, "Vera").get("/people").status_code == 200


@pytest.mark.parametrize("name", ["Vera", "Ada", "Hans"])
def test_nobody_else_sees_organizations(installation: World, name: str) -> None:
    visitor = signed_in(installation, name)

    for path in ("/organizations", "/organizations/new", "/terms/publish"):
        assert visitor.get(path).status_code == 403, path
    assert visitor.get(f"/organizations/{installation.organizations['Northwind'].id}").status_code == 403

"""The page behind an invitation's link."""

import re

import pytest

from portal.vocabulary import Role
from tests.support.browsing import Visitor, anonymous, signed_in
from tests.support.mailbox import mails_to
from tests.support.world import World

ADDRESS = "eve@northwind.example"
FORM = {
    "name": "Eve Berg",
    "time_zone": "Europe/Oslo",
    "password": "rain over the long bridge",
    "again": "rain over the long bridge",
}


@pytest.fixture
def northwind(light_world: World) -> World:
    light_world.enroll("Northwind")
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    return light_world


def invited(world: World, *roles: Role) -> str:
    signed_in(world, "Vera").submit(
        "/people/invite",
        {"email": ADDRESS, "roles": [role.value for role in roles or [Role.SUPPORT_ENGINEER]]},
    )
    found = re.search(r"(/invitation/[\w-]+)", mails_to(world, ADDRESS)[-1])
    assert found is not None
    return found.group(1)


def test_the_invited_person_chooses_a_password_and_is_in(northwind: World) -> None:
    path = invited(northwind)
    eve = anonymous(northwind)

    shown = eve.get(path).text
    done = eve.submit(path, FORM)

    assert "Vera invites you" in shown
    assert "Support engineer" in shown
    assert done.status_code == 303
    assert "eve@northwind.example" in eve.get("/profile").text


def test_looking_at_the_link_does_not_use_it_up(northwind: World) -> None:
    path = invited(northwind)

    for _ in range(3):
        anonymous(northwind).get(path)
        northwind.browser().head(path)

    assert anonymous(northwind).submit(path, FORM).status_code == 303


def test_a_used_link_says_so_and_one_that_never_was_says_nothing(northwind: World) -> None:
    path = invited(northwind)
    anonymous(northwind).submit(path, FORM)

    used, never = anonymous(northwind).get(path), anonymous(northwind).get("/invitation/" + "A" * 43)

    assert (used.status_code, never.status_code) == (410, 404)
    assert "This invitation was used" in used.text
    assert "Northwind" not in used.text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"again": "another walk by the sea"}, "The two passwords differ."),
        ({"password": "short", "again": "short"}, "at least 12 characters"),
        ({"name": ""}, "Enter your name."),
        ({"time_zone": "Mars/Base"}, "Choose a time zone from the list."),
    ],
)
def test_mistakes_are_said_beside_their_field(
    northwind: World, change: dict[str, str], sentence: str
) -> None:
    path = invited(northwind)

    answer = anonymous(northwind).submit(path, FORM | change)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert FORM["password"] not in answer.text


def test_organization_and_roles_come_from_the_invitation_whatever_is_sent(northwind: World) -> None:
    cedar = northwind.enroll("Cedar")
    path = invited(northwind)
    eve = anonymous(northwind)

    eve.submit(
        path,
        FORM
        | {
            "organization_id": str(cedar.id),
            "roles": "vendor_administrator",
            "email": "boss@cedar.example",
            "role": "operator",
        },
    )

    assert eve.get("/people").status_code == 403
    assert "eve@northwind.example, Northwind" in eve.get("/profile").text


def test_an_invited_administrator_sets_the_second_factor_next(northwind: World) -> None:
    path = invited(northwind, Role.VENDOR_ADMINISTRATOR)
    eve = anonymous(northwind)

    done = eve.submit(path, FORM)

    assert done.headers["Location"] == "/second-factor"
    assert eve.get("/people").headers["Location"] == "/second-factor?next=/people"


def test_trying_one_link_over_and_over_is_stopped(northwind: World) -> None:
    path = invited(northwind)
    eve = anonymous(northwind)

    answers = [eve.submit(path, FORM | {"again": "differs"}).status_code for _ in range(21)]

    assert answers[0] == 422
    assert answers[-1] == 429


def test_an_invitation_taken_back_opens_nothing(northwind: World) -> None:
    path = invited(northwind)
    vera = signed_in(northwind, "Vera")
    revoke = button(vera, "/people?view=invited", "/revoke")

    vera.submit(revoke, seen_on="/people?view=invited")

    assert anonymous(northwind).get(path).status_code == 410
    assert ADDRESS not in vera.get("/people?view=invited").text


def button(visitor: Visitor, page: str, ending: str) -> str:
    found = re.search(rf'action="([^"]+{ending})"', visitor.get(page).text)
    assert found is not None
    return found.group(1)

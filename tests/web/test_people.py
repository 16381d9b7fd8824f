"""An administrator's pages about people: their own, and nobody else's."""

import re

import pytest

from portal.vocabulary import DataCategory, OrganizationKind, Role, Treatment
from tests.support.browsing import signed_in
from tests.support.mailbox import mails_to
from tests.support.world import World

CEILING = {one.value: Treatment.REMOVE.value for one in DataCategory}
NOBODY = "018f0000-0000-7000-8000-000000000000"


@pytest.fixture
def northwind(light_world: World) -> World:
    light_world.enroll("Northwind")
    light_world.enroll("Cedar")
    light_world.enroll("Halden Rail", OrganizationKind.CUSTOMER)
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    light_world.add_person("Carl", "Cedar", Role.VENDOR_ADMINISTRATOR)
    light_world.add_person("Hans", "Halden Rail", Role.CUSTOMER_APPROVER)
    return light_world


def test_the_list_holds_ones_own_people_in_three_views(northwind: World) -> None:
    vera = signed_in(northwind, "Vera")

    page = vera.get("/people").text

    assert "ada@northwind.example" in page
    assert "carl@cedar.example" not in page
    assert "Nobody is invited" in vera.get("/people?view=invited").text
    assert "Nobody was deactivated" in vera.get("/people?view=left").text


def test_roles_are_changed_from_the_page(northwind: World) -> None:
    vera, ada = signed_in(northwind, "Vera"), signed_in(northwind, "Ada")
    assert ada.get("/people").status_code == 403
    place = f"/people/{northwind.people['Ada'].id}"

    answer = vera.submit(place, {"roles": ["support_engineer", "vendor_administrator"]})

    assert answer.status_code == 303
    assert ada.get("/people").headers["Location"] == "/second-factor?next=/people"


@pytest.mark.parametrize(
    ("path", "first", "later"),
    [
        ("/people/{Ada.id}", {"roles": "executive"}, {"roles": ["support_engineer", "vendor_administrator"]}),
        ("/organization/patterns", {"patterns": "PRJ-[0-9]{4}"}, {"patterns": "HRB-[0-9]{4}"}),
        ("/partners/{Carl.organization_id}/ceiling", CEILING, {**CEILING, "people": "keep"}),
        ("/organization/severities", {"critical": "P1", "high": "P2"}, {"critical": "P1"}),
    ],
)
def test_a_page_that_was_opened_before_undoes_nothing_without_saying_so(
    northwind: World, path: str, first: dict[str, object], later: dict[str, object]
) -> None:
    vera, address = signed_in(northwind, "Vera"), path.format(**northwind.people)
    stood = re.findall(r'name="stood" type="hidden" value="(\w+)"', vera.get(address).text)[0]

    answers = [
        vera.submit(address, {**sent, "stood": seen})
        for sent, seen in ((first, stood), (later, stood), (later, ""))
    ]

    assert [one.status_code for one in answers] == [303, 422, 303]
    assert "Somebody changed this after you had opened the page." in answers[1].text
    assert f'value="{stood}"' not in answers[1].text


@pytest.mark.parametrize("path", ["/people/{}", "/people/{}/deactivate"])
def test_somebody_elses_person_looks_like_nobody(northwind: World, path: str) -> None:
    vera = signed_in(northwind, "Vera")

    strange = vera.get(path.format(northwind.people["Carl"].id))
    missing = vera.get(path.format(NOBODY))
    sent = vera.submit(path.format(northwind.people["Carl"].id), {"roles": ["executive"]}, seen_on="/people")

    assert strange.status_code == missing.status_code == sent.status_code == 404
    assert "Carl" not in strange.text
    assert signed_in(northwind, "Carl").get("/people").status_code == 200


def test_leaving_is_asked_first_and_then_complete(northwind: World) -> None:
    vera, ada = signed_in(northwind, "Vera"), signed_in(northwind, "Ada")
    place = f"/people/{northwind.people['Ada'].id}/deactivate"

    asked = vera.get(place)
    assert ada.get("/profile").status_code == 200
    done = vera.submit(place)

    assert "Deactivate Ada?" in asked.text
    assert done.status_code == 303
    assert ada.get("/profile").headers["Location"].startswith("/sign-in")
    assert "ada@northwind.example" in vera.get("/people?view=left").text
    assert "invite the same address again" in vera.get(f"/people/{northwind.people['Ada'].id}").text


def test_the_last_administrator_stays(northwind: World) -> None:
    vera = signed_in(northwind, "Vera")
    place = f"/people/{northwind.people['Vera'].id}"

    demoted = vera.submit(place, {"roles": ["executive"]})
    left = vera.submit(f"{place}/deactivate")

    assert demoted.status_code == 422
    assert "Make somebody else administrator first" in demoted.text
    assert left.status_code == 409
    assert vera.get("/people").status_code == 200


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"email": "nonsense", "roles": "support_engineer"}, "Enter an e-mail address such as"),
        ({"email": "new@northwind.example"}, "Choose at least one role."),
        ({"email": "new@northwind.example", "roles": "operator"}, "Choose one of those that are offered."),
        ({"email": "ADA@northwind.example", "roles": "executive"}, "works for your organization already"),
    ],
)
def test_an_invitation_that_cannot_be_sent_says_why(
    northwind: World, form: dict[str, str], sentence: str
) -> None:
    answer = signed_in(northwind, "Vera").submit("/people/invite", form)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_inviting_somebody_from_elsewhere_looks_like_any_other(northwind: World) -> None:
    vera = signed_in(northwind, "Vera")

    new = vera.submit("/people/invite", {"email": "new@northwind.example", "roles": "executive"})
    taken = vera.submit("/people/invite", {"email": "carl@cedar.example", "roles": "executive"})

    assert (new.status_code, new.headers["Location"]) == (taken.status_code, taken.headers["Location"])
    assert "/invitation/" not in mails_to(northwind, "carl@cedar.example")[-1]


@pytest.mark.parametrize("name", ["Ada", "Hans"])
def test_only_administrators_see_people(northwind: World, name: str) -> None:
    visitor = signed_in(northwind, name)

    assert visitor.get("/people").status_code == 403
    assert visitor.get("/people/invite").status_code == 403
    assert visitor.get(f"/people/{northwind.people['Vera'].id}").status_code == 403


def test_invitations_cannot_be_used_to_flood_mailboxes(northwind: World) -> None:
    vera = signed_in(northwind, "Vera")

    answers = [
        vera.submit(
            "/people/invite", {"email": f"p{number}@northwind.example", "roles": "executive"}
        ).status_code
        for number in range(61)
    ]

    assert answers[0] == 303
    assert answers[-1] == 429

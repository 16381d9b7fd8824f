"""A stranger's credentials are tried on every route there is: nothing opens and nothing is learned."""

import re
from collections.abc import Iterator
from io import BytesIO
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from portal.records.audit_log import AuditEntry
from portal.vocabulary import OrganizationKind, Role, Verb
from portal.web.needs import Door, Needs
from tests.support import pdf_text
from tests.support.browsing import anonymous, signed_in, token_in
from tests.support.cases import two_vendors
from tests.support.permissions import deliver, grant, newest
from tests.support.world import World

CANARIES = ("Northwind", "Cedar", "Halden Rail", "Sessions drop every night", "Edge router")
MAY_NAME_VENDORS = ("/partners", "/agreements")
"""The directory of vendors is for every vendor; customers and cases never stand in it."""


def rules_of(world: World) -> Iterator[tuple[Rule, Needs, str]]:
    """Every route with its door, once for each method."""
    for rule in world.app.url_map.iter_rules():
        needs = getattr(world.app.view_functions[rule.endpoint], "needs", None)
        for method in sorted((rule.methods or set()) - {"OPTIONS"}):
            if needs is not None:
                yield rule, needs, method


def address(rule: Rule, case_id: UUID, token: str) -> str:
    """The route's address with this case and token; every other part is something that exists nowhere."""
    known = {"case_id": str(case_id), "token": token}
    parts = {name: known.get(name, str(uuid4())) for name in rule.arguments}
    numbered = re.sub(r"<int:[^>]+>", "1", rule.rule)
    return re.sub(r"<(?:[^:>]+:)?([^>]+)>", lambda match: parts[match[1]], numbered)


def call(client: FlaskClient, method: str, path: str, token: str) -> TestResponse:
    """Call the route with a right form token, so that only the guard can refuse."""
    headers = {} if method in {"GET", "HEAD"} else {"X-CSRFToken": token}
    return client.open(path, method=method, headers=headers)


def without_accidents(text: str) -> str:
    """The page without what differs each time anyway: form tokens."""
    return re.sub(r'(?:content|value)="[^"]{60,}"', "", text)


def text_of(answer: TestResponse) -> str:
    """Everything that can be read in an answer, also in a table or a sheet of paper that is packed."""
    content = answer.get_data()
    if answer.mimetype == "application/pdf":
        return pdf_text.text_of(content)
    if (answer.mimetype or "").endswith("sheet"):
        with ZipFile(BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    return content.decode()


@pytest.fixture
def story(light_world: World) -> tuple[World, UUID]:
    case_id = two_vendors(light_world)
    grant(light_world, "Ada", case_id, "Cedar")
    roles = (Role.SUPPORT_ENGINEER, Role.EXECUTIVE, Role.COMPLIANCE_OFFICER, Role.VENDOR_ADMINISTRATOR)
    light_world.add_person("Mallory", "Elm", *roles)
    light_world.enroll("Fjord Bank", OrganizationKind.CUSTOMER)
    light_world.add_person("Frida", "Fjord Bank", Role.CUSTOMER_APPROVER, Role.COMPLIANCE_OFFICER)
    return light_world, case_id


@pytest.mark.parametrize("name", ["Mallory", "Frida"])
def test_a_stranger_cannot_tell_that_the_case_exists(story: tuple[World, UUID], name: str) -> None:
    world, case_id = story
    visitor = signed_in(world, name)
    token = token_in(visitor.get("/profile").text)
    tried = 0

    for rule, needs, method in rules_of(world):
        if needs.door not in {Door.CASE, Door.REQUEST} or method == "HEAD":
            continue
        tried += 1
        real = call(visitor.client, method, address(rule, case_id, "x"), token)
        missing = call(visitor.client, method, address(rule, uuid4(), "x"), token)
        seen = f"{method} {rule.rule}"
        assert real.status_code == missing.status_code == 404, seen
        assert without_accidents(real.text) == without_accidents(missing.text), seen

    assert tried > 20


@pytest.mark.parametrize("name", ["Mallory", "Frida", ""])
def test_no_page_tells_a_stranger_anything_of_others(story: tuple[World, UUID], name: str) -> None:
    world, case_id = story
    visitor = signed_in(world, name) if name else anonymous(world)
    token = token_in(visitor.get("/profile" if name else "/sign-in").text)

    for rule, _, method in rules_of(world):
        if "sign_out" in rule.endpoint or method == "HEAD":  # a HEAD is answered as its GET, and tells less
            continue
        answer = call(visitor.client, method, address(rule, case_id, "no-such-token"), token)
        seen = f"{method} {rule.rule}: {answer.status_code}"
        assert answer.status_code < 500, seen
        text = text_of(answer)
        vendors_are_named = name == "Mallory" and rule.rule.startswith(MAY_NAME_VENDORS)
        learned = [word for word in CANARIES if word in text]
        assert not learned or (vendors_are_named and set(learned) <= {"Northwind", "Cedar"}), (seen, learned)


def test_nobody_gets_past_the_guard_without_signing_in(story: tuple[World, UUID]) -> None:
    world, case_id = story
    visitor = anonymous(world)
    token = token_in(visitor.get("/sign-in").text)

    for rule, needs, method in rules_of(world):
        if needs.door is Door.NOBODY:
            continue
        answer = call(visitor.client, method, address(rule, case_id, "no-such-token"), token)
        seen = f"{method} {rule.rule}"
        if needs.door is Door.LINK:
            assert answer.status_code == 404, seen
        elif method in {"GET", "HEAD"} or needs.door is Door.HALF_SIGNED_IN:
            assert answer.status_code == 303, seen
            assert answer.headers["Location"].startswith("/sign-in"), seen
        else:
            assert answer.status_code == 401, seen


def test_a_link_for_one_purpose_opens_no_page_of_another(story: tuple[World, UUID]) -> None:
    world, case_id = story
    token = newest(deliver(world), r"/customer/([\w-]+)")
    visitor = anonymous(world)
    form = token_in(visitor.get("/sign-in").text)

    for rule, needs, method in rules_of(world):
        if needs.door is Door.LINK and not rule.rule.startswith("/customer/"):
            answer = call(visitor.client, method, address(rule, case_id, token), form)
            assert answer.status_code == 404, f"{method} {rule.rule}"


def test_every_refusal_of_somebody_signed_in_leaves_one_entry(story: tuple[World, UUID]) -> None:
    world, case_id = story
    visitor = signed_in(world, "Mallory")

    visitor.get(f"/cases/{case_id}/permission/ask")
    visitor.get("/organizations")

    with world.transaction() as database:
        denials = database.query(AuditEntry).filter(AuditEntry.verb == Verb.ACCESS_DENIED).all()
    assert [one.person_id for one in denials] == [world.people["Mallory"].id] * 2
    assert [one.case_id for one in denials] == [None, None]


def test_a_form_without_its_token_changes_nothing(story: tuple[World, UUID]) -> None:
    world, case_id = story
    visitor = signed_in(world, "Ada")

    for rule, _, method in rules_of(world):
        if method in {"POST", "PATCH", "PUT", "DELETE"}:
            path = address(rule, case_id, newest(deliver(world), r"/customer/([\w-]+)"))
            answer = visitor.client.open(path, method=method)
            assert answer.status_code == 400, f"{method} {rule.rule}: {answer.status_code}"


def test_what_another_site_sends_is_refused(story: tuple[World, UUID]) -> None:
    world, _ = story
    visitor = signed_in(world, "Ada")
    token = token_in(visitor.get("/profile").text)

    answer = visitor.client.post(
        "/sign-out", data={"csrf_token": token}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status_code == 400
    assert visitor.get("/profile").status_code == 200

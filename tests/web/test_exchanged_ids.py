"""Ids under another of one's own cases, fields that no form has, and rights that are over."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from werkzeug.routing import Rule

from portal.records.cases import Participant
from portal.records.disclosures import Disclosure
from portal.records.handoffs import Handoff
from portal.records.links import Link
from portal.records.organizations import Organization
from portal.records.people import Person
from portal.records.uploads import Upload
from portal.vocabulary import DisclosureState, HandoffState, LinkPurpose, Role, UploadState
from portal.web.needs import Door, Needs
from tests.support.browsing import anonymous, signed_in, token_in
from tests.support.casework import case_now, joined, offered, opened, vendors
from tests.support.permissions import ask_permission, deliver, grant, newest
from tests.support.sharing import bring_in, prepare
from tests.support.world import World

LOG = b"Jan 14 03:12:01 edge03 sshd[1]: Accepted password for mokafor from 10.20.30.7 port 22\n"


def address(rule: Rule, known: dict[str, UUID | str]) -> str | None:
    """The route's address made of known parts; None when it has others."""
    if not set(rule.arguments) <= known.keys():
        return None
    return re.sub(r"<(?:[^:>]+:)?([^>]+)>", lambda match: str(known[match[1]]), rule.rule)


def two_cases(world: World) -> tuple[dict[str, UUID | str], UUID]:
    """One case of Northwind and Cedar with one of everything, and another one without."""
    vendors(world)
    full, empty = opened(world), opened(world)
    for case_id in (full, empty):
        joined(world, case_id)
        grant(world, "Ada", case_id, "Cedar")
    brought = bring_in(world, "Ada", full, LOG)
    deliver(world)
    made = prepare(world, "Ada", full, brought.id, "Cedar")
    with world.transaction() as database:
        kept = database.get_one(Disclosure, made.id)
    return {
        "case_id": full,
        "upload_id": brought.id,
        "disclosure_id": made.id,
        "recipient_id": world.organizations["Cedar"].id,
        "authorization_id": kept.authorization_id,
        "handoff_id": offered(world, full),
    }, empty


def test_what_belongs_to_one_case_is_not_found_under_another(light_world: World) -> None:
    known, empty = two_cases(light_world)
    tried = found = 0

    for name in ("Ada", "Ben"):
        visitor = signed_in(light_world, name)
        token = token_in(visitor.get("/profile").text)
        for rule in light_world.app.url_map.iter_rules():
            here = address(rule, {**known, "case_id": empty})
            if here is None or len(rule.arguments) < 2 or "case_id" not in rule.arguments:
                continue
            for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"}):
                answer = visitor.client.open(here, method=method, headers={"X-CSRFToken": token})
                assert answer.status_code == 404, f"{name}: {method} {rule.rule}"
                tried += 1
            if "GET" in (rule.methods or set()):
                found += visitor.client.get(address(rule, known) or "").status_code == 200

    assert tried > 30
    assert found > 8
    with light_world.transaction() as database:
        assert database.get_one(Disclosure, known["disclosure_id"]).state is DisclosureState.PREPARED
        assert database.get_one(Upload, known["upload_id"]).state is UploadState.SCANNED
        assert database.get_one(Handoff, known["handoff_id"]).state is HandoffState.OFFERED


def test_fields_that_no_form_has_change_nothing(light_world: World) -> None:
    vendors(light_world)
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    vera = signed_in(light_world, "Vera")
    cedar, ben = light_world.organizations["Cedar"], light_world.people["Ben"]
    foreign = {
        name: str(value)
        for name, value in (
            ("id", ben.id), ("person_id", ben.id), ("organization_id", cedar.id), ("organization", cedar.id),
            ("owner_id", ben.id), ("kind", "operator"), ("password_hash", "x"), ("deactivated_at", ""),
            ("state", "closed"), ("opener_id", cedar.id), ("roles", "operator"), ("domain", "cedar.example"),
        )
    }  # fmt: skip
    with light_world.transaction() as database:
        before = [vars_of(one) for model in (Organization, Person) for one in database.query(model)]

    for path in ("/profile", f"/people/{light_world.people['Ada'].id}", "/people/invite"):
        page = vera.get("/profile").text
        sent = {"csrf_token": token_in(page), "name": "Vera", "email": "new@northwind.example", **foreign}
        assert vera.client.post(path, data=sent).status_code in {303, 422}, path

    with light_world.transaction() as database:
        after = [vars_of(one) for model in (Organization, Person) for one in database.query(model)]
    assert after == before


def vars_of(row: object) -> dict[str, object]:
    """What stands in a row that must not change by a form of somebody else."""
    names = ("id", "organization_id", "kind", "domain", "email", "password_hash", "deactivated_at")
    return {name: getattr(row, name, None) for name in names}


def test_whoever_left_the_case_does_not_find_even_the_own_upload(light_world: World) -> None:
    known, _ = two_cases(light_world)
    brought = bring_in(light_world, "Ben", UUID(str(known["case_id"])), LOG)
    deliver(light_world)
    ben = signed_in(light_world, "Ben")
    path = f"/cases/{known['case_id']}"
    assert ben.get(f"{path}/uploads/{brought.id}").status_code == 200

    with light_world.transaction() as database:
        cedar = light_world.organizations["Cedar"].id
        database.get_one(Participant, (known["case_id"], cedar)).left_at = light_world.clock.now

    for below in ("", f"/uploads/{brought.id}", "/messages", f"/disclosures/{known['disclosure_id']}"):
        assert ben.get(path + below).status_code == 404


@pytest.mark.parametrize("how", ["used_at", "revoked_at", "expires_at"])
def test_a_link_from_an_old_mail_opens_nothing_and_names_nobody(light_world: World, how: str) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)
    grant(light_world, "Ada", case_id, "Cedar")
    ask_permission(light_world, "Ada", case_id, "Cedar")
    sent = deliver(light_world)
    tokens = {
        LinkPurpose.CUSTOMER: newest(sent, r"/customer/([\w-]+)"),
        LinkPurpose.AUTHORIZATION: newest(sent, r"/permission/([\w-]+)"),
    }
    with light_world.transaction() as database:
        for one in database.query(Link):
            setattr(one, how, light_world.clock.now - timedelta(minutes=1))
    visitor = anonymous(light_world)
    form, tried = token_in(visitor.get("/sign-in").text), 0

    for rule in light_world.app.url_map.iter_rules():
        needs: Needs | None = getattr(light_world.app.view_functions[rule.endpoint], "needs", None)
        if needs is None or needs.door is not Door.LINK or needs.purpose not in tokens:
            continue
        ids = {name: UUID(int=1) for name in rule.arguments if name != "token"}
        old, never = (
            visitor.client.open(
                str(address(rule, {**ids, "token": token})),
                method="POST" if "POST" in (rule.methods or set()) else "GET",
                headers={"X-CSRFToken": form},
            )
            for token in (tokens[needs.purpose], "never-sent")
        )
        assert (old.status_code, never.status_code) == (410, 404), rule.rule
        assert not [
            name for name in ("Northwind", "Cedar", "Halden Rail", "Sessions drop") if name in old.text
        ]
        tried += 1

    assert tried > 5


def test_a_forged_host_reaches_no_mail_and_no_redirect(light_world: World) -> None:
    vendors(light_world)
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    vera = signed_in(light_world, "Vera")
    forged = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    fields = {
        "csrf_token": token_in(vera.get("/people/invite").text),
        "email": "new@northwind.example",
        "roles": ["support_engineer"],
    }
    for name in ("entente", "entente_form"):
        kept = vera.client.get_cookie(name)
        assert kept is not None
        vera.client.set_cookie(name, kept.value, domain="evil.example")

    answer = vera.client.post("/people/invite", data=fields, headers=forged)
    elsewhere = anonymous(light_world).client.get("/cases", headers=forged)

    mails = "".join(str(message) for message in deliver(light_world))
    assert answer.status_code == 303
    assert "http://localhost/invitation/" in mails
    assert "evil.example" not in mails + str(answer.headers) + str(elsewhere.headers) + elsewhere.text


def test_a_page_under_a_name_that_a_cache_would_keep_is_no_page(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    ada = signed_in(light_world, "Ada")

    for path in (f"/cases/{case_id}/x.css", f"/cases/{case_id}.css", f"/cases/{case_id}/", "/profile/a.js"):
        answer = ada.client.get(path)
        assert answer.status_code == 404, path
        assert answer.headers["Cache-Control"] == "no-store"
    kept = ada.client.get(f"/cases/{case_id}").headers["Cache-Control"]
    assert kept == "no-store"
    assert case_now(light_world, case_id).id == case_id

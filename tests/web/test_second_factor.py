"""The second step of signing in, as a browser sees it; a half session reaches nothing else."""

import pyotp
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.records.people import RecoveryCode
from portal.vault.one_time_codes import RECOVERY_CODES
from portal.vocabulary import Role
from portal.web.needs import Door
from tests.support.browsing import Visitor, anonymous, signed_in, token_in
from tests.support.second_factor import give_second_factor
from tests.support.world import PASSWORD, World

REACHED_HALF = {"second_factor.enter", "second_factor.set_up", "signing_in.sign_out"}


@pytest.fixture
def vera(light_world: World) -> World:
    light_world.enroll("Northwind")
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    return light_world


def half(world: World, name: str, path: str = "/sign-in") -> tuple[Visitor, TestResponse]:
    visitor = anonymous(world)
    return visitor, visitor.submit(path, {"email": world.people[name].email, "password": PASSWORD})


def cookie(visitor: Visitor) -> str:
    found = visitor.client.get_cookie("entente")
    assert found is not None
    return found.value


def test_an_administrator_without_one_is_led_to_set_it_up(vera: World) -> None:
    visitor, answer = half(vera, "Vera")

    assert answer.headers["Location"] == "/second-factor"
    assert visitor.get("/second-factor").headers["Location"] == "/second-factor/set-up"
    page = visitor.get("/second-factor/set-up").text
    assert 'src="data:image/svg+xml' in page
    assert "Your password" not in page


def test_setting_it_up_shows_recovery_codes_once_and_lets_in_under_a_new_token(vera: World) -> None:
    visitor, _ = half(vera, "Vera")
    before = cookie(visitor)
    page = visitor.get("/second-factor/set-up").text
    sealed = page.split('name="sealed"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
    secret = page.split("<code>", 1)[1].split("</code>", 1)[0]

    wrong = visitor.submit("/second-factor/set-up", {"sealed": sealed, "code": "000000"})
    right = visitor.submit("/second-factor/set-up", {"sealed": sealed, "code": code_of(vera, secret)})

    assert wrong.status_code == 422
    assert secret in wrong.text
    assert right.status_code == 200
    assert right.text.count('name="code"') == RECOVERY_CODES
    assert cookie(visitor) != before
    assert visitor.get("/people").status_code == 200
    sent_again = visitor.submit("/second-factor/set-up", {"sealed": sealed, "code": code_of(vera, secret)})
    assert (sent_again.status_code, right.text.count("<li><code>")) == (303, RECOVERY_CODES)
    assert recovery_codes(vera) == RECOVERY_CODES


def test_recovery_codes_that_were_just_shown_are_not_ended_by_sending_their_form_again(vera: World) -> None:
    give_second_factor(vera, "Ada")
    ada = signed_in(vera, "Ada")
    page = "/second-factor/recovery-codes"

    made, again = (ada.submit(page, {"password": PASSWORD, "made": "10"}) for _ in range(2))

    assert (made.status_code, again.status_code) == (200, 422)
    assert "New codes were made already" in again.text
    assert recovery_codes(vera) == 2 * RECOVERY_CODES


def recovery_codes(world: World) -> int:
    """How many were ever made, for whomever."""
    with world.transaction() as database:
        return database.query(RecoveryCode).count()


def code_of(world: World, secret: str) -> str:
    return pyotp.TOTP(secret.replace(" ", "")).at(world.clock.now)


def test_the_code_is_asked_at_every_sign_in_and_leads_where_one_wanted(vera: World) -> None:
    app = give_second_factor(vera, "Vera")
    visitor, answer = half(vera, "Vera", "/sign-in?next=/people/invite")
    before, place = cookie(visitor), answer.headers["Location"]

    wrong = visitor.submit(place, {"code": "000000"})
    right = visitor.submit(place, {"code": app.next_code()})

    assert wrong.status_code == 422
    assert right.headers["Location"] == "/people/invite"
    assert cookie(visitor) != before
    stolen = anonymous(vera)
    stolen.client.set_cookie("entente", before)
    assert stolen.get("/people").headers["Location"].startswith("/sign-in")


def test_the_way_on_never_leaves_the_portal(vera: World) -> None:
    app = give_second_factor(vera, "Vera")
    visitor, answer = half(vera, "Vera", "/sign-in?next=//elsewhere.example/")

    done = visitor.submit(answer.headers["Location"], {"code": app.next_code()})

    assert done.headers["Location"] == "/"


@pytest.mark.parametrize("has_one", [True, False])
def test_a_half_session_reaches_no_page_but_the_second_factors(vera: World, *, has_one: bool) -> None:
    if has_one:
        give_second_factor(vera, "Vera")
    visitor, _ = half(vera, "Vera")
    shown = "/second-factor" if has_one else "/second-factor/set-up"

    form = {"csrf_token": token_in(visitor.get(shown).text)}

    open_ones = []
    for endpoint, path, method in pages(vera.app):
        answer = visitor.client.open(path, method=method, data=form if method == "POST" else None)
        led_there = answer.headers.get("Location", "").startswith("/second-factor?next=")
        if not led_there and answer.status_code not in {401, 404}:
            open_ones.append(endpoint)

    assert set(open_ones) <= REACHED_HALF


def test_what_is_sent_between_the_password_and_the_code_comes_back_with_the_way_on(vera: World) -> None:
    give_second_factor(vera, "Vera")
    visitor, _ = half(vera, "Vera")
    wrote = "Two releases behind, it rattles."
    form = {"csrf_token": token_in(visitor.get("/second-factor").text), "text": wrote}

    answer = visitor.client.post("/profile", data=form, headers={"Sec-Fetch-Site": "same-origin"})

    assert answer.status_code == 401
    assert wrote in answer.text
    assert 'href="/second-factor?next=/profile"' in answer.text


def pages(app: Flask) -> list[tuple[str, str, str]]:
    """Every guarded page that asks for somebody signed in, with made-up ids, once for each method."""
    found = []
    for rule in app.url_map.iter_rules():
        needs = getattr(app.view_functions[rule.endpoint], "needs", None)
        if needs is None or needs.door in {Door.NOBODY, Door.LINK} or rule.endpoint.endswith("sign_out"):
            continue
        path = rule.rule
        for name in rule.arguments:
            made_up = "1" if f"<int:{name}>" in path else "018f0000-0000-7000-8000-000000000000"
            path = path.replace(f"<uuid:{name}>", made_up).replace(f"<int:{name}>", made_up)
            path = path.replace(f"<{name}>", "word")
        methods = sorted((rule.methods or set()) & {"GET", "POST"})
        found += [(rule.endpoint, path, method) for method in methods]
    return found


def test_a_password_alone_does_not_even_show_the_page_that_replaces_it(vera: World) -> None:
    give_second_factor(vera, "Vera")
    visitor, _ = half(vera, "Vera")

    assert visitor.get("/second-factor/set-up").headers["Location"] == "/second-factor"


def test_it_is_optional_for_engineers_and_then_asked_always(vera: World) -> None:
    ada = signed_in(vera, "Ada")
    assert "Your password" in ada.get("/second-factor/set-up").text

    give_second_factor(vera, "Ada")
    _, answer = half(vera, "Ada")

    assert answer.headers["Location"] == "/second-factor"


def test_guessing_codes_is_stopped(vera: World) -> None:
    give_second_factor(vera, "Vera")
    visitor, _ = half(vera, "Vera")
    form = {"csrf_token": token_in(visitor.get("/second-factor").text)}

    answers = [
        visitor.client.post("/second-factor", data={**form, "code": f"{guess:06}"}).status_code
        for guess in range(25)
    ]

    assert answers[0] == 422
    assert answers[-1] == 429


def test_recovery_codes_are_given_back_as_text_and_nothing_else_is(vera: World) -> None:
    ada = signed_in(vera, "Ada")
    codes = ["ABCD-EFGH-JKMN-PQRS-TVWX-YZ01", "<script>alert(1)</script>"]

    answer = ada.submit("/second-factor/recovery-codes.txt", {"code": codes}, seen_on="/profile")

    assert answer.mimetype == "text/plain"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert codes[0] in answer.text
    assert "script" not in answer.text

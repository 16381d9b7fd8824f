"""Signing in: the right pair, the wrong one, and two people at once."""

from sqlalchemy import delete

from portal.records.people import PersonRole
from portal.vocabulary import Role
from tests.support.browsing import anonymous, signed_in, token_in
from tests.support.world import PASSWORD, World


def test_a_right_pair_gives_a_session_and_a_wrong_one_the_same_sentence(world: World) -> None:
    world.enroll("Northwind")
    ada = world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)

    wrong_password = anonymous(world).submit("/sign-in", {"email": ada.email, "password": "wrong"})
    nobody = anonymous(world).submit("/sign-in", {"email": "nobody@northwind.example", "password": "wrong"})
    right = signed_in(world, "Ada")

    assert right.get("/").status_code == 303
    assert wrong_password.status_code == nobody.status_code == 422
    assert wrong_password.text.count("do not belong together") == nobody.text.count("do not belong together")


def test_two_browsers_are_two_people(world: World) -> None:
    world.enroll("Northwind")
    world.enroll("Cedar")
    world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    world.add_person("Ben", "Cedar", Role.SUPPORT_ENGINEER)

    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")

    hers, his = ada.get("/profile").text, ben.get("/profile").text
    assert "ada@northwind.example" in hers
    assert "ben@cedar.example" in his
    assert "ada@northwind.example" not in his
    assert "ben@cedar.example" not in hers


def test_a_session_that_was_planted_before_is_not_taken_over(light_world: World) -> None:
    light_world.enroll("Northwind")
    ada = light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    visitor = anonymous(light_world)
    visitor.client.set_cookie("entente", "planted-by-somebody-else")

    visitor.submit("/sign-in", {"email": ada.email, "password": PASSWORD})

    kept = visitor.client.get_cookie("entente")
    assert kept is not None
    assert kept.value != "planted-by-somebody-else"
    stranger = anonymous(light_world)
    stranger.client.set_cookie("entente", "planted-by-somebody-else")
    assert stranger.get("/profile").headers["Location"].startswith("/sign-in")


def test_a_cookie_kept_after_signing_out_is_worth_nothing(light_world: World) -> None:
    light_world.enroll("Northwind")
    light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    ada = signed_in(light_world, "Ada")
    kept = ada.client.get_cookie("entente")
    assert kept is not None

    ada.submit("/sign-out", seen_on="/profile")

    thief = anonymous(light_world)
    thief.client.set_cookie("entente", kept.value)
    assert thief.get("/profile").headers["Location"].startswith("/sign-in")


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(light_world: World) -> None:
    light_world.enroll("Northwind")
    ada = light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)

    answer = anonymous(light_world).submit("/sign-in", {"email": ada.email, "password": PASSWORD})

    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("entente="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Domain" not in cookie


def test_over_https_the_cookie_is_bound_to_the_host_whatever_the_request_says(light_world: World) -> None:
    light_world.enroll("Northwind")
    ada = light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    light_world.app.config["SESSION_COOKIE_SECURE"] = True
    form = {"email": ada.email, "password": PASSWORD}
    visitor = anonymous(light_world)
    token = token_in(visitor.client.get("/sign-in", base_url="https://localhost").text)

    answer = visitor.client.post(
        "/sign-in",
        base_url="https://localhost",
        data={**form, "csrf_token": token},
        headers={"Referer": "https://localhost/sign-in"},
    )

    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if "entente=" in one)
    assert cookie.startswith("__Host-entente=")
    assert "Secure" in cookie


def test_headers_that_claim_to_be_somebody_change_nothing(light_world: World) -> None:
    light_world.enroll("Northwind")
    ada = light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    claims = {
        "X-Forwarded-For": "192.0.2.1",
        "X-Forwarded-Host": "elsewhere.example",
        "X-Forwarded-Proto": "https",
        "X-Remote-User": ada.email,
        "X-User-Id": str(ada.id),
        "X-Role": "operator",
    }

    answer = anonymous(light_world).get("/profile", headers=claims)

    assert answer.headers["Location"] == "/sign-in?next=/profile"


def test_a_page_that_asks_on_by_itself_is_told_that_nobody_is_signed_in_any_more(light_world: World) -> None:
    answer = anonymous(light_world).get("/profile", headers={"Accept": "application/json"})

    assert answer.status_code == 401
    assert answer.json == {"error": "You are not signed in", "sentence": "Sign in to see this."}


def test_guessing_is_stopped_for_the_account_and_for_the_address_whatever_is_forwarded(
    light_world: World,
) -> None:
    light_world.enroll("Northwind")
    ada = light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    visitor = anonymous(light_world)
    token = token_in(visitor.get("/sign-in").text)

    def guess(number: int, email: str) -> int:
        return visitor.client.post(
            "/sign-in",
            data={"csrf_token": token, "email": email, "password": f"guess {number}"},
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        ).status_code

    one_account = [guess(number, ada.email) for number in range(12)]
    many_accounts = [guess(number, f"nobody{number}@northwind.example") for number in range(60)]

    assert one_account[:10] == [422] * 10
    assert one_account[-1] == 429
    assert many_accounts[-1] == 429


def test_odd_passwords_are_answered_like_wrong_ones(light_world: World) -> None:
    light_world.enroll("Northwind")
    ada = light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)

    for odd in ("", " ", "x" * 1_000_000, PASSWORD.upper()):
        answer = anonymous(light_world).submit("/sign-in", {"email": ada.email, "password": odd})
        assert answer.status_code == 422, odd[:10]


def test_another_site_can_neither_sign_in_nor_out(light_world: World) -> None:
    light_world.enroll("Northwind")
    light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    ada = signed_in(light_world, "Ada")
    token = token_in(ada.get("/profile").text)

    without = ada.client.post("/sign-out")
    elsewhere = ada.client.post(
        "/sign-out", data={"csrf_token": token}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert (without.status_code, elsewhere.status_code) == (400, 400)
    assert ada.get("/profile").status_code == 200


def test_rights_follow_the_database_and_not_the_sign_in(light_world: World) -> None:
    light_world.enroll("Northwind")
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    vera = signed_in(light_world, "Vera")
    assert vera.get("/people").status_code == 200

    with light_world.transaction() as database:
        database.execute(delete(PersonRole).where(PersonRole.person_id == light_world.people["Vera"].id))

    assert vera.get("/people").status_code == 403

"""Everybody's own page."""

from datetime import timedelta

import pytest

from portal.vocabulary import Role
from tests.support.browsing import Visitor, signed_in, token_in
from tests.support.world import PASSWORD, World

NEXT = "seven swans in the snow"


@pytest.fixture
def northwind(light_world: World) -> World:
    light_world.enroll("Northwind")
    light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    light_world.add_person("Ben", "Northwind", Role.SUPPORT_ENGINEER)
    return light_world


def test_preferences_are_kept_and_shown_by_the_shell(northwind: World) -> None:
    ada = signed_in(northwind, "Ada")

    answer = ada.submit("/profile", {"name": "Ada Lind", "time_zone": "Asia/Tokyo", "theme": "dark"})

    page = ada.get("/profile").text
    assert answer.status_code == 303
    assert 'data-theme="dark" data-shortcuts="off"' in page
    assert "Your menu, Ada Lind" in page
    assert "18:00 JST" in page


def test_a_preference_that_does_not_exist_is_refused(northwind: World) -> None:
    answer = signed_in(northwind, "Ada").submit(
        "/profile", {"name": "Ada", "time_zone": "Mars/Base", "theme": "dark"}
    )

    assert answer.status_code == 422
    assert "Choose a time zone from the list." in answer.text


def test_the_theme_changes_from_every_page_with_and_without_scripts(northwind: World) -> None:
    ada = signed_in(northwind, "Ada")
    token = token_in(ada.get("/profile").text)

    by_script = ada.client.post(
        "/profile/theme",
        data={"theme": "light"},
        headers={"X-CSRFToken": token, "Accept": "application/json"},
    )
    by_form = ada.submit("/profile/theme", {"theme": "dark"}, seen_on="/profile")
    wrong = ada.submit("/profile/theme", {"theme": "pink"}, seen_on="/profile")

    assert by_script.status_code == 204
    assert by_form.status_code == 303
    assert wrong.status_code == 422
    assert 'data-theme="dark"' in ada.get("/profile").text


def test_a_new_password_signs_other_browsers_out_and_keeps_this_one(northwind: World) -> None:
    here, elsewhere = signed_in(northwind, "Ada"), signed_in(northwind, "Ada")

    wrong = here.submit("/profile/password", {"current": "guess", "password": NEXT, "again": NEXT})
    right = here.submit("/profile/password", {"current": PASSWORD, "password": NEXT, "again": NEXT})

    assert wrong.status_code == 422
    assert "This is not your password." in wrong.text
    assert right.status_code == 303
    assert here.get("/profile").status_code == 200
    assert elsewhere.get("/profile").headers["Location"].startswith("/sign-in")


def test_one_browser_is_signed_out_from_the_list(northwind: World) -> None:
    here, elsewhere = signed_in(northwind, "Ada"), signed_in(northwind, "Ada")
    page = here.get("/profile").text
    named = page.split('name="session_id" value="', 1)[1].split('"', 1)[0]

    here.submit("/profile/sign-out", {"session_id": named}, seen_on="/profile")

    assert here.get("/profile").status_code == 200
    assert signed_out(elsewhere)


def test_everywhere_means_here_too(northwind: World) -> None:
    here, elsewhere = signed_in(northwind, "Ada"), signed_in(northwind, "Ada")

    here.submit("/profile/sign-out", seen_on="/profile")

    assert signed_out(here)
    assert signed_out(elsewhere)


def test_nobody_signs_somebody_else_out(northwind: World) -> None:
    ada, ben = signed_in(northwind, "Ada"), signed_in(northwind, "Ben")
    signed_in(northwind, "Ben")
    page = ben.get("/profile").text
    named = page.split('name="session_id" value="', 1)[1].split('"', 1)[0]

    answer = ada.submit("/profile/sign-out", {"session_id": named}, seen_on="/profile")
    odd = ada.submit("/profile/sign-out", {"session_id": "1 or 1"}, seen_on="/profile")

    assert answer.status_code == 404
    assert odd.status_code == 422
    assert named in ben.get("/profile").text


def signed_out(visitor: Visitor) -> bool:
    return str(visitor.get("/profile").headers.get("Location", "")).startswith("/sign-in")


def test_the_list_says_when_a_browser_was_last_here(northwind: World) -> None:
    here = signed_in(northwind, "Ada")
    elsewhere = signed_in(northwind, "Ada")

    northwind.clock.forward(timedelta(minutes=20))
    elsewhere.get("/profile")
    northwind.clock.forward(timedelta(minutes=2))
    here.get("/profile")

    page = here.get("/profile").text
    assert "2 minutes ago" in page
    assert page.count("22 minutes ago") == 2

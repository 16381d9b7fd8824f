"""A portal on this machine has one name, and passkeys can belong to it."""

from pathlib import Path

import pytest

from portal.settings import read_settings
from tests.support.browsing import anonymous
from tests.support.world import World

OPENS = {"Sec-Fetch-Mode": "navigate"}
LED = "http://localhost/sign-in?next=/profile"


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ({}, "http://localhost:8400"),
        ({"PORTAL_HOST": "127.0.0.1", "PORTAL_PORT": "9000"}, "http://localhost:9000"),
        ({"PORTAL_HOST": "10.0.0.7", "PORTAL_SECRET_KEY": "0" * 64}, "http://10.0.0.7:8400"),
    ],
)
def test_people_come_by_a_name_where_the_portal_is_on_this_machine(
    tmp_path: Path, told: dict[str, str], address: str
) -> None:
    assert read_settings({"PORTAL_INSTANCE": str(tmp_path), **told}).base_url == address


@pytest.mark.parametrize(
    ("at", "headers", "led_to"),
    [
        ("http://127.0.0.1", OPENS, LED),
        ("http://[::1]", OPENS, LED),
        ("http://localhost", OPENS, None),
        ("http://127.0.0.1", {}, None),  # a program, which may not follow
        ("http://127.0.0.1:9000", OPENS, None),  # a tunnel, behind which another port is ours
        ("http://elsewhere.example", OPENS, None),
    ],
)
def test_a_browser_is_led_from_the_number_of_this_machine_to_its_name(
    light_world: World, at: str, headers: dict[str, str], led_to: str | None
) -> None:
    visitor = anonymous(light_world)

    answer = visitor.client.get("/sign-in?next=/profile", base_url=at, headers=headers)

    assert (answer.status_code, answer.headers.get("Location")) == ((307, led_to) if led_to else (200, None))

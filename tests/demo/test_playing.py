"""One person plays everybody: with the common password, the present codes and everybody's mail."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from portal.assembly import create_app
from portal.demo.cast import PASSWORD
from portal.demo.codes import present_codes
from portal.demo.sign_ins import all_sign_ins
from portal.records.roads import ON_COMMAND
from portal.vocabulary import Refused
from portal.web.call import Rooms
from portal.web.throttle import forget
from tests.support.browsing import Visitor


@pytest.fixture
def visitor(built: Rooms) -> Visitor:
    """Give somebody at a browser."""
    forget()
    client: FlaskClient = create_app(built).test_client()
    return Visitor(client)


def codes(rooms: Rooms) -> dict[str, str]:
    with rooms.database.transaction(ON_COMMAND, write=False) as database:
        shown = present_codes(database, rooms.settings, rooms.instruments, rooms.clock())
    return {one.email: one.code for one in shown}


def test_everybody_on_the_list_gets_in_and_some_need_a_code(built: Rooms, visitor: Visitor) -> None:
    needed = {one.email for one in all_sign_ins() if one.second_factor}
    assert set(codes(built)) == needed

    for one in all_sign_ins():
        there = Visitor(visitor.client.application.test_client())
        answer = there.submit("/sign-in", {"email": one.email, "password": PASSWORD})
        if one.second_factor:
            answer = there.submit("/second-factor", {"code": codes(built)[one.email]})

        assert answer.status_code == 303, one.email
        assert there.get("/profile").status_code == 200


def test_a_code_that_was_used_is_followed_by_the_next_one(built: Rooms, visitor: Visitor) -> None:
    email = "olive.grant@cedar-storage.example"
    seen = codes(built)[email]
    visitor.submit("/sign-in", {"email": email, "password": PASSWORD})

    visitor.submit("/second-factor", {"code": seen})

    assert seen
    assert codes(built)[email] != seen


@pytest.mark.parametrize("change", [{"demonstration": False}, {"host": "0.0.0.0"}])  # noqa: S104
def test_codes_are_refused_outside_of_a_demonstration_on_this_machine(
    built: Rooms, change: dict[str, object]
) -> None:
    settings = replace(built.settings, **change)  # type: ignore[arg-type]

    with (
        built.database.transaction(ON_COMMAND, write=False) as database,
        pytest.raises(Refused, match="demonstration on this machine"),
    ):
        present_codes(database, settings, built.instruments, built.clock())


def test_the_sign_in_page_of_a_demonstration_names_everybody(visitor: Visitor) -> None:
    page = visitor.get("/sign-in?email=ada.lindqvist@northwind-networks.example").text

    assert PASSWORD in page
    assert 'value="ada.lindqvist@northwind-networks.example"' in page
    assert all(one.name in page for one in all_sign_ins())


def test_the_customers_mail_leads_to_the_page_where_they_decide(visitor: Visitor) -> None:
    listed = visitor.get("/mailbox?to=maria.okafor@halden-rail.example").text
    place = listed.index("Your permissions, who read what")
    link = listed[:place].rsplit('href="', 1)[1].split('"', 1)[0]

    letter = visitor.get(link).text
    page = visitor.get(letter.split('href="/customer/', 1)[1].join(["/customer/", ""]).split('"', 1)[0])

    assert page.status_code == 200
    assert "Halden Rail" in page.text
    assert "ortiz" not in listed.split("<table", 1)[1]


def test_an_installation_that_is_no_demonstration_has_no_mailbox_and_names_nobody(built: Rooms) -> None:
    real = Rooms(built.database, built.instruments, replace(built.settings, demonstration=False), built.clock)
    app = create_app(real)
    there = Visitor(app.test_client())

    assert there.get("/mailbox").status_code == 404
    assert not [rule for rule in app.url_map.iter_rules() if "mailbox" in str(rule)]
    page = there.get("/sign-in?email=ada.lindqvist@northwind-networks.example").text
    assert "Demonstration" not in page
    assert "ada.lindqvist" not in page


def test_no_file_but_a_message_can_be_read_in_the_mailbox(built: Rooms, visitor: Visitor) -> None:
    (built.settings.instance / "mail" / "secret.eml").write_text("To: nobody\n\nsecret")

    for name in ("secret", "..%2Froot_keys", "%2e%2e", "01795294193252276861-00000000"):
        assert visitor.get(f"/mailbox/{name}").status_code == 404

"""Partners: the directory, the agreement with each, and what is set for one."""

import hashlib

import pytest

from portal.vocabulary import DataCategory
from tests.support.agreements import three_vendors
from tests.support.browsing import Visitor, signed_in
from tests.support.world import PASSWORD, World

TEXT = "New terms that everybody reads and signs again. " * 10


@pytest.fixture
def vendors(light_world: World) -> World:
    three_vendors(light_world)
    return light_world


def place(world: World, partner: str) -> str:
    return f"/partners/{world.organizations[partner].id}"


def sign(world: World, visitor: Visitor, partner: str, number: str = "1") -> int:
    form = {"number": number, "may_sign": "y", "password": PASSWORD}
    return visitor.submit(f"{place(world, partner)}/agreement", form).status_code


def test_one_signs_first_the_other_is_asked_and_then_it_is_in_force(vendors: World) -> None:
    vera, carl = signed_in(vendors, "Vera"), signed_in(vendors, "Carl")

    assert "no agreement" in vera.get(place(vendors, "Cedar")).text
    assert sign(vendors, vera, "Cedar") == 303
    assert "waiting for their signature" in vera.get(place(vendors, "Cedar")).text
    assert "waiting for your signature" in carl.get(place(vendors, "Northwind")).text
    assert "Northwind" in carl.get("/partners?view=ours").text
    assert sign(vendors, carl, "Northwind") == 303

    page = vera.get(place(vendors, "Cedar")).text
    assert "in force" in page
    assert "by Vera" in page
    assert "by Carl" in page


def test_a_new_version_asks_both_sides_again(vendors: World) -> None:
    vera, carl = signed_in(vendors, "Vera"), signed_in(vendors, "Carl")
    sign(vendors, vera, "Cedar")
    sign(vendors, carl, "Northwind")

    published = signed_in(vendors, "Operator").submit("/terms/publish", {"text": TEXT})

    assert published.status_code == 303
    for visitor, partner in ((vera, "Cedar"), (carl, "Northwind")):
        page = visitor.get(place(vendors, partner)).text
        assert "new terms to sign" in page
        assert "Version 2 of the terms is new" in page
    assert sign(vendors, vera, "Cedar", "1") == 422
    assert sign(vendors, vera, "Cedar", "2") == 303


def test_a_signature_needs_the_tick_and_the_password(vendors: World) -> None:
    vera = signed_in(vendors, "Vera")
    path = f"{place(vendors, 'Cedar')}/agreement"

    unticked = vera.submit(path, {"number": "1", "password": PASSWORD})
    guessed = vera.submit(path, {"number": "1", "may_sign": "y", "password": "guess"})

    assert "Tick this to sign." in unticked.text
    assert "This is not your password." in guessed.text
    assert "no agreement" in vera.get(place(vendors, "Cedar")).text


def test_the_directory_is_searched_and_holds_neither_oneself_nor_customers(vendors: World) -> None:
    vera = signed_in(vendors, "Vera")

    page, found = vera.get("/partners").text, vera.get("/partners?q=CED").text

    assert "cedar.example" in page
    assert "elm.example" in page
    assert "halden-rail.example" not in page
    assert "northwind.example" not in page
    assert "cedar.example" in found
    assert "elm.example" not in found


@pytest.mark.parametrize("partner", ["Northwind", "Halden Rail"])
@pytest.mark.parametrize("page", ["", "/agreement", "/response-times", "/ceiling"])
def test_what_is_no_partner_has_no_page(vendors: World, partner: str, page: str) -> None:
    answer = signed_in(vendors, "Vera").get(place(vendors, partner) + page)

    assert answer.status_code == 404


def test_answer_times_are_set_by_one_side_and_read_by_both(vendors: World) -> None:
    vera, carl = signed_in(vendors, "Vera"), signed_in(vendors, "Carl")
    sign(vendors, vera, "Cedar")
    path = f"{place(vendors, 'Cedar')}/response-times"
    form: dict[str, object] = {}
    for level, amount in (("critical", 45), ("high", 2), ("medium", 6), ("low", 3)):
        unit = {"critical": "minutes", "low": "days"}.get(level, "hours")
        form |= {f"{level}_amount": amount, f"{level}_unit": unit, f"{level}_hours": "clock"}

    wrong, endless = (vera.submit(path, form | {"low_amount": amount}) for amount in ("400", "9" * 20))
    right = vera.submit(path, form)

    assert (wrong.status_code, endless.status_code) == (422, 422)
    assert "Choose from 5 minutes to 90 days." in wrong.text
    assert "9" * 20 in endless.text
    assert right.status_code == 303
    assert "45 minutes" in vera.get(place(vendors, "Cedar")).text
    assert "45 minutes" in carl.get(place(vendors, "Northwind")).text
    assert 'value="45"' in vera.get(path).text


def test_limits_are_set_in_plain_words_and_never_keep_credentials(vendors: World) -> None:
    vera = signed_in(vendors, "Vera")
    path = f"{place(vendors, 'Cedar')}/ceiling"
    page = vera.get(path).text
    credentials = page.split('id="credentials"', 1)[1].split("</select>", 1)[0]
    form = {category.value: "remove" for category in DataCategory} | {"technical": "keep"}

    kept = vera.submit(path, form)
    forced = vera.submit(path, form | {"credentials": "keep"})

    assert "keep" not in credentials
    assert kept.status_code == 303
    assert forced.status_code == 422
    assert vera.get(place(vendors, "Cedar")).text.count("taken out") == 10


def test_severities_stand_side_by_side(vendors: World) -> None:
    carl = signed_in(vendors, "Carl")
    carl.submit("/organization/severities", {"critical": "P0, P1", "high": "P2", "medium": "P3", "low": "P4"})

    page = signed_in(vendors, "Vera").get(place(vendors, "Cedar")).text

    shown = page[page.index("Critical") :]  # a form token before it may hold any two letters
    assert shown.index("P0") < shown.index("P1") < shown.index("P2")


def test_engineers_read_what_administrators_set(vendors: World) -> None:
    ada = signed_in(vendors, "Ada")

    page = ada.get(place(vendors, "Cedar"))

    assert page.status_code == 200
    assert "Change limits" not in page.text
    assert "Read and sign" not in page.text
    for path in ("/agreement", "/response-times", "/ceiling"):
        assert ada.get(place(vendors, "Cedar") + path).status_code == 403


def test_a_customer_has_no_directory_of_vendors(vendors: World) -> None:
    hans = signed_in(vendors, "Hans")

    assert hans.get("/partners").status_code == 403
    assert hans.get(place(vendors, "Cedar")).status_code == 403


def test_the_downloaded_terms_have_the_hash_that_is_shown(vendors: World) -> None:
    ada = signed_in(vendors, "Ada")

    page, text = ada.get("/terms").text, ada.get("/terms/1.txt")

    assert hashlib.sha256(text.data).hexdigest() in page
    assert ada.get("/terms?number=7").status_code == 404
    assert ada.get("/terms/7.txt").status_code == 404

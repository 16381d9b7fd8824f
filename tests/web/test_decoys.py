"""Test items as people meet them: asked for, looked at, found, and told of at the end."""

import csv
import io
import re
from datetime import timedelta
from html import escape
from uuid import UUID

import pytest

from portal.measures.decoys import ReviewWithItems
from portal.vocabulary import DataCategory, Role
from tests.support.browsing import signed_in
from tests.support.cases import two_vendors
from tests.support.casework import vendors
from tests.support.decoying import LINES, items, row, to_review, want
from tests.support.world import World

PAGE = "/organization/test-items"
_CHANGES = re.compile(r'(name="csrf[-_]token" (?:content|value)=)"[^"]+"')


def test_an_administrator_asks_for_them_and_sees_what_holds(light_world: World) -> None:
    two_vendors(light_world)
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    vera = signed_in(light_world, "Vera")
    before = vera.get("/organization").text

    wrong = vera.submit(PAGE, {"share": "70"})
    kept = vera.submit(PAGE, {"share": "25"})
    after = vera.get("/organization").text

    assert "None are put into your reviews." in before
    assert (wrong.status_code, kept.status_code) == (422, 303)
    assert "One review in four may hold some." in after
    assert re.search(r'value="25"[^>]*checked|checked[^>]*value="25"', vera.get(PAGE).text)


def test_nothing_but_the_item_itself_tells_its_line_from_the_others(light_world: World) -> None:
    """The page with items is the page without them, but for their own letters."""
    world = light_world
    case_id, upload_id = to_review(world, content=LINES)
    ada = signed_in(world, "Ada")
    below = f"/cases/{case_id}/uploads/{upload_id}"
    addresses = [below, f"{below}?page=2", f"{below}/may-stay?line=3"]
    with_items = [_CHANGES.sub("", ada.get(address).text) for address in addresses]
    planted = items(world, upload_id)

    want(world, 0)
    without = [_CHANGES.sub("", ada.get(address).text) for address in addresses]

    assert len(planted) == 2
    assert with_items != without
    for one in planted:
        with_items = [
            page.replace(str(escape(one.text)).replace("&#x27;", "&#39;"), "") for page in with_items
        ]
    assert with_items == without


def test_who_finds_one_is_thanked_and_the_rest_is_told_before_anything_is_given(light_world: World) -> None:
    world = light_world
    case_id, upload_id = to_review(world, content=LINES)
    ada, below = signed_in(world, "Ada"), f"/cases/{case_id}/uploads/{upload_id}"
    ada.get(below)
    first, _ = items(world, upload_id)

    marked = {"value": first.hearts[0], "category": DataCategory.PEOPLE.value}
    assert ada.submit(f"{below}/missed", marked).status_code == 303
    thanked = ada.get(below).text
    result = ada.submit(f"{below}/disclose", {"recipients": [str(world.organizations["Cedar"].id)]})
    told = ada.get(result.headers["Location"]).text
    after = ada.get(below).text

    assert "This was a test item, and you found it." in thanked
    assert "Test items that were found" in thanked
    assert escape(first.text.strip(), quote=False).replace("'", "&#39;") in thanked
    assert "1 of 2 test items in this review was not found" in told
    assert "Test items in this review" in after
    assert after.count("not found</span>") == 1
    assert row(world, upload_id).counted  # type: ignore[union-attr]


def test_the_measure_tells_of_all_items_together_on_its_page_in_the_catalogue_and_in_its_files(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendors(light_world)
    eve = signed_in(light_world, "Eve")
    nobody = eve.get("/measures/M19").text
    ended = light_world.clock.now - timedelta(days=90)
    told = [
        ReviewWithItems(UUID(int=n), UUID(int=n % 3), ended + timedelta(days=n), 2, 2 - (n % 4 == 0))
        for n in range(45)
    ]
    monkeypatch.setattr("portal.web.decoy_lines.reviews_with_decoys", lambda _database, _own: told)

    page = eve.get("/measures/M19").text
    rows = list(csv.reader(io.StringIO(eve.get("/measures/M19/figures.csv").text)))
    catalogue = eve.get("/measures/catalogue").text

    assert "no review holds test items" in nobody
    assert "Of 80 test items in reviews, 70 were found: about 88%." in page
    assert "from 40 reviews" in page
    assert "Of 80 test items in reviews" in catalogue
    assert [row[3] for row in rows if row[0] == "Test items"][1:] == [
        "17 of 20",
        "18 of 20",
        "17 of 20",
        "18 of 20",
    ]

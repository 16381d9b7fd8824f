"""The component page and the headers: what every page is built from passes the checker."""

import pytest

from portal.web.headers import STRICT_TRANSPORT
from tests.support.component_pages import Arrivals, component_app
from tests.support.page_checker import check_page


@pytest.mark.parametrize("path", ["/design", "/sign-in"])
def test_every_component_passes_the_page_checker(path: str) -> None:
    answer = component_app(Arrivals()).test_client().get(path)

    assert check_page(answer.text, answer.headers) == []


def test_a_static_file_may_be_kept_only_under_the_name_that_bears_its_hash() -> None:
    client = component_app(Arrivals()).test_client()

    hashed = client.get("/static/css/base.css?v=abc").headers["Cache-Control"]
    plain = client.get("/static/js/server.js").headers["Cache-Control"]
    missing = client.get("/static/css/missing.css?v=abc").headers["Cache-Control"]

    assert "immutable" in hashed
    assert plain == "no-cache"
    assert missing == "no-store"


def test_the_address_of_a_stylesheet_changes_with_its_bytes() -> None:
    page = component_app(Arrivals()).test_client().get("/design").text

    assert "/static/css/tokens.css?v=" in page


def test_refusals_bear_the_same_headers_as_pages() -> None:
    client = component_app(Arrivals()).test_client()

    refused = client.post("/theme", data={"theme": "dark"})

    assert refused.status_code == 400
    assert (
        refused.headers["Content-Security-Policy"] == client.get("/design").headers["Content-Security-Policy"]
    )
    assert refused.headers["Cache-Control"] == "no-store"


def test_strict_transport_is_asked_for_over_https_only() -> None:
    client = component_app(Arrivals()).test_client()

    assert (
        client.get("/design", base_url="https://portal.example").headers["Strict-Transport-Security"]
        == STRICT_TRANSPORT
    )
    assert "Strict-Transport-Security" not in client.get("/design").headers

"""The tests' server answers on its own address and stops when it is told to."""

from collections.abc import Iterable
from urllib.error import URLError
from urllib.request import urlopen
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from playwright.sync_api import Page

from tests.support.serving import serving


def greeting(address: str) -> WSGIApplication:
    def answer(_: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/html")])
        return [f"<link rel=icon href='data:,'><h1>{address}</h1>".encode()]

    return answer


def test_a_page_is_served_at_the_address_it_was_told(page: Page) -> None:
    with serving(greeting) as address:
        page.goto(address)

        assert page.locator("h1").inner_text() == address


def test_a_server_that_was_stopped_answers_no_more() -> None:
    with serving(greeting) as address, urlopen(address) as answer:  # noqa: S310  our own
        assert answer.status == 200

    with pytest.raises(URLError):
        urlopen(address)  # noqa: S310  our own

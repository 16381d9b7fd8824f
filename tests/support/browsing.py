"""A person at a browser: signs in, looks at pages, sends forms. Every page seen is checked on the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.page_checker import TOKEN, check_page
from tests.support.world import PASSWORD, World

_TOKEN = 'name="csrf-token" content="'


@dataclass
class Visitor:
    """One browser with its own cookies."""

    client: FlaskClient

    def get(self, path: str, **options: Any) -> TestResponse:
        """Look at a page; whatever is HTML must pass the page checker."""
        answer = self.client.get(path, **options)
        if answer.mimetype == "text/html" and answer.text and answer.status_code != 303:
            faults = check_page(answer.text, answer.headers)
            assert faults == [], f"{path}: {faults}"
        return answer

    def submit(
        self, path: str, fields: Mapping[str, Any] | None = None, *, seen_on: str | None = None
    ) -> TestResponse:
        """Send a form as a person would: look at its page (or at `seen_on`), and take its token along."""
        page = self.get(seen_on or path).text
        answer = self.client.post(path, data={"csrf_token": token_in(page), **(fields or {})})
        if answer.mimetype == "text/html" and answer.text and answer.status_code != 303:
            faults = check_page(answer.text, answer.headers)
            assert faults == [], f"{path}: {faults}"
        return answer


def token_in(page: str) -> str:
    """The form token that a page carries."""
    return unescape(page.split(_TOKEN, 1)[1].split('"', 1)[0])


def without_token(page: str) -> str:
    """The page without its form token, whose letters are chance and spell any short name now and then."""
    return TOKEN.sub(r"\1", page)


def anonymous(world: World) -> Visitor:
    """Somebody who is not signed in."""
    return Visitor(world.browser())


def signed_in(world: World, name: str) -> Visitor:
    """This person, signed in with a browser of their own; the second factor is shown if roles ask for it."""
    visitor = anonymous(world)
    answer = visitor.submit("/sign-in", {"email": world.people[name].email, "password": PASSWORD})
    assert answer.status_code == 303, answer.text
    if answer.headers["Location"].endswith("/second-factor"):
        world.show_second_factor(name)
    return visitor

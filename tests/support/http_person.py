"""Somebody who speaks HTTP with a portal in another process, with cookies of their own."""

import http.client
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, Request, build_opener

from tests.support.browsing import token_in

ENOUGH = 60.0
"""Seconds after which an answer is not waited for any more."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()

    def json(self) -> dict[str, Any]:
        """What a script of ours would read."""
        read: dict[str, Any] = json.loads(self.body)
        return read


class _NoRedirects(HTTPRedirectHandler):
    """A redirect is an answer like any other."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


@dataclass
class HttpPerson:
    """One person at one address."""

    address: str
    jar: CookieJar = field(default_factory=CookieJar)
    token: str = ""

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request and read its answer, whatever it is."""
        request = Request(self.address + path, data=body, method=method, headers=dict(headers or {}))  # noqa: S310
        if not request.has_header("Content-type"):
            request.add_header("Content-Type", "application/octet-stream")
        if method not in {"GET", "HEAD"}:
            request.add_header("X-CSRFToken", self.token)
        try:
            with self._opener().open(request, timeout=ENOUGH) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except HTTPError as refused:
            with refused:
                return Answer(refused.code, dict(refused.headers), refused.read())

    def send(self, path: str, **fields: object) -> Answer:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(fields, doseq=True).encode(), kind)

    def sign_in(self, email: str, password: str) -> None:
        """Sign in, and take along the token that every form carries."""
        self.token = token_in(self.ask("GET", "/sign-in").text)
        answer = self.send("/sign-in", email=email, password=password)
        assert answer.status == 303, answer.text
        self.token = token_in(self.ask("GET", "/profile").text)

    def begin(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        announced: int,
        headers: Mapping[str, str] | None = None,
    ) -> socket.socket:
        """Send a request of which perhaps not all comes, and leave its answer in the line."""
        place = urlsplit(self.address)
        probe = Request(self.address + path)  # noqa: S310
        self.jar.add_cookie_header(probe)
        lines = {
            "Host": place.netloc,
            "Cookie": probe.get_header("Cookie", ""),
            "X-CSRFToken": self.token,
            "Content-Length": str(announced),
            **(headers or {}),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        line = socket.create_connection((str(place.hostname), place.port or 80), timeout=ENOUGH)
        line.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        return line

    def _opener(self) -> OpenerDirector:
        return build_opener(HTTPCookieProcessor(self.jar), _NoRedirects())


def answers(address: str) -> bool:
    """Say whether somebody serves there already."""
    place = urlsplit(address)
    line = http.client.HTTPConnection(str(place.hostname), place.port, timeout=ENOUGH)
    try:
        line.request("GET", place.path)
        return line.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        line.close()

"""One name for one portal: cookies and passkeys belong to a name, and a number can have no passkeys at all.

A portal on this machine answers to `localhost` and to its numbers. Whoever opens a page by another of these
than the configured one is led to that; programs, whose requests say no such thing, are answered as they ask.
"""

from urllib.parse import urlsplit

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

_THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


def install_own_name(app: Flask, base_url: str) -> None:
    """Lead browsers that open a page of `app` by another name of this machine to the one of `base_url`."""
    own = urlsplit(base_url)
    # With the same port only: another one is a tunnel's, behind which our own name leads to somebody else.
    names = {f"{name}:{own.port}" if own.port else name for name in _THIS_MACHINE}
    other_names = names - {own.netloc} if own.netloc in names else set[str]()

    def lead_to_own_name() -> Response | None:
        return _lead(own.netloc) if _opens_page_at(other_names) else None

    app.before_request(lead_to_own_name)


def _opens_page_at(names: set[str]) -> bool:
    return (
        request.method == "GET"
        and request.headers.get("Sec-Fetch-Mode") == "navigate"
        and request.host in names
    )


def _lead(name: str) -> Response:
    """To the same page and the same question under this name."""
    return redirect(urlsplit(request.url)._replace(netloc=name).geturl(), code=307)

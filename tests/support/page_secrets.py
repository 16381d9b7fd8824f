"""What a page must not tell: cookies, keys, password hashes, tokens, the inside of the program.

What people themselves brought in stands in elements with data-content and is left out: there it is the
redaction that is tested.
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup
from werkzeug.datastructures import Headers

SHORTEST_SECRET = 8
LOOKS_LIKE = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "a password hash": re.compile(r"\$argon2|\$2[aby]\$|pbkdf2:sha|scrypt:\d"),
    "a signed token": re.compile(r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}"),
    "a bearer token": re.compile(r"\bBearer [\w.~+/-]{16,}"),
    "a cloud key": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a platform token": re.compile(r"\bgh[pousr]_\w{20,}|\bxox[abprs]-\w{8,}|\bsk_live_\w{8,}"),
    "a database address": re.compile(r"\b(?:postgresql|sqlite|redis)(?:\+\w+)?://"),
    "the program's inside": re.compile(r"Traceback \(most recent call last\)|File \"[^\"]+\", line \d"),
}


def secret_faults(page: BeautifulSoup, html: str) -> Iterator[str]:
    """Give what looks like a secret in the page's own words; afterwards the page has no others left."""
    own = _without_content(page, html)
    yield from (f"The page shows {name}." for name, pattern in LOOKS_LIKE.items() if pattern.search(own))


def told_secrets(html: str, headers: Headers, secrets: Iterable[str]) -> Iterator[str]:
    """Give which of `secrets` and of the answer's cookies the page shows."""
    yield from (f"The page shows a secret: {secret[:4]}…" for secret in secrets if secret and secret in html)
    for cookie in headers.getlist("Set-Cookie"):
        name, _, value = cookie.partition(";")[0].partition("=")
        if len(value) >= SHORTEST_SECRET and value in html:
            yield f"The page shows the value of its cookie {name}."


def _without_content(page: BeautifulSoup, html: str) -> str:
    brought_in = page.find_all(name=True, attrs={"data-content": True}) if "data-content" in html else []
    for element in brought_in:
        element.decompose()
    return str(page) if brought_in else html

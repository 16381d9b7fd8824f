"""What is refused before any page sees it: what another site sent, and what no database can keep."""

from itertools import chain

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter, Map

_READING = frozenset({"GET", "HEAD"})
_SAME_SITE = frozenset({"same-origin", "none"})
_NOTHING = "\x00"
LARGEST_NUMBER = 2**31 - 1
"""What a column of whole numbers takes; an address with a larger one leads nowhere."""


class KeepableNumber(IntegerConverter):
    """The `<int:…>` of an address, as far as a database can look for it."""

    def __init__(self, of: Map, *, minimum: int | None = None, maximum: int = LARGEST_NUMBER) -> None:
        """Bound the number above, whatever the page says of it."""
        super().__init__(of, min=minimum, max=maximum)


def install_incoming(app: Flask) -> None:
    """Put these refusals before every page of `app`; for pages that are registered afterwards."""
    app.url_map.converters["int"] = KeepableNumber
    app.before_request(_same_site_only)
    app.before_request(_words_that_can_be_kept)


def _same_site_only() -> None:
    """Refuse what another site made the browser send; the form token is the second lock."""
    if request.method not in _READING and request.headers.get("Sec-Fetch-Site", "none") not in _SAME_SITE:
        abort(400)


def _words_that_can_be_kept() -> None:
    """Refuse the zero character, which no person types and PostgreSQL keeps in no text."""
    sent = chain(request.args.items(multi=True), request.form.items(multi=True))
    if any(_NOTHING in name or _NOTHING in value for name, value in sent):
        abort(400)

"""What every page must be, whoever wrote it: the checker inside the test client.

`check_page` gives the faults of one answer in words, and nothing for a page that may be shown to people.
What must hold for the headers is written out here and not taken from the product, so that loosening
it there is noticed.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from werkzeug.datastructures import Headers

from tests.support.page_headers import header_faults
from tests.support.page_markup import markup_faults
from tests.support.page_meaning import meaning_faults
from tests.support.page_outline import Outline
from tests.support.page_secrets import secret_faults, told_secrets

Check = Callable[[Outline], Iterable[str]]
CHECKS: tuple[Check, ...] = (meaning_faults, markup_faults)


TOKEN = re.compile(r'(name="csrf[-_]token" (?:content|value)=")[^"]+')


def check_page(html: str, headers: Headers, secrets: Iterable[str] = ()) -> list[str]:
    """Give the faults of a page: its meaning, its markup, its headers, and what it must not tell.

    `secrets` are values that this page must not contain, beside everything that looks like one.
    """
    own = faults_of_markup(TOKEN.sub(r"\1the token", html))
    return [*own, *header_faults(headers), *told_secrets(html, headers, secrets)]


@lru_cache(maxsize=512)
def faults_of_markup(html: str) -> tuple[str, ...]:
    """The faults of a page's words and markup; asked once for pages that differ in their token only."""
    page = Outline(html)
    return (*(fault for check in CHECKS for fault in check(page)), *secret_faults(page.soup, html))

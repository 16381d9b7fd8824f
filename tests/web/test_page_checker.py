"""The page checker passes a good page and sees each fault that was planted in it."""

import pytest
from werkzeug.datastructures import Headers

from portal.web.headers import SECURITY_HEADERS
from tests.support.page_checker import check_page

GOOD = """<!doctype html><html lang="en"><head><title>Cases</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/static/base.css">
<script type="module" src="/static/times.js"></script></head><body><a href="#main">Skip</a>
<main id="main"><h1>Cases</h1><svg aria-hidden="true"><use href="/static/icons.svg#lock"></use></svg>
<form method="post" action="/cases"><input type="hidden" name="csrf_token" value="IjEi.x">
<label for="title">Title</label><input id="title" name="title" aria-describedby="hint"><p id="hint">A hint</p>
<fieldset><legend>Kinds</legend><label><input type="checkbox" name="kind"> Hosts</label></fieldset>
<button>Open</button></form>
<form method="get" action="/cases"><input type="hidden" name="view" value="all"></form>
<table><caption>Cases</caption><tr><th scope="col">Case</th></tr></table>
<img src="/static/mark.svg" alt=""><p>Words <a href="https://partner.example/">elsewhere</a></p>
<code data-content>AKIAIOSFODNN7EXAMPLE</code></main></body></html>"""

MEANING = [
    (' lang="en"', "", "language"),
    ("<title>Cases</title>", "", "no title"),
    ("<h1>Cases</h1>", "", "0 h1"),
    ("<h1>Cases</h1>", "<h1>Cases</h1><h1>Again</h1>", "2 h1"),
    ("<h1>Cases</h1>", "<h1></h1>", "h1 is empty"),
    ('<main id="main">', '<div id="main">', "0 main"),
    ('name="viewport"', 'name="other"', "viewport"),
    ('<label for="title">Title</label>', "", "no label: title"),
    ('<label for="title">Title</label>', '<label for="title"></label>', "no label: title"),
    ("<label><input", "<input", "no label: kind"),
    ('id="title"', 'id="title" type="password"', "autocomplete"),
    ("<button>Open</button>", "<button></button>", "button says nothing"),
    ("<legend>Kinds</legend>", "", "no legend"),
    ('<a href="#main">Skip</a>', '<a href="#main"></a>', "link says nothing"),
    ('.svg" alt=""', '.svg"', "no alternative"),
    ("<caption>Cases</caption>", "", "no caption"),
    (' scope="col"', "", "no scope"),
    ("<p>Words ", "<p><ul><li>Words</li></ul>", "<ul> stands inside a <p>"),
    ("elsewhere</a>", "<button>Press</button></a>", "inside something to press"),
    ("<p>Words ", "<p>None</p><p>", "left this behind: None"),
    ("<p>Words ", "<p>{{ case.title }}", "left this behind"),
]
MARKUP = [
    ("<h1>", "<script>go()</script><h1>", "script inside"),
    ("<h1>", "<style>b{}</style><h1>", "style sheet inside"),
    ("<h1>", '<h1 style="color:red">', "style attribute"),
    ("<h1>", '<h1 onclick="go()">', "event handler"),
    ('href="https://partner.example/"', 'href="javascript:go()"', "address that runs"),
    ("/static/times.js", "https://cdn.example/times.js", "loads from or sends to elsewhere"),
    ("/static/base.css", "//cdn.example/base.css", "loads from or sends to elsewhere"),
    ('method="post" action="/cases"', 'method="post" action="https://x.example"', "sends to elsewhere"),
    ("/static/mark.svg", "http://elsewhere.example/mark.svg", "loads from or sends to elsewhere"),
    ("</head>", '<base href="/x"></head>', "<base>"),
    ('<p id="hint">', '<p id="title">', "stands 2 times"),
    ('<p id="hint">', "<p>", "points at nothing: hint"),
    ('href="#main"', 'href="#nowhere"', "leads nowhere"),
    ("#lock", "#padlock", "no such icon: padlock"),
    (' value="IjEi.x"', "", "without its token"),
    ('name="view"', 'name="csrf_token"', "token into an address"),
]
SECRETS = [
    ("<p>Words ", "<p>-----BEGIN PRIVATE KEY-----", "private key"),
    ("<p>Words ", "<p>$argon2id$v=19$m=65536", "password hash"),
    ("<p>Words ", "<p>eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "signed token"),
    ("<p>Words ", "<p>Authorization: Bearer abcdefgh12345678", "bearer token"),
    (" data-content", "", "cloud key"),
    ("<p>Words ", "<p>ghp_0123456789abcdefghij", "platform token"),
    ("<p>Words ", "<p>postgresql+psycopg://portal", "database address"),
    ("<p>Words ", "<p>Traceback (most recent call last)", "program's inside"),
    ("<p>Words ", "<p>the planted value", "shows a secret"),
    ("<p>Words ", "<p>value-of-the-cookie", "value of its cookie entente"),
]


def good_headers() -> Headers:
    cookie = "entente=value-of-the-cookie; HttpOnly; SameSite=Lax"
    return Headers({**SECURITY_HEADERS, "Cache-Control": "no-store", "Set-Cookie": cookie})


def test_a_good_page_has_no_faults() -> None:
    assert check_page(GOOD, good_headers(), ["the planted value"]) == []


@pytest.mark.parametrize(("good", "bad", "fault"), [*MEANING, *MARKUP, *SECRETS])
def test_the_checker_sees_each_planted_fault(good: str, bad: str, fault: str) -> None:
    assert good in GOOD

    faults = check_page(GOOD.replace(good, bad, 1), good_headers(), ["the planted value"])

    assert [found for found in faults if fault in found]


@pytest.mark.parametrize("name", [*SECURITY_HEADERS, "Cache-Control"])
def test_the_checker_sees_each_missing_header(name: str) -> None:
    headers = good_headers()

    del headers[name]

    assert check_page(GOOD, headers) != []


@pytest.mark.parametrize(
    ("directive", "looser"),
    [
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("base-uri 'none'", "base-uri 'none'; child-src *"),
    ],
)
def test_the_checker_sees_a_looser_content_policy(directive: str, looser: str) -> None:
    headers = good_headers()

    headers["Content-Security-Policy"] = headers["Content-Security-Policy"].replace(directive, looser)

    assert len(check_page(GOOD, headers)) == 1


def test_the_checker_sees_a_cookie_that_scripts_can_read() -> None:
    headers = good_headers()

    headers["Set-Cookie"] = "entente=value-of-the-cookie; SameSite=Lax"

    assert check_page(GOOD, headers) == ["A cookie is not kept from scripts and other sites: entente."]

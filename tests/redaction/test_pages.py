"""Pages and documents of elements: what a cell says of another, and words of the case in names."""

import io

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, learn, redact_bundle
from tests.support.bundles import run_bundle

KEY = bytes(32)


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        ("<dl><dt>Password</dt><dd>Fern7moss</dd><dt>PIN</dt><dd>at least 77 of all</dd></dl>", "Fern7moss"),
        (
            "<table><tr><td>Phone:</td><td>91234567</td></tr><tr><td>Rows</td><td>77</td></tr></table>",
            "91234567",
        ),
        ("<table><tr><th>Rows</th><th>User</th></tr><tr><td>77</td><td>okvist</td></tr></table>", "okvist"),
        ("<dl><dt>Mobile</dt><dd>91234567</dd><dt>Rows</dt><dd>77</dd></dl>", "91234567"),
        ('<a><Contact type="mobile">91234567</Contact><Count type="rows">77</Count></a>', "91234567"),
        ("<a><entry><string>password</string><string>Fern7moss</string></entry><n>77</n></a>", "Fern7moss"),
        (
            "<a><row><cell>Login</cell><cell>okvist</cell></row><row><cell>Rows</cell><cell>77</cell></row></a>",
            "okvist",
        ),
        ("<a><x:key>db.pass</x:key><x:val><![CDATA[Fernmoss]]></x:val><n>77</n></a>", "Fernmoss"),
        ('<a><Name first="Orla" last="Quernmoor"/><Rows last="77"/></a>', "Quernmoor"),
    ],
)
def test_what_stands_beside_or_above_a_value_says_what_it_is(page: str, gone: str) -> None:
    _, made = run_bundle(page.encode(), "a.html")

    assert gone.encode() not in made
    assert b"77" in made


@pytest.mark.parametrize(
    "page",
    [
        '<a><okvist n="7"><user>okvist</user></okvist><b okvist="7"/><x-okvist-y>7</x-okvist-y></a>',
        "<html><p>user=okvist</p><code>&lt;okvist&gt;</code><i>7</i></html>",
        "<html><p>password: Fern7moss</p><Fern7moss><i>7</i></Fern7moss></html>",
    ],
)
def test_a_word_of_the_case_goes_from_the_names_of_elements_and_the_rest_leaves(page: str) -> None:
    dictionary, output = CaseDictionary(), io.BytesIO()
    learn(io.BytesIO(page.encode()), "a.html", dictionary, pseudonyms=Pseudonyms(KEY))

    report = redact_bundle(
        io.BytesIO(page.encode()),
        "a.html",
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(KEY),
        dictionary=dictionary,
    )

    made = output.getvalue()
    assert report.clean
    assert b"okvist" not in made
    assert b"Fern7moss" not in made
    assert made.count(b"<") == page.count("<")
    assert b"7" in made

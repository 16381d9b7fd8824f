"""Each format: only the changed values change, escapes are seen through, damage never passes."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_bundle
from portal.redaction.report import MemberReport

KEY = b"the key of one case"


def _run(content: bytes, name: str) -> tuple[bytes, MemberReport]:
    output = io.BytesIO()
    report = redact_bundle(
        io.BytesIO(content),
        name,
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(KEY),
        dictionary=CaseDictionary(),
    )
    return output.getvalue(), report.members[0]


def test_json_keeps_its_form_around_what_changed() -> None:
    content = b'{ "a" : 1.50,\n\t"password":"x\\u0041y", "list":[ true,null ] }\n'

    made, member = _run(content, "a.json")

    assert made.startswith(b'{ "a" : 1.50,\n\t"password":"<PASSWORD-')
    assert made.endswith(b'", "list":[ true,null ] }\n')
    assert member.kinds == {"password": 1}


def test_a_number_that_goes_leaves_valid_json() -> None:
    made, _ = _run(b'{"ssn": 536228726, "card": 4111111111111111, "count": 3}', "a.json")

    assert json.loads(made)["count"] == 3
    assert b"536228726" not in made
    assert b"4111111111111111" not in made


def test_json_in_json_is_seen_through() -> None:
    inner = json.dumps({"user": "alice9", "password": 'p"w\\1'})
    content = json.dumps({"body": json.dumps({"again": inner})}).encode()

    made, _ = _run(content, "a.json")

    again = json.loads(json.loads(json.loads(made)["body"])["again"])
    assert again["password"].startswith("<PASSWORD-")
    assert again["user"].startswith("user-")


def test_a_recording_of_the_browser_loses_cookies_headers_and_bodies() -> None:
    request = {
        "headers": [
            {"name": "Cookie", "value": "a=1q2w; b=3e4r"},
            {"value": "Bearer zzzyyy111", "name": "authorization"},
        ],
        "cookies": [{"name": "theme", "value": "k=v=w"}],
        "queryString": [{"name": "access_token", "value": "abc123abc"}],
        "postData": {
            "text": "username=alice9&password=p%40ss&x=1",
            "params": [{"name": "password", "value": "p@ss"}],
        },
    }
    content = json.dumps({"log": {"entries": [{"request": request}]}}).encode()

    made, _ = _run(content, "a.har")

    for secret in (b"1q2w", b"3e4r", b"zzzyyy111", b"k=v=w", b"abc123abc", b"p%40ss", b"p@ss", b"alice9"):
        assert secret not in made
    assert json.loads(made)["log"]["entries"][0]["request"]["cookies"][0]["name"] == "theme"


def test_a_broken_recording_is_withheld() -> None:
    _, member = _run(b'{"log": {"entries": [', "a.har")

    assert member.state == "withheld"


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"a":' * 50_000, b"[" * 300 + b"]" * 300])
def test_deep_json_is_no_trap(content: bytes) -> None:
    _, member = _run(content, "a.har")

    assert member.state == "withheld"


def test_xml_that_declares_entities_is_read_as_plain_text_and_never_resolved() -> None:
    content = (
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<x><password>hunter2x</password>&a;</x>'
    )

    made, _ = _run(content, "a.xml")

    assert b"root:" not in made
    assert b"&a;" in made


def test_a_table_is_judged_by_its_heads() -> None:
    made, _ = _run(b'id,full_name,city,note\n7,"Stone, Ada",Bern,fine\n8,Bo Reed,Rome,"a,b"\n', "a.csv")

    assert b"Stone" not in made
    assert b"Reed" not in made
    assert made.startswith(b"id,full_name,city,note\n7,")
    assert b'"a,b"' in made


@pytest.mark.parametrize(
    "content",
    [
        b"sep=;\r\nname;password\r\nkept;hunter2xy\r\n",
        b"# kept since May\n\nname,password\nada,hunter2xy\n",
        b"# name,password\nkept,hunter2xy\n",
        b'id,note,password\n1,"kept\nada","hunter2xy\nhunter2xy"\n2,b,hunter2xy\n',
        b'id,note,password\n1,"kept,b\n2,"c,hunter2xy\n3,"d"",hunter2xy\n',
    ],
)
def test_the_head_of_a_table_counts_whatever_stands_above_it_and_for_each_line_of_a_cell(
    content: bytes,
) -> None:
    made, _ = _run(content, "a.csv")

    assert b"hunter2xy" not in made
    assert b"kept" in made
    assert _run(made, "a.csv")[0] == made


def test_windows_text_comes_back_as_windows_text() -> None:
    made, _ = _run("password=hunter2x\r\nok\r\n".encode("utf-16"), "a.log")

    text = made.decode("utf-16")
    assert "hunter2x" not in text
    assert text.endswith("\r\nok\r\n")


def test_latin_letters_without_unicode_survive() -> None:
    made, _ = _run(b"caf\xe9 password=gar\xe7on1 ok\n", "a.log")

    assert made.startswith(b"caf\xe9 password=<PASSWORD-")
    assert made.endswith(b" ok\n")


@given(
    st.binary(max_size=300),
    st.sampled_from(["a.json", "a.har", "a.xml", "a.csv", "a.log", "a.tar", "a.zip", "a.gz", "a.zst"]),
)
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_it_break(content: bytes, name: str) -> None:
    made, member = _run(content, name)

    assert member.state in {"redacted", "unchanged", "withheld"}
    assert made == b"" or member.state != "withheld"


@given(
    st.recursive(
        st.none() | st.text(max_size=8) | st.integers(),
        lambda x: st.lists(x) | st.dictionaries(st.text(max_size=8), x),
        max_leaves=12,
    )
)
@settings(max_examples=50, deadline=None)
def test_redacted_json_is_json(value: object) -> None:
    made, _ = _run(json.dumps(value).encode(), "a.json")

    json.loads(made or b"null")


@pytest.mark.parametrize(
    "page",
    [
        '<html><input name="field7" type="password" value="w8VFBNcSRr4q"></html>',
        "<html><input type=PASSWORD value=w8VFBNcSRr4q></html>",
        "<html><input name=pw value=w8VFBNcSRr4q></html>",
        "<html><a href=mailto:w8VFBNcSRr4q@harbor.com>kept</a></html>",
    ],
)
def test_a_value_of_a_page_is_looked_at_with_quotes_and_without(page: str) -> None:
    made, _ = _run(page.encode(), "a.html")

    assert b"w8VFBNcSRr4q" not in made
    assert made.endswith(b"</html>")


@pytest.mark.parametrize(
    "page",
    [
        '<a><![LOG[sign-in with password=hunter2x from 10.4.7.9]LOG]!><time="08:12:41"/></a>',
        '<html><?php $password = "hunter2x"; open("10.4.7.9"); ?><p>a</p>',
        "<a><!NOTE password=hunter2x 10.4.7.9><b/></a>",
        "<a><b password hunter2x 10.4.7.9>x</b></a>",
        "<a><b class= password=hunter2x id=10.4.7.9>x</b></a>",
        '<a></b password="hunter2x" 10.4.7.9></a>',
        "<a><10.4.7.9><b>password=hunter2x</b></a>",
        "<a><hunter2x@firm.com/><b>10.4.7.9</b></a>",
        "<a><db-hunter2x.firm.com>10.4.7.9</db-hunter2x.firm.com></a>",
    ],
)
def test_nothing_in_angle_brackets_leaves_unread(page: str) -> None:
    made, _ = _run(page.encode(), "a.xml")

    assert b"hunter2x" not in made
    assert b"10.4.7.9" not in made

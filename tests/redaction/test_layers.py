"""Escapes in any text: what they hide is found to a depth of three and is escaped again as it was."""

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, RedactedText, redact_text
from portal.redaction.escapes import (
    FORM,
    JSON,
    QUOTED_PRINTABLE,
    URL,
    XML,
    Escape,
    escaped_findings,
    unescape,
)

KEY = b"the key of one case"


def _redacted(text: str) -> RedactedText:
    return redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary())


def _packed(text: str, codec: str = "utf-8") -> str:
    return base64.b64encode(text.encode(codec)).decode()


def _unpacked(text: str, codec: str = "utf-8") -> str:
    return base64.b64decode(text).decode(codec)


def test_a_document_in_base64_is_opened_and_packed_again() -> None:
    document = _packed(json.dumps({"user": "alice9", "password": "hunter2x", "n": 1}))

    made = _redacted(f"got data={document} in 3 ms")

    inner = json.loads(_unpacked(made.text.split()[1].removeprefix("data=")))
    assert inner["n"] == 1
    assert inner["user"].startswith("user-")
    assert inner["password"].startswith("<PASSWORD-")
    assert made.text.endswith(" in 3 ms")


def test_three_layers_of_base64_are_opened_and_words_without_secrets_stay() -> None:
    deep = _packed(_packed(_packed("password=hunter2x and mail jane@harbor.com")))
    harmless = _packed("nothing in here but words, plain and simple words")

    made = _redacted(f"x {deep} y {harmless} z").text.split()

    said = _unpacked(_unpacked(_unpacked(made[1])))
    assert said.startswith("password=<PASSWORD-")
    assert "harbor" not in said
    assert made[3] == harmless


def test_a_command_in_wide_letters_is_opened() -> None:
    made = _redacted(f"powershell -EncodedCommand {_packed('echo jane@harbor.com', 'utf-16-le')}")

    said = _unpacked(made.text.split()[-1], "utf-16-le")
    assert said.startswith("echo user-")
    assert "harbor" not in said


def test_letters_of_one_byte_behind_base64_are_opened() -> None:
    packed = base64.b64encode("Grüße, Kennwort=hunter2xy für jane@harbor.com".encode("latin-1")).decode()

    made = base64.b64decode(_redacted(f"got {packed} ok").text.split()[1])

    assert made.startswith("Grüße, Kennwort=<PASSWORD-".encode("latin-1"))
    assert b"jane" not in made


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_base64_in_lines_is_opened_as_one_in_a_line_of_json(end: str) -> None:
    packed = base64.b64encode(b"all is fine here, and then comes the password=hunter2xy of somebody").decode()
    value = end.join(packed[at : at + 60] for at in range(0, len(packed), 60)) + end

    made = json.loads(_redacted(json.dumps({"a": value}) + "\n" + json.dumps({"b": 1})).text.split("\n")[0])[
        "a"
    ]

    assert base64.b64decode(made).startswith(b"all is fine here, and then comes the password=<PASSWORD-")
    assert made.endswith(end)
    assert {len(line) for line in made.split(end)[:-2]} == {60}


def test_a_picture_inside_a_text_does_not_leave() -> None:
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(range(200))).decode()

    made = _redacted(f"<img src='data:image/png;base64,{picture}'> ok")

    assert [one.kind for one in made.findings] == ["embedded_file"]
    assert made.text.endswith("'> ok")


@pytest.mark.parametrize(
    ("text", "gone", "stays"),
    [
        ("q=%7B%22user%22%3A%22alice9%22%7D&x=%2Fhome", "alice9", "&x=%2Fhome"),
        (
            "next=https%3A%2F%2Fdb1.harbor.com%2Fp%3Ftoken%3Dabc123def456",
            "abc123def456",
            "next=https%3A%2F%2F",
        ),
        ("user%3Dalice9%26password%3Dp%2540ss%26x%3D1", "p%2540ss", "%26x%3D1"),
        ("POST full_name=Jane+Doe&city=Bern+&n=1", "Jane+Doe", "&n=1"),
        ("mail alice\\u0040harbor.com now", "alice", " now"),
        ("from a77=40harbor.com and user=3Dalice9 ok", "alice9", " ok"),
        ("&lt;user&gt;&lt;password&gt;hunter2x&lt;/password&gt;&lt;/user&gt;", "hunter2x", "&lt;/user&gt;"),
        ('body="{\\"password\\":\\"hun\\\\\\"ter2x\\"}" end', "ter2x", '\\"}" end'),
    ],
)
def test_what_an_escape_hides_goes_and_its_form_stays(text: str, gone: str, stays: str) -> None:
    made = _redacted(text)

    assert made.findings
    assert gone not in made.text
    assert stays in made.text
    assert _redacted(made.text).text == made.text


def test_the_plain_and_the_escaped_spelling_get_one_stand_in() -> None:
    made = _redacted("login?email=jane%40harbor.com then jane@harbor.com")

    plain = made.text.split()[-1]
    assert made.text.startswith(f"login?email={plain.replace('@', '%40')}")


def test_a_word_learned_behind_base64_is_replaced_in_the_open_too() -> None:
    made = _redacted(f"body={_packed('session host=quarry-db-07 opened')}\nreached quarry-db-07 at last")

    assert "quarry-db-07" not in made.text


@given(st.binary(max_size=80), st.sampled_from([JSON, XML, URL, FORM, QUOTED_PRINTABLE]), st.data())
@settings(max_examples=120, deadline=None)
def test_places_behind_an_escape_agree_with_places_before_it(
    raw: bytes, escape: Escape, data: st.DataObject
) -> None:
    behind = unescape(raw, escape)
    start = data.draw(st.integers(0, len(behind.text)))
    end = data.draw(st.integers(start, len(behind.text)))

    first, last = behind.raw_start(start), behind.raw_end(end)

    assert 0 <= first <= len(raw)
    assert 0 <= last <= len(raw)
    if start < end:
        assert behind.text[start:end] in unescape(raw[first:last], escape).text


@given(
    st.lists(
        st.sampled_from(
            ("%", "41", "=3D", "&lt;", "\\u0040", "+", "a=b&", "aGVs", '{\\"', '"', "<", " ", "é")
        ),
        max_size=30,
    )
)
@settings(max_examples=80, deadline=None)
def test_no_mixture_of_escapes_breaks_the_agreement_of_findings_and_text(pieces: list[str]) -> None:
    text = "".join(pieces) + " password=hunter2x"

    made = _redacted(text)

    built, place = "", 0
    for one in made.findings:
        assert one.start >= place
        built += text[place : one.start] + one.replacement
        place = one.end
    assert built + text[place:] == made.text
    assert "hunter2x" not in made.text


def test_base64_longer_than_a_window_is_opened_wherever_it_is_cut() -> None:
    packed = _packed("words and other words \n" * 4000 + "password=hunter2x and the end")

    made = _redacted(f"blob {packed}").text

    assert len(packed) > 64 * 1024
    assert [_packed(pad + "password=hunter2x")[4:-4] in made for pad in ("", " ", "  ")] == [False] * 3


def test_nothing_found_leaves_every_escape_as_it_is() -> None:
    assert escaped_findings(b"a%20b%zz%", URL, lambda _: []) == []


@pytest.mark.parametrize("sign", ["@", "%40", "%2540", "=40"])
def test_a_stand_in_with_an_escaped_sign_and_a_host_is_known_again(sign: str) -> None:
    once = _redacted(f"to jane{sign}mail.berlin.harbor.com now").text

    assert "jane" not in once
    assert _redacted(once).text == once

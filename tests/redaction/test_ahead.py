"""What is made ready for many values at once changes nothing of what each of them would get alone."""

import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms
from portal.redaction.case import dressed
from portal.redaction.escapes import JSON
from portal.redaction.findings import Replaced, Span
from portal.redaction.formats import xml_document
from portal.redaction.formats.json_document import json_findings
from portal.redaction.formats.json_naming import text_of
from portal.redaction.formats.noted import Asked, FindEach
from portal.redaction.formats.xml_document import xml_findings
from portal.redaction.judging.looking_up import plainly
from portal.redaction.limits import Limits
from portal.redaction.scanning.engine import Engine
from portal.redaction.scanning.scanner import claims_of, judge_ahead
from portal.redaction.texts import documents
from portal.redaction.texts.lines import Line

JSON_TEXT = b'{"na\\u006de": "password", "v": ["a \\"b\\"", -1.5e3, {"c:": "x, y [z]"}], "\\\\": null}'
WALKS: dict[bytes, tuple[Callable[[bytes, FindEach], list[Replaced]], list[bytes]]] = {
    JSON_TEXT: (json_findings, [b"name", b"password", b"v", b'a "b"', b"-1.5e3", b"c:", b"x, y [z]", b"\\"]),
    b"<a b='one &amp; two' c=\"x = 'y'\"><d>t &lt; u</d> <e/>tail</a>": (
        xml_findings,
        [b"one & two", b"x = 'y'", b"t < u", b"tail"],
    ),
}
RUNS = (b"AbCdEfGhIjK", b"AbCdEfGhIj", b"abcdefghijkl", b"x: QUJDREVGR0hJ=, a/b+C_d-E9876\nZz0000000000", b"")


@pytest.mark.parametrize("document", WALKS)
def test_the_values_of_a_document_are_asked_for_together_as_what_they_say(document: bytes) -> None:
    asked: list[list[bytes]] = []

    def find_each(values: Sequence[Asked]) -> list[list[Replaced]]:
        asked.append([text for _, text in values])
        return [[] for _ in values]

    found, values = WALKS[document]
    found(document, find_each)

    assert asked == [values]


ELEMENTS = (
    b"<r><name>password</name><value>x</value><user>y</user><a:pin> 7 </a:pin></r>",
    b"<r><p><q><name>user</name></q></p><p><a>x</a><value>y</value></p></r>",
    b"<r><p><name>user</name><a>x</a></p><value>y</value><a>x</a><q><value>z</value></q></r>",
    b"<r><p><q><name>user</name></p><p><a>x</a><q><value>y</value></q></p></r>",
    b"<r><name><given>x</given><family>y</family></name><family>z</family></r>",
    b"<table><tr><th>password</th><td>x</td></tr></table><dl><dt>user</dt><dd>y</dd></dl>",
    b"<r><jo.berg>x</jo.berg><b>x</c><b>x<d>y</d></b><br>x</br><e>\n</e></r>",
)


@pytest.mark.parametrize("document", ELEMENTS)
def test_an_element_read_at_once_says_what_its_parts_say(
    document: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*, in_names: bool) -> list[Asked]:
        noted: list[Asked] = []
        xml_findings(document, lambda values: [noted.append(one) or [] for one in values], in_names=in_names)  # type: ignore[func-returns-value]
        return noted

    at_once = asked(in_names=False), asked(in_names=True)
    monkeypatch.setattr(xml_document, "_WHOLE", re.compile(rb"(?!)"))

    assert at_once == (asked(in_names=False), asked(in_names=True))


def test_what_is_judged_ahead_is_claimed_as_alone() -> None:
    values = [b"alice@harbor.com", b"10.1.2.3", b"password: hunter2x", b"plain words", b""]
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    judge_ahead(values)

    for value in values:
        assert engine.findings(value) == engine.decide(value, claims_of(value))


def test_of_many_lines_the_one_that_leaks_is_told() -> None:
    class Looks:
        def residue(self, text: bytes) -> list[Span]:
            at = text.find(b"hunter2x")
            return [] if at < 0 else [Span(at, at + 8, "password")]

    lines = [Line(number, b"", after, []) for number, after in enumerate((b"a\n", b"hunter2x\n", b"b\n"))]

    seen = list(documents.looked_at_again(lines, Looks()))  # type: ignore[arg-type]

    assert seen == [lines[0], replace(lines[1], leaks=True), lines[2]]


def test_lines_inside_a_value_are_searched_again_in_what_leaves_and_not_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[bytes] = []
    monkeypatch.setattr(Engine, "residue", lambda _, text: searched.append(text))
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())
    content = io.BytesIO(b'{"m": "lost\\n\\tby alice@harbor.com\\nfrom 10.1.2.3"}\n')

    (line,) = documents.redacted_lines(content, "text", engine, Limits())

    assert [one.kind for one in line.found] == ["email", "ipv4"]
    assert searched == [line.after]


@pytest.mark.parametrize("text", RUNS)
def test_runs_of_base64_are_read_alike_in_few_signs_and_in_many(
    text: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found() -> list[list[Span]]:
        return [
            dressed.dressed(text, lambda _, at=at: [Span(at, at + 6, "account")])  # type: ignore[misc]
            for at in range(40)
        ]

    few = found()
    monkeypatch.setattr(dressed, "_FEW", -1)

    assert found() == few


def test_a_string_is_written_and_read_as_json_has_it() -> None:
    for sign in map(chr, range(0x2FF)):
        raw = JSON.encode(sign.encode())

        assert raw == json.dumps(sign, ensure_ascii=False)[1:-1].encode()
        assert text_of(raw) == sign
        assert (
            JSON.decode(raw if raw.startswith(b"\\") else b"\\n")
            == (sign if raw.startswith(b"\\") else "\n").encode()
        )


def test_a_face_that_is_remembered_is_the_same() -> None:
    content = b"\tat com.acme.Block42.run(Block42.java:17)\n" * 2 + b"from 10.1.2.3"

    text, came = plainly(content, remembers=True)

    assert (text, came(range(len(text))).tolist()) == (  # type: ignore[arg-type]
        (plain := plainly(content, remembers=False))[0],
        plain[1](range(len(text))).tolist(),  # type: ignore[arg-type]
    )

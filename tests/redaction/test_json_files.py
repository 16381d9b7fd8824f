"""Files in base64 inside JSON are opened like members of an archive, put back redacted, or told of in a note."""

# ruff: noqa: E501 - a value is read as one piece

import base64
import gzip
import io
import json
import re
import textwrap
import zipfile
from typing import Any

import pytest

from portal.redaction import CaseDictionary, Limits, Report, learn
from portal.redaction.archives.json_writing import JsonSlot
from portal.redaction.formats.base64_values import packed
from portal.redaction.pictures.looked import Looked
from tests.support.bundles import run_bundle
from tests.support.picture_files import BESIDE, picture

LINE = b"user=quarry77 password=hunter2xy, and all the rest of this line is fine\n"
WORD = b'<w:document xmlns:w="urn:w"><w:p><w:t>the password=hun</w:t><w:t>ter2xy</w:t></w:p></w:document>'
SECRETS = (b"hunter2xy", b"quarry77", BESIDE)


def _zip(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def _b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _body(kind: str, content: bytes) -> dict[str, object]:
    return {
        "response": {"content": {"size": 1, "mimeType": kind, "text": _b64(content), "encoding": "base64"}}
    }


def _har(*bodies: tuple[str, bytes]) -> bytes:
    return json.dumps({"log": {"entries": [_body(kind, content) for kind, content in bodies]}}).encode()


def _bodies(har: bytes) -> list[str]:
    return [entry["response"]["content"]["text"] for entry in json.loads(har)["log"]["entries"]]


def _run(document: object, name: str = "a.json") -> tuple[Report, Any]:
    content = json.dumps(document).encode()
    report, output = run_bundle(content, name)
    assert run_bundle(output, name)[1] == output
    return report, json.loads(output)


def _unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _states(report: Report) -> dict[str, str]:
    return {one.original_path: one.state for one in report.members}


def test_each_body_of_a_recording_is_read_as_what_it_is_and_put_back_redacted() -> None:
    inner = _har(("application/zip", _zip("in.log", LINE)))
    content = _har(
        ("application/zip", _zip("app.log", LINE)),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            _zip("word/document.xml", WORD),
        ),
        ("application/zip", _zip("inner.har", inner)),
        ("text/csv", b"number,user\n1,quarry77\n" * 3),
        (
            "text/html; charset=iso-8859-1",
            "<p>Grüße, password=hunter2xy</p>".encode("latin-1") + bytes(b"<p></p>" * 9),
        ),
        ("font/woff2", b"wOF2" + bytes(range(200)) + LINE),
    )

    report, output = run_bundle(content, "a.har")

    said = [base64.b64decode(text) if " " not in text else text.encode() for text in _bodies(output)]
    deeper = _unzipped(said[2])["inner.har"]
    texts = [output, *said, deeper, base64.b64decode(_bodies(deeper)[0])]
    assert [secret for secret in SECRETS if any(secret in text for text in texts)] == []
    assert _unzipped(said[0])["app.log"].startswith(b"user=user-")
    assert said[1].startswith(b"the password=<PASSWORD-")
    assert said[3].startswith(b"number,user\n1,user-")
    assert said[4].startswith("<p>Grüße, password=&lt;PASSWORD-".encode("latin-1"))
    assert said[5].endswith(b"> It is not text in any form that can be read and checked.")
    assert run_bundle(output, "a.har")[1] == output
    assert _states(report) == {
        "a.har": "unchanged",
        "entry-1.zip/app.log": "redacted",
        "entry-2.docx.txt": "redacted",
        "entry-2.docx": "withheld",
        "entry-3.zip/inner.har": "unchanged",
        "entry-3.zip/inner.har/entry-1.zip/in.log": "redacted",
        "entry-4.csv": "redacted",
        "entry-5.html": "redacted",
        "entry-6.woff2": "withheld",
    }


def _wrapped(content: bytes, end: str = "\n") -> str:
    return end.join(textwrap.wrap(_b64(content), 60)) + end


@pytest.mark.parametrize(
    "document",
    [
        {"content": _wrapped(LINE * 3), "sha": "x"},
        {"content": _wrapped(LINE * 3, "\r\n")},
        {"type": "base64", "media_type": "text/plain", "data": _b64("ü".encode("latin-1") + LINE)},
        {"name": "Ä.log", "contentType": "application/x-any", "contentBytes": _b64(b"\x00" + LINE)},
        {"body": _b64(b"\x93\xff" + LINE), "isBase64Encoded": True},
        {"type": "receive", "opcode": 2, "data": _b64(b"\x0a\x93" + LINE)},
        ["data:text/plain;charset=utf-8;base64," + _b64(LINE)],
        [{"a": ["data:application/quarry77;name=quarry77.bin;base64," + _b64(gzip.compress(LINE))]}],
        {"any": base64.urlsafe_b64encode(b"PK\x03\x04\xfb\xff" + LINE).decode().rstrip("=")},
        {"name": "client.p12", "any": _b64(b"0\x82\x01" + LINE)},
        {"text": _b64(b"\xff\xfe" + LINE.decode().encode("utf-16-le")), "encoding": "base64"},
        {"text": _b64(_zip("a.log", LINE))[:-20], "encoding": "base64", "mimeType": "image/png"},
        {"text": _b64(b"\xff" + LINE)[:-1], "encoding": "base64"},
        _b64(_zip("a.log", LINE)),
    ],
)  # fmt: skip
def test_no_manner_to_write_a_file_lets_anything_pass(document: object) -> None:
    report, made = _run(document)

    text = json.dumps(made)
    bare = text.replace("\\r", "").replace("\\n", "").translate(str.maketrans("-_", "+/"))
    runs = re.findall(r"[A-Za-z0-9+/]{16,}", bare)
    said = [base64.b64decode(one[: len(one) - (len(one) % 4 == 1)] + "==") for one in runs] + [text.encode()]
    wide = [one.replace(b"\x00", b"") for one in said]
    files = [gzip.decompress(one) for one in said if one[:2] == b"\x1f\x8b"]
    files += [part for one in said if one[:2] == b"PK" for part in _unzipped(one).values()]
    assert [secret for secret in SECRETS if any(secret in one for one in [*said, *wide, *files])] == []
    assert len(report.members) == 2


@pytest.mark.parametrize(
    "raw",
    [
        _b64(LINE * 9).encode(),
        base64.urlsafe_b64encode(bytes(range(255, 0, -1)) + LINE).rstrip(b"="),
        json.dumps(_wrapped(LINE * 9)).encode()[1:-1],
        json.dumps(_wrapped(LINE * 9, "\r\n")[:-2]).encode()[1:-1],
        _b64(LINE * 999).encode() + b"\\n",
        json.dumps("\n".join(textwrap.wrap(_b64(LINE * 999), 76))).encode()[1:-1],
    ],
    ids=["bare", "url-safe", "lines", "windows lines", "one line", "many lines"],
)
def test_a_file_that_leaves_is_written_as_it_was(raw: bytes) -> None:
    value = packed(raw)
    assert value is not None
    content, output = value.content(), io.BytesIO()
    part = JsonSlot(b"", "a.txt", b"", value.dress()).writer(output)

    part.add("a.txt", len(content), 0, io.BytesIO(content))
    part.close()

    assert output.getvalue() == raw


def test_a_picture_in_a_value_leaves_only_when_somebody_has_looked_at_it() -> None:
    content = json.dumps({"shot": "data:image/png;base64," + _b64(picture("png"))}).encode()

    kept, without = run_bundle(content, "a.json")
    report, output = run_bundle(content, "a.json", looked=Looked(frozenset([kept.withheld[0].picture])))

    assert b"unless a person looks at it" in without
    kind, _, packed_again = json.loads(output)["shot"].partition(",")
    assert kind == "data:image/png;base64"
    assert base64.b64decode(packed_again).startswith(b"\x89PNG")
    assert BESIDE not in base64.b64decode(packed_again)
    assert report.clean


def test_what_is_a_secret_by_its_key_is_no_file() -> None:
    report, made = _run({"password": _b64(_zip("a.log", LINE)), "note": "fine"})

    assert made["password"].startswith("<PASSWORD-")
    assert len(report.members) == 1


def test_ordinary_values_are_no_files() -> None:
    text = _b64(b"a line of text in base64 with password=hunter2xy in it, looked at where it stands")
    digest = base64.b64encode(bytes(range(64))).decode()

    report, made = _run({"note": text, "integrity": f"sha512-{digest}", "etag": digest, "kind": "text/plain"})

    assert b"password=<PASSWORD-" in base64.b64decode(made["note"])
    assert "EMBEDDED_FILE" not in json.dumps(made)
    assert len(report.members) == 1


def test_nothing_leaves_of_a_document_that_does_not_leave_or_takes_the_place_of_a_file() -> None:
    whole = _har(("application/zip", _zip("app.log", b"fine\n")))
    wide = whole.replace(
        b'"log"', b'"a": "' + b"fine " * 20_000 + (LINE * 3).decode().encode("utf-16-le") + b'", "log"'
    )
    sign = b'{"sign": "<FILE_HERE-0000000000>", "log"'

    cut, left = run_bundle(whole[:-2], "a.har")
    lost, nothing = run_bundle(wide, "a.har")
    _, forged = run_bundle(whole.replace(b'{"log"', sign), "a.har")

    assert (left, nothing) == (b"", b"")
    assert [one.state for one in cut.members] == ["withheld"]
    assert [one.reason for one in lost.withheld][1:] == ["The file that it is a part of does not leave."]
    assert json.loads(forged)["sign"] == "<FILE_HERE-0000000000>"
    assert _unzipped(base64.b64decode(_bodies(forged)[0])) == {"app.log": b"fine\n"}


def test_a_document_shares_the_limits_of_what_lies_in_it_and_around_it() -> None:
    deep = LINE
    for number in range(7):
        deep = _har(
            ("application/json" if number else "application/zip", deep if number else _zip("a.log", deep))
        )
    bomb = _har(("application/gzip", gzip.compress(bytes(400_000))), ("application/zip", _zip("a.log", LINE)))
    many = _har(*[("application/zip", _zip("a.log", LINE)) for _ in range(9)])

    nested, opened = run_bundle(deep, "a.har")
    burst, rest = run_bundle(bomb, "a.har", Limits(ratio_allowance=100_000, ratio=2))
    counted, _ = run_bundle(many, "a.har", Limits(entries=9))

    for _ in range(6):
        opened = base64.b64decode(_bodies(opened)[0])
    assert _bodies(opened)[0].startswith("<EMBEDDED_FILE-")
    assert len(nested.members) == 7
    assert "unfolds to more than" in burst.withheld[0].reason
    assert [text.startswith("<EMBEDDED_FILE-") for text in _bodies(rest)] == [True, True]
    assert "more than 9 entries" in counted.withheld[-1].reason


def test_what_a_file_in_a_document_gives_away_is_learned() -> None:
    dictionary = CaseDictionary()

    learn(io.BytesIO(_har(("application/zip", _zip("app.log", LINE)))), "a.har", dictionary=dictionary)

    assert "hunter2xy" in dictionary.terms

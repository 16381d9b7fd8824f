"""Every format with bytes broken around a marked key: the key never passes, nothing hangs, nothing raises."""

# ruff: noqa: E501, PLW0108 - one table of forms, each made when it is needed

import base64
import io
import json
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_bundle, redact_text
from portal.redaction.case.teaching import teachable

TOKEN = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"
QUOTED = f'"{TOKEN}"'
_MAIL = (
    "From: a@b.com\nTo: c@d.com\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b1\n\n"
    "--b1\nContent-Type: text/plain\nContent-Transfer-Encoding: {}\n\n{}\n--b1--\n"
)


def _zipped(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.log", text)
    return made.getvalue()


FORMS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "json": ("a.json", lambda: json.dumps({"a": [1, {"note": f" {TOKEN} "}], "b": None}).encode()),
    "lines of json": ("a.jsonl", lambda: b'{"a": 1, "b": " %s "}\n{"c": 2}\n' % TOKEN.encode()),
    "har": ("a.har", lambda: json.dumps({"log": {"entries": [{"comment": f" {TOKEN} "}]}}).encode()),
    "xml": ("a.xml", lambda: f"<?xml version='1.0'?><a b='1'><c> {TOKEN} </c><!-- x --></a>".encode()),
    "html": ("a.html", lambda: f"<html><body><p class=x>hi <b> {TOKEN} </b><br></body></html>".encode()),
    "csv": ("a.csv", lambda: f'id,name,note\n1,Ada," {TOKEN} "\n2,Bo,fine\n'.encode()),
    "ini": ("a.ini", lambda: f"[a]\nb = {QUOTED}\nc = d\n".encode()),
    "yaml": ("a.yaml", lambda: f"a:\n  - b: {QUOTED}\n    c: |\n      {TOKEN} \n".encode()),
    "log": ("a.log", lambda: f"2024-01-01T00:00:00Z host app[1]: got {QUOTED} ok\n".encode() * 3),
    "wide": ("a.txt", lambda: f"got {QUOTED} ok\r\n".encode("utf-16")),
    "mail": ("a.eml", lambda: _MAIL.format("7bit", QUOTED).encode()),
    "packed mail": (
        "b.eml",
        lambda: _MAIL.format("base64", base64.b64encode(f"see {QUOTED} ok\n".encode()).decode()).encode(),
    ),
    "zip": ("a.zip", lambda: _zipped(f"got {QUOTED} ok\n")),
}
_changes = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([b"", b"\x00", b'"', b"<", b"{", b"\n", b"\xff", b"=", b"%41", b"]}"])),
    max_size=6,
)  # fmt: skip


def _broken(content: bytes, changes: list[tuple[float, bytes]], *, keep: bytes) -> bytes:
    """The content with bytes put in or taken out, but not inside what is kept or right beside it."""
    for where, piece in changes:
        place = int(where * len(content))
        start = content.find(keep)
        if start - 2 <= place <= start + len(keep) + 2 and start >= 0:
            continue
        content = content[:place] + (piece or b"") + content[place + (0 if piece else 1) :]
    return content


def _passes(form: str, changes: list[tuple[float, bytes]]) -> bool:
    """Whether the key is in what leaves, in any spelling that its form could give it."""
    name, make = FORMS[form]
    whole = make()
    keep = next((spelled for spelled in _spellings() if spelled in whole), b"\x00nothing\x00")
    output = io.BytesIO()
    redact_bundle(
        io.BytesIO(_broken(whole, changes, keep=keep)),
        name,
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(bytes(32)),
        dictionary=CaseDictionary(),
    )
    return any(spelled in output.getvalue() for spelled in _spellings())


def _spellings() -> tuple[bytes, ...]:
    packed = base64.b64encode(f"see {QUOTED} ok\n".encode())
    return TOKEN.encode(), TOKEN.encode("utf-16-le"), packed[:40]


@pytest.mark.parametrize("form", FORMS)
def test_a_marked_key_passes_in_no_format(form: str) -> None:
    assert not _passes(form, [])


def test_a_marked_key_passes_in_no_mail_without_its_kind_whose_base64_is_cut() -> None:
    assert not _passes("packed mail", [(0.9375, b"="), (0.25, b"")])


def test_a_marked_key_passes_in_no_mail_without_its_kind_whose_base64_lost_a_sign() -> None:
    assert not _passes(
        "packed mail", [(0.0, b"\xff"), (1.0, b'"'), (1.0, b'"'), (0.875, b""), (0.9609375, b"")]
    )


@pytest.mark.parametrize("before", ["41", "_", "backup_2_"])
@pytest.mark.parametrize("behind", ["", "_", "_41"])
def test_a_marked_key_is_seen_where_digits_and_underscores_stand_beside_it(before: str, behind: str) -> None:
    made = redact_text(
        f'got "{before}{TOKEN}{behind}" ok', PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary()
    )

    assert TOKEN not in made.text


def test_what_looks_like_a_mark_inside_a_name_stays() -> None:
    text = "run aws_cli_configurationone and my_bunny_with-very-long-ears-in-green-grass ok"

    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert made.text == text


@given(st.sampled_from(sorted(FORMS)), _changes)
@settings(max_examples=80, deadline=None)
def test_a_marked_key_passes_in_no_broken_format(form: str, changes: list[tuple[float, bytes]]) -> None:
    assert not _passes(form, changes)


@pytest.mark.deep
@given(st.sampled_from(sorted(FORMS)), _changes)
@settings(max_examples=20_000, deadline=None)
def test_a_marked_key_passes_in_no_broken_format_however_often_it_is_tried(
    form: str, changes: list[tuple[float, bytes]]
) -> None:
    assert not _passes(form, changes)


@given(
    st.lists(
        st.sampled_from(
            ["user=quarry77", "host: db-07.quarry.com", "password=hunter2xy", "hunter2xy", "quarry77", "%20", "{", "}",
             "db-07.quarry.com", "token=abc123def456", "abc123def456", "\n", "body=", '"', "a", base64.b64encode(b"password=hunter2xy {").decode()]
        ),
        max_size=12,
    )
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_no_original_of_a_finding_survives_anywhere(pieces: list[str]) -> None:
    text = " ".join(pieces)

    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    gone = [word for one in made.findings for word in teachable(one.kind, text[one.start : one.end])]
    words = set(made.text.casefold().split())
    assert [word for word in gone if word in words] == []

"""Files attached to a mail are opened like those of an archive, put back redacted, or replaced by a note."""

import base64
import gzip
import io
import quopri
import zipfile
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.redaction import Limits, Report
from portal.redaction.pictures.looked import Looked
from tests.support.bundles import run_bundle
from tests.support.picture_files import BESIDE, picture

LINE = b"user=quarry77 password=hunter2xy\n"
WORD = b'<w:document xmlns:w="urn:w"><w:p><w:t>the password=hun</w:t><w:t>ter2xy</w:t></w:p></w:document>'
HEAD = b"From: a@harbor.com\nTo: b@harbor.com\nSubject: x\nMIME-Version: 1.0\n"
SECRETS = (b"hunter2xy", b"quarry77", b"harbor", BESIDE)


def _zip(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()


def _mail(*files: tuple[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Jane <jane@harbor.com>", "b@harbor.com", "logs"
    mail.set_content("password=hunter2xy is in the files\n")
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        list(mail.iter_attachments())[-1]["Content-ID"] = "<one@harbor.com>"
    return mail.as_bytes()


def _files(mail: bytes) -> dict[str, bytes]:
    """What a mail program would save of a mail."""
    read = message_from_bytes(mail, policy=policy.default)
    made = {}
    for part in read.walk():
        content = part.get_payload(decode=True)
        if part.get_filename() and isinstance(content, bytes):
            made[str(part.get_filename())] = content
    return made


def _unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _states(report: Report) -> dict[str, str]:
    return {one.original_path: one.state for one in report.members}


def test_each_attached_file_is_read_as_what_it_is_and_put_back_redacted() -> None:
    files = {
        "jane@harbor.com.zip": _zip("app.log", LINE),
        "old.eml": _mail(("inner.log.gz", gzip.compress(LINE))),
        "wide.log": LINE.decode().encode("utf-16"),
        "hosts.csv": b"number,user\n1,quarry77\n",
        "Brief für alle.docx": _zip("word/document.xml", WORD),
        "Security.evtx": b"ElfFile\x00" + LINE,
    }

    report, output = run_bundle(_mail(*files.items()), "a.eml")

    said = _files(output)
    name = next(one for one in said if one.endswith(".zip"))
    inner = _files(said["old.eml"])["inner.log.gz"]
    texts = [output, *said.values(), *_unzipped(said[name]).values(), gzip.decompress(inner)]
    texts.append(said["wide.log"].decode("utf-16").encode())
    assert [secret for secret in SECRETS if any(secret in text for text in texts)] == []
    assert _unzipped(said[name])["app.log"].startswith(b"user=user-")
    assert gzip.decompress(inner).startswith(b"user=user-")
    assert said["hosts.csv"].startswith(b"number,user\n1,user-")
    assert said["Brief für alle.docx.txt"].startswith(b"the password=<PASSWORD-")
    assert b"Windows event log" in said["Security.evtx.txt"]
    assert output.count(b"Content-ID: <user-") == len(files)
    assert run_bundle(output, "a.eml")[1] == output
    assert _states(report) == {
        "a.eml": "redacted",
        "jane@harbor.com.zip/app.log": "redacted",
        "old.eml": "redacted",
        "old.eml/inner.log.gz": "redacted",
        "wide.log": "redacted",
        "hosts.csv": "redacted",
        "Brief für alle.docx.txt": "redacted",
        "Brief für alle.docx": "withheld",
        "Security.evtx": "withheld",
    }


def test_a_picture_in_a_mail_leaves_only_when_somebody_has_looked_at_it() -> None:
    content = _mail(("screen.png", picture("png")))

    kept, without = run_bundle(content, "a.eml")
    report, output = run_bundle(content, "a.eml", looked=Looked(frozenset([kept.withheld[0].picture])))

    assert b"unless a person looks at it" in _files(without)["screen.png.txt"]
    assert _files(output)["screen.png"].startswith(b"\x89PNG")
    assert BESIDE not in _files(output)["screen.png"]
    assert report.clean


def test_nothing_attached_leaves_with_a_mail_that_does_not_leave() -> None:
    wide = (LINE * 3).decode().encode("utf-16-le")
    content = _mail(("a.zip", _zip("app.log", b"fine\n"))) + b"fine\n" * 20_000 + wide
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("a.eml", content)
        archive.writestr("b.log", "fine\n")

    for name, whole, left in (("a.eml", content, []), ("b.zip", bundle.getvalue(), ["b.log"])):
        report, output = run_bundle(whole, name)

        assert list(_unzipped(output)) == left if left else output == b""
        assert len(report.withheld) == 2
        assert report.withheld[1].reason == "The file that it is a part of does not leave."


def test_a_mail_shares_the_limits_of_what_lies_in_it_and_around_it() -> None:
    deep = LINE
    for number in range(7):
        deep = _mail((f"{number}.eml", deep)) if number else _mail(("a.zip", _zip("a.log", deep)))
    bomb = _mail(("a.log.gz", gzip.compress(bytes(400_000))), ("late.zip", _zip("a.log", LINE)))
    many = _mail(*[(f"{number}.zip", _zip("a.log", LINE)) for number in range(9)])

    nested, opened = run_bundle(deep, "a.eml")
    burst, rest = run_bundle(bomb, "a.eml", Limits(ratio_allowance=100_000, ratio=2))
    counted, _ = run_bundle(many, "a.eml", Limits(entries=9))

    assert "more than 5 archives deep" in nested.withheld[0].reason
    assert all(secret not in opened for secret in SECRETS)
    assert "unfolds to more than" in burst.withheld[0].reason
    assert _files(rest).keys() == {"a.log.gz.txt", "late.zip.txt"}
    assert "more than 9 entries" in counted.withheld[-1].reason


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        (b'Content-Disposition: attachment; filename="../../etc/x.zip"\n', _zip("a.log", LINE)),
        (b"Content-Disposition: attachment; filename*=x-none''%ff%00.zip\n", _zip("a.log", LINE)),
        (b"Content-Type: application/zip; name==?q?Q?=\n", _zip("a.log", LINE)),
        (b"Content-Disposition: attachment;\n filename=a\r\n.zip\n", _zip("a.log", LINE)),
        (b"Content-Type: image/png\nContent-Type: text/plain\n", _zip("a.log", LINE)),
        (b"Content-Type: text/plain; charset=utf-8\n", _zip("a.log", LINE)),
        (b"Content-Type: text/plain; charset=utf-16\n", LINE + b"\xff\x00"),
        (b'Content-Type: application/x-pkcs12; name="a.p12"\n', LINE),
        (b"", b"\xd4\xc3\xb2\xa1" + LINE),
        (b'Content-Disposition: attachment; filename="a' + b";" * 200_000 + b"\n", _zip("a.log", LINE)),
    ],
    ids=[
        "a path", "an encoded name", "an encoded word", "a folded name", "two kinds", "a wrong kind",
        "a charset", "a key store", "no header", "a very long name",
    ],
)  # fmt: skip
def test_odd_headers_of_a_part_let_nothing_pass(fields: bytes, body: bytes) -> None:
    encoded = base64.encodebytes(body)
    content = HEAD + fields + b"Content-Transfer-Encoding: base64\n\n" + encoded

    report, output = run_bundle(content, "a.eml")

    said = list(_files(output).items())
    texts = [output, *(text for _, text in said)]
    texts += [part for _, text in said if text[:2] == b"PK" for part in _unzipped(text).values()]
    assert [secret for secret in SECRETS if any(secret in text for text in texts)] == []
    assert all("/" not in name and "\x00" not in name for name, _ in said)
    assert len(report.members) > 0
    assert run_bundle(output, "a.eml")[1] == output


@pytest.mark.parametrize("encoding", ["binary", "quoted-printable"])
def test_a_file_is_opened_in_whatever_way_it_is_written(encoding: str) -> None:
    content = _zip("a.log", LINE)
    body = content if encoding == "binary" else quopri.encodestring(content)
    fields = f"Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: {encoding}\n\n"

    report, output = run_bundle(HEAD + b"X-Note: fine\n" * 6000 + fields.encode() + body, "a.eml")

    assert _unzipped(_files(output)["a.zip"])["a.log"].startswith(b"user=user-")
    assert report.clean


_pieces = _mail(("a.zip", _zip("app.log", LINE)), ("b.csv", LINE)).split(b"\n")


def _leaks(lines: list[bytes]) -> bool:
    """Whether a secret stands in what comes of a mail of these lines, or in a file of it."""
    _, output = run_bundle(HEAD + b"\n".join(lines), "a.eml")
    texts = [output]
    for text in _files(output).values():
        texts += [text]
        try:
            texts += _unzipped(text).values()
        except (zipfile.BadZipFile, OSError, ValueError):
            continue
    return any(secret in text for secret in SECRETS for text in texts)


@given(st.lists(st.sampled_from(_pieces), max_size=40))
@settings(max_examples=6, deadline=None)
def test_no_shuffled_mail_with_files_lets_anything_pass(lines: list[bytes]) -> None:
    assert not _leaks(lines)


@pytest.mark.deep
@given(st.lists(st.sampled_from(_pieces), max_size=60), st.permutations(_pieces))
@settings(max_examples=5_000, deadline=None)
def test_no_shuffled_mail_with_files_lets_anything_pass_however_often_it_is_tried(
    lines: list[bytes], shuffled: list[bytes]
) -> None:
    assert not _leaks(lines)
    assert not _leaks(shuffled)

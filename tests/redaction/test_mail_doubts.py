"""Broken mails that mail programs read in different ways: what any of them would decode is looked at."""

import base64
from email import message_from_bytes, policy

import pytest

from tests.support.bundles import run_bundle

HEAD = b"From: a@harbor.com\nTo: b@harbor.com\nSubject: x\nMIME-Version: 1.0\n"
MIXED = b"Content-Type: multipart/mixed; boundary=b1\n"
NAMED = b'Content-Disposition: attachment; filename="b.csv"\n'
IN_BASE64 = b"Content-Transfer-Encoding: base64\n"
FILE = NAMED + IN_BASE64 + b"\n"
LOST = b"Contet-Type: multipart/mixed; boundary=b1\n\n--b1\n"
ENDED = MIXED + b"\n--b1\n--b1--\n"
QUOTED = b"Content-Transfer-Encoding: quoted-printable\n"
# A piece of an archive: a password stands in it, and bytes that are no text behind it.
PIECE = b"cmQ9aHVudGVyMnh5ClBLAQIUAxQAAAAAADJvdl16bMCHIQAAACEAAAAHAAAAAAAAAAAAAACAAQAA\n"
TEXT = base64.encodebytes(b"fine " * 11 + b"password=hunter2xy " + b"fine " * 9)
SECRETS = (b"hunter2xy", PIECE[:24])
BROKEN = {
    "an end that stands between two boundaries": ENDED + FILE + PIECE,
    "a part behind the end": MIXED + b"\n--b1\n\nfine\n--b1--\n" + FILE + TEXT,
    "a kind with a lost letter": LOST + FILE + PIECE,
    "signs between": LOST + FILE + PIECE[:30] + b'"<' + PIECE[30:],
    "a head without an end": NAMED + IN_BASE64 + PIECE + b"\n" + base64.b64encode(b"fine\n"),
    "two encodings": b"Content-Transfer-Encoding: 7bit\n" + FILE + PIECE,
    "a kind of message that nobody knows": b"Content-Type: message/other\n\n" + FILE + PIECE,
    "a return inside a header": b"X-Note: fine\r" + FILE.replace(b"\n", b"\r") + b"\n\n" + PIECE,
    "an encoding behind a return": b"X-Note: fine\r" + IN_BASE64 + NAMED + b"\n" + PIECE,
    "an indented body": ENDED + FILE + b"  " + TEXT.replace(b"\n", b"\n  "),
    "a part that is quoted": ENDED + NAMED + QUOTED + b"\npass=77ord=\n=3Dhunter=\n2xy\n",
}


def _said(mail: bytes) -> list[bytes]:
    """A mail as it stands, and each of its parts as one mail program decodes it."""
    parts = [part.get_payload(decode=True) for part in message_from_bytes(mail, policy=policy.default).walk()]
    return [mail, *(part for part in parts if isinstance(part, bytes))]


@pytest.mark.parametrize("name", BROKEN)
def test_what_one_reader_takes_for_text_and_another_decodes_is_looked_at_by_both(name: str) -> None:
    _, output = run_bundle(HEAD + BROKEN[name], "a.eml")

    said = _said(output)
    assert [secret for secret in SECRETS if any(secret in text for text in said)] == []
    assert b"".join(output.split()).count(b"".join(TEXT.split())[80:120]) == 0
    assert run_bundle(output, "a.eml")[1] == output


def test_a_part_behind_the_end_that_says_a_text_stays_readable() -> None:
    _, output = run_bundle(HEAD + BROKEN["a part behind the end"], "a.eml")

    body = output.partition(IN_BASE64)[2]
    assert base64.b64decode(body).startswith(b"fine " * 11 + b"password=<PASSWORD-")


def test_a_mail_that_is_whole_keeps_signatures_digests_and_headers_that_are_told_of() -> None:
    digest = b"ClBLAQIUAxQAAAAAADJvdl16bMCHIQAAACEAAAAHAAAAAAAAAAAAAACAAQAA\n"
    signed = b"fine\n-----BEGIN PGP SIGNATURE-----\n\n" + digest + b"-----END PGP SIGNATURE-----\n"
    told = b"Content-Type: text/rfc822-headers\n\n" + IN_BASE64 + b"DKIM-Signature: v=1; b=\n " + digest
    plain = b"Content-Type: text/plain\nContent-Transfer-Encoding: 8bit\n\n"
    mail = MIXED + b"\nfine\n--b1\n" + plain + signed + b"--b1\n" + told + b"--b1--\n\nfine\n"

    _, output = run_bundle(HEAD + mail, "a.eml")

    assert output.endswith(mail)

"""Mail: headers, encoded words, every part behind its encoding; what nobody can look into does not leave."""

import io
from email import message_from_bytes, policy
from email.message import EmailMessage

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_bundle
from portal.redaction.report import MemberReport

SECRETS = ("hunter2x", "harbor", "attached1", "logged1", "inner1secret", "zed77", "quarry", "Müller", "Quill")


def _run(content: bytes, name: str = "a.eml") -> tuple[bytes, MemberReport]:
    output = io.BytesIO()
    report = redact_bundle(
        io.BytesIO(content),
        name,
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(b"the key of one case"),
        dictionary=CaseDictionary(),
    )
    return output.getvalue(), report.members[0]


def _mail() -> EmailMessage:
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Subject"] = "Old Quill <old@quarry.com>", "b@harbor.com", "again"
    inner.set_content("see password=inner1secret\n")
    mail = EmailMessage()
    mail["From"], mail["To"] = "Jürgen Müller <jm@harbor.com>", '"Jane Doe" <jane@harbor.com>'
    mail["Subject"], mail["Message-ID"] = "Zugang für jane@harbor.com größer", "<abc.1@mail.harbor.com>"
    mail.set_content("Hi,\nthe wörd: password=hunter2x " + "long " * 20 + "\n", cte="quoted-printable")
    html = "<html><body><p>Hello <b>password=hunter2x</b></p></body></html>"
    mail.add_alternative(html, subtype="html", cte="base64")
    mail.add_attachment(
        b'{"password":"attached1"}', maintype="application", subtype="json", filename="a.json"
    )
    mail.add_attachment(
        b"\x89PNG\r\n\x1a\nzed77" + bytes(99), maintype="image", subtype="png", filename="a.png"
    )
    mail.add_attachment(b"user=zed77 password=logged1\n", maintype="text", subtype="plain", filename="a.log")
    mail.add_attachment(inner)
    return mail


def _said(content: bytes) -> list[str]:
    """Every part and header of a mail as a mail program shows it."""
    mail = message_from_bytes(content, policy=policy.default)
    parts = [part for part in mail.walk() if not part.is_multipart()]
    heads = [str(value) for part in mail.walk() for value in part.values()]
    return heads + [(part.get_payload(decode=True) or b"").decode() for part in parts]  # type: ignore[union-attr]


def test_no_part_of_a_mail_keeps_a_secret_and_it_is_still_a_mail() -> None:
    made, member = _run(_mail().as_bytes())

    said = _said(made)
    assert member.format == "mail"
    assert [secret for secret in SECRETS if any(secret in text for text in said)] == []
    assert any("für" in text and "größer" in text for text in said)
    assert any(text.startswith("<html><body><p>Hello <b>password=&lt;PASSWORD-") for text in said)
    assert any("password=<PASSWORD-" in text and "wörd" in text for text in said)
    assert any(text.startswith("<EMBEDDED_FILE-") for text in said)


def test_a_mail_redacted_twice_stays_as_it_is() -> None:
    once, _ = _run(_mail().as_bytes())

    assert _run(once)[0] == once


def test_every_message_of_a_mailbox_is_read() -> None:
    one = _mail().as_bytes()
    start = b"From jm@harbor.com Mon Jan  1 10:00:00 2024\n"

    made, member = _run(start + one + b"\n" + start + one, "old.mbox")

    assert member.format == "mail"
    assert made.count(b"Message-ID: <user-") == 2
    assert b"harbor" not in made


def test_parts_without_end_are_withheld() -> None:
    head = b"From: a@b.com\nTo: c@d.com\nSubject: x\n"
    nested = head + b"Content-Type: multipart/mixed\n\npassword=hunter2x\n"

    made, member = _run(nested)

    assert made == b""
    assert member.state == "withheld"


def test_a_part_that_cannot_be_decoded_is_replaced_as_a_whole() -> None:
    head = b"From: a@b.com\nTo: c@d.com\nSubject: x\nContent-Transfer-Encoding: base64\n"

    made, member = _run(head + b"\nthis is !! no base64 of password=hunter2x\n")

    assert b"hunter2x" not in made
    assert member.kinds["embedded_file"] == 1


@given(st.lists(st.sampled_from(_mail().as_bytes().split(b"\n")), max_size=40), st.binary(max_size=20))
@settings(max_examples=60, deadline=None)
def test_no_shuffled_mail_breaks_it(lines: list[bytes], noise: bytes) -> None:
    head = b"From: jane@harbor.com\nTo: jane@harbor.com\nSubject: password=hunter2x\n"

    made, member = _run(head + b"\n".join(lines) + noise)

    assert member.state in {"redacted", "withheld"}
    assert b"hunter2x" not in made

"""The way out for mail: SMTP where it is configured, otherwise files that a person can open."""

import re
import secrets
import smtplib
import ssl
import time
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime, make_msgid, parsedate_to_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from portal.vocabulary import Invalid, Missing, Unavailable

_NAME = re.compile(r"\d{20}-[0-9a-f]{8}")


class Mail(Protocol):
    """Whatever can carry a message to a mailbox."""

    def send(self, message: EmailMessage) -> None:
        """Hand the message over; raises `Unavailable` when it was not taken."""


@dataclass(frozen=True)
class Letter:
    """One message that lies in the folder."""

    name: str
    to: str
    subject: str
    sent_at: datetime
    body: str


class MailFolder:
    """Messages as .eml files, for an installation without a mail server."""

    def __init__(self, folder: Path) -> None:
        """Write below `folder`, which is made readable by this account alone."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder = folder

    def send(self, message: EmailMessage) -> None:
        """Write the message under a name that sorts by time."""
        target = self._folder / f"{time.time_ns():020d}-{secrets.token_hex(4)}.eml"
        partial = target.with_suffix(".part")
        partial.write_bytes(bytes(message))
        partial.rename(target)

    def letters(self) -> list[Letter]:
        """All messages, newest first."""
        newest_first = sorted(self._folder.glob("*.eml"), reverse=True)
        return [_letter(path) for path in newest_first if _NAME.fullmatch(path.stem)]

    def letter(self, name: str) -> Letter:
        """One message; `Missing` when there is none of this name."""
        path = self._folder / f"{name}.eml"
        if not _NAME.fullmatch(name) or not path.exists():
            raise Missing("There is no such message.")
        return _letter(path)


def _letter(path: Path) -> Letter:
    message = message_from_bytes(path.read_bytes(), policy=default)
    sent_at = parsedate_to_datetime(str(message["Date"]))
    return Letter(path.stem, str(message["To"]), str(message["Subject"]), sent_at, message.get_content())


class MailServer:
    """A mail server, as `smtp://name:password@host:port` (STARTTLS) or `smtps://…` (TLS at once)."""

    def __init__(self, url: str) -> None:
        """Read the address once; a wrong one stops the start with a sentence."""
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise Invalid("PORTAL_SMTP_URL must look like smtp://name:password@mail.example.org:587.")
        self._parts = parts

    def send(self, message: EmailMessage) -> None:
        """Deliver over an encrypted connection; on loopback a plain one will do."""
        parts = self._parts
        host = parts.hostname or ""
        try:
            if parts.scheme == "smtps":
                server: smtplib.SMTP = smtplib.SMTP_SSL(
                    host, parts.port or 465, timeout=20, context=ssl.create_default_context()
                )
            else:
                server = smtplib.SMTP(host, parts.port or 587, timeout=20)
            with server:
                if parts.scheme == "smtp" and host not in {"127.0.0.1", "localhost"}:
                    server.starttls(context=ssl.create_default_context())
                if parts.username:
                    server.login(unquote(parts.username), unquote(parts.password or ""))
                server.send_message(message)
        except (OSError, smtplib.SMTPException) as problem:
            raise Unavailable("The mail server did not take the message.") from problem


def compose(sender: str, to: str, subject: str, body: str, sent_at: datetime) -> EmailMessage:
    """A plain-text message: no content of a case, no tracking, nothing that loads from elsewhere."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(sent_at)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2] or "localhost")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message

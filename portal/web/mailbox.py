"""Everybody's mail, for one person who plays all parts of a demonstration. No other installation has it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.gateways.mail import MailFolder
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

mailbox = GuardedBlueprint("mailbox", __name__)

PAGE = 25
_ADDRESS = re.compile(r"(https?://[^\s<>\"]+)")
_THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Piece:
    """Some text of a message, and where it leads within this portal ("" for nowhere)."""

    text: str
    path: str = ""


@mailbox.page("/mailbox", needs=Needs.nobody())
def list_mail(call: Call) -> ResponseReturnValue:
    """All messages, newest first; of one mailbox if one was chosen."""
    letters = _folder(call).letters()
    chosen = request.args.get("to", "")
    page = max(1, request.args.get("page", 1, type=int))
    wanted = [letter for letter in letters if chosen in ("", letter.to)]
    return render_template(
        "mailbox/list_mail.html",
        letters=wanted[(page - 1) * PAGE : page * PAGE],
        total=len(wanted),
        page=page,
        page_size=PAGE,
        chosen=chosen,
        mailboxes=sorted({letter.to for letter in letters}),
    )


@mailbox.page("/mailbox/<name>", needs=Needs.nobody())
def show(call: Call, name: str) -> ResponseReturnValue:
    """One message as plain text; its links into this portal can be followed."""
    letter = _folder(call).letter(name)
    body = pieces(letter.body, call.rooms.settings.base_url)
    return render_template("mailbox/show.html", letter=letter, body=body)


def pieces(text: str, base_url: str) -> list[Piece]:
    """The text with its links into this portal told apart; links to elsewhere stay text."""
    return [
        Piece(part, _path(part, base_url)) if number % 2 else Piece(part)
        for number, part in enumerate(_ADDRESS.split(text))
    ]


def _path(address: str, base_url: str) -> str:
    """The page that a link leads to; the port may be another one since the message was written."""
    parts = urlsplit(address)
    ours = address.startswith(f"{base_url}/") or parts.hostname in _THIS_MACHINE
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "") if ours else ""


def _folder(call: Call) -> MailFolder:
    return MailFolder(call.rooms.settings.instance / "mail")

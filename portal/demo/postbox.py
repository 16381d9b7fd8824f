"""The mail of the demonstration: kept as files for whoever plays, and opened here by those who are played."""

import re
from email.message import EmailMessage

from portal.gateways.mail import Mail

_PAGES = "invitation|permission|customer|working|still-working|reveal"


class Postbox:
    """Passes every message on and remembers the newest links and codes of each mailbox."""

    def __init__(self, mail: Mail) -> None:
        """Pass messages on to `mail`."""
        self._mail = mail
        self._newest: dict[tuple[str, str], str] = {}

    def send(self, message: EmailMessage) -> None:
        """Deliver, and note what the reader will click or type."""
        self._mail.send(message)
        body, to = message.get_content(), str(message["To"])
        for page, token in re.findall(rf"/({_PAGES})/([\w-]+)", body):
            self._newest[to, page] = token
        for code in re.findall(r"^ +([0-9A-Z]{4}-[0-9A-Z]{4})$", body, re.MULTILINE):
            self._newest[to, "code"] = code

    def newest(self, to: str, what: str) -> str:
        """The newest link of a page ("invitation", "permission" and so on, as they begin), or "code"."""
        return self._newest[to, what]

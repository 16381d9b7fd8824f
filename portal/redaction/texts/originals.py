"""From one stand-in back to the value that it stands for, by looking through the same bytes once more.

Nothing is kept for it when something is redacted: who asks later needs the bytes, the case's key and time.
Of what may be a live secret nothing is ever given back, whatever was asked (design: redaction, section 8).
"""

import os
import re
from collections.abc import Callable, Sequence

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.escaped.behind import behind, mentions
from portal.redaction.findings import Finding, RedactedText
from portal.redaction.kinds import KINDS
from portal.redaction.later import redact_text
from portal.redaction.naming import pieces_of
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.treatments import Treatments
from portal.vocabulary import DataCategory, Invalid, Treatment

LONGEST_STAND_IN = 300
LONGEST_ORIGINAL = 2000
_MOST_LAYERS = 3
_MARK = re.compile(r"<([A-Z][A-Z0-9_]{1,40})(-[0-9a-f]{10}(?::[A-Za-z_./]*)?)?>")
_ONLY_TEXT_STAYS = Treatments({DataCategory.TECHNICAL: Treatment.KEEP})


def asked_stand_in(text: str) -> str:
    """The stand-in that somebody may ask about. Whether it stands for anything is not looked at here.

    Raises:
        Invalid: it is empty, more than one word, a mark of something taken out, or one of a live secret.
    """
    stand_in = text.strip()
    if not stand_in or len(stand_in) > LONGEST_STAND_IN or len(stand_in.split()) != 1:
        raise Invalid("Copy exactly one stand-in out of the text, such as h-3f9c01ab72.", "stand_in")
    mark = _MARK.fullmatch(stand_in)
    if mark is None:
        return stand_in
    kind = KINDS.get(mark[1].lower())
    if kind is not None and kind.category is DataCategory.CREDENTIALS:
        raise Invalid("Passwords, keys and other live secrets are never shown to anybody.", "stand_in")
    if mark[2] is None:
        raise Invalid(
            "This says that something was taken out. It stands for no single value, so it cannot be shown.",
            "stand_in",
        )
    return stand_in


def may_be_asked(stand_in: str) -> bool:
    """Whether somebody may ask about it: it stands for one value, and not for a live secret."""
    try:
        return asked_stand_in(stand_in) == stand_in
    except Invalid:
        return False


class Original:
    """Watches a redaction (`Observer`) for what one stand-in replaced, also behind escapes and base64."""

    def __init__(self, stand_in: str, redact: Callable[[str], RedactedText] | None = None) -> None:
        """Begin with nothing found. `redact` redacts a text as the run does that is watched.

        Without it nothing is found behind base64 and in names. `categories` says as what the value was taken
        out wherever it was found.
        """
        self._stand_in = stand_in
        self._redact = redact
        self._layers = 0
        self._found = ""
        self.categories: set[DataCategory] = set()

    def see(self, _path: str, _line: int, before: str, _after: str, findings: Sequence[Finding]) -> None:
        """Take one changed line."""
        for one in findings:
            original = before[one.start : one.end]
            if one.replacement == self._stand_in:
                self._take(original, one.category)
            else:
                self._look_behind(original, one)

    def see_name(self, name: str, shown: str) -> None:
        """Take the name of a file and what it was replaced by; there marks stand without their brackets."""
        if self._redact is None or self._bare not in shown:
            return
        for piece in pieces_of(f"/{name}"):
            for one in self._redact(piece).findings:
                if one.replacement.strip("<>") == self._bare:
                    self._take(piece[one.start : one.end], one.category)

    @property
    def _bare(self) -> str:
        return self._stand_in.strip("<>")

    def _look_behind(self, original: str, one: Finding) -> None:
        for before, after in behind(original, one.replacement):
            if after == self._stand_in:
                self._take(before, one.category)
            elif self._redact and self._layers < _MOST_LAYERS and mentions(after, self._stand_in):
                self._layers += 1
                redacted = self._redact(before)
                self.see("", 0, before, redacted.text, redacted.findings)
                self._layers -= 1

    def _take(self, original: str, category: DataCategory) -> None:
        self._found = self._found or original
        self.categories.add(category)

    def value(self) -> str | None:
        """The value as it stood at its first place; None when there is none that may be shown."""
        if not self._found or len(self._found) > LONGEST_ORIGINAL:
            return None
        if DataCategory.CREDENTIALS in self.categories:
            return None
        return None if _names_a_secret(self._found) else self._found


def _names_a_secret(value: str) -> bool:
    """Whether the value by itself looks like a live secret, whatever it was taken for in its line."""
    alone = redact_text(value, _ONLY_TEXT_STAYS, Pseudonyms(os.urandom(32)), CaseDictionary())
    return any(one.category is DataCategory.CREDENTIALS for one in alone.findings)

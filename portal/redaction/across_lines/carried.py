"""What one line says about the values below it: a key alone on its line, `name:` above `value:`, a form's field."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from typing import NamedTuple

from portal.redaction.across_lines import dumps, hex_dumps, nested
from portal.redaction.across_lines.answers import answered, asked
from portal.redaction.across_lines.begins import Begun, begun
from portal.redaction.across_lines.entries import entry, section
from portal.redaction.across_lines.opened import class_of_element, class_of_field
from portal.redaction.across_lines.parties import PAYS, RECEIVES, part_of, party
from portal.redaction.across_lines.tables import Table, table_of
from portal.redaction.findings import Span
from portal.redaction.rules.people.letters import CLOSING, SIGN_OFF
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.nobody import is_nobody
from portal.redaction.scanning.leaf_claims import leaf_claims
from portal.redaction.stand_ins.own_stand_ins import as_rules_read

_NAME = re.compile(
    rb"^[ \t]*+(?:- )?[ \t]*+[\"']?(?:name|key|Name|Key)[\"']?[ \t]*+[:=][ \t]*+[\"']?([A-Za-z_][A-Za-z0-9_.-]{0,80})[\"']?,?[ \t\r\n]*+$"
)
_VALUE = re.compile(
    rb"^[ \t]*+(?:- )?[ \t]*+[\"']?(?:value|Value)[\"']?[ \t]*+[:=][ \t]*+[\"']?([^\"'\r\n]++)"
)
_ALONE = re.compile(
    rb"^[ \t]*+(?:- )?(?!(?:if|elif|while|for|with|not|unless|until) )(?:\[?[\"']?([A-Za-z_][A-Za-z0-9_. -]{0,80})[\"']?\]?[ \t]*+(?::[ \t]*+(?:[|>][0-9+-]{0,2})?|=>|=[ \t]*+\\?)|\?[ \t]++([A-Za-z_][A-Za-z0-9_. -]{0,80}))[ \t\r\n]*+$"
)
# The head of a column that is the only one, as consoles of Windows print it.
_HEADED = re.compile(rb"(SerialNumber|IdentifyingNumber|SMBIOSAssetTag)[ \t\r\n]*+$")
# The text of a key goes on while its lines stand further in (YAML 1.2, 8.1; settings with lines that go on).
_BLOCK = re.compile(rb"[^\r\n]*?(?::[ \t]*+[|>][0-9+-]{0,2}|=[ \t]*+\\?)[ \t\r\n]*+$")
_BEFORE_KEY = re.compile(rb"[ \t]*+(?:- )?")
_ITEM = re.compile(rb"^[ \t]*+(?:[-:] |string\([0-9]{1,7}\) )?[ \t]*+(?![$#%>] )[\"']?([^\"'\r\n]++)")
# One of a list of accounts or machines that is told by its name: `users:` above `- name: mossop`.
_LISTED = re.compile(
    rb"[ \t]*+- (?:name|username|login|hostname|host): ([A-Za-z0-9_][A-Za-z0-9_.@-]{1,63})\s*+$"
)
_NAMED_IN_LISTS = frozenset(("account", "host"))
_PERSON = re.compile(rb"^[ \t>]*+([^\"\r\n<|(]++)")
_LONGEST_SIGN_OFF = 80
"""With what may stand before it. Nearly all lines are longer, and to search them takes as long as a rule."""
_SECRETS = frozenset({"password", "token", "session_id"})
_STRONG = _SECRETS | {"account", "host", "person", "email", "phone", "serial", "national_id"}


class Waiting(NamedTuple):
    """What the lines before say about the next: key material that goes on, a key without its value, a table."""

    block: str = ""
    key: str | None = None
    named: bool = False
    asked: bool = False
    table: Table | dumps.Copied | dumps.Created | None = None
    deeper: int = -1
    field: str | None = None
    going: Begun | None = None
    blocks: nested.Nested | None = None


NOTHING_WAITS = Waiting()


class Carried:
    """The key that waits for its value. It waits for one line, a list below it for as long as it goes on."""

    def __init__(self, waiting: Waiting = NOTHING_WAITS) -> None:
        self._class = waiting.key
        self._named = waiting.named
        self._asked = waiting.asked
        self._table = waiting.table
        self._deeper = waiting.deeper
        self._field = waiting.field
        self._going = waiting.going
        self._blocks = waiting.blocks

    def waiting(self, block: str) -> Waiting:
        """What waits, to go on from in another place."""
        waits = self._class is not None
        return Waiting(
            block,
            self._class,
            waits and self._named,
            waits and self._asked,
            self._table,
            self._deeper,
            self._field,
            self._going,
            self._blocks,
        )

    @property
    def waits(self) -> bool:
        """Whether a key waits for its value, or a table for its rows."""
        return any(
            one is not None for one in (self._class, self._table, self._field, self._going, self._blocks)
        )

    def claims(self, line: bytes) -> list[Span]:
        """What the line before claims in this one; then looks what this one says about the next."""
        line = as_rules_read(line)
        within, self._blocks = ([], nested.begun(line)) if self._blocks is None else self._blocks.claims(line)
        return self._told(line) + within

    def _told(self, line: bytes) -> list[Span]:
        """What goes on from above, or what waits for this line."""
        going = hex_dumps.begun(line) if self._going is None else self._going
        found, going = ([], None) if going is None else going.claims(line)
        if found:
            self._going = going
            return self._in_table(line) + found
        found = self._found(line)  # what only may go on hides nothing that this line says besides
        self._going = begun(line) if going is None else going
        return found

    def _found(self, line: bytes) -> list[Span]:
        waiting, named, was_asked, deeper = self._class, self._named, self._asked, self._deeper
        if waiting in {PAYS, RECEIVES}:
            return self._of_party(waiting, line)
        if waiting is not None and deeper >= 0 and _goes_on(line, deeper):
            return self._in_table(line) + self._claimed(waiting, line, named=False)
        if self._field is not None and line.strip():
            return self._in_table(line)
        self._class, self._named, self._asked, self._deeper = None, False, False, -1
        if self._field is not None:
            self._class, self._field = self._field, None
            return self._in_table(line)
        found = self._in_table(line)
        if waiting is not None and deeper < 0:
            found += answered(waiting, line) if was_asked else self._claimed(waiting, line, named=named)
        self._look(line, waiting)
        return found

    def _of_party(self, waiting: str, line: bytes) -> list[Span]:
        """Name and address of somebody, line by line, until one is neither."""
        found, told = self._in_table(line), part_of(waiting, line)
        if told is None:
            self._class = None
            self._look(line, None)
            return found
        return found + told

    def _titles(self, line: bytes) -> Table | None:
        """The titles that this line is, where no table goes on with it."""
        if isinstance(self._table, dumps.Copied | dumps.Created):
            return None
        titles = table_of(line)
        goes_on = titles is not None and self._table is not None and self._table.goes_on(titles, line)
        return None if goes_on else titles

    def _in_table(self, line: bytes) -> list[Span]:
        """What a table's titles say about a row of it; a line of titles begins another."""
        titles = dumps.begun(line) or self._titles(line)
        if titles is None and self._table is not None:
            table, self._table = self._table, self._table.after(line)
            if self._table is not None:
                return table.claims(line)
            titles = table_of(line)  # what ends rows may be the titles of others
        self._table = titles
        return []

    def _claimed(self, waiting: str, line: bytes, *, named: bool) -> list[Span]:
        of_section = entry(waiting, line)
        if of_section is not None:
            return of_section
        person = waiting in {"person", "half_name"} and not named
        match = (_VALUE if named else _PERSON if person else _ITEM).match(line)
        if match is None:
            return []
        value = match[1].rstrip(b" \t,;")
        listed = _LISTED.match(line)
        if listed is not None and waiting in _NAMED_IN_LISTS:
            match, value = listed, listed[1]
        if person and (CLOSING.match(value) or is_nobody(value)):
            return []
        if not named and re.match(rb"[A-Za-z_][A-Za-z0-9_. -]{0,60}[:=]", value):
            return []
        return [
            Span(c.start + match.start(1), c.end + match.start(1), c.kind)
            for c in leaf_claims(waiting, value)
        ]

    def _look(self, line: bytes, waiting: str | None) -> None:
        if self._opens(line, waiting):
            return
        somebody = party(line)
        if somebody is not None:
            self._class = somebody
            return
        held = section(line)
        if held is not None:
            self._class, self._deeper = held
            return
        name = _NAME.match(line)
        if name is not None:
            self._class, self._named = class_of_key(name[1].decode()), True
            return
        text = line.rstrip()
        if len(text) <= _LONGEST_SIGN_OFF and SIGN_OFF.match(line):
            self._class = "person"
            return
        question = asked(text)
        if question is not None:
            self._class, self._asked = question, True
            return
        alone = _ALONE.match(line) or _HEADED.match(line)
        if alone is not None:
            found = class_of_key(next(filter(None, alone.groups())).decode())
            self._class = found if found in _STRONG else None
            if not self._begins_block(line, found) and line.rstrip(b" \t\r\n\\").endswith(b"="):
                self._class = None
        elif waiting is not None and line.lstrip().startswith(b"- "):
            self._class = waiting

    def _opens(self, line: bytes, waiting: str | None) -> bool:
        """Whether a value stands below: a field of a form; or a secret: the text of a value, of an element."""
        if waiting in _SECRETS and _VALUE.match(line) and self._begins_block(line, waiting):
            return True
        field, element = class_of_field(line), class_of_element(line)
        if field is not None:
            self._field = field
        elif element in _SECRETS:
            self._class = element
        else:
            return False
        return True

    def _begins_block(self, line: bytes, secret: str | None) -> bool:
        before = _BEFORE_KEY.match(line)
        if secret not in _SECRETS or before is None or not _BLOCK.match(line):
            return False
        self._class, self._deeper = secret, before.end()
        return True


def _goes_on(line: bytes, deeper: int) -> bool:
    """Whether a line is part of the text of a key that stands so far in: it stands further in, or is empty.

    The items of a list may stand as far in as their key (YAML 1.2, 8.2.1).
    """
    text = line.strip(b" \t\r\n")
    stands = len(line) - len(line.lstrip(b" \t"))
    return not text or stands > deeper or (stands == deeper and text.startswith(b"- "))

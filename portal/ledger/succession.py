"""The log's key changes: the key that signed until now says, in the log itself, which one signs from now on.

What it says is a signed note (C2SP signed-note) that no checkpoint can be mistaken for: its first line is no
log's origin. The earlier keys sign it, so whoever knows one of them can follow; the newer keys sign it too,
so nobody announces a key of somebody else's. Its entry has its place in the tree: a key that was announced
to one reader alone is seen by all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from portal.ledger.checkpoints import NoteSigner
from portal.ledger.faults import Damaged
from portal.ledger.notes import Check, Note, NoteKey, NoteSignature, parse_note

LABEL = "entente/log-key-succession/1"
_FROM, _TO = "from ", "to "
_UNRELATED = "The log's key that is announced here does not follow the one before."

CheckOf = Callable[[NoteKey], Check]


@dataclass(frozen=True, slots=True)
class Succession:
    """The keys of one log until now and from now on; of each, the one that all tools know stands first."""

    origin: str
    earlier: tuple[NoteKey, ...]
    newer: tuple[NoteKey, ...]

    def body(self) -> str:
        """The text that is signed."""
        lines = [LABEL, self.origin]
        lines += [f"{_FROM}{key.to_text()}" for key in self.earlier]
        lines += [f"{_TO}{key.to_text()}" for key in self.newer]
        return "".join(f"{line}\n" for line in lines)


def announce(origin: str, earlier: Sequence[NoteSigner], newer: Sequence[NoteSigner]) -> str:
    """The announcement as a note, signed by all keys that it names."""
    said = Succession(origin, tuple(one.key for one in earlier), tuple(one.key for one in newer)).body()
    signed = [
        NoteSignature(one.key.name, one.key.key_id, one.sign(said.encode())) for one in (*earlier, *newer)
    ]
    return Note(said, tuple(signed)).to_text()


def read_succession(note: str, check_of: CheckOf) -> Succession:
    """What a note announces, if every key that it names has signed it.

    Raises:
        Damaged: another kind of note, names no key, or one of the keys has not signed it.
    """
    parsed = parse_note(note)
    lines = parsed.text.split("\n")
    keys = {word: _keys(lines[2:-1], word) for word in (_FROM, _TO)}
    found = Succession(lines[1] if len(lines) > 1 else "", keys[_FROM], keys[_TO])
    if not found.earlier or not found.newer or found.body() != parsed.text:
        raise Damaged("This announces no key of a log.")
    for key in (*found.earlier, *found.newer):
        signatures = parsed.by(key)
        check = check_of(key)
        right = [check(parsed.text.encode(), one.signature) for one in signatures]
        if not right or not all(right) or key.name != found.origin:
            raise Damaged("A key that this announcement names has not signed it.")
    return found


def followed(
    first: Sequence[NoteKey], notes: Iterable[str], check_of: CheckOf
) -> tuple[list[tuple[NoteKey, ...]], str]:
    """The keys of a log one after the other, from the first ones, as its announcements have them.

    Returns:
        All that hold together, and the sentence that says why the next one does not; "" if all do.
    """
    keys = [tuple(first)]
    for note in notes:
        try:
            said = read_succession(note, check_of)
        except Damaged as damage:
            return keys, damage.sentence
        if said.earlier != keys[-1] or any(key in earlier for key in said.newer for earlier in keys):
            return keys, _UNRELATED
        keys.append(said.newer)
    return keys, ""


def _keys(lines: Sequence[str], word: str) -> tuple[NoteKey, ...]:
    return tuple(NoteKey.from_text(line.removeprefix(word)) for line in lines if line.startswith(word))

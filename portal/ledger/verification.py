"""Verifying a whole log: every entry, chain, tile, root, signature and erasable value, in one pass.

It says where a log breaks, not only that it does. Without the private key nobody can make a changed
log pass; with it, whoever holds an earlier checkpoint (give it here among the others) still notices.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portal.ledger.alignment import Alignment
from portal.ledger.checkpoints import Checkpoint, verify_checkpoint
from portal.ledger.entries import Disclosed, Json, matches, parse_entry, searched
from portal.ledger.faults import Damaged, Fault, Verdict
from portal.ledger.hashing import HASH_SIZE, Frontier, leaf_hash, perfect_root
from portal.ledger.heads import HEADS_VERB, Head, Heads
from portal.ledger.notes import Check, NoteKey, parse_note
from portal.ledger.streams import Streams
from portal.ledger.tiles import TILE_SIZE, TileStore, tiles_of
from portal.ledger.tree import Tree

MOST_FAULTS = 1000


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as it is kept: its place, its bytes, and the personal values that are not erased.

    `beside` is what the row says of it for searches, in the words of `searched`; None where there is no row.
    """

    index: int
    data: bytes
    disclosed: Mapping[str, Disclosed] = field(default_factory=dict)
    beside: Mapping[str, Json] | None = None


@dataclass(frozen=True)
class LogKey:
    """Whose log it is: its origin, the key that signs its checkpoints, and how to check a signature.

    `since` is the place of the entry that announced the key, and `earlier` the key that signed before it.
    """

    origin: str
    key: NoteKey
    check: Check
    since: int = -1
    earlier: "LogKey | None" = None

    def at(self, size: int) -> "LogKey":
        """The key that must have signed a checkpoint of this size."""
        return self if self.earlier is None or size > self.since else self.earlier.at(size)


def verify_log(
    entries: Iterable[StoredEntry],
    checkpoints: Sequence[str],
    log: LogKey,
    tiles: TileStore | None = None,
) -> Verdict:
    """Verify a log against its signed checkpoints.

    Args:
        entries: in the order of the log; read once.
        checkpoints: signed notes, any order: the log's own, and any that outsiders kept.
        log: origin and key.
        tiles: the log's tiles, if they are at hand: then altered, deleted, inserted and moved
            entries are told apart, and the tiles are verified too.

    Returns:
        The verdict, with at most 1,000 faults.
    """
    walk = _Walk(checkpoints, log, tiles)
    for stored in entries:
        walk.take(stored)
        if len(walk.faults) >= MOST_FAULTS:
            break
    else:
        walk.end()
    pending = max(walk.frontier.size - walk.covered, 0)
    return Verdict(tuple(walk.faults[:MOST_FAULTS]), walk.covered, pending, walk.erased)


class _Walk:
    """One pass over a log."""

    def __init__(self, checkpoints: Sequence[str], log: LogKey, tiles: TileStore | None) -> None:
        self.faults: list[Fault] = []
        self.frontier = Frontier()
        self.erased = 0
        self._streams = Streams()
        self._due = self._believed(checkpoints, log)
        self.covered = max((one.size for one in self._due), default=0)
        self._tiles = tiles
        self._alignment = None if tiles is None else Alignment(tiles, self.covered)
        self._agreed = 0
        self._root_lost = False
        self._place = -1

    def take(self, stored: StoredEntry) -> None:
        """Verify one entry and what it closes."""
        place = f"entry {stored.index}"
        if stored.index != self._place + 1:
            sentence = f"Number {stored.index} follows number {self._place}: entries are missing or moved."
            self.faults.append(Fault(place, sentence))
        self._place = stored.index
        leaf = leaf_hash(stored.data)
        self.frontier.append(leaf)
        if self._alignment is not None:
            self.faults += self._alignment.feed(leaf)
        self.faults += self._entry_faults(place, stored, leaf)
        self._close_checkpoints()

    def end(self) -> None:
        """Verify what only the whole shows."""
        if self._alignment is not None:
            self.faults += self._alignment.end()
        if self.frontier.size < self.covered:
            sentence = (
                f"A signed checkpoint covers {self.covered} entries, but only {self.frontier.size} are here."
            )
            self.faults.append(Fault("end of the log", sentence))
        if self._tiles is not None and self._checkpoints:
            self.faults += _tile_faults(self._tiles, self._checkpoints, self.covered)

    def _believed(self, notes: Sequence[str], log: LogKey) -> list[Checkpoint]:
        believed: dict[int, Checkpoint] = {}
        for number, note in enumerate(notes):
            try:
                due = log.at(Checkpoint.from_body(parse_note(note).text).size)
                checkpoint = verify_checkpoint(note, due.key, due.check, log.origin)
            except Damaged as damage:
                self.faults.append(Fault(f"checkpoint {number + 1} of {len(notes)}", damage.sentence))
                continue
            if believed.setdefault(checkpoint.size, checkpoint) != checkpoint:
                sentence = "The log signed two different roots for the same size: it shows two faces."
                self.faults.append(Fault(f"checkpoint of size {checkpoint.size}", sentence))
        self._checkpoints = sorted(believed.values(), key=lambda one: one.size)
        if not believed:
            self.faults.append(Fault("checkpoints", "There is no checkpoint that the log's key signed."))
        return [one for one in self._checkpoints if one.size]

    def _close_checkpoints(self) -> None:
        while self._due and self._due[0].size == self.frontier.size:
            checkpoint = self._due.pop(0)
            right = self.frontier.root() == checkpoint.root
            if not right and not self._root_lost:
                self._root_lost = True
                sentence = f"These entries do not give the root that was signed for size {checkpoint.size}."
                self.faults.append(Fault(f"entries {self._agreed} to {checkpoint.size - 1}", sentence))
            self._agreed = checkpoint.size if right else self._agreed

    def _entry_faults(self, place: str, stored: StoredEntry, leaf: bytes) -> Iterator[Fault]:
        try:
            entry = parse_entry(stored.data)
        except Damaged as damage:
            yield Fault(place, damage.sentence)
            return
        if entry.verb == HEADS_VERB and entry.facts != self._heads():
            yield Fault(place, "The sealed heads are not the last entries of all streams up to here.")
        if stored.beside is not None and stored.beside != searched(entry, leaf):
            yield Fault(place, "What searches are told of this entry is not what it says.")
        yield from self._streams.feed(place, entry, leaf)
        self.erased += len(set(entry.personal) - set(stored.disclosed))
        for name, disclosed in stored.disclosed.items():
            if name not in entry.personal or not matches(entry.personal[name], disclosed):
                yield Fault(place, f"The value kept for {name!r} is not the one that was logged.")

    def _heads(self) -> dict[str, Json]:
        return Heads(Head(tag, *last) for tag, last in self._streams.last.items()).facts()


def _tile_faults(tiles: TileStore, checkpoints: Sequence[Checkpoint], size: int) -> Iterator[Fault]:
    """Tiles that are missing, do not give the signed roots, or do not carry the tile above them."""
    for checkpoint in checkpoints:
        try:
            right = Tree(tiles, size).root(checkpoint.size) == checkpoint.root
        except Damaged as damage:
            yield Fault("tiles", damage.sentence)
            return
        if not right:
            sentence = f"The tiles do not give the root of the signed checkpoint of size {checkpoint.size}."
            yield Fault("tiles", sentence)
            return
    for level, index, width in tiles_of(size):
        above = tiles.get(level + 1, index // 256) or b""
        data = tiles.get(level, index) or b""
        if len(data) < width * HASH_SIZE:
            yield Fault(f"tile {index} of level {level}", "This tile is missing or too short.")
        elif width * HASH_SIZE == TILE_SIZE:
            at = index % 256 * HASH_SIZE
            if above[at : at + HASH_SIZE] != perfect_root(data[:TILE_SIZE]):
                yield Fault(f"tile {index} of level {level}", "This tile was altered.")

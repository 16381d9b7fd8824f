"""The numbering of each stream: 1, 2, 3 … without a gap, each entry naming the one before by its hash."""

from collections.abc import Iterator

from portal.ledger.entries import Entry
from portal.ledger.faults import Fault


class Streams:
    """Follows every stream through the log. Memory grows with the number of streams, not of entries."""

    def __init__(self) -> None:
        """Begin before the first entry of every stream."""
        self.last: dict[str, tuple[int, bytes]] = {}

    def feed(self, place: str, entry: Entry, leaf: bytes) -> Iterator[Fault]:
        """Take the next entry of the log with its leaf hash."""
        number, before = self.last.get(entry.stream_tag, (0, None))
        stream = entry.stream_tag
        if entry.sequence > number + 1:
            gap = f"{number + 1}" if entry.sequence == number + 2 else f"{number + 1} to {entry.sequence - 1}"
            yield Fault(place, f"Of stream {stream}, number {gap} is left out before this entry.")
        elif entry.sequence <= number:
            yield Fault(place, f"Of stream {stream}, number {entry.sequence} comes after number {number}.")
        elif entry.previous != before:
            yield Fault(place, f"The chain of stream {stream} is broken: this entry follows another one.")
        self.last[stream] = (entry.sequence, leaf)

"""Reading goes on only while it is covered: asked once before, and again for every mebibyte."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.access.acting import way_of_organization
from portal.access.coverage import require_reading
from portal.records.cases import case_of, participant_of
from portal.records.database import Database
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.vocabulary import DisclosureState, NotCovered

ASK_AGAIN_AFTER = 1024 * 1024
"""Bytes that may leave between two questions; one opened piece is at most 256 KiB."""


@dataclass(frozen=True)
class OpenedResult:
    """What a recipient may read now. `pieces` can be gone through once."""

    disclosure: Disclosure
    result: DisclosureResult
    pieces: Iterator[bytes]

    def whole(self) -> bytes:
        """All of it, for content that is known to be small."""
        return b"".join(self.pieces)


@dataclass(frozen=True)
class ReadingWatch:
    """Asks, each time in a short transaction of its own, whether a recipient may still read."""

    database: Database
    clock: Callable[[], datetime]
    case_id: UUID
    disclosure_id: UUID
    recipient_id: UUID

    def ask(self) -> None:
        """Stop the reading when it is not covered any more.

        Raises:
            NotCovered: withdrawn, expired, closed, or the organization left the case.
        """
        with self.database.transaction(way_of_organization(self.recipient_id), write=False) as database:
            disclosure = database.get(Disclosure, self.disclosure_id)
            case = case_of(database, self.case_id)
            left = participant_of(database, self.case_id, self.recipient_id) is None
            if disclosure is None or disclosure.state is not DisclosureState.DISCLOSED or left:
                raise NotCovered("Your organization does not take part in this case any more.")
            require_reading(database, case, disclosure, self.recipient_id, self.clock())


def while_covered(pieces: Iterator[bytes], ask: Callable[[], None]) -> Iterator[bytes]:
    """Pass the pieces on; ask before the first one and before more than `ASK_AGAIN_AFTER` have left since."""
    since = ASK_AGAIN_AFTER
    for piece in pieces:
        if since + len(piece) > ASK_AGAIN_AFTER:
            ask()
            since = 0
        since += len(piece)
        yield piece

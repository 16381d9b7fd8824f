"""What is kept, for how long, why, and how it ends: the retention schedule as a table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Retained:
    """One kind of thing that the portal keeps."""

    what: str
    how_long: str
    why: str
    how_it_ends: str


SCHEDULE: tuple[Retained, ...] = (
    Retained(
        "What was brought in (uploads)",
        "until whoever brought it in discards it; three days if it was never finished",
        "to make what each recipient gets; only its own company can open it",
        "the sealed pieces are deleted within a day",
    ),
    Retained(
        "What was given (redacted copies and messages)",
        "as long as the customer's permission is in force",
        "to be read by those whom the customer allowed",
        "the permission's key is destroyed at once: no copy opens any more, those in backups neither",
    ),
    Retained(
        "A hidden value that the customer let somebody see",
        "30 minutes, or until it was opened, whichever comes first; the request itself without end",
        "to be opened once by the person who asked",
        "the sealed value is deleted; it dies with the permission's key as well",
    ),
    Retained(
        "Permissions and their signed receipts",
        "without end: the portal removes none; keep them for six years at least",
        "to prove what was allowed (GDPR Art. 5(2), 45 CFR 164.530(j))",
        "not by itself",
    ),
    Retained(
        "Entries of the log",
        "without end: the portal removes none",
        "to account for every act and every read, and to prove that none is missing",
        "not by itself",
    ),
    Retained(
        "Who it was, in entries of the log",
        "with its entry, or until the operator erases somebody who left (portal erase)",
        "to say who read what",
        "the value is erased with its salt; the entry, its proofs and packs stay valid",
    ),
    Retained(
        "Messages by mail",
        "until they were sent",
        "to tell people that there is something to do; never content of a case",
        "the sealed text is deleted when the message was sent",
    ),
    Retained(
        "Links in messages",
        "until they run out: each message says when",
        "to let in people without an account, for one purpose",
        "the link stops working; it was never kept itself, only its fingerprint",
    ),
)

"""What is wrong with a log, said so that a person knows where to look."""

from dataclasses import dataclass

from portal.vocabulary import Failure


class Damaged(Failure):
    """A proof, checkpoint, entry or tile that is not what it claims to be."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing found wrong: where, and a sentence."""

    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification came to: `size` entries are covered by checkpoints, `pending` not yet.

    `erased` counts the personal values that are not there any more, which is nothing wrong.
    """

    faults: tuple[Fault, ...]
    size: int
    pending: int = 0
    erased: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults

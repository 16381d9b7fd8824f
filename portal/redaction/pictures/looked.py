"""Which pictures a person has looked at. Nobody has looked at any unless it is said."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.redaction.pictures.bare import Bare

Gallery = Callable[[str, Bare], None]
"""Shown each picture as it would leave, under its mark."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Pictures with these marks may leave, or all of them where somebody takes that upon themselves.

    A mark is that of one picture in one case (`Pseudonyms.mark_of`). `gallery` sees those that cannot leave
    yet too, so that somebody can look at them.
    """

    marks: frozenset[str] = frozenset()
    at_all: bool = False
    gallery: Gallery | None = None

    def let_leave(self, mark: str) -> bool:
        """Whether somebody has looked at the picture with this mark."""
        return self.at_all or mark in self.marks

    def needs(self, mark: str) -> bool:
        """Whether the picture is to be drawn: because it leaves, or because somebody is to look at it."""
        return self.gallery is not None or self.let_leave(mark)

    def told(self) -> dict[str, object]:
        """What another process has to know of it."""
        return {"looked": sorted(self.marks), "at_all": self.at_all, "gallery": self.gallery is not None}


NOBODY_LOOKED = Looked()

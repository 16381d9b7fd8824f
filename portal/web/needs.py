"""What a page needs before it runs. A page that does not say it cannot be registered."""

from dataclasses import dataclass
from enum import Enum, auto

from portal.vocabulary import LinkPurpose, Permission


class Door(Enum):
    """The kinds of doors there are."""

    NOBODY = auto()
    HALF_SIGNED_IN = auto()
    SIGNED_IN = auto()
    PERMISSION = auto()
    CASE = auto()
    REQUEST = auto()
    LINK = auto()


@dataclass(frozen=True)
class Needs:
    """One door, with what it asks for. `writes` says that reading this page adds to the log.

    `while_open` keeps a page for an act from being shown once its case is closed. What is sent from one that
    was open already, the act itself refuses beside the words.
    """

    door: Door
    permission: Permission | None = None
    purpose: LinkPurpose | None = None
    writes: bool = False
    while_open: bool = False

    @classmethod
    def nobody(cls) -> "Needs":
        """Open to the whole world. The name is a warning."""
        return cls(Door.NOBODY)

    @classmethod
    def half_signed_in(cls) -> "Needs":
        """A right password is enough: the pages of the second factor, and signing out."""
        return cls(Door.HALF_SIGNED_IN)

    @classmethod
    def signed_in(cls, *, writes: bool = False) -> "Needs":
        """Anybody who is signed in whole."""
        return cls(Door.SIGNED_IN, writes=writes)

    @classmethod
    def to(cls, permission: Permission, *, writes: bool = False) -> "Needs":
        """A person one of whose roles may do this."""
        return cls(Door.PERMISSION, permission=permission, writes=writes)

    @classmethod
    def case(cls, permission: Permission, *, writes: bool = False) -> "Needs":
        """A participant of the case named in the address who may do this there."""
        return cls(Door.CASE, permission=permission, writes=writes)

    @classmethod
    def open_case(cls, permission: Permission, *, writes: bool = False) -> "Needs":
        """A participant who may do this in the case, which is still worked on."""
        return cls(Door.CASE, permission=permission, writes=writes, while_open=True)

    @classmethod
    def request(cls, *, writes: bool = False) -> "Needs":
        """Somebody who may answer the open collaboration request of the case named in the address."""
        return cls(Door.REQUEST, permission=Permission.REQUEST_ANSWER, writes=writes)

    @classmethod
    def link(cls, purpose: LinkPurpose, *, writes: bool = False) -> "Needs":
        """Whoever holds the link named in the address, for this purpose."""
        return cls(Door.LINK, purpose=purpose, writes=writes)

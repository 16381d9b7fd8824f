"""What the receiving side needs before a case is handed to it: one list for everybody, ticked one by one.

Most handoffs come back because something of this was missing, so nothing of it is optional.
"""

from collections.abc import Collection
from dataclasses import dataclass

from portal.vocabulary import Invalid


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that the receiving side needs, said as a fact that the offering side vouches for."""

    key: str
    words: str


CHECKLIST = (
    Check("problem", "They can read what happens, since when, and what the customer cannot do."),
    Check("reproduce", "They know how to see it happen, or that we could not make it happen."),
    Check("tried", "They know what was tried and what came of it."),
    Check("versions", "They know the versions in use and what was changed last."),
    Check("files", "The files they need are disclosed to them, or they need none."),
    Check("customer", "The customer knows that they take over."),
)


def checked_list(ticked: Collection[str]) -> list[dict[str, str]]:
    """The list as it is kept with the handoff: [{"key", "words"}]. Raises `Invalid` unless all is ticked."""
    if missing := [check for check in CHECKLIST if check.key not in ticked]:
        more = "" if len(missing) == 1 else f" ({len(missing)} things are missing)"
        raise Invalid(f"Not ready yet: “{missing[0].words}” is not ticked{more}.", "checklist")
    return [{"key": check.key, "words": check.words} for check in CHECKLIST]

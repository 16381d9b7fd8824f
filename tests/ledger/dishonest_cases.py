"""Cases that went wrong and were logged all the same: what a pack of theirs must not pass as right."""

from collections.abc import Callable

from tests.ledger.a_case import CASE, ACase, files_in

Files = dict[str, bytes]


def drawn(build: Callable[[ACase], object]) -> Files:
    """The files of the pack of a case that is built so."""
    case = ACase()
    build(case)
    return files_in(case.pack())


def read_after_withdrawal(case: ACase) -> None:
    """Withdrawn, and read all the same."""
    granted = case.grant()
    case.add("authorization:withdrawn", granted)
    case.add("disclosure:read", granted)


def read_under_a_replaced_version(case: ACase) -> None:
    """Replaced by a second version, and read under the first."""
    first = case.grant()
    case.add("authorization:superseded", first)
    case.grant(2)
    case.add("disclosure:read", first)


def a_number_left_out(case: ACase) -> None:
    """The chain holds, but the numbers have a gap: something was written and taken out before hashing."""
    case.add("case:opened")
    number, leaf = case.log.last[CASE]
    case.log.last[CASE] = (number + 1, leaf)
    case.add("case:closed")


def logged_out_of_order(case: ACase) -> None:
    """The chain holds, but the second entry stands before the first in the log."""
    case.add("case:opened")
    case.add("case:closed")
    first, second = (at for at, entry in enumerate(case.log.entries) if CASE.encode() in entry.data)
    kept = [entry.data for entry in case.log.entries]
    kept[first], kept[second] = kept[second], kept[first]
    last = case.log.last
    case.log.__init__()  # type: ignore[misc]  # the same log anew, in another order
    for data in kept:
        case.log.keep(data, {})
    case.log.last = last
    case.seal()
    case.log.entries[first], case.log.entries[second] = case.log.entries[second], case.log.entries[first]


def heads_by_somebody_else(case: ACase) -> None:
    """An entry that is no sealing of heads, but says what one would say."""
    case.add("case:opened")
    case.seal("note:written")


DISHONEST: dict[str, tuple[Callable[[ACase], object], str]] = {
    "a read without an authorization": (
        lambda case: case.add("disclosure:read"),
        "entry 1 of the case: This was read without a permission in force",
    ),
    "a read after withdrawal": (
        read_after_withdrawal,
        "entry 3 of the case: This was read without a permission in force",
    ),
    "a read under a replaced version": (
        read_under_a_replaced_version,
        "entry 4 of the case: This was read without a permission in force",
    ),
    "a read after expiry": (
        lambda case: case.add("disclosure:read", case.grant(not_after="2026-11-21T09:00:01Z")),
        "This was read after the permission had ended",
    ),
    "a read by somebody whom the receipt does not name": (
        lambda case: case.add("disclosure:read", case.grant(), "gamma"),
        "This was read by an organization that the receipt does not name",
    ),
    "a number left out": (
        a_number_left_out,
        "entry 2 of the case: An entry is left out, added or out of order here",
    ),
    "entries logged out of order": (
        logged_out_of_order,
        "entry 2 of the case: An entry is left out, added or out of order here",
    ),
    "heads that nobody sealed": (heads_by_somebody_else, "The last entries are left out: the case went on"),
}

"""How the log's key changes: the earlier key announces the newer one, in the log itself."""

from portal.ledger.offline.formats import BrokenError, key_of, note_signed

LABEL = "entente/log-key-succession/1"


def succession(note: str, place: str) -> tuple[str, str]:
    """The log's verifier key until then and from then on, if both have signed the announcement."""
    lines = note.rpartition("\n\n")[0].split("\n")
    earlier = [line.removeprefix("from ") for line in lines if line.startswith("from ")]
    newer = [line.removeprefix("to ") for line in lines if line.startswith("to ")]
    if lines[0] != LABEL or not earlier or not newer:
        raise BrokenError(place, "This announces no key of a log.")
    of_one_log = key_of(earlier[0])[0] == key_of(newer[0])[0] == lines[1]
    if not of_one_log or not note_signed(note, earlier[0]) or not note_signed(note, newer[0]):
        raise BrokenError(place, "The newer key of the log was not announced by the one before.")
    return earlier[0], newer[0]

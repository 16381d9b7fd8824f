"""What an upload may be called: its own name stays sealed, its label is the name as others may see it."""

import re

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, Treatments, pieces_of, redact_text
from portal.vocabulary import DataCategory, Invalid, Treatment

LONGEST_NAME = 200
NAMELESS = "disclosure"
_LONGEST_FILE_NAME = 100
_KNOWN_ENDING = re.compile(
    r"(\.(tar|log|txt|out|json|jsonl|ndjson|har|xml|csv|tsv|ya?ml|toml|ini|conf|cfg|md|html))?"
    r"(\.(zip|tgz|tbz2|txz|gz|bz2|xz|zst))?$",
    re.IGNORECASE,
)


def clean_name(name: str) -> str:
    """The last part of a path without anything that does not print.

    Raises:
        Invalid: nothing is left of it.
    """
    last = re.split(r"[\\/]", name.strip())[-1]
    printed = "".join(letter for letter in last if letter.isprintable()).strip(". ")
    if not printed:
        raise Invalid("Choose a file that has a name.", "file")
    return printed[:LONGEST_NAME]


def label_of(
    name: str, pseudonyms: Pseudonyms, dictionary: CaseDictionary, treatments: Treatments = PSEUDONYMIZE_ALL
) -> str:
    """The name as it may leave under these treatments, by what the case knows at this moment."""
    if treatments[DataCategory.TECHNICAL] is Treatment.REMOVE:
        return NAMELESS
    pieces = pieces_of(name)
    return "".join(redact_text(piece, treatments, pseudonyms, dictionary).text for piece in pieces)


def nameless(name: str) -> str:
    """What a file is called until it is known what its name gives away: only a usual ending is left."""
    ending = _KNOWN_ENDING.search(name)
    return f"this-file{ending[0].lower() if ending else ''}"


def file_name(label: str) -> str:
    """A name that is safe on every system: letters, digits, dots, hyphens and underscores of ASCII."""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "_", label).strip("._-")
    if len(safe) > _LONGEST_FILE_NAME:
        safe = safe[: _LONGEST_FILE_NAME // 2] + safe[-_LONGEST_FILE_NAME // 2 :]
    return safe or NAMELESS

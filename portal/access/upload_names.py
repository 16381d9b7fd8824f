"""What an upload may be called: its own name stays sealed, its label is the name as others may see it."""

import re
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_dictionary import dictionary_of, pseudonyms_of
from portal.redaction import PSEUDONYMIZE_ALL, redact_text
from portal.vault.keyring import KeyRing
from portal.vocabulary import Invalid

LONGEST_NAME = 200
_LONGEST_FILE_NAME = 100


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


def label_of(database: Session, keyring: KeyRing, case_id: UUID, name: str) -> str:
    """The name with everything taken out that must not leave."""
    pseudonyms = pseudonyms_of(database, keyring, case_id)
    dictionary = dictionary_of(database, keyring, case_id)
    return redact_text(name, PSEUDONYMIZE_ALL, pseudonyms, dictionary).text


def file_name(label: str) -> str:
    """A name that is safe on every system: letters, digits, dots, hyphens and underscores of ASCII."""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "_", label).strip("._-")
    if len(safe) > _LONGEST_FILE_NAME:
        safe = safe[: _LONGEST_FILE_NAME // 2] + safe[-_LONGEST_FILE_NAME // 2 :]
    return safe or "disclosure"

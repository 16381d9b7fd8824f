"""Bugs that somebody could make in sealing and rotating; the machine must find each."""

import pytest

from portal.access import customer_keys, disclosure_content
from portal.access.organization_keys import opening_key
from portal.actions import read_disclosure
from portal.records.disclosures import Disclosure
from portal.records.organizations import current_key
from portal.vault import keyring
from portal.vault.context import ItemContext
from tests.invariants.planting import Bug, instead, nothing


def binds_nothing(patch: pytest.MonkeyPatch) -> None:
    """Content and wraps open under every name."""
    patch.setattr(ItemContext, "of_content", lambda _: b"content")
    patch.setattr(ItemContext, "of_wrap", lambda *_: b"wrap")


BUGS = [
    Bug("I7", "content and wraps are bound to nothing", binds_nothing),
    Bug(
        "I7",
        "how it was redacted is not bound",
        instead(disclosure_content, "redaction_hash", lambda *_: bytes(32)),
    ),
    Bug("I7", "the envelope is not looked at", instead(keyring, "verify_stream", nothing)),
    Bug(
        "I10",
        "a disclosure is found from any case",
        instead(
            read_disclosure,
            "disclosure_of",
            lambda database, _case, one, _reader: database.get(Disclosure, one),
        ),
    ),
    Bug("I12", "permissions' keys stay behind their customer's", instead(customer_keys, "keep_key", nothing)),
    Bug(
        "I12",
        "only the newest key of a company opens",
        instead(
            disclosure_content,
            "opening_key",
            lambda database, whose, _: opening_key(database, whose, current_key(database, whose).key_id),
        ),
    ),
]

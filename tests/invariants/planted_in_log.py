"""Bugs that somebody could make around the log; the machine must find each."""

import json
from typing import Any

import rfc8785

from portal.access import log_keys
from portal.actions import verify_log
from portal.ledger import continuing, verification
from portal.ledger.offline import pack
from tests.invariants.planting import Bug, instead, nothing


def as_it_comes(value: Any) -> bytes:
    """Write JSON, not in the one canonical way."""
    return json.dumps(value, separators=(",", ":")).encode()


BUGS = [
    Bug("I6", "the signer forgets what it signed", instead(continuing, "continues", lambda *_: True)),
    Bug(
        "I7",
        "entries are not compared with what searches are told",
        instead(verify_log, "_beside", nothing),
    ),
    Bug(
        "I7",
        "shown values are not held against their commitments",
        instead(verification, "matches", lambda *_: True),
    ),
    Bug("I8", "an offline verifier asks for no proof", instead(pack, "included", lambda *_: True)),
    Bug(
        "I8",
        "an offline verifier passes files over that nothing names",
        instead(pack.Pack, "nothing_more", nothing),
    ),
    Bug("I8", "an offline verifier does not ask for the end", instead(pack.Pack, "read_heads", nothing)),
    Bug(
        "I8",
        "a pack leaves the announcements of keys out",
        instead(
            log_keys.LogKeys,
            "at",
            lambda self, _: log_keys.LogKeys(self.generations[-1:], (), self.rows[-1:]),
        ),
    ),
    Bug("I14", "an entry is written as it comes", instead(rfc8785, "dumps", as_it_comes)),
]

"""Our consent receipts by Kantara's own schema: python -m benchmarks.trust.kantara SCHEMA.JSON.

The Kantara Initiative publishes `kantara-consent-receipt-v1_1-schema.json` with its Consent Receipt
Specification 1.1 (GitHub: KantaraInitiative/consent-receipt-v-next, folder CR_v1_1). What it publishes may be
used to implement the specification and not be reproduced for other purposes, so nobody gets it from us: fetch
the file there and name it here. It is known by its SHA-256. Two lines of it are comments, which makes it no
JSON; they are left out, and nothing else is changed.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it brings no types

from portal.rules.authorization_record import authorization_record
from portal.rules.authorization_terms import Assurance
from portal.rules.kantara_receipt import kantara_receipt
from portal.vocabulary import DataCategory, Purpose, Treatment
from tests.rules.kantara_required import KANTARA
from tests.rules.test_authorization_record import DECISION, EVIDENCE, TERMS
from tests.rules.test_projections import DOMAIN, PAGE, SECOND, SIGNATURE

SHA256 = "e5ca5f6a7b7c499b00e6dc5473271ca194693546165a7191c151c615f2e68d2a"
WRONG = (
    "Name the file kantara-consent-receipt-v1_1-schema.json as Kantara publishes it (folder CR_v1_1 of "
    "KantaraInitiative/consent-receipt-v-next on GitHub): python -m benchmarks.trust.kantara SCHEMA.JSON"
)
Receipt = dict[str, Any]


def published(words: list[str]) -> Any:
    """The schema, with its lines of comments left out."""
    path = Path(words[0]) if words else None
    if path is None or not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        sys.exit(WRONG)
    lines = path.read_text().splitlines()
    kept = [line for line in lines if not line.strip().startswith("//")]
    print(f"{len(lines) - len(kept)} lines of comments are left out of the published schema.")
    schema = json.loads("\n".join(kept))
    Draft4Validator.check_schema(schema)
    return schema


def receipts() -> Iterator[Receipt]:
    """Ours: every level, purpose, kind of data and treatment, with and without an end by date."""
    for level in Assurance:
        for purpose in Purpose:
            for category in DataCategory:
                for treatment in (Treatment.PSEUDONYMIZE, Treatment.KEEP):
                    if (category, treatment) == (DataCategory.CREDENTIALS, Treatment.KEEP):
                        continue  # nobody can be asked for that
                    for end in (TERMS.expires_at, None):
                        terms = replace(
                            TERMS,
                            purposes=frozenset({purpose}),
                            treatments={category: treatment},
                            expires_at=end,
                        )
                        decision = replace(DECISION, assurance=level, second=SECOND)
                        evidence = replace(EVIDENCE, domain=DOMAIN, signature=SIGNATURE)
                        record = cast("dict[str, Any]", authorization_record(terms, decision, evidence))
                        yield json.loads(json.dumps(kantara_receipt(record, PAGE)))


def altered(receipt: Receipt) -> Iterator[Receipt]:
    """One receipt with each member, however deep, left out or of another type."""
    for path in _paths(receipt):
        for change in (_drop, _as_list, _as_number):
            changed = deepcopy(receipt)
            place: Any = changed
            for step in path[:-1]:
                place = place[step]
            change(place, path[-1])
            yield changed


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield (*path, name)
        yield from _paths(one, (*path, name))


def _drop(place: Any, name: Any) -> None:
    del place[name]


def _as_list(place: Any, name: Any) -> None:
    place[name] = [[]]


def _as_number(place: Any, name: Any) -> None:
    place[name] = -1


def main() -> None:
    """Ask, print; 1 if the schema refuses a receipt, or ours lets pass what it refuses."""
    theirs, ours = Draft4Validator(published(sys.argv[1:])), Draft4Validator(KANTARA)
    all_receipts = list(receipts())
    accepted = sum(theirs.is_valid(one) for one in all_receipts)
    print(f"It accepts {accepted} of {len(all_receipts)} of our receipts.")
    wrong = [one for one in altered(all_receipts[0]) if not theirs.is_valid(one)]
    found = sum(not ours.is_valid(one) for one in wrong)
    print(f"What our tests require refuses {found} of the {len(wrong)} altered receipts that it refuses.")
    sys.exit(0 if (accepted, found) == (len(all_receipts), len(wrong)) else 1)


if __name__ == "__main__":
    main()

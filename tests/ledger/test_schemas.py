"""The published schemas describe what we write, and refuse what we would never write."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import (  # type: ignore[import-untyped]  # it brings no types
    Draft202012Validator,
    ValidationError,
)

from portal.rules.authorization_record import authorization_record
from tests.ledger.test_entries import ENTRY
from tests.rules.test_authorization_record import TERMS, grant

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


RECORD, AUDIT = validator("authorization-record"), validator("audit-entry")


def test_the_record_that_we_sign_is_valid() -> None:
    record = grant()
    record["x_evidence"]["rendered_html_sha256"] = "ab" * 32

    RECORD.validate(record)


def test_the_draft_that_a_customer_is_shown_is_valid() -> None:
    RECORD.validate(authorization_record(TERMS))


def entry() -> dict[str, Any]:
    return dict(json.loads(ENTRY.to_bytes()))


def test_the_entry_that_we_log_is_valid() -> None:
    AUDIT.validate(entry())


Change = Callable[[dict[str, Any]], object]
WRONG_RECORDS: dict[str, Change] = {
    "no recipients' parties": lambda r: r.update(party=r["party"][:1]),
    "onward sharing": lambda r: r["x_scope"].update(onward_sharing=True),
    "no end": lambda r: r["x_expiry"].update(not_after=None, expiry_event=None),
    "a member more": lambda r: r.update(note="x"),
    "another kind": lambda r: r["header"].update(x_record_kind="implied"),
    "an unknown state": lambda r: r["event"][0].update(event_state="dpv:Agreed"),
    "a treatment that is none": lambda r: r["x_scope"]["field_classes"].update(hosts="share"),
    "a local time": lambda r: r["event"][0].update(event_time="2026-05-04T12:00:00+02:00"),
}


@pytest.mark.parametrize("how", WRONG_RECORDS)
def test_a_record_of_another_form_is_not_valid(how: str) -> None:
    record = deepcopy(grant())
    WRONG_RECORDS[how](record)

    with pytest.raises(ValidationError):
        RECORD.validate(record)


WRONG_ENTRIES: dict[str, Change] = {
    "a name in clear": lambda e: e["_sd"].update(actor="Ada"),
    "number zero": lambda e: e.update(stream_seq=0),
    "no verb": lambda e: e.pop("verb"),
    "a verb in other words": lambda e: e.update(verb="Read"),
    "a member more": lambda e: e.update(actor="Ada"),
    "a short hash": lambda e: e.update(stream_prev="AAAA"),
}


@pytest.mark.parametrize("how", WRONG_ENTRIES)
def test_an_entry_of_another_form_is_not_valid(how: str) -> None:
    changed = entry()
    WRONG_ENTRIES[how](changed)

    with pytest.raises(ValidationError):
        AUDIT.validate(changed)


@given(st.sampled_from(sorted(grant())))
def test_every_part_of_a_record_is_described(part: str) -> None:
    described = json.loads((SCHEMAS / "authorization-record.schema.json").read_text(encoding="utf-8"))

    assert part in described["properties"]

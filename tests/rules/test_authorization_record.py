"""The record keeps the standard's names, the order never matters, and its words come from itself."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import pytest
import rfc8785

from portal.rules.authorization_record import PII_TYPES, authorization_record
from portal.rules.authorization_terms import (
    Assurance,
    AuthorityKind,
    AuthorizationTerms,
    CustomerDecision,
    DecisionEvidence,
    Notice,
    Party,
    PartyRole,
)
from portal.rules.authorization_words import CATEGORY_WORDS, PURPOSE_WORDS, plain_words
from portal.vocabulary import DataCategory, Purpose, Treatment

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


def party(number: int, name: str, role: PartyRole) -> Party:
    return Party(UUID(int=number), name, role, "1 Harbor Street", "support desk", contract_reference="DPA-7")


TERMS = AuthorizationTerms(
    record_id=UUID(int=99),
    version=1,
    case_id=UUID(int=9),
    case_title="Orders stop at noon",
    customer=party(1, "Harbor Foods", PartyRole.CUSTOMER),
    asker=party(2, "Northwind", PartyRole.ASKER),
    recipients=(party(4, "Fabric", PartyRole.RECIPIENT), party(3, "Contoso", PartyRole.RECIPIENT)),
    purposes=frozenset({Purpose.TECHNICAL_SERVICE, Purpose.CUSTOMER_CARE}),
    treatments={DataCategory.HOSTS: Treatment.PSEUDONYMIZE, DataCategory.TECHNICAL: Treatment.KEEP},
    protocol_id="network-connectivity",
    protocol_version="3",
    notice=Notice("Northwind wants to show …", "en", "5"),
    requested_at=NOW,
    expires_at=NOW + timedelta(days=30),
    ends_with_case=True,
    withdrawal_method="one button behind the link in the receipt",
    storage_location="SE",
    jurisdiction="EU",
)
DECISION = CustomerDecision(
    granted=True,
    decided_at=NOW + timedelta(hours=1),
    person_name="Mia Berg",
    person_position="Head of IT",
    authority=AuthorityKind.NAMED_OFFICER,
    assurance=Assurance.MAILBOX,
)
EVIDENCE = DecisionEvidence(
    challenge_id=UUID(int=5),
    code_issued_at=NOW,
    code_verified_at=NOW + timedelta(minutes=3),
    attempts=1,
    address_hash="aa",
    page_hash="bb",
)


def grant() -> dict[str, Any]:
    return cast("dict[str, Any]", authorization_record(TERMS, DECISION, EVIDENCE))


def test_the_mandatory_names_of_the_standard_are_there() -> None:
    record = grant()
    purpose = record["processing"]["purposes"][0]

    assert record["header"].keys() >= {"schema_version", "record_id", "pii_principal_id"}
    assert record["header"]["x_record_kind"] == "controller_instruction"
    assert record["processing"].keys() == {"privacy_notice", "language", "purposes"}
    assert purpose.keys() >= {
        "purpose",
        "purpose_type",
        "lawful_basis",
        "pii_information",
        "pii_controllers",
        "storage_locations",
        "retention_period",
        "jurisdiction",
        "recipient_third_parties",
        "withdrawal_method",
    }
    assert record["party"][0].keys() >= {
        "party_id",
        "party_address",
        "party_name",
        "party_contact",
        "party_type",
    }
    assert [event["event_state"] for event in record["event"]] == ["dpv:ConsentRequested", "dpv:ConsentGiven"]
    assert all(
        event.keys() == {"event_time", "validity_duration", "entity_id", "event_type", "event_state"}
        for event in record["event"]
    )


def test_the_notice_is_kept_word_for_word_with_its_hash() -> None:
    record = grant()

    assert record["processing"]["privacy_notice"] == TERMS.notice.text
    assert (
        record["x_evidence"]["notice_sha256"]
        == hashlib.sha256("Northwind wants to show …".encode()).hexdigest()
    )


def test_equal_terms_in_any_order_give_the_same_bytes() -> None:
    turned = replace(
        TERMS,
        recipients=TERMS.recipients[::-1],
        treatments=dict(reversed(list(TERMS.treatments.items()))),
    )

    assert rfc8785.dumps(authorization_record(turned)) == rfc8785.dumps(authorization_record(TERMS))


def test_every_term_that_the_customer_reads_changes_the_bytes() -> None:
    draft = rfc8785.dumps(authorization_record(TERMS))
    changed = [
        replace(TERMS, recipients=TERMS.recipients[:1]),
        replace(TERMS, purposes=frozenset({Purpose.CUSTOMER_CARE})),
        replace(TERMS, treatments={DataCategory.TECHNICAL: Treatment.KEEP}),
        replace(TERMS, treatments={**TERMS.treatments, DataCategory.HOSTS: Treatment.KEEP}),
        replace(TERMS, expires_at=NOW + timedelta(days=31)),
        replace(TERMS, ends_with_case=False),
        replace(TERMS, notice=replace(TERMS.notice, text="Other words")),
        replace(TERMS, case_id=UUID(int=10)),
    ]

    assert all(rfc8785.dumps(authorization_record(terms)) != draft for terms in changed)


def test_a_refusal_is_recorded_as_one() -> None:
    refused = cast("dict[str, Any]", authorization_record(TERMS, replace(DECISION, granted=False)))

    assert refused["event"][-1]["event_state"] == "dpv:ConsentRefused"


@pytest.mark.parametrize(
    "change",
    [
        {"recipients": ()},
        {"purposes": frozenset()},
        {"treatments": {}},
        {"treatments": {DataCategory.PEOPLE: Treatment.REMOVE}},
        {"treatments": {DataCategory.CREDENTIALS: Treatment.KEEP}},
        {"expires_at": None, "ends_with_case": False},
    ],
)
def test_terms_without_audience_purpose_data_or_end_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="authoriz"):
        replace(TERMS, **change)


def test_the_words_are_read_from_the_record_as_it_comes_back_from_json() -> None:
    record = json.loads(rfc8785.dumps(authorization_record(TERMS, DECISION, EVIDENCE)))

    words = plain_words(record)

    assert words.who == "Northwind asks Harbor Foods for permission, for the problem “Orders stop at noon”."
    assert words.recipients == ("Contoso", "Fabric")
    assert words.until == (
        "The permission ends on June 3, 2026, 12:00 UTC, or earlier when the case is closed."
    )
    assert {one.name: one.treatment for one in words.what} == {
        "Names of computers": "replaced by stand-ins",
        "Technical details": "sent as it is",
    }
    assert "Passwords, keys and other secrets" in words.never
    assert len(words.what) + len(words.never) == len(DataCategory)


def test_the_words_tell_whether_the_asker_may_be_answered() -> None:
    asked_for_itself = replace(
        TERMS, recipients=(*TERMS.recipients, party(2, "Northwind", PartyRole.RECIPIENT))
    )

    assert not plain_words(grant()).asker_reads
    assert plain_words(authorization_record(asked_for_itself)).asker_reads


def test_a_receipt_under_the_first_notice_still_lets_the_asker_be_answered() -> None:
    first = replace(TERMS, notice=replace(TERMS.notice, version="1"))

    assert plain_words(authorization_record(first, DECISION, EVIDENCE)).asker_reads


def test_every_category_and_purpose_has_words_and_a_type() -> None:
    assert set(CATEGORY_WORDS) == set(DataCategory) == set(PII_TYPES)
    assert set(PURPOSE_WORDS) == set(Purpose)

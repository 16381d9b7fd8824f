"""An authorization in others' words: as a Kantara consent receipt, and as a Consent of HL7 FHIR R5."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

import pytest
from fhir.resources.consent import Consent
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it brings no types

from portal.rules.authorization_record import authorization_record
from portal.rules.authorization_terms import Assurance, DomainEvidence, SecondApprover, SignatureEvidence
from portal.rules.fhir_projection import fhir_projection
from portal.rules.kantara_receipt import kantara_receipt
from portal.vocabulary import AuthorizationState
from tests.rules.kantara_required import KANTARA
from tests.rules.test_authorization_record import DECISION, EVIDENCE, NOW, TERMS, grant

PAGE = "https://portal.example/customer"
WITHDRAWN = NOW + timedelta(days=2)
SEEN = NOW + timedelta(minutes=20)
DOMAIN = DomainEvidence(
    "_entente-authz-challenge.harbor-foods.example", "entente-mandate=abc", SEEN, dnssec=True
)
SECOND = SecondApprover("Bo Lind", "Privacy", "cc", UUID(int=6), NOW + timedelta(minutes=40))
SIGNATURE = SignatureEvidence("credential", "key", "data", "client", "signature")
MAILBOX_WORDS = "a code typed by hand, sent to the mailbox of the person named"
DOMAIN_WORDS = (
    "the customer's domain names this mailbox (TXT record _entente-authz-challenge.harbor-foods.example)"
)
SECOND_WORDS = "a second person, whom the domain names too, agreed with a code of their own"
SIGNATURE_WORDS = "a signature over the draft by a passkey of this person"
SHOWN = {
    Assurance.MAILBOX: [("L1", MAILBOX_WORDS, "2026-05-04T12:03:00Z")],
    Assurance.DOMAIN: [
        ("L1", MAILBOX_WORDS, "2026-05-04T12:03:00Z"),
        ("L2", DOMAIN_WORDS, "2026-05-04T12:20:00Z"),
        ("L2", SECOND_WORDS, "2026-05-04T12:40:00Z"),
    ],
    Assurance.SIGNATURE: [
        ("L1", MAILBOX_WORDS, "2026-05-04T12:03:00Z"),
        ("L2", DOMAIN_WORDS, "2026-05-04T12:20:00Z"),
        ("L2", SECOND_WORDS, "2026-05-04T12:40:00Z"),
        ("L3", SIGNATURE_WORDS, "2026-05-04T12:03:00Z"),
    ],
}


def at_level(level: Assurance) -> dict[str, Any]:
    """A grant with all evidence there is, whose record names this level."""
    decision = replace(DECISION, assurance=level, second=SECOND)
    evidence = replace(EVIDENCE, domain=DOMAIN, signature=SIGNATURE)
    return cast("dict[str, Any]", authorization_record(TERMS, decision, evidence))


def fhir(state: AuthorizationState = AuthorizationState.GRANTED) -> dict[str, Any]:
    ended = None if state is AuthorizationState.GRANTED else WITHDRAWN
    return fhir_projection(grant(), "ab" * 32, state, ended)


def test_the_kantara_receipt_has_all_that_the_specification_requires() -> None:
    receipt = kantara_receipt(grant(), PAGE)

    assert [fault.message for fault in Draft4Validator(KANTARA).iter_errors(receipt)] == []
    assert json.loads(json.dumps(receipt)) == receipt


def test_the_kantara_receipt_says_what_the_record_says() -> None:
    receipt = kantara_receipt(grant(), PAGE)
    (purpose, _) = receipt["services"][0]["purposes"]

    assert receipt["consentTimestamp"] == int((NOW + timedelta(hours=1)).timestamp())
    assert receipt["piiControllers"][0]["piiController"] == "Harbor Foods"
    assert receipt["x_record_kind"] == "controller_instruction"
    assert purpose["thirdPartyName"] == "Contoso, Fabric"
    assert purpose["termination"] == "until 2026-06-03T12:00:00Z or until the case is closed"
    assert purpose["piiCategory"] == ["pd:CommunicationsMetadata", "x:HostName"]
    assert (receipt["sensitive"], receipt["spiCat"]) == (False, [])


def test_the_fhir_projection_is_one_for_the_models_of_release_5() -> None:
    read = Consent.model_validate(fhir())

    assert json.loads(read.model_dump_json())["resourceType"] == "Consent"
    with pytest.raises(ValueError, match="extra"):
        Consent.model_validate(fhir() | {"allowed": True})


def test_the_fhir_projection_denies_but_for_what_was_allowed_and_for_as_long() -> None:
    granted, withdrawn = fhir(), fhir(AuthorizationState.WITHDRAWN)

    assert (granted["status"], withdrawn["status"]) == ("active", "inactive")
    assert granted["decision"] == "deny"
    assert [one["display"] for one in granted["grantee"]] == ["Contoso", "Fabric"]
    assert [one["text"] for one in granted["provision"][0]["code"]] == [
        "hosts: pseudonymize",
        "technical: keep",
    ]
    assert granted["period"]["end"] == "2026-06-03T12:00:00Z"
    assert withdrawn["period"]["end"] == "2026-05-06T12:00:00Z"
    assert [one["code"] for one in granted["provision"][0]["purpose"]] == [
        "CustomerCare",
        "TechnicalServiceProvision",
    ]
    Consent.model_validate(withdrawn)


def test_what_was_not_granted_has_no_projection() -> None:
    draft = authorization_record(TERMS)
    refused = authorization_record(TERMS, replace(DECISION, granted=False))

    for record in (draft, refused):
        with pytest.raises(ValueError, match="granted"):
            kantara_receipt(record, PAGE)


@pytest.mark.parametrize("level", Assurance)
def test_both_say_which_level_was_reached_and_what_was_shown_for_it_and_no_more(level: Assurance) -> None:
    record = at_level(level)
    consent = fhir_projection(record, "ab" * 32, AuthorizationState.GRANTED, None)
    receipt = kantara_receipt(record, PAGE)

    said = [
        (
            one["verificationType"]["coding"][0]["code"],
            one["verificationType"]["text"],
            *one["verificationDate"],
        )
        for one in consent["verification"]
    ]
    assert said == SHOWN[level]
    assert receipt["collectionMethod"] == f"{level}: " + "; ".join(words for _, words, _ in SHOWN[level])
    assert receipt["x_assurance"] == level.value
    assert [fault.message for fault in Draft4Validator(KANTARA).iter_errors(receipt)] == []
    Consent.model_validate(consent)

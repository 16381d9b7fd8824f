"""An authorization in others' words: as a Kantara consent receipt, and as a Consent of HL7 FHIR R5."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from fhir.resources.consent import Consent
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it brings no types

from portal.rules.authorization_record import authorization_record
from portal.rules.fhir_projection import fhir_projection
from portal.rules.kantara_receipt import kantara_receipt
from portal.vocabulary import AuthorizationState
from tests.rules.test_authorization_record import DECISION, NOW, TERMS, grant

PAGE = "https://portal.example/customer"
WITHDRAWN = NOW + timedelta(days=2)

# What the Kantara Consent Receipt Specification 1.1 (section 4.3 and the published schema) requires of each
# member, written down here in our own words: its publication may not be copied, and is no valid JSON.
TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT}
KANTARA = {
    "type": "object",
    "required": [
        *("version", "jurisdiction", "consentTimestamp", "collectionMethod", "consentReceiptID"),
        *("piiPrincipalId", "piiControllers", "services", "policyUrl", "sensitive", "spiCat"),
    ],
    "properties": {
        **dict.fromkeys(
            ("version", "jurisdiction", "collectionMethod", "consentReceiptID", "language"), TEXT
        ),
        "consentTimestamp": {"type": "integer", "minimum": 0},
        "sensitive": {"type": "boolean"},
        "spiCat": TEXTS,
        "piiControllers": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["piiController", "contact", "address", "email", "phone"],
                "properties": {
                    **dict.fromkeys(("piiController", "contact", "email", "phone"), TEXT),
                    "address": {"type": "object"},
                },
            },
        },
        "services": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["service", "purposes"],
                "properties": {
                    "purposes": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "required": [
                                *("consentType", "purposeCategory", "piiCategory", "termination"),
                                *("thirdPartyDisclosure", "thirdPartyName"),
                            ],
                            "properties": {
                                **dict.fromkeys(("consentType", "termination", "thirdPartyName"), TEXT),
                                "purposeCategory": TEXTS,
                                "piiCategory": TEXTS,
                                "thirdPartyDisclosure": {"enum": [True]},
                            },
                        },
                    }
                },
            },
        },
    },
}


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

"""What the Kantara Consent Receipt Specification 1.1 requires of each member, in our own words.

Its publication may be used to implement the specification and not be reproduced for other purposes, and the
schema in it is no valid JSON. `python -m benchmarks.trust.kantara` holds this, and our receipts, against it.
"""

TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT}
KANTARA = {
    "type": "object",
    "required": [
        *("version", "jurisdiction", "consentTimestamp", "collectionMethod", "consentReceiptID"),
        *("piiPrincipalId", "piiControllers", "services", "policyUrl", "sensitive", "spiCat"),
    ],
    "properties": {
        **dict.fromkeys(("version", "jurisdiction", "collectionMethod", "consentReceiptID"), TEXT),
        **dict.fromkeys(("language", "piiPrincipalId", "policyUrl"), TEXT),
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
                    "service": TEXT,
                    "purposes": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "required": [
                                *("consentType", "purposeCategory", "piiCategory", "termination"),
                                *("thirdPartyDisclosure", "thirdPartyName"),
                            ],
                            "properties": {
                                **dict.fromkeys(("consentType", "termination", "thirdPartyName"), TEXT),
                                "purpose": TEXT,
                                "primaryPurpose": {"type": "boolean"},
                                "purposeCategory": TEXTS,
                                "piiCategory": TEXTS,
                                "thirdPartyDisclosure": {"enum": [True]},
                            },
                        },
                    },
                },
            },
        },
    },
}

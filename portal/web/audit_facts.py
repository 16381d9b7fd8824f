"""What the facts of an entry of the log are called on a screen: those that are personal, and the others."""

from portal.rules.authorization_words import PURPOSE_WORDS
from portal.vocabulary import Purpose

PERSONAL_WORDS = {
    "actor": "E-mail address",
    "address": "Network address",
    "client": "Browser",
    "invited": "Who was invited",
    "approver": "Who was asked",
    "approver_name": "Name typed by the approver",
    "asked": "Who was asked",
    "note": "What was decided",
    "stand_in": "Stand-in that was asked about",
    "reason": "Reason",
    "decided_by": "Who decided",
}

FACT_WORDS = {
    "to": "To",
    "from": "Given by",
    "for": "For",
    "of": "Of",
    "with": "With",
    "size": "Size in bytes",
    "parts_sha256": "Fingerprint of the upload",
    "sha256_of_sealed": "Fingerprint of what was sealed",
    "protocol_sha256": "Fingerprint of the rules",
    "sha256": "Fingerprint",
    "protocol": "Rules for this kind of problem",
    "results": "What each company got",
    "recipients": "For whom",
    "categories": "Kinds of data",
    "not_after": "Until",
    "criteria": "Looked for by",
    "shown": "Entries shown",
    "place": "Place in the log",
    "page": "Page",
    "link_for": "The link was for",
    "because": "Why it works no more",
    "permissions": "Permissions looked at",
    "people": "People looked at",
    "found": "To look at again",
    "streams": "Chains sealed",
    "root": "Their root",
}


def fact_words(name: str) -> str:
    """What a fact is called on the screen."""
    return FACT_WORDS.get(name, name.replace("_", " ").capitalize())


def purpose_words(value: str) -> str:
    """What a purpose that an entry names means; one that is not known stays as it is."""
    return PURPOSE_WORDS[Purpose(value)] if value in set(Purpose) else value

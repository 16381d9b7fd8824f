"""Text that other organizations read in clear, without any permission: titles, answers, words of a handoff.

It may name no person, no computer and no secret. Whoever writes is told what was found and where it belongs.
"""

import os

from portal.redaction import CaseDictionary, Pseudonyms, Treatments, redact_text
from portal.rules.one_line import as_seen
from portal.vocabulary import DataCategory, Invalid, Treatment

_EVERYTHING_REMOVED = Treatments({DataCategory.TECHNICAL: Treatment.KEEP})
_KIND_WORDS = {
    "email": "an e-mail address",
    "person": "a person",
    "phone": "a telephone number",
    "account": "an account",
    "host": "a computer by its name",
    "ipv4": "a network address",
    "ipv6": "a network address",
    "mac": "a network address",
    "private_key": "a private key",
    "certificate": "a certificate",
}
_CATEGORY_WORDS = {
    DataCategory.CREDENTIALS: "a password, key or token",
    DataCategory.PEOPLE: "something about a person",
    DataCategory.ACCOUNTS: "an account",
    DataCategory.HOSTS: "a computer by its name",
    DataCategory.NETWORK: "a network address",
    DataCategory.DEVICES: "a device number",
    DataCategory.LOCATIONS: "a place",
    DataCategory.FINANCIAL: "a bank or card number",
    DataCategory.NATIONAL_IDS: "an official identity number",
    DataCategory.CUSTOMER_TERMS: "a name that the customer wants hidden",
    DataCategory.TECHNICAL: "something that must not leave",
}


def plain_text(text: str, field: str, name: str, longest: int, *, shortest: int = 1) -> str:
    """The text without blanks around it, when everybody may read it.

    `name` says what it is, as the sentence begins ("The title"); `field` is where the sentence is shown.

    Raises:
        Invalid: it is too short, too long, or names something that must not stand there.
    """
    trimmed = as_seen(text.replace("\r\n", "\n")).strip()
    if len(trimmed) < shortest:
        raise Invalid(f"{name} is missing." if shortest == 1 else f"{name} is too short to be clear.", field)
    if len(trimmed) > longest:
        raise Invalid(f"{name} is too long: use at most {longest:,} characters.", field)
    found = named_in(trimmed)
    if found:
        raise Invalid(
            f"{name} names {found}. Leave it out here and write it in a message, where it is redacted.", field
        )
    return trimmed


def named_in(text: str) -> str:
    """What a text names that must not be read in clear: "an e-mail address"; "" when it names nothing."""
    redacted = redact_text(text, _EVERYTHING_REMOVED, Pseudonyms(os.urandom(32)), CaseDictionary())
    if not redacted.findings:
        return ""
    first = redacted.findings[0]
    return _KIND_WORDS.get(first.kind, _CATEGORY_WORDS[first.category])

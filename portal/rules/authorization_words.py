"""An Authorization Record in plain words, read from the record itself: what is shown is what is signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from portal.rules.authorization_record import reveals_by_giver
from portal.rules.authorization_terms import Assurance, PartyRole
from portal.rules.decision_record import Json
from portal.vocabulary import DataCategory, Purpose, Treatment


@dataclass(frozen=True, slots=True)
class CategoryWords:
    """One kind of data: its plain name, one example, and what happens to it before it leaves."""

    category: DataCategory
    name: str
    example: str
    treatment: str


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The record in sentences, for a reader who knows nothing of support or of data protection.

    `asker_reads` tells whether whoever asks is among the recipients: otherwise nobody can answer them here.
    """

    who: str
    asker: str
    asker_reads: bool
    what: tuple[CategoryWords, ...]
    what_for: tuple[str, ...]
    recipients: tuple[str, ...]
    until: str
    reveals: str
    never: tuple[str, ...]
    withdrawal: str
    shown_by: str


CATEGORY_WORDS: dict[DataCategory, tuple[str, str]] = {
    DataCategory.CREDENTIALS: ("Passwords, keys and other secrets", "the password of a service account"),
    DataCategory.PEOPLE: ("Names and ways to reach people", "anna.svensson@example.com"),
    DataCategory.ACCOUNTS: ("Account and sign-in names", "the account name asvensson"),
    DataCategory.HOSTS: ("Names of computers", "db-01.example.com"),
    DataCategory.NETWORK: ("Network addresses", "192.0.2.10"),
    DataCategory.DEVICES: ("Device identifiers", "a serial number"),
    DataCategory.LOCATIONS: ("Places", "the address of a data center"),
    DataCategory.FINANCIAL: ("Payment and bank numbers", "a bank account number"),
    DataCategory.NATIONAL_IDS: ("Official identity numbers", "a passport number"),
    DataCategory.CUSTOMER_TERMS: ("Internal names", "the name of an internal project"),
    DataCategory.TECHNICAL: ("Technical details", "an error message and its time"),
}
PURPOSE_WORDS: dict[Purpose, str] = {
    Purpose.CUSTOMER_CARE: "to answer your request for help",
    Purpose.TECHNICAL_SERVICE: "to find and mend the problem",
    Purpose.SERVICE_MONITORING: "to watch whether the service works",
    Purpose.ENFORCE_SECURITY: "to protect against misuse",
}
_SHOWN_BY = {
    Assurance.MAILBOX: "a code sent to their mailbox and typed by hand",
    Assurance.DOMAIN: "a code sent to their mailbox and typed by hand; your own domain names them",
    Assurance.SIGNATURE: "a code typed by hand, your own domain, and a signature with their passkey",
}
_NOTICE_THAT_NAMED_THE_ASKER = "1"
_REVEALS = {
    False: "If a company asks what one stand-in stands for, you decide.",
    True: "If a company asks what one stand-in stands for, whoever gave the text may decide for you.",
}
_TREATMENT_WORDS = {
    Treatment.KEEP: "sent as it is",
    Treatment.PSEUDONYMIZE: "replaced by stand-ins",
}


def plain_words(record: Mapping[str, Json]) -> PlainWords:
    """The record in plain words; made by `authorization_record`, or read back from JSON.

    Raises `KeyError` or `ValueError` for a record that is not of version 1.
    """
    scope = cast("dict[str, Json]", record["x_scope"])
    classes = cast("dict[str, str]", scope["field_classes"])
    allowed = {DataCategory(name): Treatment(value) for name, value in classes.items()}
    purposes = cast("list[dict[str, str]]", cast("dict[str, Json]", record["processing"])["purposes"])
    names = _names(record)
    asker, title = names[PartyRole.ASKER][0], purposes[0]["purpose"]
    return PlainWords(
        who=f"{asker} asks {names[PartyRole.CUSTOMER][0]} for permission, for the problem “{title}”.",
        asker=asker,
        asker_reads=_asker_reads(record),
        what=tuple(
            CategoryWords(category, *CATEGORY_WORDS[category], _TREATMENT_WORDS[treatment])
            for category, treatment in allowed.items()
        ),
        what_for=tuple(PURPOSE_WORDS[Purpose(one["purpose_type"])] for one in purposes),
        recipients=names[PartyRole.RECIPIENT],
        until=_until(record),
        never=tuple(CATEGORY_WORDS[one][0] for one in DataCategory if one not in allowed),
        reveals=_REVEALS[reveals_by_giver(record)],
        withdrawal=(
            "You can withdraw at any time, in one step. From then on nobody can read it here any more. "
            "What was downloaded before cannot be called back; you see what that was."
        ),
        shown_by=_shown_by(record),
    )


def _names(record: Mapping[str, Json]) -> dict[PartyRole, tuple[str, ...]]:
    parties = cast("list[dict[str, str]]", record["party"])
    return {
        role: tuple(one["party_name"] for one in parties if one["party_role"] == role.value)
        for role in PartyRole
    }


def _asker_reads(record: Mapping[str, Json]) -> bool:
    """Whether the one who asks may read answers: ticked, or promised by the first version of the notice."""
    parties = cast("list[dict[str, str]]", record["party"])
    ids = {one["party_id"] for one in parties if one["party_role"] == PartyRole.ASKER.value}
    reading = {one["party_id"] for one in parties if one["party_role"] == PartyRole.RECIPIENT.value}
    evidence = cast("dict[str, str]", record.get("x_evidence") or {})
    return ids <= reading or evidence.get("notice_version") == _NOTICE_THAT_NAMED_THE_ASKER


def _shown_by(record: Mapping[str, Json]) -> str:
    evidence = cast("dict[str, str | None]", record.get("x_evidence") or {})
    level = evidence.get("assurance")
    return _SHOWN_BY[Assurance(level)] if level else ""


def _until(record: Mapping[str, Json]) -> str:
    expiry = cast("dict[str, str | None]", record["x_expiry"])
    not_after, event = expiry["not_after"], expiry["expiry_event"]
    if not_after is None:
        return "The permission ends when the case is closed."
    at = datetime.fromisoformat(not_after).astimezone(UTC)
    moment = f"{at:%B} {at.day}, {at:%Y}, {at:%H:%M} UTC"
    earlier = ", or earlier when the case is closed" if event == "case_closed" else ""
    return f"The permission ends on {moment}{earlier}."

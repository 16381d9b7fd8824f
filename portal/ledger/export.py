"""Entries for other systems: CloudEvents 1.0 around OCSF events, as security monitoring reads them.

The whole entry goes along under `unmapped`, with its place in the log, so that whoever receives the
events can still verify them. Personal values are in it only where the caller gives them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.ledger.entries import Entry

OCSF_VERSION = "1.6.0"
AUTHENTICATION = 3002
ENTITY_MANAGEMENT = 3004
WEB_RESOURCES = 6001
_INFORMATIONAL = 1
_SUCCESS, _FAILURE = 1, 2

_SIGNING_IN = {"succeeded": 1, "failed": 1, "signed_out": 2}
_MANAGED = (
    "authorization",
    "key",
    "agreement",
    "organization",
    "person",
    "partner",
    "terms",
    "second_factor",
)
_ENTITY_ACTIVITIES = {
    "granted": 10,
    "withdrawn": 11,
    "expired": 11,
    "superseded": 11,
    "refused": 11,
    "deactivated": 11,
    "destroyed": 4,
    "erased": 4,
    "requested": 1,
    "published": 1,
    "enrolled": 1,
    "invited": 1,
    "signed": 1,
}
_RESOURCE_ACTIVITIES = {
    "read": 2,
    "previewed": 2,
    "denied": 2,
    "opened": 1,
    "started": 1,
    "written": 1,
    "asked": 1,
    "offered": 1,
    "proposed": 1,
    "prepared": 1,
    "discarded": 4,
    "withheld": 4,
    "searched": 5,
    "downloaded": 7,
    "proof_downloaded": 7,
    "disclosed": 8,
}
_UPDATE = 3


@dataclass(frozen=True, slots=True)
class Classified:
    """What an entry is in OCSF: class, activity, and whether it was allowed."""

    class_uid: int
    activity_id: int
    status_id: int

    @property
    def category_uid(self) -> int:
        """The category is the class's thousands."""
        return self.class_uid // 1000

    @property
    def type_uid(self) -> int:
        """OCSF's number for this activity of this class."""
        return self.class_uid * 100 + self.activity_id


def classified(verb: str) -> Classified:
    """The OCSF class and activity of a verb ("noun:what was done"). Every verb has one."""
    noun, _, done = verb.partition(":")
    status = _FAILURE if done in {"failed", "denied", "refused"} else _SUCCESS
    if noun == "sign_in":
        return Classified(AUTHENTICATION, _SIGNING_IN.get(done, 99), status)
    if noun in _MANAGED:
        return Classified(ENTITY_MANAGEMENT, _ENTITY_ACTIVITIES.get(done, _UPDATE), status)
    return Classified(WEB_RESOURCES, _RESOURCE_ACTIVITIES.get(done, _UPDATE), status)


def cloud_event(
    entry: Entry,
    origin: str,
    index: int | None,
    disclosed: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """One entry as a CloudEvent (JSON format, structured mode) whose data is an OCSF event.

    `index` is the entry's place in the log `origin` (None while it waits for one); `disclosed` are the
    personal values to show.
    """
    return {
        "specversion": "1.0",
        "id": str(entry.id),
        "source": f"//{origin}",
        "type": f"entente.{entry.verb.replace(':', '.')}",
        "subject": entry.stream_tag,
        "time": entry.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "data": ocsf_event(entry, origin, index, disclosed or {}),
    }


def ocsf_event(
    entry: Entry,
    origin: str,
    index: int | None,
    disclosed: Mapping[str, str],
) -> dict[str, Any]:
    """One entry as an OCSF event; see `cloud_event`."""
    about = classified(entry.verb)
    person = {"name": disclosed["actor"]} if "actor" in disclosed else {"name": "not disclosed"}
    event: dict[str, Any] = {
        "class_uid": about.class_uid,
        "category_uid": about.category_uid,
        "activity_id": about.activity_id,
        "type_uid": about.type_uid,
        "severity_id": _INFORMATIONAL,
        "status_id": about.status_id,
        "time": int(entry.at.timestamp() * 1000),
        "metadata": {
            "version": OCSF_VERSION,
            "product": {"name": "Entente", "vendor_name": "Entente"},
            "uid": str(entry.id),
            "log_name": origin,
            **({"profiles": ["host"]} if about.class_uid == WEB_RESOURCES else {}),
            **({} if index is None else {"sequence": index}),
        },
        "actor": {
            "user": {**person, **_organization(entry)},
            "authorizations": _authorizations(entry, about),
        },
        "unmapped": {"entry": entry.to_bytes().decode()},
    }
    if "address" in disclosed:
        event["src_endpoint"] = {"ip": disclosed["address"]}
    return event | _subject(entry, about, person)


def _subject(entry: Entry, about: Classified, person: dict[str, str]) -> dict[str, Any]:
    noun = entry.verb.partition(":")[0]
    named = {"uid": str(entry.object.get("id", entry.stream_tag)), "type": noun}
    if about.class_uid == AUTHENTICATION:
        return {"user": person, "service": {"name": "Entente"}}
    if about.class_uid == ENTITY_MANAGEMENT:
        return {"entity": named}
    return {"web_resources": [named]}


def _organization(entry: Entry) -> dict[str, Any]:
    found = entry.facts.get("organization")
    return {"org": {"uid": str(found)}} if found else {}


def _authorizations(entry: Entry, about: Classified) -> list[dict[str, Any]]:
    if entry.authorization is None:
        return []
    version = str(entry.authorization.version)
    policy = {"uid": str(entry.authorization.authorization_id), "version": version}
    return [{"decision": "Denied" if about.status_id == _FAILURE else "Allowed", "policy": policy}]

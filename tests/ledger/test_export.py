"""What goes out to other systems has every member that their formats require, and no person in clear."""

import json
from dataclasses import replace

import pytest

from portal.ledger.entries import parse_entry
from portal.ledger.export import (
    AUTHENTICATION,
    ENTITY_MANAGEMENT,
    OCSF_VERSION,
    WEB_RESOURCES,
    classified,
    cloud_event,
)
from portal.vocabulary import Verb
from tests.ledger.test_entries import ENTRY

# OCSF, the members that the schema requires of each class.
BASE = {"activity_id", "category_uid", "class_uid", "metadata", "severity_id", "time", "type_uid"}
REQUIRED = {
    AUTHENTICATION: BASE | {"user", "service"},  # of service and dst_endpoint at least one, says OCSF
    ENTITY_MANAGEMENT: BASE | {"entity"},
    WEB_RESOURCES: BASE | {"web_resources"},
}
ACTIVITIES = {
    AUTHENTICATION: {1, 2},
    ENTITY_MANAGEMENT: {1, 2, 3, 4, 10, 11},
    WEB_RESOURCES: set(range(1, 9)),
}
ACTOR = {"actor": "Ada", "address": "192.0.2.7"}


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_has_a_class_and_an_activity_with_all_that_they_require(verb: Verb) -> None:
    event = cloud_event(replace(ENTRY, verb=verb.value), "portal.example/audit", 7)["data"]

    assert event.keys() >= REQUIRED[event["class_uid"]]
    assert event["activity_id"] in ACTIVITIES[event["class_uid"]]
    assert event["type_uid"] == event["class_uid"] * 100 + event["activity_id"]
    assert event["category_uid"] == event["class_uid"] // 1000
    assert event["metadata"]["version"] == OCSF_VERSION
    assert {"product", "version"} <= event["metadata"].keys()


def test_a_cloud_event_has_its_required_members_and_the_moment() -> None:
    event = cloud_event(ENTRY, "portal.example/audit", 7)

    assert {name: event[name] for name in ("specversion", "id", "source", "type", "time")} == {
        "specversion": "1.0",
        "id": str(ENTRY.id),
        "source": "//portal.example/audit",
        "type": "entente.disclosure.read",
        "time": "2026-11-21T09:00:00.123Z",
    }
    assert event["data"]["time"] == 1_795_251_600_123
    assert json.loads(json.dumps(event)) == event


def test_the_whole_entry_goes_along_so_that_it_can_be_verified() -> None:
    event = cloud_event(ENTRY, "portal.example/audit", 7)

    assert parse_entry(event["data"]["unmapped"]["entry"].encode()) == ENTRY
    assert event["data"]["metadata"]["sequence"] == 7


def test_a_person_is_named_only_where_the_value_was_given() -> None:
    plain = json.dumps(cloud_event(ENTRY, "portal.example/audit", 7))
    told = cloud_event(ENTRY, "portal.example/audit", 7, ACTOR)["data"]

    assert "Ada" not in plain
    assert told["actor"]["user"]["name"] == "Ada"
    assert told["src_endpoint"] == {"ip": "192.0.2.7"}


def test_the_authorization_stands_in_every_event_that_has_one() -> None:
    with_one = cloud_event(ENTRY, "x", 7)["data"]["actor"]["authorizations"]
    without = cloud_event(replace(ENTRY, authorization=None), "x", 7)["data"]["actor"]["authorizations"]

    assert with_one[0]["policy"] == {"uid": "00000000-0000-0000-0000-000000000002", "version": "3"}
    assert without == []


def test_what_was_denied_is_a_failure() -> None:
    assert classified("access:denied").status_id == 2
    assert classified("sign_in:failed").status_id == 2
    assert classified("disclosure:read").status_id == 1

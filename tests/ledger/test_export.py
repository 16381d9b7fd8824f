"""What goes out to other systems has every member that their formats require, and no person in clear."""

import json
from dataclasses import replace
from typing import Any

import pytest
from ocsf.v1_6_0.events import Authentication, EntityManagement, WebResourcesActivity

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
from tests.ledger.ocsf_schema import faults
from tests.ledger.test_entries import ENTRY

CLASSES: dict[int, Any] = {  # its models are made when they are asked for
    AUTHENTICATION: Authentication,
    ENTITY_MANAGEMENT: EntityManagement,
    WEB_RESOURCES: WebResourcesActivity,
}
ACTOR = {"actor": "Ada", "address": "192.0.2.7"}


NAMES: list[dict[str, str]] = [{}, ACTOR]


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_is_an_event_of_a_class_of_ocsf_with_nothing_wrong(verb: Verb) -> None:
    for named in NAMES:
        entry = replace(ENTRY, verb=verb.value, facts={"organization": str(ENTRY.id)} if named else {})
        event = cloud_event(entry, "portal.example/audit", 7, named)["data"]

        assert faults(event) == []
        assert event["activity_id"] not in {0, 99}
        read = CLASSES[event["class_uid"]].model_validate(event)
        assert read.model_dump(mode="json", exclude_unset=True).items() >= event.items()


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"severity_id": None}, "severity_id: a integer_t is wanted"),
        ({"severity_id": 12}, "severity_id: 12 is none of 0, 1, 2, 3, 4, 5, 6, 99"),
        ({"activity_id": 9, "type_uid": 600109}, "activity_id: 9 is none of 0, 99, 1, 2, 3, 4, 5, 6, 7, 8"),
        ({"type_uid": 600101}, "type_uid: not 600102"),
        ({"class_uid": 6010}, "class_uid: no class has this number"),
        ({"time": True}, "time: a timestamp_t is wanted"),
        ({"web_resources": {"uid": "1"}}, "web_resources: a list is wanted, or none is"),
        (
            {"web_resources": [{"type": "case"}]},
            "web_resources.: web_resource wants at_least_one of name, uid",
        ),
        ({"metadata": {"version": OCSF_VERSION}}, "metadata.product: metadata requires it"),
        ({"src_endpoint": {"ip": "somewhere"}}, "src_endpoint.ip: no ip_t looks like this"),
        ({"whatever": 1}, "whatever: web_resources_activity has no such member"),
    ],
)
def test_what_ocsf_does_not_allow_is_found(members: dict[str, Any], said: str) -> None:
    event = cloud_event(ENTRY, "portal.example/audit", 7)["data"]

    assert said in faults(event | members)


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


def test_the_authorization_did_not_allow_what_was_denied() -> None:
    denied = cloud_event(replace(ENTRY, verb=Verb.ACCESS_DENIED.value), "x", 7)["data"]["actor"]

    assert [one["decision"] for one in denied["authorizations"]] == ["Denied"]


def test_what_was_denied_is_a_failure() -> None:
    assert classified("access:denied").status_id == 2
    assert classified("sign_in:failed").status_id == 2
    assert classified("disclosure:read").status_id == 1

"""Permissions, the accounting of disclosures, and the access review, as officers and approvers see them."""

import csv
import io
import re
from datetime import timedelta

from portal.records.audit_log import AuditEntry
from portal.vocabulary import Verb
from tests.support.audited import a_case_that_was_read
from tests.support.browsing import Visitor, signed_in
from tests.support.sharing import entries
from tests.support.world import World
from tests.web.test_audit import reference_of
from tests.web.test_permission import newest_permission


def seen(page: str) -> str:
    """The fingerprint that the review's form carries."""
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', page)
    assert found is not None
    return found[1]


def signing(visitor: Visitor, note: str, fingerprint: str) -> tuple[int, str]:
    answer = visitor.submit("/review", {"note": note, "seen": fingerprint})
    return answer.status_code, answer.text


def test_who_read_what_is_shown_to_those_whom_it_concerns_and_to_nobody_else(light_world: World) -> None:
    case_id, _ = a_case_that_was_read(light_world)
    one = newest_permission(light_world, case_id)
    reference, _ = reference_of(light_world)
    hanna, cleo, elsa, ben = (signed_in(light_world, name) for name in ("Hanna", "Cleo", "Elsa", "Ben"))

    for visitor in (hanna, cleo):
        assert reference in visitor.get("/permissions").text
        assert "Read what was given" in visitor.get(f"/permissions/{one.id}").text
    assert reference not in elsa.get("/permissions").text
    assert elsa.get(f"/permissions/{one.id}").status_code == 404
    for address in ("/permissions", f"/permissions/{one.id}", "/permissions/accounting.csv", "/review"):
        assert ben.get(address).status_code == 403
    looked = [row for row in entries(light_world, Verb.AUDIT_SEARCHED) if row.subject_id == one.id]
    assert {row.organization_id for row in looked} == {
        light_world.organizations[name].id for name in ("Halden Rail", "Cedar")
    }


def test_the_accounting_says_when_to_whom_what_and_what_for(light_world: World) -> None:
    a_case_that_was_read(light_world)
    reference, _ = reference_of(light_world)

    told = {
        name: list(
            csv.reader(io.StringIO(signed_in(light_world, name).get("/permissions/accounting.csv").text))
        )
        for name in ("Hanna", "Nora", "Elsa")
    }

    (head, row) = told["Hanna"]
    assert head[:7] == ["When (UTC)", "Given to", "Address", "What was done", "What", "Given by", "What for"]
    assert row[:4] == ["2026-03-02 09:00:00", "Cedar", "cedar.example", "Read what was given"]
    assert row[5] == "Northwind"
    assert row[6] != ""
    assert row[7:9] == [reference, "1"]
    assert told["Nora"] == told["Hanna"]
    assert len(told["Elsa"]) == 1


def test_a_review_is_signed_for_exactly_what_was_shown_and_stands_in_the_log(light_world: World) -> None:
    a_case_that_was_read(light_world)
    light_world.clock.forward(timedelta(days=31))
    nora = signed_in(light_world, "Nora")
    first = nora.get("/review").text
    light_world.clock.forward(timedelta(days=70))
    nora = signed_in(light_world, "Nora")

    late = signing(nora, "All of it is needed.", seen(first))
    empty = signing(nora, "  ", seen(nora.get("/review").text))
    right = signing(nora, "Asked Ada, she is\nback in May.", seen(nora.get("/review").text))

    assert "Not used" in first
    assert "People who were not here" not in first
    assert (late[0], "has changed since you opened it" in late[1]) == (422, True)
    assert (empty[0], right[0]) == (422, 303)
    (entry,) = entries(light_world, Verb.ACCESS_REVIEWED)
    assert entry.organization_id == light_world.organizations["Northwind"].id
    assert b'"dormant"' in entry.leaf
    assert b"Asked Ada" not in entry.leaf
    page = nora.get("/review").text
    assert "Asked Ada, she is back in May." in page
    assert "Asked Ada" not in signed_in(light_world, "Cleo").get("/review").text


def test_the_retention_schedule_is_there_for_officers(light_world: World) -> None:
    a_case_that_was_read(light_world)

    assert "key is destroyed at once" in signed_in(light_world, "Nora").get("/retention").text
    with light_world.transaction() as database:
        assert database.query(AuditEntry).filter(AuditEntry.verb == Verb.ACCESS_REVIEWED).count() == 0

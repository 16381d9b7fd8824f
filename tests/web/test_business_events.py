"""What happens outside the portal is told by form or by table, measured, and read by one company alone."""

from io import BytesIO

import pytest
from sqlalchemy import select

from portal.access.commanding import by_command
from portal.actions.import_business_events import import_business_events
from portal.records.audit_log import AuditEntry
from portal.records.business_events import BusinessRow
from portal.vocabulary import BusinessKind, Missing, Refused, Role, Verb
from tests.support.browsing import Visitor, signed_in
from tests.support.casework import entries, vendors
from tests.support.world import World

NEW = "/business-events/new"


@pytest.fixture
def house(light_world: World) -> World:
    vendors(light_world)
    light_world.add_person("Cora", "Cedar", Role.EXECUTIVE)
    light_world.add_person("Elsa", "Elm", Role.EXECUTIVE)
    return light_world


def kept(world: World) -> list[BusinessRow]:
    with world.transaction() as database:
        return list(database.scalars(select(BusinessRow).order_by(BusinessRow.id)))


def bring(visitor: Visitor, table: str, **more: str) -> tuple[int, str]:
    page = "/business-events/import"
    file = (BytesIO(table.encode()), "told.csv")
    answer = visitor.submit(page, {"file": file, **more})
    return answer.status_code, answer.text


def test_a_milestone_that_is_moved_keeps_the_day_that_was_promised_first(house: World) -> None:
    cora, today = signed_in(house, "Cora"), house.clock.now.date()
    told = {"customer": "Acme", "what": "Sites in use", "due": "2026-01-31", "ended": "", "result": "adopted"}

    made = cora.submit(f"{NEW}/milestone", told).status_code
    page = f"/business-events/{kept(house)[0].id}"
    moved = cora.submit(page, {**told, "due": f"{today:%Y-%m-%d}"}).status_code
    ahead = cora.submit(page, {**told, "ended": "2099-01-01"})

    (row,) = kept(house)
    assert (made, moved, ahead.status_code) == (303, 303, 422)
    assert "tell it when it has happened" in ahead.text
    assert row.due_at is not None
    assert row.due_first_at is not None
    assert (row.due_at.date(), f"{row.due_first_at:%Y-%m-%d}") == (today, "2026-01-31")
    assert "first planned for 31 Jan 2026" in cora.get("/business-events").text


def test_a_table_with_one_bad_row_is_kept_in_no_part_unless_bad_rows_may_stay_out(house: World) -> None:
    cora = signed_in(house, "Cora")
    good = "".join(f"purchase,Customer {number},2026-01-{number + 1:02}\n" for number in range(12))
    started = "".join(f"milestone,Customer {number},2026-01-20\n" for number in range(3))
    table = f"kind,customer,ended\n{good}{started}renewal,Customer 1,yesterday\n"

    refused, page = bring(cora, table)
    nothing = kept(house)
    taken, _ = bring(cora, table, without_bad_rows="y")

    assert (refused, taken, nothing) == (422, 303, [])
    assert ">14<" in page
    assert "what: This is missing." in page
    assert ">12 (100%)<" in cora.get("/business-events").text  # the bar of those who bought
    assert [one.kind for one in kept(house)] == [BusinessKind.PURCHASE] * 12
    again, _ = bring(cora, table.replace("Customer 0", "Customer 99"), without_bad_rows="y")
    assert "1 row imported. 11 were there already. 4 were left out." in cora.get("/business-events").text
    assert (again, len(kept(house))) == (303, 13)
    assert "Of the customers" not in cora.get("/business-events").text
    assert "of the customers who bought got started" in cora.get("/business-events").text
    assert "of the customers who bought got started" in cora.get("/measures/catalogue").text
    assert cora.get("/measures/M30/figures.csv").status_code == 404  # it would say that there is no figure


def test_nobody_else_reads_changes_or_tells(house: World) -> None:
    cora, elsa, ada = signed_in(house, "Cora"), signed_in(house, "Elsa"), signed_in(house, "Ada")
    told = {"customer": "Acme", "began": "", "ended": "2026-01-31"}
    cora.submit(f"{NEW}/purchase", told)
    row = kept(house)[0]

    page = f"/business-events/{row.id}"
    seen = [one.get(page).status_code for one in (cora, elsa, ada)]
    removed = [one.submit(f"{page}/remove", {}, seen_on="/cases").status_code for one in (elsa, ada)]
    engineer = ada.submit(f"{NEW}/purchase", told, seen_on="/cases").status_code

    assert (seen, removed, engineer) == ([200, 404, 403], [404, 403], 403)
    assert "Acme" not in elsa.get("/business-events").text
    gone = cora.submit(f"{page}/remove", {}, seen_on=page).status_code
    with house.transaction() as database:
        verbs = set(database.scalars(select(AuditEntry.verb)))
    assert (gone, kept(house)) == (303, [])
    assert {Verb.BUSINESS_EVENT_TOLD, Verb.BUSINESS_EVENT_REMOVED} <= verbs


def test_what_is_exported_can_be_imported_again_and_is_one_companys_alone(house: World) -> None:
    cora, elsa = signed_in(house, "Cora"), signed_in(house, "Elsa")
    table = (
        "kind,customer,what,began,due,ended,result,band\n"
        "purchase,=Acme,,,,2026-01-02,,\n"
        "interruption,Beta,,2026-02-01 08:10,,2026-02-01 09:00,,\n"
        "renewal,Beta,,,2026-03-01,,,50k_to_250k\n"
    )
    bring(cora, table)

    whole = cora.get("/business-events/register.csv").text
    one_kind = cora.get("/business-events/register.csv?kind=renewal").text
    nothing = elsa.get("/business-events/register.csv").text
    again, _ = bring(elsa, whole)

    def told(name: str) -> list[tuple[object, ...]]:
        own = house.organizations[name].id
        rows = [one for one in kept(house) if one.organization_id == own]
        return sorted((one.kind, one.customer.strip("'"), one.began_at, one.due_at, one.band) for one in rows)

    assert again == 303
    assert told("Elm") == told("Cedar")
    assert len(told("Cedar")) == 3
    assert ("purchase" in one_kind, "renewal" in one_kind) == (False, True)
    assert nothing.count("\n") == 1
    assert "\n=Acme" not in whole
    assert cora.get("/business-events/register.xlsx").data[:2] == b"PK"


def test_a_command_imports_in_the_name_of_somebody_who_may_and_the_log_says_so(house: World) -> None:
    house.add_person("Ed", "Cedar", Role.SUPPORT_ENGINEER)
    table, now = b"kind,customer,ended\npurchase,Acme,2026-01-02\n", house.clock.now
    with house.transaction() as database:
        cora = by_command(database, house.people["Cora"].email.upper(), "portal measures told")
        import_business_events(database, cora, table, now)

    with house.transaction() as database:
        for email, refusal in ((house.people["Ed"].email, Refused), ("nobody@cedar.example", Missing)):
            with pytest.raises(refusal):
                import_business_events(database, by_command(database, email, "c"), table, now)

    (entry,) = entries(house, Verb.BUSINESS_EVENTS_IMPORTED)
    assert entry.organization_id == house.organizations["Cedar"].id
    assert cora.client == "portal measures told"
    assert len(kept(house)) == 1

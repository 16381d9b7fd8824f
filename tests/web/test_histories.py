"""Bringing one's own history: seen before it is measured, whole or not at all, and nobody else's business."""

import gzip
import io
from uuid import UUID

from portal.actions.bring_history import Brought, bring_history
from portal.actions.discard_history import discard_history
from portal.actions.map_history import Reading, map_history
from portal.assembly import open_mail
from portal.measures.history.shipped import shipped_text
from portal.records.histories import History
from portal.records.history_parts import parts_of_log
from portal.vocabulary import HistoryState, Role, Verb
from portal.worker import Worker
from tests.measures.a_log import as_csv, made_up
from tests.support.browsing import Visitor, signed_in
from tests.support.casework import entries, vendors
from tests.support.world import World

MAPPING = """[columns]
case = "number"
at = "when"
status = "state"
organization = "line"
severity = "group"

[meaning]
nobody = ["Waiting", "Lost"]
accepted = ["Working"]
solved = ["Done"]
"""
TABLE = as_csv(made_up(80)).getvalue()
FEW = "".join(f"few,2026-04-01T0{hour}:00:00Z,Working,,{line},{line}\n" for hour, line in enumerate("AQ"))
BAD = TABLE + FEW.encode() + b"late,someday,Done,,A,A\n"


def brought(world: World, content: bytes = TABLE, name: str = "Tickets") -> UUID:
    """A history that Eve brought, not measured yet."""
    with world.transaction() as database:
        what = Brought(name, "log.csv", content, MAPPING)
        return bring_history(database, world.actor("Eve"), what, world.rooms.instruments, world.clock.now).id


def measured(world: World, content: bytes = TABLE, *, without_bad_rows: bool = False) -> UUID:
    """A history that was brought and worked off."""
    history_id = brought(world, content)
    with world.transaction() as database:
        reading = Reading(MAPPING, measure=True, without_bad_rows=without_bad_rows)
        map_history(database, world.actor("Eve"), history_id, reading, world.clock.now)
    Worker(world.rooms, open_mail(world.rooms.settings)).work_off()
    return history_id


def send(eve: Visitor, name: str, content: bytes, mapping: str = "plain") -> tuple[int, str, str]:
    """Send the form with this file; the status, where it leads, and what the page says."""
    fields = {"name": "Tickets", "file": (io.BytesIO(content), name), "mapping": mapping}
    answer = eve.submit("/histories/new", fields)
    return answer.status_code, answer.headers.get("Location", ""), answer.text


def kept(world: World, history_id: UUID) -> tuple[HistoryState | None, bool]:
    """In which state a history is (None: gone), and whether its log still lies there."""
    with world.transaction() as database:
        row = database.get(History, history_id)
        return (row.state if row else None), bool(parts_of_log(database, history_id))


def test_a_history_is_seen_mapped_measured_and_told(world: World) -> None:
    vendors(world)
    eve = signed_in(world, "Eve")
    status, page, _ = send(eve, "log.csv.gz", gzip.compress(TABLE))
    first = eve.get(page).text

    wrong = eve.submit(page, {"mapping": "[columns]\ncase = 1", "act": "show"})
    asked = eve.submit(page, {"mapping": MAPPING, "act": "measure"})
    twice = eve.submit(page, {"mapping": MAPPING, "act": "measure"}, seen_on="/histories")
    waiting = eve.get(page).text
    Worker(world.rooms, open_mail(world.rooms.settings)).work_off()
    told = eve.get(page).text

    assert (status, asked.status_code, wrong.status_code) == (303, 303, 422)
    assert (twice.status_code, f'href="{page}">Look at it again' in twice.text) == (409, True)
    assert "It has no “case”." in first
    assert "<code>number</code>" in first
    assert "columns.case must be a text." in wrong.text
    assert "It is being measured" in waiting
    assert "80 cases with" in told
    assert "Nobody had the cases" in told
    assert "With severity taken into account" in told
    assert "Promised updates do not stand in the log." in told
    assert "States of the mapping that do not stand in the log" in told
    assert eve.get(f"{page}/report.json").json["figures"]["cases"] == 80  # type: ignore[index]
    assert "80 cases" not in eve.get("/gaps").text
    assert kept(world, UUID(page.rsplit("/", 1)[1])) == (HistoryState.MEASURED, False)


def test_a_list_of_cases_is_seen_as_the_states_that_its_times_begin_and_told_by_them(
    light_world: World,
) -> None:
    vendors(light_world)
    eve, mapping = signed_in(light_world, "Eve"), shipped_text("servicenow_incidents")
    ends = ("2026-03-20 09:00:00", "")
    rows = [f"INC{n},Alpha,1 - Critical,2026-03-20 08:00:00,{ends[n % 6 == 0]}," for n in range(24)]
    table = "\n".join(["number,assignment_group,priority,opened_at,resolved_at,closed_at", *rows]).encode()

    _, page, _ = send(eve, "incidents.csv", table, "servicenow_incidents")
    first = eve.get(page).text
    eve.submit(page, {"mapping": mapping, "act": "measure"})
    Worker(light_world.rooms, open_mail(light_world.rooms.settings)).work_off()
    told = eve.get(page).text

    assert first.count("2026-03-20 09:00:00") == 3
    assert "24 cases with 44 events." in told
    assert "“solved”, severity 1 - Critical" in told
    assert "20 of 24" in told
    assert "it has no handoffs" in told
    assert "Half of the cases were not passed on at all" not in told


def test_with_a_bad_row_nothing_is_imported_until_it_is_left_out(light_world: World) -> None:
    vendors(light_world)
    history_id = measured(light_world, BAD)
    eve = signed_in(light_world, "Eve")

    refused = eve.get(f"/histories/{history_id}").text
    state = kept(light_world, history_id)
    eve.submit(f"/histories/{history_id}", {"mapping": MAPPING, "act": "measure", "without_bad_rows": "y"})
    Worker(light_world.rooms, open_mail(light_world.rooms.settings)).work_off()

    assert state == (HistoryState.REFUSED, True)
    assert "Nothing was imported" in refused
    assert "“when” is not an instant that can be read." in refused
    assert eve.get(f"/histories/{history_id}/report.json").status_code == 200
    told = eve.get(f"/histories/{history_id}").text
    assert "1 row was left out" in told
    assert "has 1 more pair." in told
    assert "too few cases<" in told  # whose they are is not counted here


def test_another_company_never_sees_changes_or_removes_a_history(light_world: World) -> None:
    vendors(light_world)
    light_world.add_person("Finn", "Cedar", Role.EXECUTIVE)
    history_id = measured(light_world)
    finn = signed_in(light_world, "Finn")

    answers = [
        finn.get(f"/histories/{history_id}{path}").status_code for path in ("", "/report.json", "/progress")
    ]
    answers += [
        finn.submit(f"/histories/{history_id}{path}", {"mapping": MAPPING}, seen_on="/histories").status_code
        for path in ("", "/discard")
    ]

    assert answers == [404] * 5
    assert "No history yet" in finn.get("/histories").text
    assert kept(light_world, history_id)[0] is HistoryState.MEASURED
    assert signed_in(light_world, "Ada").get("/histories").status_code == 403


def test_a_file_that_cannot_be_a_history_is_refused_with_the_reason(light_world: World) -> None:
    vendors(light_world)
    eve = signed_in(light_world, "Eve")

    refusals = [send(eve, "log.pdf", TABLE), send(eve, "log.csv", b""), send(eve, "log.csv", TABLE, "other")]

    assert [status for status, _, _ in refusals] == [422] * 3
    assert "must be a .csv, .jsonl or .xes file" in refusals[0][2]
    assert "This file is empty" in refusals[1][2]
    assert "No history yet" in eve.get("/histories").text


def test_of_histories_with_one_name_the_newest_is_offered_to_be_read_like(light_world: World) -> None:
    vendors(light_world)
    older, newest = brought(light_world), brought(light_world)

    page = signed_in(light_world, "Eve").get("/histories/new").text

    assert page.count("As “Tickets”") == 1
    assert (f'value="{newest}"' in page, f'value="{older}"' in page) == (True, False)


def test_a_file_that_is_no_log_shows_why_on_its_page(light_world: World) -> None:
    vendors(light_world)
    history_id = measured(light_world, b"\xff\xfe not a table")

    page = signed_in(light_world, "Eve").get(f"/histories/{history_id}").text

    assert "The log is not written in UTF-8" in page
    assert kept(light_world, history_id) == (HistoryState.REFUSED, True)


def test_what_is_discarded_while_it_waits_is_gone_and_stays_gone(light_world: World) -> None:
    vendors(light_world)
    history_id = brought(light_world)
    with light_world.transaction() as database:
        eve = light_world.actor("Eve")
        map_history(database, eve, history_id, Reading(MAPPING, measure=True), light_world.clock.now)
        discard_history(database, eve, history_id, light_world.clock.now)

    Worker(light_world.rooms, open_mail(light_world.rooms.settings)).work_off()

    assert kept(light_world, history_id) == (None, False)
    assert len(entries(light_world, Verb.HISTORY_DISCARDED)) == 1


def test_the_kept_log_holds_nothing_that_can_be_read(light_world: World) -> None:
    vendors(light_world)
    history_id = brought(light_world)

    with light_world.transaction() as database:
        (part,) = parts_of_log(database, history_id)
        sealed = part.sealed_content or b""

    assert b"case-1" not in sealed
    assert b"Working" not in sealed

"""A large history comes in pieces: it goes on where it stopped, is its own company's, and can be stopped."""

import gzip
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from portal.access import measuring_history
from portal.access.scanning import keep_sweeping
from portal.actions.map_history import Reading, map_history
from portal.actions.stop_history import stop_history
from portal.actions.sweep_storage import ABANDONED_AFTER
from portal.assembly import open_mail
from portal.records.histories import History
from portal.records.history_parts import parts_of_log
from portal.vocabulary import HistoryState, Role, Verb
from portal.worker import Worker
from tests.measures.a_log import as_csv, made_up
from tests.support.browsing import Visitor, signed_in, token_in
from tests.support.casework import entries, vendors
from tests.support.world import World
from tests.web.test_histories import MAPPING

TABLE = gzip.compress(as_csv(made_up(300)).getvalue(), 1)
PIECE = len(TABLE) // 3 + 1
ANNOUNCED = {"name": "Tickets", "mapping": "plain", "filename": "log.csv.gz", "size": str(len(TABLE))}


def begun(visitor: Visitor) -> str:
    """Begin to bring the table in; where its pieces go."""
    answer = visitor.submit("/histories", ANNOUNCED, seen_on="/histories/new")
    assert answer.status_code == 200
    return str(answer.json["url"])  # type: ignore[index]


def piece(visitor: Visitor, address: str, offset: int, data: bytes) -> tuple[int, int]:
    """Send one piece: the status, and where the upload stands then."""
    token = token_in(visitor.get("/histories/new").text)
    headers = {"Upload-Offset": str(offset), "X-CSRFToken": token}
    answer = visitor.client.patch(address, data=data, headers=headers)
    return answer.status_code, int(answer.headers.get("Upload-Offset", -1))


def whole(visitor: Visitor) -> UUID:
    """Bring all of it in."""
    address = begun(visitor)
    for start in range(0, len(TABLE), PIECE):
        assert piece(visitor, address, start, TABLE[start : start + PIECE])[0] == 204
    visitor.submit(f"{address}/finish", seen_on="/histories/new")
    return UUID(address.split("/")[2])


def state(world: World, history_id: UUID) -> tuple[HistoryState | None, int]:
    """How it stands, and in how many pieces its log lies there."""
    with world.transaction() as database:
        row = database.get(History, history_id)
        return (row.state if row else None), len(parts_of_log(database, history_id))


def test_it_goes_on_where_it_stopped_and_is_measured_from_its_pieces(world: World) -> None:
    vendors(world)
    eve = signed_in(world, "Eve")
    address = begun(eve)

    first = piece(eve, address, 0, TABLE[:PIECE])
    again = piece(eve, address, 0, TABLE[:PIECE])
    early = eve.submit(f"{address}/finish", seen_on="/histories/new").status_code
    page = eve.get(address.removesuffix("/parts")).text
    stands = int(eve.client.head(address).headers["Upload-Offset"])
    rest = [
        piece(eve, address, start, TABLE[start : start + PIECE])[0]
        for start in range(stands, len(TABLE), PIECE)
    ]
    too_much = piece(eve, address, len(TABLE), b"x")
    next_page = eve.submit(f"{address}/finish", seen_on="/histories/new").json["url"]  # type: ignore[index]
    eve.submit(next_page, {"mapping": MAPPING, "act": "measure"})
    Worker(world.rooms, open_mail(world.rooms.settings)).work_off()

    assert (first, again, early, stands) == ((204, PIECE), (409, PIECE), 422, PIECE)
    assert "Not all of it has arrived" in page
    assert set(rest) == {204}
    assert too_much[0] == 422
    assert "300 cases with" in eve.get(next_page).text
    assert state(world, UUID(address.split("/")[2])) == (HistoryState.MEASURED, 0)
    assert [len(entries(world, one)) for one in (Verb.HISTORY_STARTED, Verb.HISTORY_BROUGHT)] == [1, 1]


def test_another_company_neither_sends_nor_ends_nor_stops_it(light_world: World) -> None:
    vendors(light_world)
    light_world.add_person("Finn", "Cedar", Role.EXECUTIVE)
    address = begun(signed_in(light_world, "Eve"))
    finn = signed_in(light_world, "Finn")
    page = address.removesuffix("/parts")

    answers = [
        finn.client.head(address).status_code,
        piece(finn, address, 0, TABLE[:PIECE])[0],
        finn.submit(f"{address}/finish", seen_on="/histories/new").status_code,
        finn.submit(f"{page}/stop", seen_on="/histories/new").status_code,
    ]

    assert answers == [404] * 4
    assert state(light_world, UUID(page.split("/")[2])) == (HistoryState.RECEIVING, 0)


@pytest.mark.parametrize(
    "wrong",
    [{"size": "0"}, {"size": "2000000001"}, {"filename": "log.pdf"}, {"name": " "}, {"mapping": "other"}],
)
def test_what_cannot_be_a_history_is_refused_before_a_byte_is_sent(
    light_world: World, wrong: dict[str, str]
) -> None:
    vendors(light_world)

    answer = signed_in(light_world, "Eve").submit(
        "/histories", {**ANNOUNCED, **wrong}, seen_on="/histories/new"
    )

    assert answer.status_code == 422
    assert entries(light_world, Verb.HISTORY_STARTED) == []


def test_what_is_stopped_keeps_its_log_and_a_worker_at_it_keeps_nothing(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendors(light_world)
    history_id, eve = whole(signed_in(light_world, "Eve")), light_world.actor("Eve")
    with light_world.transaction() as database:
        map_history(database, eve, history_id, Reading(MAPPING, measure=True), light_world.clock.now)
    measure = measuring_history.measure_history

    def stopped_midway(*values: Any, **more: Any) -> Any:
        with light_world.transaction() as database:
            stop_history(database, eve, history_id, light_world.clock.now)
            map_history(database, eve, history_id, Reading(MAPPING), light_world.clock.now)
        return measure(*values, **more)

    monkeypatch.setattr(measuring_history, "measure_history", stopped_midway)
    Worker(light_world.rooms, open_mail(light_world.rooms.settings)).work_off()

    assert state(light_world, history_id)[0] is HistoryState.BROUGHT
    assert state(light_world, history_id)[1] > 1
    assert entries(light_world, Verb.HISTORY_MEASURED) == []
    with light_world.transaction() as database:
        assert database.get_one(History, history_id).report is None


def test_what_never_arrived_whole_is_discarded_after_three_days(light_world: World) -> None:
    vendors(light_world)
    eve = signed_in(light_world, "Eve")
    address = begun(eve)
    piece(eve, address, 0, TABLE[:PIECE])
    kept = whole(eve)
    light_world.clock.forward(ABANDONED_AFTER + timedelta(hours=1))

    with light_world.transaction() as database:
        keep_sweeping(database, light_world.clock.now, light_world.clock.now)
    Worker(light_world.rooms, open_mail(light_world.rooms.settings)).work_once()

    assert state(light_world, UUID(address.split("/")[2])) == (None, 0)
    assert state(light_world, kept)[0] is HistoryState.BROUGHT

"""The access log in the browser: search, one entry, proof, evidence, verification; and what all may fetch."""

import csv
import io
import json

import pytest
from sqlalchemy import select, text, update

from portal.ledger.checkpoints import Checkpoint
from portal.ledger.notes import NoteKey, parse_note
from portal.records.audit_log import AuditEntry
from portal.records.cases import Case, Participant
from portal.records.disclosures import Disclosure
from portal.vocabulary import Place, Verb
from portal.web import audit as page_module
from portal.web.audit_table import harmless
from portal.web.audit_words import GROUPS, VERB_WORDS
from tests.support.audited import SECRET, a_case_that_was_read, publish
from tests.support.browsing import anonymous, signed_in, without_token
from tests.support.tampering import thawed
from tests.support.world import World

READ = "Read what was given"


def read_entry_of(world: World) -> AuditEntry:
    with world.transaction() as database:
        found = database.scalars(select(AuditEntry).where(AuditEntry.verb == Verb.DISCLOSURE_READ)).first()
    assert found is not None
    return found


def reference_of(world: World) -> tuple[str, str]:
    with world.transaction() as database:
        case = database.scalars(select(Case)).one()
    return case.reference, str(case.id)


def test_the_officer_sees_who_read_what_under_which_permission(world: World) -> None:
    a_case_that_was_read(world)
    reference, _ = reference_of(world)

    page = signed_in(world, "Nora").get("/audit?view=reads").text

    assert "Ben" in page
    assert "Cedar" in page
    assert "Permission, version 1" in page
    assert reference in page
    assert "1\u20131 of 1" in page
    assert SECRET not in page


def test_the_customers_approver_sees_the_same_reads(world: World) -> None:
    a_case_that_was_read(world)

    assert "Permission, version 1" in signed_in(world, "Hanna").get("/audit?view=reads").text


def test_a_stranger_sees_nothing_of_the_case_on_any_page_of_the_log(world: World) -> None:
    _, given = a_case_that_was_read(world)
    reference, case_id = reference_of(world)
    entry = read_entry_of(world)
    publish(world)
    elsa = signed_in(world, "Elsa")

    for address in ("/audit", "/audit?view=reads", f"/audit?case={reference}", "/audit?q=ben", "/audit.csv"):
        body = without_token(elsa.get(address).text)
        body = body.replace(f'value="{reference}"', "").replace(f"case={reference}", "")
        for word in ("Ben", "Cedar", "Northwind", given.label, reference):
            assert word not in body, f"{address} says {word}"
    assert elsa.get(f"/audit/entries/{entry.id}").status_code == 404
    assert elsa.get(f"/audit/entries/{entry.id}/proof").status_code == 404
    assert elsa.submit(f"/audit/cases/{case_id}/evidence", seen_on="/audit").status_code == 404


def test_a_file_is_named_only_to_those_who_gave_or_got_it(light_world: World) -> None:
    case_id, given = a_case_that_was_read(light_world)
    with light_world.transaction() as database:
        elm, now = light_world.organizations["Elm"].id, light_world.clock.now
        database.add(Participant(case_id=case_id, organization_id=elm, place=Place.PARTNER, joined_at=now))
        database.execute(update(Disclosure).where(Disclosure.id == given.id).values(label="router-7.log"))

    pages = {
        name: signed_in(light_world, name).get("/audit?view=reads").text
        for name in ("Nora", "Cleo", "Hanna", "Elsa")
    }

    assert [name for name, page in pages.items() if "router-7.log" in page] == ["Nora", "Cleo", "Hanna"]
    assert "something not given by or to you" in pages["Elsa"]


def test_an_engineer_is_turned_away_from_the_log(world: World) -> None:
    a_case_that_was_read(world)
    ben = signed_in(world, "Ben")

    for address in ("/audit", "/audit.csv", "/audit/verify", "/audit/verify/whole"):
        assert ben.get(address).status_code == 403


def test_what_the_address_cannot_mean_is_left_out(light_world: World) -> None:
    a_case_that_was_read(light_world)
    nora = signed_in(light_world, "Nora")

    odd = "view=x&kind=y&organization=z&from=32.13.&until=tomorrow&older=1&newer=z&q=%E2%80%AE&case=%25"
    assert nora.get(f"/audit?{odd}").status_code == 200
    assert nora.get("/audit?from=0001-01-01&until=9999-12-31&view=reads").text.count("1\u20131 of 1") == 1
    assert "Nothing found" in nora.get("/audit?view=refused&kind=disclosure:read").text


def test_days_are_those_of_the_readers_zone(light_world: World) -> None:
    a_case_that_was_read(light_world)
    nora = signed_in(light_world, "Nora")

    assert "1\u20131 of 1" in nora.get("/audit?view=reads&from=2026-03-02&until=2026-03-02").text
    assert "Nothing found" in nora.get("/audit?view=reads&until=2026-03-01").text
    assert "Nothing found" in nora.get("/audit?view=reads&from=2026-03-03").text


def test_a_long_log_is_paged_by_its_entries(light_world: World) -> None:
    a_case_that_was_read(light_world)
    nora = signed_in(light_world, "Nora")
    for _ in range(60):
        nora.get("/audit/entries/" + str(read_entry_of(light_world).id))

    first = nora.get("/audit?view=log").text
    older = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = nora.get(older).text

    assert "1\u201350 of 60" in first
    assert "52\u201361 of 61" in second
    assert 'rel="prev"' in second


def test_an_entry_shows_all_it_says_and_its_proof_can_be_taken_along(world: World) -> None:
    a_case_that_was_read(world)
    entry = read_entry_of(world)
    cleo = signed_in(world, "Cleo")
    waiting = cleo.get(f"/audit/entries/{entry.id}").text
    publish(world)

    page = cleo.get(f"/audit/entries/{entry.id}").text
    proof = cleo.get(f"/audit/entries/{entry.id}/proof")

    assert "waits for the next signature" in waiting
    for words in (READ, "version 1", "ben@cedar.example", "Given by", entry.leaf_hash.hex(), "stream_seq"):
        assert words in page
    assert proof.headers["Content-Disposition"].startswith("attachment")
    assert set(json.loads(proof.text)) == {"what", "entry", "proof", "log_key", "disclosed"}


def test_an_altered_entry_is_said_to_be_altered(light_world: World) -> None:
    a_case_that_was_read(light_world)
    entry = read_entry_of(light_world)
    publish(light_world)
    with thawed(light_world) as database:
        row = database.execute(text("SELECT leaf FROM audit_entries WHERE serial = :s"), {"s": entry.serial})
        leaf = bytes(row.scalar_one()).replace(b'"stream_seq":', b'"stream_seq": ')
        database.execute(
            text("UPDATE audit_entries SET leaf = :l WHERE serial = :s"), {"l": leaf, "s": entry.serial}
        )
    nora = signed_in(light_world, "Nora")

    assert nora.get("/audit?view=reads").status_code == 200
    assert "This entry was altered" in nora.get(f"/audit/entries/{entry.id}").text
    broken = nora.get("/audit/verify/whole").text
    assert "The log is broken" in broken
    assert "not written in the one canonical way" in broken


def test_the_whole_log_is_checked_on_the_page_and_too_long_ones_are_not(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_case_that_was_read(world)
    nora = signed_in(world, "Nora")
    unsigned = nora.get("/audit/verify").text
    publish(world)

    standing = nora.get("/audit/verify").text
    checked = nora.get("/audit/verify/whole").text
    monkeypatch.setattr(page_module, "MOST_CHECKED_HERE", 3)
    too_long = nora.get("/audit/verify/whole").text

    assert "not been signed yet" in unsigned
    assert "The log is whole" not in standing
    assert "The log is whole" in checked
    assert "portal verify" in too_long
    assert "The log is whole" not in too_long


def test_the_whole_check_cannot_be_asked_for_all_the_time(light_world: World) -> None:
    a_case_that_was_read(light_world)
    publish(light_world)
    nora = signed_in(light_world, "Nora")

    answers = [nora.get("/audit/verify/whole").status_code for _ in range(7)]

    assert answers == [200] * 6 + [429]


def test_the_export_holds_what_is_shown(world: World) -> None:
    a_case_that_was_read(world)

    rows = list(csv.reader(io.StringIO(signed_in(world, "Nora").get("/audit.csv?view=reads").text)))

    assert len(rows) == 2
    assert rows[1][1:4] == [READ, "Ben", "Cedar"]
    assert rows[1][6:9] == ["Northwind", "1", "disclosure:read"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_of_the_export_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("plain") == "plain"


def test_the_world_may_fetch_the_signed_state_and_the_key_and_nothing_else(world: World) -> None:
    a_case_that_was_read(world)
    nobody = anonymous(world)
    early = nobody.get("/checkpoint").status_code, nobody.get("/log-key").status_code
    publish(world)

    note, key = nobody.get("/checkpoint"), nobody.get("/log-key")

    assert early == (404, 404)
    assert (note.mimetype, key.mimetype) == ("text/plain", "text/plain")
    assert Checkpoint.from_body(parse_note(note.text).text).size > 10
    assert NoteKey.from_text(key.text).to_text() == key.text.strip()
    assert nobody.get("/audit").status_code == 303


def test_every_kind_of_entry_has_words_and_stands_in_one_view() -> None:
    placed = [verb for _, kinds in GROUPS.values() for verb in kinds]

    assert sorted(placed) == sorted(Verb)
    assert len(VERB_WORDS) == len(Verb)

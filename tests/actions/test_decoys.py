"""Test items stand on the screen of a review and nowhere else, whoever does what with them."""

import json
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest

from portal.access import decoying
from portal.access.case_dictionary import dictionary_of
from portal.access.decoying import with_decoys
from portal.actions import decide_redaction as deciding
from portal.actions.discard_upload import discard_upload
from portal.measures.decoys import ReviewWithItems
from portal.records.audit_log import AuditEntry
from portal.records.decoys import reviews_with_decoys
from portal.records.disclosures import result_for
from portal.records.uploads import RedactionDecision, Upload
from portal.rules.decoys import Decoy, ShownLine, choose
from portal.rules.made_up_words import Die
from portal.vocabulary import DataCategory, Invalid, Refused, Role, UploadState, Verb
from tests.support.cases import two_vendors
from tests.support.decoying import LINES, brought, items, look, row, to_review, want
from tests.support.sharing import LOG, entering, entries, give, prepare, read, review, upload_now
from tests.support.world import World

DAY = timedelta(days=1)


def lines(world: World, case_id: UUID, upload_id: UUID, by: str = "Ada") -> list[str]:
    return [one.before for one in review(world, case_id, upload_id, by).samples]


def mark(world: World, case_id: UUID, upload_id: UUID, value: str, *, missed: bool = True) -> bool:
    """Whether it was kept as a decision."""
    choice = deciding.RedactionChoice(
        missed=missed, value=value, category=DataCategory.PEOPLE, reason="" if missed else "it is harmless"
    )
    with entering(world, "Ada", case_id) as (database, access):
        tools, now = world.rooms.instruments, world.clock.now
        return deciding.decide_redaction(database, access, upload_id, choice, tools, now) is not None


def learned(world: World, case_id: UUID) -> bytes:
    with world.transaction() as database:
        return dictionary_of(database, world.rooms.instruments.keyring, case_id).to_bytes()


def counts(world: World) -> list[ReviewWithItems]:
    with world.transaction() as database:
        return reviews_with_decoys(database, world.organizations["Northwind"].id)


def test_nobody_sees_any_until_an_administrator_wants_them(light_world: World) -> None:
    case_id = two_vendors(light_world)
    upload_id = brought(light_world, case_id)

    assert lines(light_world, case_id, upload_id) == [LOG.decode().strip()]
    with pytest.raises(Refused):
        want(light_world, 100, by="Ada")
    assert row(light_world, upload_id) is None


def test_each_look_of_each_colleague_shows_the_same_item_in_a_line_that_is_there(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, upload_id = to_review(world)
    world.add_person("Carl", "Northwind", Role.SUPPORT_ENGINEER)

    def drawn_while_a_colleague_draws(die: Die, shown: Sequence[ShownLine]) -> tuple[Decoy, ...]:
        monkeypatch.setattr(decoying, "choose", choose)
        if world.rooms.settings.database_url.startswith("postgresql"):  # SQLite has one writer at a time
            look(world, case_id, upload_id, "Carl")
        return choose(die, shown)

    monkeypatch.setattr(decoying, "choose", drawn_while_a_colleague_draws)
    look(world, case_id, upload_id, "Ada")

    (item,) = items(world, upload_id)
    shown = item.into(LOG.decode().strip())
    assert shown != LOG.decode().strip()
    assert [lines(world, case_id, upload_id, by) for by in ("Carl", "Ada")] == [[shown], [shown]]
    assert len(entries(world, Verb.DECOYS_PLANTED)) == 1


def test_what_leaves_and_what_is_learned_is_the_same_byte_for_byte_with_and_without(
    light_world: World,
) -> None:
    world = light_world
    case_id, plain = to_review(world, share=0)
    lines(world, case_id, plain)
    known, given = learned(world, case_id), _left(world, case_id, plain)
    want(world, 100)
    upload_id = brought(world, case_id)
    shown = lines(world, case_id, upload_id)

    marked = mark(world, case_id, upload_id, items(world, upload_id)[0].text)

    assert shown != [LOG.decode().strip()]
    assert marked is False
    assert upload_now(world, upload_id).state is UploadState.SCANNED
    assert _left(world, case_id, upload_id) == given
    assert learned(world, case_id) == known
    with world.transaction() as database:
        assert database.query(RedactionDecision).count() == 0


def _left(world: World, case_id: UUID, upload_id: UUID) -> tuple[object, ...]:
    """What Cedar reads, and the reports beside it."""
    made = prepare(world, "Ada", case_id, upload_id, "Cedar")
    give(world, "Ada", case_id, made.id)
    with world.transaction() as database:
        report = json.dumps(result_for(database, made.id, world.organizations["Cedar"].id).report)
    content = read(world, case_id, made.id)
    return content, report, json.dumps(upload_now(world, upload_id).report)


def test_an_item_counts_as_found_once_and_the_others_are_told_when_somebody_chooses_who_gets_the_file(
    light_world: World,
) -> None:
    world = light_world
    case_id, upload_id = to_review(world, content=LINES)
    before = review(world, case_id, upload_id)
    planted = items(world, upload_id)
    assert len(planted) == 2

    for _ in range(2):
        assert mark(world, case_id, upload_id, planted[0].hearts[0]) is False
    during = review(world, case_id, upload_id)
    prepare(world, "Ada", case_id, upload_id, "Cedar")
    after = review(world, case_id, upload_id)
    late = mark(world, case_id, upload_id, planted[-1].hearts[0])

    assert before.told.items == ()
    assert [one.number for one in during.told.items] == [planted[0].number]
    assert (after.told.ended, [one.found for one in after.told.items]) == (
        True,
        [True, *[False] * (len(planted) - 1)],
    )
    assert not any(one.text in sample.before for one in planted for sample in after.samples)
    assert late is False
    assert len(entries(world, Verb.DECOY_FOUND)) == 1
    (count,) = counts(world)
    assert (count.planted, count.found) == (len(planted), 1)
    assert learned(world, case_id).count(planted[0].hearts[0].encode()) == 0


def test_no_road_leads_an_item_into_what_the_case_knows(light_world: World) -> None:
    world = light_world
    case_id, upload_id = to_review(world)
    lines(world, case_id, upload_id)
    (item,) = items(world, upload_id)
    other = brought(world, case_id)
    known = learned(world, case_id)

    with pytest.raises(Invalid):
        mark(world, case_id, upload_id, item.hearts[0], missed=False)
    assert row(world, upload_id).found == 0  # type: ignore[union-attr]
    assert mark(world, case_id, other, f"for {item.hearts[0].upper()} again") is False
    assert mark(world, case_id, upload_id, item.text) is False
    want(world, 0)
    assert mark(world, case_id, upload_id, item.text) is False

    assert learned(world, case_id) == known
    with world.transaction() as database:
        assert database.query(RedactionDecision).count() == 0


def test_switched_off_they_are_gone_at_once_and_not_counted(light_world: World) -> None:
    world = light_world
    case_id, upload_id = to_review(world)
    assert lines(world, case_id, upload_id) != [LOG.decode().strip()]

    want(world, 0)

    assert lines(world, case_id, upload_id) == [LOG.decode().strip()]
    prepare(world, "Ada", case_id, upload_id, "Cedar")
    want(world, 100)
    assert lines(world, case_id, upload_id) == [LOG.decode().strip()]
    assert counts(world) == []


def test_a_file_from_before_they_were_wanted_gets_none_and_one_that_was_not_drawn_never_does(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = light_world
    case_id, early = to_review(world, share=0)
    world.clock.forward(DAY)
    want(world, 10)
    monkeypatch.setattr("portal.access.decoying.is_tested", lambda _die, _share: False)
    upload_id = brought(world, case_id)
    lines(world, case_id, upload_id)
    monkeypatch.undo()

    want(world, 100)

    assert lines(world, case_id, early) == lines(world, case_id, upload_id) == [LOG.decode().strip()]
    assert (row(world, early), row(world, upload_id).planted) == (None, 0)  # type: ignore[union-attr]


def test_an_item_whose_line_is_shown_no_more_is_not_held_against_anybody(light_world: World) -> None:
    """After a file was looked at again, other lines may stand for those that look alike."""
    world = light_world
    case_id, upload_id = to_review(world)
    lines(world, case_id, upload_id)
    keyring, now = world.rooms.instruments.keyring, world.clock.now

    with entering(world, "Ada", case_id) as (database, access):
        with_decoys(database, access, database.get_one(Upload, upload_id), (), keyring, now)

    assert row(world, upload_id).planted == 0  # type: ignore[union-attr]
    prepare(world, "Ada", case_id, upload_id, "Cedar")
    assert counts(world) == []


def test_the_log_says_that_there_were_some_and_neither_which_nor_who_looked(light_world: World) -> None:
    world = light_world
    case_id, upload_id = to_review(world)
    lines(world, case_id, upload_id)
    (item,) = items(world, upload_id)
    mark(world, case_id, upload_id, item.text)
    prepare(world, "Ada", case_id, upload_id, "Cedar")

    with world.transaction() as database:
        said = database.query(AuditEntry).filter(AuditEntry.verb.like("test_items:%")).all()
        wanted = database.query(AuditEntry).filter_by(verb=Verb.ORGANIZATION_SETTINGS_CHANGED).one()
        everything = b"".join(one.leaf for one in database.query(AuditEntry))

    assert [one.verb for one in said] == [Verb.DECOYS_PLANTED, Verb.DECOY_FOUND, Verb.DECOYS_TOLD]
    assert {(one.case_id, one.customer_id, one.person_id) for one in said} == {(None, None, None)}
    assert {one.stream for one in said} == {world.organizations["Northwind"].id}
    assert str(wanted.id).encode() in said[0].leaf
    assert not any(heart.encode() in everything.lower() for heart in item.hearts)


def test_a_file_that_is_thrown_away_takes_its_items_along(light_world: World) -> None:
    world = light_world
    case_id, upload_id = to_review(world)
    lines(world, case_id, upload_id)

    with entering(world, "Ada", case_id) as (database, access):
        discard_upload(database, access, upload_id, world.clock.now)

    assert row(world, upload_id) is None

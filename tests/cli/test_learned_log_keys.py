"""A witness whose keeper does nothing goes on after a change of the log's keys, also begun again."""

from pathlib import Path

import pytest

from portal.access.log_keys import BOTH_SIGN
from portal.access.signing import log_keys
from portal.gateways.witness_log_keys import FolderKeys
from portal.ledger.notes import NoteKey, parse_note
from portal.ledger.tree import Tree
from portal.ledger.witnessing import request_for
from portal.records.log_tiles import RowTiles
from portal.vocabulary import Unavailable
from portal.witness_site import open_witness
from portal.witnessing import witness_newest
from tests.cli.test_log_keys import newest, rotate
from tests.support.audited import publish
from tests.support.witnesses import key_of, listening, shown_to
from tests.support.world import World


def test_a_witness_learns_the_newer_key_by_itself_and_keeps_it(light_world: World, tmp_path: Path) -> None:
    publish(light_world)
    with light_world.transaction() as database:
        given = [one.to_text() for one in log_keys(database)]
    signed = []
    for step in ("begin", "newer key", "begun again"):
        site = open_witness(tmp_path / "alpha", "alpha.example/witness", given)
        if step == "newer key":
            rotate(light_world)
            light_world.clock.forward(BOTH_SIGN)
        light_world.enroll(f"Number {step}")
        publish(light_world)
        with listening(site) as address:
            policy = [f"witness alpha {key_of(site)} {address}", "quorum alpha"]
            signed.append(witness_newest(shown_to(light_world, *policy).rooms))

    assert signed == [1, 1, 1]
    assert len(parse_note(newest(light_world).note).signatures) == 2
    with light_world.transaction() as database:
        present = tuple(log_keys(database))
    earlier = [NoteKey.from_text(one) for one in given]
    assert FolderKeys(tmp_path / "alpha" / "memory").known(present[0].name, earlier) == present
    (learned,) = (tmp_path / "alpha" / "memory").glob("*.keys")
    learned.write_text("{}")
    with pytest.raises(Unavailable, match="damaged"):
        site._witness.add_checkpoint(question_of(light_world), 0)  # noqa: SLF001


def question_of(world: World) -> str:
    found = newest(world)
    with world.transaction() as database:
        return request_for(found.note, Tree(RowTiles(database), found.size), 0).to_text()

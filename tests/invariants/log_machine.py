"""The log written, signed, erased from, drawn, damaged, rewritten and given newer keys in any order.

Holds I6, I8, I14 and, for the log, I7 of the design (trust, 4.5): any two signed states agree, what does not
continue the last one is not signed, every damage is found, and a pack holds exactly while nobody touches it.
"""

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import rfc8785
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import delete, select

from portal.access.log_keys import check_of, keys_of_log
from portal.access.sequencing import standing_refusal
from portal.actions.draw_evidence import draw_evidence
from portal.actions.pack_evidence import pack_evidence
from portal.actions.rotate_log_key import rotate_log_key
from portal.actions.verify_log import verify_log
from portal.actions.write_note import write_note
from portal.ledger.checkpoints import Checkpoint, verify_checkpoint
from portal.ledger.entries import parse_entry
from portal.ledger.merkle_proofs import verify_consistency
from portal.ledger.notes import parse_note
from portal.ledger.offline.command import verified
from portal.ledger.offline.formats import BrokenError
from portal.ledger.tree import Tree
from portal.records.audit_log import AuditEntry, AuditSalt, latest_checkpoint
from portal.records.log_tiles import RowTiles
from portal.vocabulary import Conflict
from portal.worker import publish_all
from tests.invariants.model import outcome
from tests.invariants.stage import CUSTOMERS, Stage
from tests.invariants.tampering import DAMAGES, Hand, rewritten
from tests.support.casework import act

Files = dict[str, bytes]
_EVENTS = "events.jsonl"


def _of_lines(change: Callable[[list[bytes], int], list[bytes]]) -> Callable[[Files, int], Files]:
    def changed(files: Files, which: int) -> Files:
        lines = files[_EVENTS].splitlines(keepends=True)
        return files | {_EVENTS: b"".join(change(lines, which % len(lines)))}

    return changed


def _edited(line: bytes) -> bytes:
    shown = json.loads(line)
    entry = json.loads(shown["entry"])
    entry["t"] += 1
    return rfc8785.dumps(shown | {"entry": rfc8785.dumps(entry).decode()}) + b"\n"


def _proved_otherwise(line: bytes) -> bytes:
    shown = json.loads(line)
    path = [b64encode(bytes(32)).decode() for _ in shown["proof"]] or [b64encode(bytes(32)).decode()]
    return rfc8785.dumps(shown | {"proof": path}) + b"\n"


PACK_CHANGES: dict[str, Callable[[Files, int], Files]] = {
    "an entry dropped": _of_lines(lambda lines, at: lines[:at] + lines[at + 1 :]),
    "an entry repeated": _of_lines(lambda lines, at: [*lines[: at + 1], *lines[at:]]),
    "two entries exchanged": _of_lines(
        lambda lines, at: [lines[at], *lines[:at][::-1], *lines[at + 1 :][::-1]][::-1]
    ),
    "an entry edited": _of_lines(lambda lines, at: [*lines[:at], _edited(lines[at]), *lines[at + 1 :]]),
    "a proof exchanged": _of_lines(
        lambda lines, at: [*lines[:at], _proved_otherwise(lines[at]), *lines[at + 1 :]]
    ),
    "a file added": lambda files, which: files | {f"note-{which}.txt": b"Trust me."},
    "the last entries cut off": _of_lines(lambda lines, at: lines[:at]),
    "the checkpoint's size changed": lambda files, _: (
        files
        | {
            "checkpoint": b"\n".join(
                [*files["checkpoint"].split(b"\n")[:1], b"1", *files["checkpoint"].split(b"\n")[2:]]
            )
        }
    ),
}


class LogMachine(RuleBasedStateMachine):
    """See the module."""

    def __init__(self, stage: Stage, hand: Hand) -> None:
        """Act on this stage; the hand is that of whoever administers its database."""
        super().__init__()
        self.stage, self.hand = stage, hand

    @initialize()
    def begin(self) -> None:
        """A case, and the log as it stands."""
        self.case_id = self.stage.open_case(CUSTOMERS[0])
        self.signed: list[str] = []
        self.publish()

    @rule(times=st.integers(1, 3))
    def write(self, times: int) -> None:
        """Something is done in the case."""
        for _ in range(times):
            act(self.stage.world, "Ada", self.case_id, write_note, "The fan rattles.", tools=True)

    @rule()
    def publish(self) -> None:
        """The log is signed, and continues every state that was signed before."""
        publish_all(self.stage.world.rooms)
        with self.stage.world.transaction() as database:
            newest, keys = latest_checkpoint(database), keys_of_log(database)
            assert newest is not None
            new = verify_checkpoint(newest.note, keys.present, check_of(keys.present), keys.present.name)
            tree = Tree(RowTiles(database), new.size)
            for note in self.signed:
                old = Checkpoint.from_body(parse_note(note).text)
                proof = tree.consistency_proof(old.size, new.size)
                assert verify_consistency(old.size, old.root, new.size, new.root, proof)
        self.signed.append(newest.note)

    @rule()
    def change_keys(self) -> None:
        """The log gets newer keys."""
        world = self.stage.world
        world.clock.forward(timedelta(days=2))
        with world.transaction() as database:
            assert rotate_log_key(database, self.stage.tools, world.clock.now)
        self.publish()

    @rule(which=st.integers(0, 99))
    def erase(self, which: int) -> None:
        """What an entry says of a person is erased: nothing else changes."""
        with self.stage.world.transaction() as database:
            entries = database.scalars(select(AuditEntry.id).where(AuditEntry.stream == self.case_id)).all()
            chosen = entries[which % len(entries)]
            database.execute(delete(AuditSalt).where(AuditSalt.entry_id == chosen))
        self.is_whole()

    @rule()
    def is_whole(self) -> None:
        """The log is in order, and every entry has one form."""
        assert self._faults() == []
        with self.stage.world.transaction() as database:
            for leaf in database.scalars(select(AuditEntry.leaf).where(AuditEntry.stream == self.case_id)):
                plain = json.loads(leaf)
                assert rfc8785.dumps(dict(reversed(plain.items()))) == leaf == parse_entry(leaf).to_bytes()

    @rule(what=st.sampled_from(sorted(DAMAGES)), which=st.integers(0, 99))
    def damage(self, what: str, which: int) -> None:
        """One value of one row is not as it was: verification finds it, and nothing else is wrong after."""
        with self.hand.changing(DAMAGES[what], self.case_id, which) as changed:
            assert not changed or self._faults() != []
        assert self._faults() == []

    @rule(back=st.integers(1, 5))
    def rewrite(self, back: int) -> None:
        """The newest entries are taken back and others written: that is not signed on."""
        self.publish()
        with rewritten(self.hand, back):
            self.write(1)
            assert outcome(lambda: publish_all(self.stage.world.rooms)) is Conflict
            with self.stage.world.transaction() as database:
                assert standing_refusal(database, self.stage.tools.signer_memory) != ""

    @rule(which=st.integers(0, 99))
    def draw(self, which: int) -> None:
        """A pack holds, and none does that was changed in any of the ways."""
        world = self.stage.world
        with world.transaction() as database:
            drawn = draw_evidence(database, world.actor("Nora"), self.case_id, world.clock.now)
        self.publish()
        with world.transaction() as database:
            made = pack_evidence(database, world.actor("Nora"), drawn.id, self.stage.tools, world.clock.now)
            first = keys_of_log(database).generations[0][0].to_text()
        with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        assert _counted(files, first) == drawn.stream_number
        for how, change in PACK_CHANGES.items():
            changed = change(files, which)
            assert changed == files or _counted(changed) is None, how

    def _faults(self) -> list[Any]:
        with self.stage.world.transaction() as database:
            return list(verify_log(database, self.signed).faults)


def _counted(files: Files, known_key: str = "") -> int | None:
    """How many entries the offline verifier finds in order; None if it refuses the pack."""
    try:
        return verified(files, known_key).count
    except BrokenError:
        return None

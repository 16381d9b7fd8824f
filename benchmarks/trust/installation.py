"""What the log costs in an installation, beside its disk: python -m benchmarks.trust.installation.

SQLite with full sync. Durability is waited for, so what waits is taken by the wall clock, and the middle
of many runs counts; what only computes is taken in CPU time, as in the other figures.
"""

import json
import os
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from sqlite3 import connect
from statistics import quantiles
from tempfile import TemporaryDirectory

from sqlalchemy import select

from benchmarks.trust.ledger import bare_reading
from benchmarks.trust.measuring import Figure, rate, table
from portal.access.log_keys import check_of
from portal.access.recording import record
from portal.access.signing import log_keys
from portal.actions.integrate_entries import integrate_entries
from portal.actions.publish_checkpoint import publish_checkpoint
from portal.actions.verify_log import verify_log
from portal.ledger.checkpoints import Checkpoint, signed_at
from portal.ledger.notes import ED25519, ML_DSA_44_COSIGNATURE, Check, NoteKey, parse_note
from portal.records.audit_log import AuditEntry, AuditSalt, latest_checkpoint
from portal.vocabulary import Verb
from portal.witnessing import witness_newest
from portal.worker import publish_all
from tests.support.template import prepare
from tests.support.witnesses import key_of, listening, shown_to, witness_of
from tests.support.world import World, open_world

TIMES = 200
BATCH = 100
ROUND = 1000
PAGE = 4096


def spans(times: int, work: Callable[[], object]) -> list[float]:
    """How long each of so many runs took, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found


def middle(found: list[float]) -> float:
    """The middle of so many runs."""
    return quantiles(found, n=100)[49]


def told(name: str, found: list[float], limit: float) -> str:
    """One row: the middle, the slowest hundredth, and the middle in fsyncs of the same run."""
    cuts = quantiles(found, n=100)
    return f"| {name} | {cuts[49]:.2f} ms | {cuts[98]:.2f} ms | {cuts[49] / limit:.1f} |"


def synchronized(folder: Path) -> Callable[[], None]:
    """One page written to the disk and waited for: what nothing durable can be faster than."""
    file = (folder / "page").open("wb", buffering=0)

    def write() -> None:
        file.write(os.urandom(PAGE))
        os.fsync(file.fileno())

    return write


def enter(world: World, count: int) -> None:
    """So many entries in one transaction, as so many acts at once would make."""
    actor = world.actor("Operator")
    with world.transaction() as database:
        for _ in range(count):
            record(database, actor, Verb.AUDIT_SEARCHED, world.clock.now, details={"criteria": ["kind"]})


def signed(world: World) -> None:
    """One more entry, integrated and signed: two transactions and the signer's memory."""
    enter(world, 1)
    with world.transaction() as database:
        integrate_entries(database)
    with world.transaction() as database:
        publish_checkpoint(database, world.rooms.instruments, world.clock.now)


def delays(world: World, folder: Path) -> list[str]:
    """What a read waits for before anything is released, and how long signing and witnessing take."""
    synced = spans(TIMES, synchronized(folder))
    limit = middle(synced)
    batches = spans(TIMES // 4, lambda: enter(world, BATCH))
    rows = [
        told("one fsync of 4 KiB", synced, limit),
        told("an entry, kept before anything is released", spans(TIMES, lambda: enter(world, 1)), limit),
        told(f"{BATCH} entries, kept in one transaction", batches, limit),
        told("an entry, integrated and signed", spans(TIMES, lambda: signed(world)), limit),
    ]
    print(
        f"Durable entries a second, {BATCH} to a transaction: {BATCH / middle(batches) * 1000:,.0f}, beside "
        f"{BATCH / limit * 1000:,.0f} if the disk were all that is waited for.\n"
    )
    alpha = witness_of(world, folder, "alpha")
    with listening(alpha) as address:
        shown = shown_to(world, f"witness alpha {key_of(alpha)} {address}", "quorum alpha")

        def witnessed() -> None:
            signed(shown)
            witness_newest(shown.rooms)

        rows.append(
            told("an entry, signed and witnessed (on this machine)", spans(TIMES // 4, witnessed), limit)
        )
    return rows


def rates(world: World) -> list[Figure]:
    """What the log computes for each entry, in CPU time: writing, signing, witnessing, verifying."""
    write = rate(BATCH, lambda: enter(world, BATCH))
    bare = Figure("bare rows of the same bytes", bare_rows(world), "a second")
    enter(world, ROUND)
    publish = rate(ROUND, lambda: publish_all(world.rooms), 1)
    with world.transaction() as database:
        size = verify_log(database).size
        verify = rate(size, lambda: verify_log(database), 2)
        keys = [(key, check_of(key)) for key in log_keys(database)]
        newest = latest_checkpoint(database)
        leaves = list(database.scalars(select(AuditEntry.leaf)))
    reading = Figure("bare reading and hashing", bare_reading(leaves), "entries a second")
    assert newest is not None  # noqa: S101 - it was signed a few lines above
    checkpoint, note = Checkpoint.from_body(parse_note(newest.note).text), parse_note(newest.note)
    signatures = [
        figure
        for key, check in keys
        for figure in signature_figures(key, check, partial(signed_at, checkpoint, note, key))
    ]
    return [
        bare,
        Figure(f"write entries, {BATCH} to a transaction", write, "a second", bare),
        reading,
        Figure("integrate and sign what waits", publish, "entries a second", reading),
        Figure("verify the whole log from its rows", verify, "entries a second", reading),
        *signatures,
    ]


def signature_figures(key: NoteKey, check: Check, checked: Callable[[Check], object]) -> list[Figure]:
    """Checking a checkpoint's signature, beside the bare check of the same bytes."""
    seen: list[tuple[bytes, bytes]] = []

    def remembering(message: bytes, signature: bytes) -> bool:
        seen.append((message, signature))
        return check(message, signature)

    checked(remembering)
    bare = Figure("the bare check", rate(TIMES, lambda: [check(*seen[0]) for _ in range(TIMES)]), "a second")
    found = rate(TIMES, lambda: [checked(check) for _ in range(TIMES)])
    name = {ED25519: "Ed25519", ML_DSA_44_COSIGNATURE: "ML-DSA-44"}[key.kind]
    return [Figure(f"check a checkpoint's {name} signature", found, "a second", bare)]


def bare_rows(world: World) -> float:
    """Rows a second of the same bytes, in two tables without any index, by SQLite alone."""
    with world.transaction() as database:
        kept = list(database.execute(select(AuditEntry.leaf, AuditEntry.leaf_hash)))
        salts = [json.dumps(one) for one in database.scalars(select(AuditSalt.disclosures))]
    rows = [(leaf, digest) for leaf, digest in kept] * -(-BATCH // len(kept))
    texts = [(text,) for text in salts] * -(-BATCH // len(salts))
    with TemporaryDirectory() as name, closing(connect(Path(name) / "bare.sqlite")) as bare:
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE entries (serial INTEGER PRIMARY KEY, leaf BLOB, hash BLOB)")
        bare.execute("CREATE TABLE salts (serial INTEGER PRIMARY KEY, told TEXT)")

        def write() -> None:
            with bare:
                bare.executemany("INSERT INTO entries (leaf, hash) VALUES (?, ?)", rows[:BATCH])
                bare.executemany("INSERT INTO salts (told) VALUES (?)", texts[:BATCH])

        return rate(BATCH, write)


def main() -> None:
    """Print the tables."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'portal.sqlite'}"
        prepare(url)
        world = open_world(url, folder / "instance")
        publish_all(world.rooms)
        print(table("The log in rows", rates(world)))
        rows = "\n".join(delays(world, folder))
        print(
            "### What is waited for\n\n| What | Middle | Slowest in a hundred | In fsyncs |\n"
            f"|---|---|---|---|\n{rows}\n"
        )
        world.rooms.database.close()


if __name__ == "__main__":
    main()

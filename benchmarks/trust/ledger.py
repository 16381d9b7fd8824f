"""What the log costs, beside the hashing it consists of: python -m benchmarks.trust.ledger [leaves]."""

import io
import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

from benchmarks.trust.measuring import Figure, rate, table
from portal.ledger.evidence import write_pack
from portal.ledger.hashing import node_hash
from portal.ledger.merkle_proofs import verify_consistency, verify_inclusion
from portal.ledger.offline.command import verified
from portal.ledger.tiles import MemoryTiles
from portal.ledger.tree import Tree
from portal.ledger.verification import verify_log
from tests.ledger.a_case import ACase, files_in
from tests.ledger.a_log import LOG, a_log

LEAVES = 1_000_000
EVENTS = 10_000
ENTRIES = 20_000


def tree_figures(count: int) -> list[Figure]:
    """A tree of `count` leaf hashes."""
    leaves = [sha256(number.to_bytes(8, "big")).digest() for number in range(count)]

    def hashing() -> None:
        for left, right in pairwise(leaves):
            node_hash(left, right)

    limit = Figure("node hashes in a bare loop", rate(count, hashing, 2), "a second")
    append = rate(count, lambda: Tree(MemoryTiles(), 0).append(leaves), 2)
    tree = Tree(MemoryTiles(), 0)
    tree.append(leaves)
    figures = proof_figures(tree, leaves, limit.rate)
    return [limit, Figure("append leaf hashes", append, "a second", limit), *figures]


def proof_figures(tree: Tree, leaves: list[bytes], hashing: float) -> list[Figure]:
    """Making and verifying proofs, without any cache; `hashing` are the bare node hashes of a second."""
    size, root, old = tree.size, tree.root(), tree.size * 3 // 4
    at = range(0, size, size // 500)
    proofs = {index: tree.inclusion_proof(index, size) for index in at}
    consistency, earlier = tree.consistency_proof(old, size), tree.root(old)

    def verify() -> None:
        for index, proof in proofs.items():
            verify_inclusion(leaves[index], index, size, proof, root)

    rates = {
        "prove inclusion": rate(len(at), lambda: [tree.inclusion_proof(one, size) for one in at]),
        "verify inclusion": rate(len(at), verify),
        "prove consistency": rate(1, lambda: tree.consistency_proof(old, size)),
        "verify consistency": rate(1, lambda: verify_consistency(old, earlier, size, root, consistency)),
    }
    longest = max(map(len, proofs.values()))
    limits = {"verify inclusion": Figure(f"its {longest} node hashes", hashing / longest, "a second")}
    figures = [Figure(name, found, "a second", limits.get(name)) for name, found in rates.items()]
    least = Figure("a hash for each doubling of the log", (size - 1).bit_length() * 32, "bytes")
    return [*figures, Figure("size of an inclusion proof", longest * 32, "bytes", least)]


def bare_reading(entries: Sequence[bytes]) -> float:
    """Entries a second of which each is read as JSON and hashed once, and nothing is looked at."""
    return rate(len(entries), lambda: [(json.loads(one), sha256(one)) for one in entries], 2)


def log_figures() -> list[Figure]:
    """Verifying a whole log: entries, chains, tiles, roots."""
    log = a_log(ENTRIES, ENTRIES // 4)
    limit = Figure("bare reading and hashing", bare_reading([one.data for one in log.entries]), "a second")
    walk = rate(ENTRIES, lambda: verify_log(log.entries, log.checkpoints, LOG, log.tiles), 2)
    return [limit, Figure("verify entries of a whole log", walk, "a second", limit)]


def pack_figures() -> tuple[list[Figure], int]:
    """An evidence pack of 10,000 events: writing it, and verifying it offline with the standard library."""
    case = ACase()
    granted = case.grant()
    for _ in range(EVENTS - 1):
        case.add("case:read", granted)
    evidence, tree = case.evidence(), case.log.tree
    pack = case.pack()
    write = rate(EVENTS, lambda: write_pack(io.BytesIO(), evidence, tree), 2)
    verify = rate(EVENTS, lambda: verified(files_in(pack)), 2)
    lines = files_in(pack)["events.jsonl"].splitlines()
    limit = Figure("bare reading and hashing", bare_reading(lines), "events a second")
    return [
        limit,
        Figure("write a pack", write, "events a second"),
        Figure("verify a pack", verify, "events a second", limit),
        Figure(f"verify {EVENTS:,} events", EVENTS / verify, "seconds"),
    ], len(pack)


def main() -> None:
    """Print the tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else LEAVES
    print(table(f"The tree ({count:,} leaves)", tree_figures(count)))
    print(table(f"The whole log ({ENTRIES:,} entries)", log_figures()))
    figures, size = pack_figures()
    print(table(f"An evidence pack ({EVENTS:,} events, {size:,} bytes)", figures))


if __name__ == "__main__":
    main()

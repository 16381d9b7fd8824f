"""The tree over tiles gives the roots and proofs of the specification, however it grew."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.ledger.faults import Damaged
from portal.ledger.hashing import EMPTY_ROOT, Frontier, leaf_hash, root_of
from portal.ledger.merkle_proofs import verify_consistency, verify_inclusion
from portal.ledger.tiles import MemoryTiles, bundle, entries_in, tile_path, tiles_of
from portal.ledger.tree import Tree

LEAVES = [leaf_hash(str(number).encode()) for number in range(70_000)]
SIZES = st.one_of(
    st.integers(1, 70_000), st.sampled_from([1, 255, 256, 257, 512, 65_535, 65_536, 65_537, 70_000])
)


@pytest.fixture(scope="module")
def tree() -> Tree:
    grown = Tree(MemoryTiles(), 0)
    for start, end in ((0, 1), (1, 256), (256, 257), (257, 65_536), (65_536, 70_000)):
        grown.append(LEAVES[start:end])
    return grown


def test_the_tiles_of_70_000_leaves_are_those_of_the_specification(tree: Tree) -> None:
    """C2SP tlog-tiles, the example under "Partial Tiles"."""
    tiles = list(tiles_of(70_000))

    assert [sum(1 for tile in tiles if tile[0] == level) for level in (0, 1, 2)] == [274, 2, 1]
    assert [tile for tile in tiles if tile[2] != 256] == [(0, 273, 112), (1, 1, 17), (2, 0, 1)]
    assert all(len(tree._store.get(level, index) or b"") == 32 * width for level, index, width in tiles)  # noqa: SLF001


@given(st.lists(st.integers(0, 300), max_size=6))
def test_the_root_does_not_depend_on_how_the_tree_grew(steps: list[int]) -> None:
    grown, size = Tree(MemoryTiles(), 0), 0
    for step in steps:
        size = Tree(grown._store, size).append(LEAVES[size : size + step])  # noqa: SLF001  anew from the store each time
    again = Tree(grown._store, size)  # noqa: SLF001

    assert again.root() == root_of(LEAVES[:size])


@settings(max_examples=60)
@given(data=st.data(), size=SIZES)
def test_every_entry_is_proved_under_every_size(tree: Tree, data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))

    proof = tree.inclusion_proof(index, size)

    assert verify_inclusion(LEAVES[index], index, size, proof, tree.root(size))
    assert tree.leaf(index) == LEAVES[index]


@settings(max_examples=60)
@given(data=st.data(), new=SIZES)
def test_every_tree_is_consistent_with_what_it_grew_from(tree: Tree, data: st.DataObject, new: int) -> None:
    old = data.draw(st.integers(1, new))

    proof = tree.consistency_proof(old, new)

    assert verify_consistency(old, tree.root(old), new, tree.root(new), proof)


@settings(max_examples=60)
@given(data=st.data(), size=st.integers(2, 3_000))
def test_a_proof_holds_for_nothing_else(tree: Tree, data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1).filter(lambda drawn: drawn != index))
    proof, root = tree.inclusion_proof(index, size), tree.root(size)
    at = data.draw(st.integers(0, len(proof) - 1))
    bent = [*proof[:at], bytes(32), *proof[at + 1 :]]

    assert not verify_inclusion(LEAVES[other], index, size, proof, root)
    assert not verify_inclusion(LEAVES[index], other, size, proof, root)
    assert not verify_inclusion(LEAVES[index], index, size, bent, root)
    assert not verify_inclusion(LEAVES[index], index, size, proof[:-1], root)
    assert not verify_inclusion(LEAVES[index], index, size, [*proof, bytes(32)], root)
    assert not verify_inclusion(LEAVES[index], index, size, proof, bytes(32))


def test_hashes_of_another_length_prove_nothing() -> None:
    assert not verify_inclusion(b"", 0, 1, [], b"")
    assert not verify_consistency(1, b"", 1, b"", [])


def test_an_empty_tree_is_no_beginning_of_anything(tree: Tree) -> None:
    assert not verify_consistency(0, EMPTY_ROOT, 5, tree.root(5), [])
    with pytest.raises(Damaged):
        tree.consistency_proof(0, 5)


@given(st.integers(0, 600))
def test_the_frontier_knows_the_root_without_keeping_the_leaves(size: int) -> None:
    frontier = Frontier()
    for leaf in LEAVES[:size]:
        frontier.append(leaf)

    assert frontier.root() == root_of(LEAVES[:size])
    assert frontier.size == size


def test_a_missing_or_short_tile_is_said() -> None:
    tiles = MemoryTiles()
    tree = Tree(tiles, 0)
    tree.append(LEAVES[:300])
    tiles.put(0, 1, (tiles.get(0, 1) or b"")[:-32])

    with pytest.raises(Damaged, match="Tile 1 of level 0 is missing or too short"):
        tree.root()
    with pytest.raises(Damaged, match="Tile 1 of level 0 is missing or too short"):
        tree.append([LEAVES[0]])


def test_what_is_not_in_the_tree_cannot_be_asked_for(tree: Tree) -> None:
    for ask in (
        lambda: tree.root(70_001),
        lambda: tree.inclusion_proof(5, 5),
        lambda: tree.inclusion_proof(-1, 5),
        lambda: tree.consistency_proof(6, 5),
        lambda: tree.append([b"short"]),
    ):
        with pytest.raises(Damaged):
            ask()


def test_tiles_are_published_under_the_paths_of_the_specification() -> None:
    assert tile_path(0, 1_234_067) == "tile/0/x001/x234/067"
    assert tile_path(1, 17, 3) == "tile/1/017.p/3"
    assert tile_path("entries", 0) == "tile/entries/000"


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_a_bundle_gives_back_its_entries(entries: list[bytes]) -> None:
    assert list(entries_in(bundle(entries))) == entries


@pytest.mark.parametrize("cut", [b"\x00", b"\x00\x05abc", b"\x00\x01a\x00"])
def test_a_bundle_that_is_cut_off_is_refused(cut: bytes) -> None:
    with pytest.raises(Damaged):
        list(entries_in(cut))

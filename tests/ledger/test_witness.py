"""A witness signs what continues the log, and nothing else, whatever it is asked."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.ledger.checkpoints import Checkpoint, sign_checkpoint
from portal.ledger.faults import Damaged
from portal.ledger.notes import parse_note
from portal.ledger.tiles import MemoryTiles
from portal.ledger.tree import Tree
from portal.ledger.witness import SIZE_TYPE, Answer, Request, parse_request
from portal.ledger.witnessing import request_for, size_known_to, with_cosignatures
from tests.ledger.a_log import ORIGIN, SIGNER, ALog, a_log, ed25519
from tests.ledger.a_witness import ALPHA, BETA, CHECK_ALPHA, CHECK_BETA, NOW, Memory, a_witness


def asked(log: ALog, old: int, note: str | None = None) -> str:
    return request_for(note or log.checkpoints[-1], log.tree, old).to_text()


def test_a_witness_signs_a_log_from_its_first_checkpoint_on() -> None:
    log, witness = a_log(40, 10), a_witness()

    for old, note in zip((0, 10, 20, 30), log.checkpoints, strict=True):
        answer = witness.add_checkpoint(asked(log, old, note), NOW)
        cosigned = with_cosignatures(note, answer, {ALPHA.key: CHECK_ALPHA})

        assert len(parse_note(cosigned).signatures) == 2
        assert cosigned.startswith(note)


def test_the_same_checkpoint_is_signed_again() -> None:
    log, witness = a_log(10, 10), a_witness()
    witness.add_checkpoint(asked(log, 0), NOW)

    assert witness.add_checkpoint(asked(log, 10), NOW + 1).status == 200


def test_a_rewritten_log_is_not_signed_even_with_the_logs_key() -> None:
    log, witness = a_log(20, 20), a_witness()
    witness.add_checkpoint(asked(log, 0), NOW)
    forged = a_log(30, 30)
    forged.tiles = MemoryTiles()
    Tree(forged.tiles, 0).append(sha256(bytes([number])).digest() for number in range(30))
    forged.seal()

    answer = witness.add_checkpoint(asked(forged, 20), NOW)

    assert answer.status == 422


def test_another_root_for_a_signed_size_is_not_signed() -> None:
    log, witness = a_log(20, 20), a_witness()
    witness.add_checkpoint(asked(log, 0), NOW)
    other = sign_checkpoint(Checkpoint(ORIGIN, 20, bytes(32)), [SIGNER])

    answer = witness.add_checkpoint(Request(20, (), other).to_text(), NOW)

    assert (answer.status, answer.content_type) == (409, SIZE_TYPE)


def test_a_log_that_was_cut_off_is_not_signed() -> None:
    log, witness = a_log(20, 10), a_witness()
    witness.add_checkpoint(asked(log, 0), NOW)

    answer = witness.add_checkpoint(asked(log, 0, log.checkpoints[0]), NOW)

    assert (answer.status, size_known_to(answer)) == (409, 20)
    with pytest.raises(Damaged, match="larger log"):
        request_for(log.checkpoints[0], log.tree, 20)


def test_who_comes_second_in_a_race_is_told_the_size() -> None:
    log = a_log(20, 10)
    memory = Memory(loses=Checkpoint(ORIGIN, 15, bytes(32)))

    answer = a_witness(memory).add_checkpoint(asked(log, 0), NOW)

    assert (answer.status, size_known_to(answer)) == (409, 15)
    assert memory.kept[ORIGIN].size == 15


REFUSED: dict[str, tuple[Callable[[ALog], str], int]] = {
    "an unknown log": (
        lambda _: Request(
            0, (), sign_checkpoint(Checkpoint("other.example", 1, bytes(32)), [SIGNER])
        ).to_text(),
        404,
    ),
    "a stranger's signature": (
        lambda _: Request(
            0,
            (),
            sign_checkpoint(Checkpoint(ORIGIN, 1, bytes(32)), [ed25519("a stranger")[1]]),
        ).to_text(),
        403,
    ),
    "a size that shrinks": (lambda log: replace_old(log, 50), 400),
    "a size we never signed": (lambda log: replace_old(log, 5), 409),
    "a proof where none is due": (
        lambda log: Request(0, (bytes(32),), log.checkpoints[-1]).to_text(),
        422,
    ),
    "too long a proof": (lambda log: Request(0, (bytes(32),) * 64, log.checkpoints[-1]).to_text(), 400),
    "no old size": (lambda log: "\n" + log.checkpoints[-1], 400),
    "a damaged old size": (lambda log: f"old 00\n\n{log.checkpoints[-1]}", 400),
    "a damaged proof": (lambda log: f"old 0\n!\n\n{log.checkpoints[-1]}", 400),
    "no checkpoint": (lambda _: "old 0\n\n", 400),
}


def replace_old(log: ALog, old: int) -> str:
    return Request(old, (), log.checkpoints[-1]).to_text()


@pytest.mark.parametrize("what", REFUSED)
def test_a_witness_refuses_what_it_must_not_sign(what: str) -> None:
    memory = Memory()
    build, status = REFUSED[what]

    answer = a_witness(memory).add_checkpoint(build(a_log(20, 10)), NOW)

    assert answer.status == status
    assert memory.kept == {}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40), st.booleans()), max_size=8))
def test_whatever_is_asked_all_that_was_signed_is_one_log(steps: list[tuple[int, int, bool]]) -> None:
    """Invariant: any two checkpoints that a witness ever signed are consistent."""
    logs, memory = (HONEST, FORGED), Memory()
    witness = a_witness(memory)
    signed: list[Checkpoint] = []
    for old, size, forged in steps:
        tree = Tree(logs[forged].tiles, 40)
        checkpoint = Checkpoint(ORIGIN, size, tree.root(size))
        proof = tuple(tree.consistency_proof(old, size)) if 0 < old <= size else ()
        body = Request(old, proof, sign_checkpoint(checkpoint, [SIGNER])).to_text()
        if witness.add_checkpoint(body, NOW).status == 200:
            signed.append(checkpoint)

    sizes = [one.size for one in signed]
    assert sizes == sorted(sizes)
    assert any(all(one.root == Tree(log.tiles, 40).root(one.size) for one in signed) for log in logs)


def built(seed: str) -> ALog:
    log = ALog()
    Tree(log.tiles, 0).append(
        sha256((seed if number > 20 else "same").encode() + bytes([number])).digest() for number in range(40)
    )
    return log


HONEST, FORGED = built("honest"), built("forged")


def test_a_signature_of_an_unknown_witness_does_not_count() -> None:
    log = a_log(10, 10)
    answer = a_witness().add_checkpoint(asked(log, 0), NOW)

    with pytest.raises(Damaged, match="no signature that counts"):
        with_cosignatures(log.checkpoints[-1], answer, {BETA.key: CHECK_BETA})
    with pytest.raises(Damaged, match="refused"):
        with_cosignatures(log.checkpoints[-1], Answer(409, "5\n", SIZE_TYPE), {ALPHA.key: CHECK_ALPHA})


def test_a_request_reads_back_as_it_was_written() -> None:
    log = a_log(20, 10)
    body = asked(log, 10)

    assert parse_request(body).to_text() == body
    assert len(parse_request(body).proof) > 0

"""A policy says which witnesses are enough, and only a possible one is accepted."""

from dataclasses import replace

import pytest

from portal.ledger.checkpoints import Checkpoint
from portal.ledger.faults import Damaged
from portal.ledger.notes import parse_note
from portal.ledger.policy import Policy, parse_policy, witnessed_by
from portal.ledger.witnessing import request_for, with_cosignatures
from tests.ledger.a_log import LOG, a_log
from tests.ledger.a_witness import ALPHA, BETA, CHECK_ALPHA, CHECK_BETA, NOW, a_witness


def policy(*lines: str) -> Policy:
    keys = [f"log {LOG.key.to_text()}", f"witness a {ALPHA.key.to_text()} https://alpha.example/", ""]
    return parse_policy("\n".join([*keys, f"\twitness b {BETA.key.to_text()}", "# both", *lines]) + "\n")


def test_a_policy_says_who_is_enough() -> None:
    either, both = policy("group g any a b", "quorum g"), policy("group g all a b", "quorum g")
    one = policy("quorum a")
    nested = policy("group inner any b", "group g 2 a inner", "quorum g")

    assert [either.satisfied_by(seen) for seen in (set(), {"a"}, {"b"})] == [False, True, True]
    assert [both.satisfied_by(seen) for seen in ({"a"}, {"a", "b"})] == [False, True]
    assert [one.satisfied_by(seen) for seen in ({"b"}, {"a"})] == [False, True]
    assert [nested.satisfied_by(seen) for seen in ({"a"}, {"a", "b"})] == [False, True]
    assert policy("quorum none").satisfied_by(set())
    assert policy("quorum none").logs == (LOG.key,)


def test_the_witnesses_of_a_checkpoint_are_named_with_the_moment() -> None:
    log = a_log(10, 10)
    request = request_for(log.checkpoints[-1], log.tree, 0)
    answer = a_witness().add_checkpoint(request.to_text(), NOW)
    note = parse_note(with_cosignatures(log.checkpoints[-1], answer, {ALPHA.key: CHECK_ALPHA}))
    checks = {ALPHA.key.public: CHECK_ALPHA, BETA.key.public: CHECK_BETA}

    seen = witnessed_by(Checkpoint.from_body(note.text), note, policy("quorum none"), checks)

    assert seen == {"a": NOW}


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["quorum c"],
        ["quorum a", "quorum b"],
        ["group g any c", "quorum g"],
        ["group g 3 a b", "quorum g"],
        ["group g 0 a b", "quorum g"],
        ["group g any", "quorum g"],
        ["group none any a", "quorum none"],
        ["group a any b", "quorum a"],
        ["group g any a", "group h any a", "quorum g"],
        ["group g any a a", "quorum g"],
        [f"witness again {ALPHA.key.to_text()}", "quorum a"],
        [f"witness c {LOG.key.to_text()}", "quorum a"],
        [f"log {replace(ALPHA.key, name='l').to_text()}", "quorum a"],
        ["witness c nonsense", "quorum a"],
        ["something else", "quorum a"],
    ],
)
def test_a_policy_that_cannot_be_is_refused(lines: list[str]) -> None:
    with pytest.raises(Damaged):
        policy(*lines)


def test_a_policy_reads_back_as_it_was_written_but_for_the_addresses() -> None:
    written = policy("group inner any b", "group g 2 a inner", "quorum g")

    assert parse_policy(written.to_text()) == replace(written, addresses={})
    assert written.addresses == {"a": "https://alpha.example/"}

"""A newer key of the log counts only if the one before announced it, and both signed that."""

import pytest

from portal.ledger.checkpoints import Checkpoint, sign_checkpoint
from portal.ledger.cosigned import other_signature_faults
from portal.ledger.faults import Damaged
from portal.ledger.notes import Check, NoteKey
from portal.ledger.offline.formats import BrokenError
from portal.ledger.offline.succession import succession
from portal.ledger.succession import announce, followed, read_succession
from portal.ledger.verification import LogKey, verify_log
from tests.ledger.a_log import LOG, ORIGIN, SIGNER, a_log, ed25519, verified

NEWER, NEWEST, STRANGER = (ed25519(seed) for seed in ("the newer key", "the newest key", "a stranger"))
FIRST = (LOG.key,)
TO_NEWER = announce(ORIGIN, [SIGNER], [NEWER[1]])
TO_NEWEST = announce(ORIGIN, [NEWER[1]], [NEWEST[1]])


def check_of(key: NoteKey) -> Check:
    return lambda message, signature: verified(key.public, message, signature)


def test_keys_are_followed_from_the_first_to_the_present_one() -> None:
    keys, wrong = followed(FIRST, [TO_NEWER, TO_NEWEST], check_of)

    assert keys == [FIRST, (NEWER[1].key,), (NEWEST[1].key,)]
    assert wrong == ""
    assert succession(TO_NEWER, "key") == (LOG.key.to_text(), NEWER[1].key.to_text())


BY_A_STRANGER = announce(ORIGIN, [STRANGER[1]], [NEWER[1]])
FORGED = {
    "announced by a stranger": BY_A_STRANGER,
    "announced by the key after it": TO_NEWEST,
    "announced back to itself": announce(ORIGIN, [SIGNER], [SIGNER]),
    "a stranger's key in the newer one's place": TO_NEWER.replace(
        NEWER[1].key.to_text(), STRANGER[1].key.to_text()
    ),
    "signed by a stranger under the log's name": BY_A_STRANGER.replace(
        STRANGER[1].key.to_text(), LOG.key.to_text()
    ),
    "without the earlier key's signature": "\n".join(
        line for number, line in enumerate(TO_NEWER.split("\n")) if number != 5
    ),
    "without the newer key's signature": "\n".join(TO_NEWER.split("\n")[:-2]) + "\n",
    "of another log": TO_NEWER.replace(f"\n{ORIGIN}\n", "\nelsewhere.example/audit\n"),
    "a checkpoint": a_log(10).checkpoints[0],
    "not a note": "anything",
}


@pytest.mark.parametrize("how", FORGED)
def test_a_key_that_was_not_announced_so_is_not_followed(how: str) -> None:
    keys, wrong = followed(FIRST, [FORGED[how]], check_of)

    assert keys == [FIRST]
    assert wrong != ""


@pytest.mark.parametrize("how", [how for how in FORGED if how.startswith(("a ", "signed", "with", "of"))])
def test_the_offline_verifier_does_not_follow_it_either(how: str) -> None:
    with pytest.raises(BrokenError):
        succession(FORGED[how], "key")


def test_no_signature_of_an_announcement_is_one_of_a_checkpoint() -> None:
    with pytest.raises(Damaged, match="announces no key"):
        read_succession(a_log(10).checkpoints[0], check_of)

    assert not verify_log([], [TO_NEWER], LOG).ok


def test_checkpoints_after_the_announcement_count_only_by_the_newer_key() -> None:
    log = a_log(20)
    log.add("the operator", "key:published", succession=TO_NEWER)
    log.seal(NEWER[1])
    keys = LogKey(ORIGIN, NEWER[1].key, NEWER[2].check, 20, LOG)

    right = verify_log(log.entries, log.checkpoints, keys)
    by_the_earlier_key = verify_log(log.entries, [*log.checkpoints[:2], log.seal()], keys)
    before_its_time = verify_log(log.entries[:20], [*a_log(10).checkpoints, a_log(20).seal(NEWER[1])], keys)

    assert right.ok
    assert [fault.place for fault in by_the_earlier_key.faults] == ["checkpoint 3 of 3"]
    assert "checkpoint 2 of 2" in [fault.place for fault in before_its_time.faults]


def test_a_wrong_signature_of_an_earlier_key_and_one_of_nobody_s_are_told_of() -> None:
    checkpoint = Checkpoint(ORIGIN, 7, bytes(32))
    both = sign_checkpoint(checkpoint, [NEWER[1], SIGNER])
    keys = {key: check_of(key) for key in (LOG.key, NEWER[1].key)}

    def told(note: str) -> list[str]:
        return [one.sentence for one in other_signature_faults([note], [NEWER[1].key], keys)]

    assert told(both) == []
    assert told(sign_checkpoint(checkpoint, [NEWER[1]])) == []
    assert "earlier key" in told(f"{both[:-12]}AAAA{both[-8:]}")[0]
    assert "no key of this log" in told(sign_checkpoint(checkpoint, [NEWER[1], STRANGER[1]]))[0]

"""Whether the second signatures under checkpoints hold: the log's own ML-DSA key, and the witnesses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.ledger.checkpoints import Checkpoint, signed_at
from portal.ledger.faults import Damaged, Fault
from portal.ledger.notes import Check, NoteKey, parse_note
from portal.ledger.policy import NONE, Policy, witnessed_by


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A checkpoint with all its signatures, whose they are said to be, and whether they are to be enough."""

    note: str
    witnesses: frozenset[str]
    enough: bool


def second_signature_faults(
    notes: Iterable[str], key: NoteKey, check: Check, *, begun: bool = False
) -> Iterator[Fault]:
    """Checkpoints, in the order of their sizes, that the log's second key signed wrongly, or not any more.

    `begun`: all of these are of a time when the key did sign.
    """
    for note in notes:
        try:
            parsed = parse_note(note)
            checkpoint = Checkpoint.from_body(parsed.text)
        except Damaged:
            continue  # said already, with its place, by the verification of the log's first signature
        signed = bool(parsed.by(key))
        begun = begun or signed
        if begun and (not signed or signed_at(checkpoint, parsed, key, check) is None):
            place = f"checkpoint of size {checkpoint.size}"
            yield Fault(place, "The log's second signature (ML-DSA-44) is missing or wrong here.")


def other_signature_faults(
    notes: Iterable[str], due: Iterable[NoteKey], keys: Mapping[NoteKey, Check]
) -> Iterator[Fault]:
    """Checkpoints on which another key than those that are `due` has signed wrongly, or a key of nobody.

    Earlier keys go on signing beside newer ones for a while: what is kept as their signature must be one.
    `keys` are all keys that the log has ever had.
    """
    others = {key: check for key, check in keys.items() if key not in set(due)}
    own = {(key.name, key.key_id) for key in keys}
    for note in notes:
        try:
            parsed = parse_note(note)
            checkpoint = Checkpoint.from_body(parsed.text)
        except Damaged:
            continue  # said already, as above
        place = f"checkpoint of size {checkpoint.size}"
        if any((line.name, line.key_id) not in own for line in parsed.signatures):
            yield Fault(place, "A signature here is of no key of this log.")
        for key, check in others.items():
            if parsed.by(key) and signed_at(checkpoint, parsed, key, check) is None:
                yield Fault(place, "The signature of an earlier key of the log is wrong here.")


def cosignature_faults(
    checkpoints: Iterable[Cosigned], policy: Policy, checks: Mapping[bytes, Check]
) -> Iterator[Fault]:
    """What is kept as a witness's signature and is not one, and states that not enough have signed.

    Witnesses that the policy does not name any more are passed over. `checks` as in `witnessed_by`.
    """
    for one in checkpoints:
        parsed = parse_note(one.note)
        checkpoint = Checkpoint.from_body(parsed.text)
        place = f"checkpoint of size {checkpoint.size}"
        right = witnessed_by(checkpoint, parsed, policy, checks).keys()
        for name in sorted((one.witnesses & policy.witnesses.keys()) - right):
            yield Fault(place, f"What is kept as the signature of witness {name} is not its signature.")
        if one.enough and policy.quorum != NONE and not policy.satisfied_by(set(right)):
            yield Fault(place, "It was counted as witnessed, but not enough witnesses have signed it.")

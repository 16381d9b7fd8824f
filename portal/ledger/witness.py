"""A witness: remembers how a log stood, and signs only what continues it (C2SP tlog-witness).

Customers and vendors run one. From then on the log can be neither rewritten nor shown in two versions
without a witness noticing, whoever holds the log's key. The portal's own signer uses the same memory.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from portal.ledger.checkpoints import Checkpoint, NoteSigner, signature_of, signed_at
from portal.ledger.faults import Damaged
from portal.ledger.following import Announcement, followed_keys, parse_following
from portal.ledger.merkle_proofs import verify_consistency
from portal.ledger.notes import Note, NoteKey, parse_note
from portal.ledger.succession import CheckOf

MOST_PROOF_LINES = 63
SIZE_TYPE = "text/x.tlog.size"
TEXT_TYPE = "text/plain; charset=utf-8"


class WitnessMemory(Protocol):
    """What a witness must not forget: the last checkpoint that it signed, for each log."""

    def last(self, origin: str) -> Checkpoint | None:
        """The last one, or None."""
        ...

    def advance(self, last: Checkpoint | None, new: Checkpoint) -> bool:
        """Keep `new` durably if the last one still is `last`, in one step; say whether it was."""
        ...


class LogKeys(Protocol):
    """Which keys count for a log: those that the witness was given, or what it learned since."""

    def known(self, origin: str, given: Sequence[NoteKey]) -> tuple[NoteKey, ...]:
        """The keys that count."""
        ...

    def learn(self, origin: str, before: Sequence[NoteKey], now: Sequence[NoteKey]) -> None:
        """Keep durably that `now` stands in the place of `before`."""
        ...


class GivenKeys:
    """Keys of a witness that learns no newer ones."""

    def known(self, _origin: str, given: Sequence[NoteKey]) -> tuple[NoteKey, ...]:
        """Those that were given."""
        return tuple(given)

    def learn(self, origin: str, before: Sequence[NoteKey], now: Sequence[NoteKey]) -> None:
        """Forget it at once: the next question must tell again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the witness answers over HTTP."""

    status: int
    body: str = ""
    content_type: str = TEXT_TYPE


@dataclass(frozen=True, slots=True)
class Request:
    """What a log asks: sign this checkpoint, which continues the one of `old` entries by this proof."""

    old: int
    proof: tuple[bytes, ...]
    note: str

    def to_text(self) -> str:
        """The body of the request."""
        hashes = "".join(f"{b64encode(one).decode()}\n" for one in self.proof)
        return f"old {self.old}\n{hashes}\n{self.note}"


def parse_request(body: str) -> Request:
    """Read the body of a request; `Damaged` if it is not one."""
    head, blank, note = body.partition("\n\n")
    first, *lines = head.split("\n")
    number = first.removeprefix("old ")
    if not blank or first == number or not number.isdecimal() or str(int(number)) != number:
        raise Damaged("This request does not say which size it continues.")
    if len(lines) > MOST_PROOF_LINES:
        raise Damaged("This request has too long a proof.")
    try:
        proof = tuple(b64decode(line, validate=True) for line in lines)
    except ValueError as damage:
        raise Damaged("This request has a damaged proof.") from damage
    return Request(int(number), proof, note)


class Witness:
    """Answers requests for the logs that it knows."""

    def __init__(
        self,
        logs: Mapping[str, Sequence[NoteKey]],
        signers: Sequence[NoteSigner],
        memory: WitnessMemory,
        check_of: CheckOf,
        keys: LogKeys | None = None,
    ) -> None:
        """`logs` maps each log's origin to the keys that the keeper gave; `check_of` verifies by one."""
        self._logs = logs
        self._signers = signers
        self._memory = memory
        self._check_of = check_of
        self._keys = keys or GivenKeys()

    def add_checkpoint(self, body: str, now: int) -> Answer:
        """Answer one request; `now` in POSIX seconds. Never signs what does not continue the last one."""
        return self._answer(body, now, [])

    def follow_keys(self, body: str, now: int) -> Answer:
        """Answer one request that a newer key of the log signed, with what announced that key in the log.

        The newer key is learned only with a checkpoint that continues the last one; from then on it counts,
        and the earlier one does not.
        """
        try:
            announced, question = parse_following(body)
        except Damaged as damage:
            return Answer(400, f"{damage.sentence}\n")
        return self._answer(question, now, announced)

    def _answer(self, body: str, now: int, announced: Sequence[Announcement]) -> Answer:
        try:
            request = parse_request(body)
            note = parse_note(request.note)
            checkpoint = Checkpoint.from_body(note.text)
        except Damaged as damage:
            return Answer(400, f"{damage.sentence}\n")
        origin = checkpoint.origin
        if origin not in self._logs:
            return Answer(404, "This witness does not know this log.\n")
        before = keys = self._keys.known(origin, self._logs[origin])
        try:
            if announced:
                keys = followed_keys(before, announced, checkpoint, self._check_of)
        except Damaged as damage:
            return Answer(403, f"{damage.sentence}\n")
        refusal = self._refusal(request, note, checkpoint, keys)
        if refusal is not None:
            return refusal
        if keys != before:
            self._keys.learn(origin, before, keys)
        lines = [signature_of(checkpoint, signer, now).to_line() for signer in self._signers]
        return Answer(200, "".join(lines))

    def _refusal(
        self, request: Request, note: Note, checkpoint: Checkpoint, keys: Sequence[NoteKey]
    ) -> Answer | None:
        if all(signed_at(checkpoint, note, key, self._check_of(key)) is None for key in keys):
            return Answer(403, "No key of this log has signed this checkpoint.\n")
        if request.old > checkpoint.size:
            return Answer(400, "A log does not shrink.\n")
        last = self._memory.last(checkpoint.origin)
        if not _starts_where_it_ended(request, last, checkpoint):
            return _conflict(last)
        if not _continues(last, checkpoint, request.proof):
            return Answer(422, "This checkpoint does not continue the last one that was signed.\n")
        kept = self._memory.advance(last, checkpoint)
        return None if kept else _conflict(self._memory.last(checkpoint.origin))


def _starts_where_it_ended(request: Request, last: Checkpoint | None, new: Checkpoint) -> bool:
    if last is None:
        return request.old == 0
    return request.old == last.size and (new.size != last.size or new.root == last.root)


def _continues(last: Checkpoint | None, new: Checkpoint, proof: Sequence[bytes]) -> bool:
    if last is None or last.size == 0:
        return not proof
    return verify_consistency(last.size, last.root, new.size, new.root, proof)


def _conflict(last: Checkpoint | None) -> Answer:
    return Answer(409, f"{0 if last is None else last.size}\n", SIZE_TYPE)

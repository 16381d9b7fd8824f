"""A witness as a small site: it signs how a log stands, and never what does not continue the last.

Customers and vendors run it (`portal witness`) on a machine of their own. It needs no database and knows
nothing of cases: it is told a size and a hash about once a second (C2SP tlog-witness).
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from portal.access.log_keys import check_of
from portal.gateways.witness_key import witness_seed
from portal.gateways.witness_log_keys import FolderKeys
from portal.gateways.witness_memory import FolderMemory
from portal.ledger.checkpoints import NoteSigner
from portal.ledger.faults import Damaged
from portal.ledger.following import PLACE
from portal.ledger.notes import ED25519_COSIGNATURE, ML_DSA_44_COSIGNATURE, NoteKey
from portal.ledger.witness import Answer, Witness
from portal.vault.signing import ED25519, ML_DSA_44, signer_of
from portal.vocabulary import Invalid, Unavailable

LONGEST_QUESTION = 64 * 1024
LONGEST_FOLLOWING = 1024 * 1024
"""A question with the announcements of newer keys, each of about 11 kB."""
_REASONS = {
    200: "OK",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    413: "Content Too Large",
    422: "Unprocessable Content",
    503: "Service Unavailable",
}

Start = Callable[[str, list[tuple[str, str]]], Any]


class WitnessSite:
    """The witness as a WSGI application: `POST /add-checkpoint`, `/follow-keys`, and its keys at `/`."""

    def __init__(self, witness: Witness, keys: str, clock: Callable[[], float] = time.time) -> None:
        """`keys`: what stands on the first page, the verifier keys of this witness."""
        self._witness = witness
        self.keys = keys
        self._clock = clock

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer one request."""
        answer = self._answer(environ)
        body = answer.body.encode()
        heads = [
            ("Content-Type", answer.content_type),
            ("Content-Length", str(len(body))),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
        ]
        start(f"{answer.status} {_REASONS[answer.status]}", heads)
        return [body]

    def _answer(self, environ: dict[str, Any]) -> Answer:
        place, method = environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD")
        length = environ.get("CONTENT_LENGTH") or "0"
        if place == "/":
            return Answer(200, self.keys)
        if place not in {"/add-checkpoint", PLACE}:
            return Answer(404, "A witness answers at /add-checkpoint.\n")
        if method != "POST":
            return Answer(405, "Send the checkpoint with POST.\n")
        longest = LONGEST_FOLLOWING if place == PLACE else LONGEST_QUESTION
        if not length.isdecimal() or int(length) > longest:
            return Answer(413, "This is longer than any checkpoint.\n")
        act = self._witness.follow_keys if place == PLACE else self._witness.add_checkpoint
        return self._signed(act, environ["wsgi.input"].read(int(length)))

    def _signed(self, act: Callable[[str, int], Answer], body: bytes) -> Answer:
        try:
            return act(body.decode(), int(self._clock()))
        except UnicodeDecodeError:
            return Answer(400, "This is not text.\n")
        except Unavailable as trouble:
            return Answer(503, f"{trouble.sentence}\n")


def open_witness(folder: Path, name: str, logs: Sequence[str]) -> WitnessSite:
    """The witness whose key and memory lie in `folder`, for the logs with these verifier keys.

    Raises:
        Invalid: one of `logs` is no verifier key.
        Unavailable: the key file is damaged, or others can read it.
    """
    seed = witness_seed(folder / "key")
    signers = []
    for algorithm, kind in ((ED25519, ED25519_COSIGNATURE), (ML_DSA_44, ML_DSA_44_COSIGNATURE)):
        signer = signer_of(algorithm, hashlib.sha256(algorithm.encode() + b"\0" + seed).digest())
        signers.append(NoteSigner(NoteKey(name, kind, signer.public), signer.sign))
    known: dict[str, list[NoteKey]] = {}
    for text in logs:
        try:
            key = NoteKey.from_text(text)
        except Damaged as damage:
            raise Invalid(f"“{text}” is not the key of a log. Copy it from /log-key.") from damage
        known.setdefault(key.name, []).append(key)
    keys = "".join(f"{signer.key.to_text()}\n" for signer in signers)
    memory, learned = FolderMemory(folder / "memory"), FolderKeys(folder / "memory")
    return WitnessSite(Witness(known, signers, memory, check_of, learned), keys)

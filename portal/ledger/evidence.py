"""The evidence pack: everything about one case that somebody outside needs to verify it offline.

A zip with the case's entries and their proofs, the signed checkpoint, the proof that no entry is left
out, the customer's receipts, public keys and two verifiers: `verify.py` and `verify.html`. Equal
contents give equal bytes. Values that were erased are simply not in it; everything else still holds.
"""

import json
import re
import zipfile
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from typing import Any, BinaryIO

import rfc8785

from portal.ledger.checkpoints import Checkpoint
from portal.ledger.entries import base64url
from portal.ledger.faults import Damaged
from portal.ledger.heads import Heads
from portal.ledger.notes import NoteKey, parse_note
from portal.ledger.offline.formats import canonical, header_for
from portal.ledger.policy import Policy
from portal.ledger.tree import Tree
from portal.ledger.verification import StoredEntry

FORMAT = "entente-evidence/2"
_PARTS = ("ed25519.py", "formats.py", "succession.py", "pack.py", "command.py")
_OWN_IMPORT = re.compile(r"^from portal\.ledger\.offline\.\w+ import (?:\([^)]*\)|[^\n]*)\n", re.MULTILINE)
_DOCSTRING = re.compile(r'\A"""(.*)(?:\n[^"]*)?"""\n')
_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Evidence:
    """What goes into a pack.

    `entries` are all entries of the stream up to its head, in order; `heads` are the sealed heads and
    `heads_entry` the entry that sealed them; `checkpoint` is a signed note that covers all of these.
    `receipts` maps receipt hashes to receipts; `receipt_keys` are Ed25519 public keys; `policy`
    says which witnesses' signatures the checkpoint bears, of as many as it needs. `announced` are the entries
    that announced newer keys of the log, up to `log_key`, which signed the checkpoint.
    """

    log_key: NoteKey
    checkpoint: str
    stream_tag: str
    entries: Iterable[StoredEntry]
    heads: Heads
    heads_entry: StoredEntry
    receipts: Mapping[str, str]
    receipt_keys: Sequence[bytes]
    policy: Policy | None = None
    announced: Sequence[StoredEntry] = ()


def write_pack(sink: BinaryIO, evidence: Evidence, tree: Tree) -> None:
    """Write the pack as a zip into `sink`.

    Raises:
        Damaged: an entry is not covered by the checkpoint, or the stream has no sealed head.
    """
    size = Checkpoint.from_body(parse_note(evidence.checkpoint).text).size
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "README.txt", _readme(evidence))
        _add(archive, "pack.json", rfc8785.dumps(_about(evidence)))
        _add(archive, "checkpoint", evidence.checkpoint.encode())
        if evidence.policy is not None:
            _add(archive, "policy", _policy(evidence))
        if evidence.announced:
            lines_of_keys = [rfc8785.dumps(_bare(entry, tree, size)) for entry in evidence.announced]
            _add(archive, "log-keys.jsonl", b"".join(line + b"\n" for line in lines_of_keys))
        with archive.open(zipfile.ZipInfo("events.jsonl", _MOMENT), "w", force_zip64=True) as lines:
            for entry in evidence.entries:
                lines.write(rfc8785.dumps(_shown(entry, tree, size)) + b"\n")
        _add(archive, "heads.json", rfc8785.dumps(_heads(evidence, tree, size)))
        for digest, receipt in sorted(evidence.receipts.items()):
            _add(archive, f"receipts/{digest}.json", receipt.encode())
        _add(archive, "verify.py", verifier().encode())
        _add(archive, "verify.html", _part("verify.html").encode())
        _add(archive, "verify.js", script().encode())


def verifier() -> str:
    """The single file `verify.py`: the modules of `offline`, joined."""
    modules = [_OWN_IMPORT.sub("", _part(name)) for name in _PARTS]
    about = [_DOCSTRING.match(module) for module in modules]
    title = about[-1][0] if about[-1] else ""
    bodies = [_DOCSTRING.sub(lambda found: f"# {found[1]}", module).strip() for module in modules]
    return "\n\n\n".join([title.strip(), *bodies]) + "\n"


def script() -> str:
    """The single file `verify.js`, for `verify.html`: what it says of itself, then its two parts, joined."""
    about, _, rest = _part("verify.js").partition("\n\n")
    return f"{about}\n\n{_part('formats.js')}\n{rest}"


def _part(name: str) -> str:
    return resources.files("portal.ledger.offline").joinpath(name).read_text(encoding="utf-8")


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    about = zipfile.ZipInfo(name, _MOMENT)
    about.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(about, content)


def _about(evidence: Evidence) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "origin": evidence.log_key.name,
        "log_key": evidence.log_key.to_text(),
        "stream_tag": evidence.stream_tag,
        "receipt_keys": [base64url(key) for key in evidence.receipt_keys if _signed_one(key, evidence)],
        "policy": sha256(_policy(evidence)).hexdigest() if evidence.policy is not None else "",
        "checkpoint": sha256(evidence.checkpoint.encode()).hexdigest(),
    }


def _signed_one(key: bytes, evidence: Evidence) -> bool:
    """Whether a receipt of the pack names this key; a key that signed nothing here has no place in it."""
    protected = base64url(canonical(header_for(key)).encode())
    return any(f'"{protected}"' in receipt for receipt in evidence.receipts.values())


def _policy(evidence: Evidence) -> bytes:
    return b"" if evidence.policy is None else evidence.policy.to_text().encode()


def _shown(entry: StoredEntry, tree: Tree, size: int) -> dict[str, Any]:
    if entry.index >= size:
        raise Damaged("An entry of this pack is newer than its checkpoint.")
    return {
        "index": entry.index,
        "entry": entry.data.decode(),
        "proof": [b64encode(one).decode() for one in tree.inclusion_proof(entry.index, size)],
        "disclosed": {
            name: [base64url(one.salt), one.value] for name, one in sorted(entry.disclosed.items())
        },
    }


def _bare(entry: StoredEntry, tree: Tree, size: int) -> dict[str, Any]:
    """An entry of another stream, without what is said there of people."""
    shown = _shown(StoredEntry(entry.index, entry.data), tree, size)
    del shown["disclosed"]
    return shown


def _heads(evidence: Evidence, tree: Tree, size: int) -> dict[str, Any]:
    proof = evidence.heads.proof(evidence.stream_tag)
    return {
        **_bare(evidence.heads_entry, tree, size),
        "place": proof.index,
        "path": [b64encode(one).decode() for one in proof.path],
    }


def _readme(evidence: Evidence) -> bytes:
    text = f"""Evidence pack of one case
=========================

This pack shows everything that the log of {evidence.log_key.name} holds about one case, and lets you
verify it without trusting whoever gave it to you. No network is needed.

With Python 3.11 or newer:   python3 verify.py THIS-PACK.zip
With a browser:              open verify.html and choose this pack.

Take the verifier from somebody you trust, and compare the log's key with the one you were given (or give
it that one: it follows the log from an earlier key to this one):

{json.dumps(evidence.log_key.to_text())}

It verifies that every entry stands in the signed log; that these are all entries of the case, from
the first to the last; that every read was allowed by the customer at that moment; and that what is
shown of people is what was logged. Values that were erased on request are not shown.
"""
    return text.encode()

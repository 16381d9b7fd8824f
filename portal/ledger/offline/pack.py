"""One evidence pack and everything that is verified in it."""

from base64 import b64decode
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from portal.ledger.offline.formats import (
    BrokenError,
    b64url,
    canonical,
    disclosed_right,
    from_b64url,
    hashes,
    header_for,
    included,
    key_of,
    leaf_of,
    members,
    note_signed,
    read_json,
    receipt_in,
    strict,
    witnesses_of,
)
from portal.ledger.offline.succession import succession

FORMAT = "entente-evidence/2"
ABOUT = "format origin log_key stream_tag [receipt_keys] policy checkpoint"
READS = ("disclosure:read", "disclosure:downloaded", "reveal_request:shown")
GRANTED = "authorization:granted"
ENDED = ("authorization:withdrawn", "authorization:expired", "authorization:superseded")
HEADS = "heads:sealed"
BARE = "(index) entry [proof]"
KEYS = "log-keys.jsonl"
OUTSIDE = {"README.txt", "verify.py", "verify.html", "verify.js"}


class Pack:
    """The files of one pack, and what is known of them so far."""

    def __init__(self, files: dict[str, bytes], known_key: str = "", known_policy: str = "") -> None:
        """What is known from outside the pack: the log's verifier key, or a policy (C2SP tlog-policy)."""
        self.files = files
        self.known_policy = known_policy
        self.about = strict(self.text("pack.json"), "pack.json")
        if not isinstance(self.about, dict) or self.about.get("format") != FORMAT:
            raise BrokenError("pack.json", "This is not an evidence pack of a kind that is known here.")
        members(self.about, ABOUT, "pack.json")
        self.log_key, self.known_key = self.about["log_key"], known_key.strip()
        self.receipts: dict[str, tuple[dict[str, Any], list[bytes]]] = {}
        self.used: set[str] = set()

    def text(self, name: str) -> str:
        """One file as text."""
        if name not in self.files:
            raise BrokenError(name, "This file is missing.")
        try:
            return self.files[name].decode()
        except UnicodeDecodeError as damage:
            raise BrokenError(name, "This is not readable.") from damage

    def lines(self, name: str) -> list[str]:
        """One file as lines, each with its end."""
        *found, end = self.text(name).split("\n")
        if end:
            raise BrokenError(name, "Something was added behind the last line, or its end is cut off.")
        return found

    def verify(self) -> None:
        """Verify everything; `BrokenError` at the first thing that is wrong."""
        self.read_checkpoint()
        for place, shown in self.announced():
            self.logged(shown, place)
        self.read_receipts()
        self.count, last = self.read_entries()
        self.read_heads(self.count, last)
        self.nothing_more()

    def read_checkpoint(self) -> None:
        """The signed size and root of the log, and the witnesses who saw them."""
        note, keys = self.text("checkpoint"), self.log_keys()
        if self.log_key != keys[-1] or (self.known_key and self.known_key not in keys):
            raise BrokenError("pack.json", "The log's key in the pack is not the one that you gave.")
        if not note_signed(note, self.log_key):
            raise BrokenError("checkpoint", "The checkpoint is not signed by the log.")
        origin, size, root, blank, *_ = note.split("\n")
        if blank or origin != key_of(self.log_key)[0] or origin != self.about["origin"]:
            raise BrokenError("checkpoint", "The checkpoint is of another log, or of another form.")
        self.size, self.root = int(size), b64decode(root, validate=True)
        self.read_policy(note)
        if sha256(note.encode()).hexdigest() != self.about["checkpoint"]:
            raise BrokenError("checkpoint", "A signature was added, left out or moved since this was packed.")

    def log_keys(self) -> list[str]:
        """The log's keys, one after the other, each announced by the one before."""
        keys: list[str] = []
        for place, shown in self.announced():
            facts = read_json(shown["entry"], place).get("facts", {})
            earlier, newer = succession(facts.get("succession", ""), place)
            if keys and keys[-1] != earlier:
                raise BrokenError(place, "This newer key of the log does not follow the one before.")
            keys = [*(keys or [earlier]), newer]
        return keys or [self.log_key]

    def announced(self) -> list[tuple[str, dict[str, Any]]]:
        """The entries that announce newer keys of the log."""
        lines = self.lines(KEYS) if KEYS in self.files else []
        places = [f"newer key {number} of the log" for number in range(1, len(lines) + 1)]
        return [
            (place, members(strict(line, place), BARE, place))
            for place, line in zip(places, lines, strict=True)
        ]

    def read_policy(self, note: str) -> None:
        """The witnesses who saw the checkpoint, and whether they are enough."""
        named = self.about["policy"]
        policy = self.text("policy") if named else ""
        if named and sha256(policy.encode()).hexdigest() != named:
            raise BrokenError("policy", "The policy is not the one that the pack was written with.")
        self.witnesses, enough = witnesses_of(note, self.known_policy or policy)
        if (self.known_policy or policy) and not enough:
            raise BrokenError("checkpoint", "Not enough witnesses have signed this checkpoint.")

    def read_receipts(self) -> None:
        """The customer's receipts, by the hash that the log names them with."""
        keys = [from_b64url(key, "pack.json") for key in self.about["receipt_keys"]]
        for name in sorted(self.files):
            if name.startswith("receipts/"):
                record, signers = receipt_in(self.text(name), keys, name)
                digest = sha256(b"\2" + canonical(record).encode()).hexdigest()
                if digest in self.receipts or name != f"receipts/{digest}.json":
                    raise BrokenError(name, "This receipt stands here under another name than its own.")
                self.receipts[digest] = record, signers

    def read_entries(self) -> tuple[int, str | None]:
        """Every entry: in the log, in order, without a gap, and every read allowed."""
        in_force: dict[tuple[str, int], str] = {}
        count, index, last = 0, -1, None
        for count, line in enumerate(self.lines("events.jsonl"), start=1):
            place = f"entry {count} of the case"
            shown = members(strict(line, place), f"{BARE} {{disclosed}}", place)
            entry = self.logged(shown, place)
            if entry["stream_tag"] != self.about["stream_tag"]:
                raise BrokenError(place, "This entry is of another case.")
            if entry["stream_seq"] != count or entry["stream_prev"] != last or shown["index"] <= index:
                raise BrokenError(place, "An entry is left out, added or out of order here.")
            disclosed_right(entry, shown["disclosed"], place)
            self.allowed(entry, in_force, place)
            index, last = shown["index"], b64url(leaf_of(shown["entry"].encode()))
        return count, last

    def logged(self, shown: dict[str, Any], place: str) -> dict[str, Any]:
        """The entry behind one line, if it stands in the signed log."""
        path = hashes(shown["proof"], place)
        leaf = leaf_of(shown["entry"].encode())
        if not included(leaf, shown["index"], self.size, path, self.root):
            raise BrokenError(place, "This entry does not stand in the signed log.")
        return dict(read_json(shown["entry"], place))

    def allowed(self, entry: dict[str, Any], in_force: dict[tuple[str, int], str], place: str) -> None:
        """Follow the customer's authorizations; a read needs one that is in force and names the reader."""
        named = entry.get("authorization", {})
        version = (named.get("id", ""), named.get("version", 0))
        if entry["verb"] == GRANTED:
            _, signers = self.receipt(named["receipt_hash"], place)
            if entry["facts"].get("receipt_key") not in [None, *(header_for(key)["kid"] for key in signers)]:
                raise BrokenError(place, "The receipt is signed with another key than the log says.")
            in_force[version] = named["receipt_hash"]
        elif entry["verb"] in ENDED:
            in_force.pop(version, None)
        elif entry["verb"] in READS:
            if version not in in_force or in_force[version] != named["receipt_hash"]:
                raise BrokenError(place, "This was read without a permission in force.")
            record, _ = self.receipt(named["receipt_hash"], place)
            until = record["x_expiry"]["not_after"]
            if until is not None and entry["t"] >= datetime.fromisoformat(until).timestamp() * 1000:
                raise BrokenError(place, "This was read after the permission had ended.")
            if entry["facts"]["organization"] not in [party["party_id"] for party in record["party"]]:
                raise BrokenError(place, "This was read by an organization that the receipt does not name.")

    def receipt(self, digest: str, place: str) -> tuple[dict[str, Any], list[bytes]]:
        """The receipt that an entry names, and the keys that signed it."""
        if digest not in self.receipts:
            raise BrokenError(place, "The customer's receipt for this is missing.")
        self.used.add(digest)
        return self.receipts[digest]

    def read_heads(self, count: int, last: str | None) -> None:
        """That the case ends where the pack ends: its head is among those that were sealed in the log."""
        heads = members(strict(self.text("heads.json"), "heads.json"), f"{BARE} (place) [path]", "heads.json")
        sealed = self.logged(heads, "heads.json")
        head = [self.about["stream_tag"], count, last]
        path = hashes(heads["path"], "heads.json")
        leaf = leaf_of(canonical(head).encode())
        size, root = sealed["facts"]["streams"], from_b64url(sealed["facts"]["root"], "heads.json")
        if sealed["verb"] != HEADS or not included(leaf, heads["place"], size, path, root):
            raise BrokenError("end of the case", "The last entries are left out: the case went on.")
        self.sealed_at = datetime.fromtimestamp(sealed["t"] / 1000, UTC)

    def nothing_more(self) -> None:
        """That nothing lies in the pack that nobody looked at."""
        looked = {"pack.json", "checkpoint", "events.jsonl", "heads.json"}
        looked |= {"policy"} if self.about.get("policy") else set()
        looked |= {KEYS} if self.announced() else set()
        looked |= OUTSIDE | {f"receipts/{digest}.json" for digest in self.used}
        for name in sorted(set(self.files) - looked):
            raise BrokenError(name, "This file was added: nothing in the log names it.")
        signers = {b64url(key) for digest in self.used for key in self.receipts[digest][1]}
        if sorted(self.about["receipt_keys"]) != sorted(signers):
            raise BrokenError("pack.json", "A key stands here twice, or has signed no receipt of this pack.")

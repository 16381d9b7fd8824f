"""The formats inside a pack: canonical JSON, hash trees, signed notes, signed receipts."""

import json
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any

from portal.ledger.offline.ed25519 import signed

HASH_SIZE = 32
ED25519_NOTE = 1
ED25519_COSIGNATURE = 4


class BrokenError(Exception):
    """Something in the pack is not what it claims to be: where, and a sentence."""

    def __init__(self, place: str, sentence: str) -> None:
        """Keep both."""
        super().__init__(f"{place}: {sentence}")


def canonical(value: Any) -> str:
    """JSON in the one canonical way (RFC 8785), for the values that packs hold: no fractions."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(one) for one in value) + "]"
    if isinstance(value, float):
        raise BrokenError("pack", "A fraction has no place here.")
    return json.dumps(value, ensure_ascii=False)


def strict(text: str | bytes, place: str) -> Any:
    """Read JSON that is written in the one canonical way."""
    value = read_json(text, place)
    if canonical(value) != (text if isinstance(text, str) else text.decode("utf-8", "replace")):
        raise BrokenError(place, "This is not written in the one canonical way.")
    return value


def members(value: Any, names: str, place: str) -> dict[str, Any]:
    """An object that has exactly these members, each of its kind: text, or [list], (number), {object}."""
    kinds = {"[": list, "(": int, "{": dict}
    wanted = {name.strip("[](){}"): kinds.get(name[0], str) for name in names.split()}
    if not isinstance(value, dict) or set(value) != set(wanted):
        raise BrokenError(place, "Something was added here, or is missing.")
    if any(type(value[name]) is not kind for name, kind in wanted.items()):
        raise BrokenError(place, "Something here is of another kind.")
    return value


def hashes(encoded: list[Any], place: str) -> list[bytes]:
    """The hashes of a proof."""
    try:
        found = [b64decode(one, validate=True) for one in encoded]
    except (ValueError, TypeError) as damage:
        raise BrokenError(place, "This encoding is damaged.") from damage
    if any(b64encode(plain).decode() != one for plain, one in zip(found, encoded, strict=True)):
        raise BrokenError(place, "This encoding has more than one reading.")
    return found


def read_json(text: str | bytes, place: str) -> Any:
    """Read JSON in which no name stands twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in pairs}) != len(pairs):
            raise BrokenError(place, "One name stands twice.")
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError) as damage:
        raise BrokenError(place, "This is not readable.") from damage


def from_b64url(text: str, place: str) -> bytes:
    """Base64url without padding, with one reading only."""
    try:
        plain = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, TypeError, AttributeError) as damage:
        raise BrokenError(place, "This encoding is damaged.") from damage
    if b64url(plain) != text:
        raise BrokenError(place, "This encoding has more than one reading.")
    return plain


def b64url(plain: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(plain).decode().rstrip("=")


def leaf_of(entry: bytes) -> bytes:
    """The leaf hash of RFC 6962."""
    return sha256(b"\0" + entry).digest()


def included(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """Whether a leaf stands at `index` of a tree (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size or any(len(one) != HASH_SIZE for one in [leaf, root, *path]):
        return False
    at, last, computed = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            computed = sha256(b"\1" + sibling + computed).digest()
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            computed = sha256(b"\1" + computed + sibling).digest()
        at, last = at >> 1, last >> 1
    return last == 0 and computed == root


def key_of(text: str) -> tuple[str, bytes, int, bytes]:
    """Name, id, kind and public half of a verifier key (C2SP signed-note)."""
    try:
        name, key_id, material = text.strip().split("+", 2)
        decoded = b64decode(material, validate=True)
    except ValueError as damage:
        raise BrokenError("key", "This is not a verifier key.") from damage
    found = sha256(name.encode() + b"\n" + decoded).digest()[:4]
    if not decoded or found.hex() != key_id:
        raise BrokenError("key", "The id of this verifier key does not belong to it.")
    return name, found, decoded[0], decoded[1:]


def note_signed(note: str, key: str) -> bool:
    """Whether a note bears a right signature by `key`, and no wrong one under its name."""
    name, key_id, kind, public = key_of(key)
    text, _, below = note.rpartition("\n\n")
    *lines, end = below.split("\n")
    marks = [_mark(line, name) for line in lines if line.startswith(f"— {name} ")]
    own = [mark for mark in marks if not mark or mark[:4] == key_id]
    verdicts = [_mark_right(f"{text}\n".encode(), mark[4:], kind, public) for mark in own]
    return not end and bool(verdicts) and all(verdicts)


def _mark(line: str, name: str) -> bytes:
    """The bytes of a signature line; none where they are not written in the one way there is."""
    written = line.removeprefix(f"— {name} ")
    try:
        decoded = b64decode(written, validate=True)
    except ValueError:
        return b""
    return decoded if b64encode(decoded).decode() == written else b""


def witnesses_of(note: str, policy: str) -> tuple[int, bool]:
    """How many witnesses of a policy (C2SP tlog-policy) have signed a note, and whether these are enough."""
    known: dict[str, bool] = {"none": True}
    signers, enough = 0, False
    for words in [line.split() for line in policy.split("\n")]:
        match words:
            case ["witness", name, key, *_]:
                known[name] = note_signed(note, key)
                signers += known[name]
            case ["group", name, number, *members]:
                needed = {"all": len(members), "any": 1}.get(number) or int(number)
                known[name] = sum(known[one] for one in members) >= needed
            case ["quorum", name]:
                enough = known[name]
    return signers, enough


def _mark_right(text: bytes, mark: bytes, kind: int, public: bytes) -> bool:
    if kind == ED25519_NOTE:
        return signed(public, text, mark)
    if kind == ED25519_COSIGNATURE:
        moment = int.from_bytes(mark[:8], "big")
        return signed(public, f"cosignature/v1\ntime {moment}\n".encode() + text, mark[8:])
    return False


def receipt_in(text: str, keys: list[bytes], place: str) -> tuple[dict[str, Any], list[bytes]]:
    """The record in a receipt (RFC 7515, general serialization), and which of `keys` signed it.

    A signature of anybody else has no place beside it: nobody could tell what it is worth.
    """
    outer = members(read_json(text, place), "payload [signatures]", place)
    record = strict(from_b64url(outer["payload"], place), place)
    signers: list[bytes] = []
    for one in outer["signatures"]:
        entry = members(one, "protected signature", place)
        header = strict(from_b64url(entry["protected"], place), place)
        message = f"{entry['protected']}.{outer['payload']}".encode()
        known = [key for key in keys if header == header_for(key) and key not in signers]
        if not known or not signed(known[0], message, from_b64url(entry["signature"], place)):
            raise BrokenError(place, "This receipt is not signed by a key of this pack.")
        signers.append(known[0])
    if not signers:
        raise BrokenError(place, "This receipt is not signed by a key of this pack.")
    return dict(record), signers


def header_for(key: bytes) -> dict[str, str]:
    """The protected header of our receipts: algorithm, key by its RFC 7638 thumbprint, type."""
    named = {"crv": "Ed25519", "kty": "OKP", "x": b64url(key)}
    thumbprint = b64url(sha256(canonical(named).encode()).digest())
    return {"alg": "Ed25519", "kid": thumbprint, "typ": "authorization-receipt+json"}


def disclosed_right(entry: dict[str, Any], disclosed: dict[str, Any], place: str) -> None:
    """What is shown of people is what was logged; what was erased is simply not shown."""
    for name, pair in disclosed.items():
        digest = sha256(canonical(pair).encode()).digest()
        if entry.get("_sd", {}).get(name) != b64url(digest):
            raise BrokenError(place, f"The value shown for {name!r} is not the one that was logged.")

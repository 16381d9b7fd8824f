"""What a key of a document says that its value is not: a version is no address, a program's own id nobody's.

These are classes of keys for the walks of documents alone. They claim nothing, so no rule knows of them.
"""

import re
from collections.abc import Sequence

from portal.redaction.findings import Span

_KEYS = {
    "version": re.compile(r"(?i)(?:version|firmware|(?<![a-z])schema)(?:[_ .-]?(?:number|no|string))?\Z"),
    # Who writes an event of Windows, and what a program is called at its system.
    "program's id": re.compile(r"(?i)provider[_ .-]?guid\Z"),
    # What all pieces of some goods have in common.
    "goods": re.compile(
        r"(?i)(?<![a-z])(?:ean|gtin|upc|isbn|sku|bar[_ -]?code)(?:[_ .-]?(?:1[234]|code|no|number))?\Z"
    ),
    # Where a schema is described, which names nobody.
    "schema": re.compile(
        r"(?:xmlns(?::[\w.-]{1,40})?|(?:xsi:)?(?:noNamespaceS|s)chemaLocation|targetNamespace)\Z"
    ),
    # What one call or one file is followed by.
    "followed": re.compile(
        r"(?i)(?:trace|span|request|correlation|event|commit|build|image|etag|digest|hash|checksum|md5|fingerprint|revision)"
        r"[_ .-]?(?:id)?\Z"
    ),
}
_NO_KINDS = {
    "version": frozenset(("ipv4", "identifier")),
    "program's id": frozenset(("uuid",)),
    "followed": frozenset(("identifier",)),
    "schema": frozenset(("host",)),
}
_AROUND = b'{}"'


def class_that_spares(key: str) -> str | None:
    """The class of a key that says what its value is not: `fw_version`, `schemaVersion`, `ProviderGuid`."""
    return next((name for name, pattern in _KEYS.items() if pattern.search(key)), None)


def spares(key_class: str | None) -> bool:
    """Whether this is such a class."""
    return key_class in _NO_KINDS


def left_of(key_class: str | None, value: bytes, claims: Sequence[Span]) -> Sequence[Span]:
    """The claims on a value, less those that its key denies to all of it."""
    denied = _NO_KINDS.get(key_class or "")
    if denied is None:
        return claims
    if key_class == "schema":
        return [one for one in claims if one.kind not in denied]
    core = value.removeprefix(b"W/").strip(_AROUND)  # how a tag of an answer is written (RFC 9110, 8.8.3)
    whole = (value.find(core), value.find(core) + len(core))
    return [one for one in claims if one.kind not in denied or (one.start, one.end) != whole]

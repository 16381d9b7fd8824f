"""Disclosure protocols: which data a kind of problem needs, one readable file each."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from portal.redaction.treatments import Treatments
from portal.vocabulary import DataCategory, Treatment


@dataclass(frozen=True, slots=True)
class Protocol:
    """One protocol as it is shown and applied; `sha256` (hex) names the exact file it came from."""

    name: str
    version: int
    title: str
    words: str
    treatments: Treatments
    sha256: str


@lru_cache(maxsize=1)
def protocols() -> Mapping[str, Protocol]:
    """All protocols by name, sorted by name. They are read once; the files belong to the release."""
    folder = resources.files("portal.redaction").joinpath("protocols")
    read = [_read(entry.read_bytes()) for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return MappingProxyType({protocol.name: protocol for protocol in sorted(read, key=lambda p: p.name)})


def _read(content: bytes) -> Protocol:
    table = tomllib.loads(content.decode())
    chosen = {DataCategory(c): Treatment(t) for c, t in table["treatments"].items()}
    return Protocol(
        name=table["name"],
        version=table["version"],
        title=table["title"],
        words=table["words"].strip(),
        treatments=Treatments(chosen),
        sha256=hashlib.sha256(content).hexdigest(),
    )

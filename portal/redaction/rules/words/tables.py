"""The tables of words that rules are made of. TOML takes long to read, so what each says is kept."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from portal.redaction.readings import Readings

_readings = Readings[dict[str, Any]](__file__)


@lru_cache(maxsize=16)
def word_table(name: str) -> Mapping[str, Any]:
    """What one file in `rules/tables/` says."""
    text = resources.files("portal.redaction").joinpath("rules", "tables", name).read_bytes()
    found = _readings.of(text, lambda: tomllib.loads(text.decode()))
    _readings.keep()
    return found

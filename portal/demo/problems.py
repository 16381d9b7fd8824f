"""The problems that the demonstration's cases are about: plain texts, one file for each vendor that opens."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from portal.demo.cast import BIRCH, CEDAR, NORTHWIND

_FILES = {NORTHWIND.name: "network", CEDAR.name: "storage", BIRCH.name: "identity"}
PROTOCOLS = {
    NORTHWIND.name: "network_connectivity",
    CEDAR.name: "storage_and_backup",
    BIRCH.name: "identity_and_sign_in",
}


@dataclass(frozen=True)
class Problem:
    """One problem, and the sentence with which it is solved; `customer` is who alone can have it, or ""."""

    title: str
    problem: str
    effect: str
    solved: str
    customer: str = ""


@dataclass(frozen=True)
class Shelf:
    """What one vendor's engineers have to do with, and the sentences they use."""

    problems: tuple[Problem, ...]
    products: tuple[str, ...]
    release: tuple[str, ...]
    tried: tuple[str, ...]
    changed: tuple[str, ...]
    ask: tuple[str, ...]
    answer: tuple[str, ...]
    notes: tuple[str, ...]
    handoff: tuple[str, ...]


@lru_cache(maxsize=3)
def shelf_of(vendor: str) -> Shelf:
    """The texts of one vendor."""
    folder = resources.files("portal.demo").joinpath("problems")
    table: dict[str, Any] = tomllib.loads(folder.joinpath(f"{_FILES[vendor]}.toml").read_text("utf-8"))
    problems = tuple(Problem(**each) for each in table.pop("problem"))
    return Shelf(problems, **{name: tuple(texts) for name, texts in table.items()})

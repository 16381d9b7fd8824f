"""Planting a bug for as long as a machine hunts it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

Plant = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Bug:
    """A mistake that somebody could make: which invariant it breaks, in words, and how it is made."""

    breaks: str
    words: str
    plant: Plant

    def __str__(self) -> str:
        """Name the test."""
        return f"{self.breaks}: {self.words}"


def nothing(*_: Any, **__: Any) -> None:
    """Stand in for a guard, and let everything pass."""


def instead(where: object, name: str, what: Any) -> Plant:
    """Put something in the place of a function."""
    return lambda patch: patch.setattr(where, name, what)

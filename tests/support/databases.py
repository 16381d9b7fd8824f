"""Which kinds of database a test runs on."""

from collections.abc import Mapping, Sequence

import pytest

from tests.support.together import lies_in

BOTH = ("sqlite", "postgresql")
USUAL = {"database_url": BOTH, "installed": BOTH, "lightly_installed": BOTH[:1], "journey_url": BOTH[:1]}
"""The kinds that the tests of a fixture run on without being asked; `make deep` asks for more."""

ON_ONE = ("web",)
"""Folders whose tests run on one kind without being asked: what pages ask of it is tried below on both."""


def kinds_for(metafunc: pytest.Metafunc) -> Mapping[str, Sequence[str]]:
    """The fixtures of a test that give it a database, each with the kinds that it runs on."""
    asked = metafunc.config.getoption("--database")
    marked = metafunc.definition.get_closest_marker("one_database")
    few = 1 if marked or lies_in(metafunc.definition, ON_ONE) else 2
    return {
        fixture: usual[:few] if asked is None else BOTH if asked == "both" else (asked,)
        for fixture, usual in USUAL.items()
        if fixture in metafunc.fixturenames
    }

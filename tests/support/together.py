"""Which tests come first, and which go to the same worker: those that share what is costly to make."""

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

LONGEST = ("journeys", "browser", "demo", "tools")
"""The folders whose files take longest: begun first, so that no worker is left alone with one at the end."""

TOGETHER = ("tests/architecture/", "tests/demo/")
"""Folders whose files share it: every source parsed, a demonstration built. Elsewhere one file does."""


ON_POSTGRES = (
    "[postgresql",
    "tests/actions/test_races_over_",
    "tests/migrations/",
    "tests/records/test_",
    "tests/support/test_postgres",
)
"""What the names of tests say that need PostgreSQL. One that is missed here starts a server of its own."""


def on_postgres(nodeid: str) -> bool:
    """Whether a test needs PostgreSQL, as far as its name tells."""
    return any(part in nodeid for part in ON_POSTGRES)


def lies_in(item: pytest.Item, folders: tuple[str, ...]) -> bool:
    """Whether a test lies in one of these folders of the tests."""
    return any(f"/tests/{folder}/" in item.path.as_posix() for folder in folders)


def together(config: pytest.Config, log: Any) -> Any:
    """Hand the tests out file by file, and a folder of `TOGETHER` as if it were one file.

    What needs PostgreSQL goes to one worker, so that one server is started and its copies are made once;
    where every test is asked to run on it, they are handed out as ever.
    """
    schedule = LoadFileScheduling(config, log)
    file_of = schedule._split_scope  # noqa: SLF001 - how xdist's own kinds of it differ from each other
    alone = config.getoption("--database") is None

    def shared(nodeid: str) -> Any:
        if alone and on_postgres(nodeid):
            return "postgresql"
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), file_of(nodeid))

    schedule._split_scope = shared  # noqa: SLF001
    return schedule

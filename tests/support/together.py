"""Which tests come first, and which go to the same worker: those that share what is costly to make."""

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

LONGEST = ("journeys", "browser", "demo", "tools")
"""The folders whose files take longest: begun first, so that no worker is left alone with one at the end."""

TOGETHER = ("tests/architecture/", "tests/demo/")
"""Folders whose files share it: every source parsed, a demonstration built. Elsewhere one file does."""


def lies_in(item: pytest.Item, folders: tuple[str, ...]) -> bool:
    """Whether a test lies in one of these folders of the tests."""
    return any(f"/tests/{folder}/" in item.path.as_posix() for folder in folders)


def together(config: pytest.Config, log: Any) -> Any:
    """Hand the tests out file by file, and a folder of `TOGETHER` as if it were one file."""
    schedule = LoadFileScheduling(config, log)
    file_of = schedule._split_scope  # noqa: SLF001 - how xdist's own kinds of it differ from each other

    def shared(nodeid: str) -> Any:
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), file_of(nodeid))

    schedule._split_scope = shared  # noqa: SLF001
    return schedule

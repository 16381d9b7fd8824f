"""How far a run is, on a terminal: one bar for each pass, with its percentage."""

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from portal.redaction.runs.both_passes import Progress as Told

_COLUMNS = (
    TextColumn("{task.description}"),
    BarColumn(),
    TaskProgressColumn(),
    DownloadColumn(),
    TransferSpeedColumn(),
    TimeRemainingColumn(),
)
_PASSES = ("Learning ", "Replacing")


@contextlib.contextmanager
def shown(source: BinaryIO) -> Iterator[Told | None]:
    """What is to be told of the progress while it is shown; nothing where there is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    # No thread that draws: the process is copied for its helpers, and a copied thread's locks stay locked.
    with Progress(*_COLUMNS, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        tasks = [progress.add_task(name, total=size) for name in _PASSES]

        def tell(number: int, read: int) -> None:
            progress.update(tasks[number - 1], completed=read, refresh=True)

        yield tell

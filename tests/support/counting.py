"""How many questions something asks the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from tests.support.world import World


@contextmanager
def counted(world: World) -> Iterator[list[str]]:
    """Write down every statement that reaches the database meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    event.listen(world.rooms.database.engine, "before_cursor_execute", note)
    yield asked
    event.remove(world.rooms.database.engine, "before_cursor_execute", note)

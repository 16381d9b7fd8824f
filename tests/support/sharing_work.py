"""What all worlds of one worker share, since it is the same in each: addresses, templates, compiled SQL.

Each world still has rooms, a database and a clock of its own. Making these parts anew took two thirds
of a test's time.
"""

from copy import copy

from flask import Config, Flask
from sqlalchemy import Engine

from portal.assembly import create_app
from portal.web.call import Rooms

_applications: dict[tuple[object, ...], Flask] = {}
_engines: dict[str, Engine] = {}


def application(rooms: Rooms) -> Flask:
    """The application over these rooms, put together once for each kind of installation."""
    wanted = rooms.settings
    kind = (wanted.base_url, wanted.secret_key, wanted.smtp_url, wanted.playground, wanted.development)
    if kind not in _applications:
        _applications[kind] = create_app(rooms)
    app = copy(_applications[kind])
    app.config = Config(app.root_path, app.config)
    app.extensions = {**app.extensions, "portal": rooms}
    return app


def share_compiled(engine: Engine) -> None:
    """Let this engine use the statements that the first one of its kind has compiled.

    A statement is compiled for a dialect object, of which each engine makes one of its own.
    """
    with engine.connect():  # learns what it must know of the server
        pass
    first = _engines.setdefault(engine.dialect.name, engine)
    engine.dialect = engine.pool._dialect = first.dialect  # noqa: SLF001
    engine._compiled_cache = first._compiled_cache  # noqa: SLF001

"""The shred store in a database of its own, for installations of several machines.

It must be another database than the portal's, or at least another schema that `pg_dump` leaves out, and
must have neither long backups nor an archive of its write-ahead log (docs/operator.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    delete,
    insert,
    select,
)
from sqlalchemy.exc import SQLAlchemyError

from portal.gateways.shred_store import DOWN
from portal.vocabulary import Unavailable

_METADATA = MetaData()
_SECRETS = Table(
    "shreddable_secrets",
    _METADATA,
    Column("name", Text, primary_key=True),
    Column("secret", LargeBinary, nullable=False),
)


class ShredDatabase:
    """One row for each secret. A deleted row's place is overwritten when the database next cleans up."""

    def __init__(self, url: str) -> None:
        """Connect to `url` and make the table where it is missing; `Unavailable` if that cannot be done."""
        self._engine = create_engine(url, pool_pre_ping=True)
        with self._transaction() as connection:
            _METADATA.create_all(connection)

    def put(self, name: str, secret: bytes) -> None:
        """Keep it under its name."""
        with self._transaction() as connection:
            connection.execute(delete(_SECRETS).where(_SECRETS.c.name == name))
            connection.execute(insert(_SECRETS).values(name=name, secret=secret))

    def get(self, name: str) -> bytes | None:
        """The secret as it lies there."""
        with self._transaction() as connection:
            return connection.execute(select(_SECRETS.c.secret).where(_SECRETS.c.name == name)).scalar()

    def destroy(self, name: str) -> None:
        """Delete the row."""
        with self._transaction() as connection:
            connection.execute(delete(_SECRETS).where(_SECRETS.c.name == name))

    def names(self, prefix: str) -> Iterator[str]:
        """By the rows."""
        with self._transaction() as connection:
            named = select(_SECRETS.c.name).where(_SECRETS.c.name.startswith(prefix, autoescape=True))
            found = connection.execute(named.order_by(_SECRETS.c.name)).scalars().all()
        yield from found

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as problem:
            raise Unavailable(DOWN) from problem

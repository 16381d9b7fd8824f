"""How Alembic reaches the database: over the connection that `portal.records.migrating` hands in."""

import warnings
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

from portal.records.base import UtcInstant
from portal.records.schema import METADATA

# They are of no use to the tables of the code, which a check compares with those that are there.
warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index ix_.*_packed")


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write plain types into migrations: they must still run when the code's own types have changed."""
    if kind == "type" and isinstance(item, sa.Enum):
        return "sa.String(length=64)"
    if kind == "type" and isinstance(item, UtcInstant):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    render_item=render_item,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()

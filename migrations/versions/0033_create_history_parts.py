"""Create pieces of histories, and keep each log that lies there as its only piece."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0033"
down_revision: str | None = "0032"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_HISTORIES = sa.table("histories", sa.column("id", sa.Uuid()), sa.column("size", sa.Integer()))
_LOGS = sa.table("history_logs", sa.column("history_id", sa.Uuid()), sa.column("sealed", sa.LargeBinary()))
_PARTS = sa.table(
    "history_parts",
    sa.column("history_id", sa.Uuid()),
    sa.column("number", sa.Integer()),
    sa.column("start", sa.Integer()),
    sa.column("size", sa.Integer()),
    sa.column("sealed_content", sa.LargeBinary()),
    sa.column("envelope", sa.Text()),
    sa.column("wrap", sa.Text()),
)


def upgrade() -> None:
    """Go forward. A packed log is its envelope, its wrap and its sealed bytes, each on a line."""
    # Added in place: SQLite would otherwise make the table anew, while logs still point at it.
    op.add_column("histories", sa.Column("received", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE histories SET received = size")
    op.create_table(
        "history_parts",
        sa.Column("history_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("object_key", sa.Text(), nullable=True),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=True),
        sa.Column("envelope", sa.Text(), nullable=False),
        sa.Column("wrap", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["history_id"], ["histories.id"], name=op.f("fk_history_parts_history_id")),
        sa.PrimaryKeyConstraint("history_id", "number", name=op.f("pk_history_parts")),
    )
    connection = op.get_bind()
    sizes = sa.select(_LOGS.c.history_id, _HISTORIES.c.size).join(
        _HISTORIES, _HISTORIES.c.id == _LOGS.c.history_id
    )
    for history_id, size in connection.execute(sizes).all():
        wanted = sa.select(_LOGS.c.sealed).where(_LOGS.c.history_id == history_id)
        envelope, wrap, sealed = bytes(connection.execute(wanted).scalar_one()).split(b"\n", 2)
        connection.execute(
            _PARTS.insert().values(
                history_id=history_id,
                number=0,
                start=0,
                size=size,
                sealed_content=sealed,
                envelope=envelope.decode(),
                wrap=wrap.decode(),
            )
        )
    op.drop_table("history_logs")


def downgrade() -> None:
    """Go back. Logs of several pieces, and such that lie in objects, cannot: they are let go."""
    op.create_table(
        "history_logs",
        sa.Column("history_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["history_id"], ["histories.id"], name=op.f("fk_history_logs_history_id")),
        sa.PrimaryKeyConstraint("history_id", name=op.f("pk_history_logs")),
    )
    connection, parts = op.get_bind(), _PARTS.c
    several = sa.select(parts.history_id).where(parts.number > 0)
    alone = sa.select(parts.history_id, parts.envelope, parts.wrap, parts.sealed_content).where(
        parts.history_id.not_in(several), parts.sealed_content.is_not(None)
    )
    for history_id, envelope, wrap, sealed in connection.execute(alone).all():
        packed = b"\n".join((envelope.encode(), wrap.encode(), bytes(sealed)))
        connection.execute(_LOGS.insert().values(history_id=history_id, sealed=packed))
    op.drop_table("history_parts")
    op.drop_column("histories", "received")

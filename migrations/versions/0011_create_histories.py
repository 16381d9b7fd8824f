"""Create histories that organizations bring from elsewhere."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "histories",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("without_bad_rows", sa.Boolean(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=False),
        sa.Column("bad_rows", sa.JSON(), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=True),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("measured_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_histories_organization_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_histories_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_histories")),
    )
    with op.batch_alter_table("histories", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_histories_organization_id"), ["organization_id"], unique=False)

    op.create_table(
        "history_logs",
        sa.Column("history_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["history_id"], ["histories.id"], name=op.f("fk_history_logs_history_id")),
        sa.PrimaryKeyConstraint("history_id", name=op.f("pk_history_logs")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("history_logs")
    with op.batch_alter_table("histories", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_histories_organization_id"))

    op.drop_table("histories")

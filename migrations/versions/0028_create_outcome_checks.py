"""Create the questions whether it still works."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0028"
down_revision: str | None = "0027"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "outcome_checks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("resolution_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("works", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_outcome_checks_case_id")),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolutions.id"], name=op.f("fk_outcome_checks_resolution_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_checks")),
    )
    with op.batch_alter_table("outcome_checks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outcome_checks_case_id"), ["case_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("outcome_checks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outcome_checks_case_id"))

    op.drop_table("outcome_checks")

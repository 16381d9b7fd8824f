"""Create what is decided about measures."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0032"
down_revision: str | None = "0031"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "measure_plans",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Text(), nullable=False),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("at_most", sa.Boolean(), nullable=False),
        sa.Column("target_words", sa.Text(), nullable=False),
        sa.Column("obstacle", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("look_on", sa.Date(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_measure_plans_organization_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_measure_plans_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_plans")),
    )
    with op.batch_alter_table("measure_plans", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_measure_plans_organization_id"), ["organization_id"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("measure_plans", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measure_plans_organization_id"))

    op.drop_table("measure_plans")

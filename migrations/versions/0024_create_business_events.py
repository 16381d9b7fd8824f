"""Create the register of business events."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "business_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("told_by_id", sa.Uuid(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("customer", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_first_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("band", sa.String(length=64), nullable=True),
        sa.Column("gap_of", sa.Text(), nullable=False),
        sa.Column("hours", sa.Float(), nullable=False),
        sa.Column("money", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["organizations.id"], name=op.f("fk_business_events_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_business_events_organization_id")
        ),
        sa.ForeignKeyConstraint(["told_by_id"], ["people.id"], name=op.f("fk_business_events_told_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_events")),
    )
    with op.batch_alter_table("business_events", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_business_events_organization_id"), ["organization_id"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("business_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_business_events_organization_id"))

    op.drop_table("business_events")

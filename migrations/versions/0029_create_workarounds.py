"""Create workarounds."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0029"
down_revision: str | None = "0028"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "workarounds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("offered_by_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("customer_email", sa.Text(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("helps", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_workarounds_case_id")),
        sa.ForeignKeyConstraint(["offered_by_id"], ["people.id"], name=op.f("fk_workarounds_offered_by_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_workarounds_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workarounds")),
    )
    with op.batch_alter_table("workarounds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_workarounds_case_id"), ["case_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("workarounds", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_workarounds_case_id"))

    op.drop_table("workarounds")

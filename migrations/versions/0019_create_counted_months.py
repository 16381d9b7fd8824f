"""Create counted months; the worker's first counting fills them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "counted_months",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.DateTime(timezone=True), nullable=False),
        sa.Column("columns", sa.LargeBinary(), nullable=False),
        sa.Column("sums", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_counted_months_organization_id")
        ),
        sa.PrimaryKeyConstraint("organization_id", "month", name=op.f("pk_counted_months")),
    )
    op.create_table(
        "counted_until",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_counted_until_organization_id")
        ),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_counted_until")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("counted_until")
    op.drop_table("counted_months")

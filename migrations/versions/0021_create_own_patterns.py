"""Create an organization's own patterns."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "own_patterns",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("patterns", sa.JSON(), nullable=False),
        sa.Column("set_by_id", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_own_patterns_organization_id")
        ),
        sa.ForeignKeyConstraint(["set_by_id"], ["people.id"], name=op.f("fk_own_patterns_set_by_id")),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_own_patterns")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("own_patterns")

"""Keep the sums of a month before its columns: SQLite reads past all that stands before what is wanted."""

from collections.abc import Sequence

from alembic import op

revision: str = "0039"
down_revision: str | None = "0038"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    _in_order("sums", "columns")


def downgrade() -> None:
    """Go back."""
    _in_order("columns", "sums")


def _in_order(*names: str) -> None:
    """PostgreSQL keeps long values elsewhere, and reads those alone that are asked for."""
    if op.get_context().dialect.name == "sqlite":
        order = ("organization_id", "month", *names)
        with op.batch_alter_table("counted_months", recreate="always", partial_reordering=[order]):
            pass

"""Keep of each two companies how many cases came back, not how often: what was counted so is counted anew."""

from collections.abc import Sequence

from alembic import op

revision: str = "0040"
down_revision: str | None = "0039"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    _empty()


def downgrade() -> None:
    """Go back."""
    _empty()


def _empty() -> None:
    """Forget all counts; the worker makes them again, and until then pages count from the events."""
    op.execute("DELETE FROM counted_months")
    op.execute("DELETE FROM counted_until")

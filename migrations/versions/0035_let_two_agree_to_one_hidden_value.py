"""Let two agree to one hidden value: who has said yes and waits for another."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0035"
down_revision: str | None = "0034"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_WORDS = ("first_yes_by", "first_yes_email")


def upgrade() -> None:
    """Go forward. A column is added in place: a table that was made anew would lose what points at it."""
    for name in _WORDS:
        op.add_column("reveal_requests", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("reveal_requests", sa.Column("first_yes_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back."""
    for name in ("first_yes_at", *_WORDS):
        op.drop_column("reveal_requests", name)

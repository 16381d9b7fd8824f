"""Create openings of what legal holds keep."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_BELONGS_TO = {
    "hold_id": "legal_holds.id",
    "disclosure_id": "disclosures.id",
    "recipient_id": "organizations.id",
    "asked_by_id": "people.id",
}


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "hold_openings",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in _BELONGS_TO),
        sa.Column("agreed_by_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_hold_openings_{name}"))
            for name, target in {**_BELONGS_TO, "agreed_by_id": "people.id"}.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold_openings")),
    )
    with op.batch_alter_table("hold_openings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hold_openings_hold_id"), ["hold_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("hold_openings")

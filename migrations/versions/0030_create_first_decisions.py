"""Create first decisions."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0030"
down_revision: str | None = "0029"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_BELONGS_TO = {
    "authorization_id": "authorizations.id",
    "customer_id": "organizations.id",
    "mandate_id": "mandates.id",
    "link_id": "links.id",
    "code_id": "typed_codes.id",
}


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "first_decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in _BELONGS_TO),
        sa.Column("choice", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("bound", "name", "position", "level")),
        sa.Column("signature", sa.JSON(), nullable=True),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_first_decisions_{name}"))
            for name, target in _BELONGS_TO.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_first_decisions")),
    )
    with op.batch_alter_table("first_decisions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_first_decisions_authorization_id"), ["authorization_id"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    op.drop_table("first_decisions")

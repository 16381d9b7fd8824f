"""Create reveal requests."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_BELONGS_TO = {
    "case_id": "cases.id",
    "disclosure_id": "disclosures.id",
    "authorization_id": "authorizations.id",
    "organization_id": "organizations.id",
    "person_id": "people.id",
}


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "reveal_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in _BELONGS_TO),
        sa.Column("stand_in", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("envelope", sa.Text(), nullable=True),
        sa.Column("wrap", sa.Text(), nullable=True),
        sa.Column("sealed_value", sa.LargeBinary(), nullable=True),
        *(
            sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_reveal_requests_{name}"))
            for name, target in _BELONGS_TO.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reveal_requests")),
    )
    with op.batch_alter_table("reveal_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reveal_requests_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_reveal_requests_authorization_id"), ["authorization_id"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    op.drop_table("reveal_requests")

"""Create facts of the timeline; the first replay, or a case's next event, makes them from the events."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "hold_facts",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_hold_facts_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_hold_facts")),
    )
    op.create_table(
        "offer_facts",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("from_organization_id", sa.Uuid(), nullable=False),
        sa.Column("to_organization_id", sa.Uuid(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("asked_again", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_offer_facts_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_offer_facts")),
    )
    with op.batch_alter_table("offer_facts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_offer_facts_pair", ["from_organization_id", "to_organization_id", "offered_at"], unique=False
        )

    op.create_table(
        "fact_checks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("differing", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_checks")),
    )
    with op.batch_alter_table("fact_checks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_checks_checked_at"), ["checked_at"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("fact_checks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fact_checks_checked_at"))

    op.drop_table("fact_checks")
    with op.batch_alter_table("offer_facts", schema=None) as batch_op:
        batch_op.drop_index("ix_offer_facts_pair")

    op.drop_table("offer_facts")
    op.drop_table("hold_facts")

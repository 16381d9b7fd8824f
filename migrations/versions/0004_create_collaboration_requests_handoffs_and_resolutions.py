"""Create collaboration requests handoffs and resolutions."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "collaboration_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("severity", sa.String(length=64), nullable=False),
        sa.Column("form", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("wanted_keys", sa.JSON(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Uuid(), nullable=True),
        sa.Column("engineer_id", sa.Uuid(), nullable=True),
        sa.Column("next_update_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decline_reason", sa.String(length=64), nullable=True),
        sa.Column("decline_words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["people.id"], name=op.f("fk_collaboration_requests_answered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["people.id"], name=op.f("fk_collaboration_requests_asked_by_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_collaboration_requests_case_id")),
        sa.ForeignKeyConstraint(
            ["engineer_id"], ["people.id"], name=op.f("fk_collaboration_requests_engineer_id")
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["organizations.id"], name=op.f("fk_collaboration_requests_from_id")
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["organizations.id"], name=op.f("fk_collaboration_requests_to_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collaboration_requests")),
    )
    with op.batch_alter_table("collaboration_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_collaboration_requests_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_collaboration_requests_to_id"), ["to_id"], unique=False)
        batch_op.create_index(
            "uq_collaboration_requests_one_open",
            ["case_id", "to_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('asked', 'information_wanted')"),
            postgresql_where=sa.text("state IN ('asked', 'information_wanted')"),
        )

    op.create_table(
        "handoffs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("checklist", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("offered_by_id", sa.Uuid(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Uuid(), nullable=True),
        sa.Column("engineer_id", sa.Uuid(), nullable=True),
        sa.Column("next_update_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decline_reason", sa.String(length=64), nullable=True),
        sa.Column("decline_words", sa.Text(), nullable=False),
        sa.Column("returns_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by_id"], ["people.id"], name=op.f("fk_handoffs_answered_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_handoffs_case_id")),
        sa.ForeignKeyConstraint(["engineer_id"], ["people.id"], name=op.f("fk_handoffs_engineer_id")),
        sa.ForeignKeyConstraint(["from_id"], ["organizations.id"], name=op.f("fk_handoffs_from_id")),
        sa.ForeignKeyConstraint(["offered_by_id"], ["people.id"], name=op.f("fk_handoffs_offered_by_id")),
        sa.ForeignKeyConstraint(["returns_id"], ["handoffs.id"], name=op.f("fk_handoffs_returns_id")),
        sa.ForeignKeyConstraint(["to_id"], ["organizations.id"], name=op.f("fk_handoffs_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoffs")),
    )
    with op.batch_alter_table("handoffs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handoffs_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_handoffs_to_id"), ["to_id"], unique=False)
        batch_op.create_index(
            "uq_handoffs_one_open_offer",
            ["case_id"],
            unique=True,
            sqlite_where=sa.text("state = 'offered'"),
            postgresql_where=sa.text("state = 'offered'"),
        )

    op.create_table(
        "resolutions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_by_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("customer_email", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("customer_words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_resolutions_case_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_resolutions_organization_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["people.id"], name=op.f("fk_resolutions_proposed_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolutions")),
    )
    with op.batch_alter_table("resolutions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resolutions_case_id"), ["case_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("resolutions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resolutions_case_id"))

    op.drop_table("resolutions")
    with op.batch_alter_table("handoffs", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_handoffs_one_open_offer",
            sqlite_where=sa.text("state = 'offered'"),
            postgresql_where=sa.text("state = 'offered'"),
        )
        batch_op.drop_index(batch_op.f("ix_handoffs_to_id"))
        batch_op.drop_index(batch_op.f("ix_handoffs_case_id"))

    op.drop_table("handoffs")
    with op.batch_alter_table("collaboration_requests", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_collaboration_requests_one_open",
            sqlite_where=sa.text("state IN ('asked', 'information_wanted')"),
            postgresql_where=sa.text("state IN ('asked', 'information_wanted')"),
        )
        batch_op.drop_index(batch_op.f("ix_collaboration_requests_to_id"))
        batch_op.drop_index(batch_op.f("ix_collaboration_requests_case_id"))

    op.drop_table("collaboration_requests")

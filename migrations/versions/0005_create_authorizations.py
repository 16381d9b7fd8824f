"""Create authorizations."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "authorizations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("requested_by_organization_id", sa.Uuid(), nullable=False),
        sa.Column("requested_by_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=64), nullable=False),
        sa.Column("protocol", sa.Text(), nullable=False),
        sa.Column("protocol_version", sa.Integer(), nullable=False),
        sa.Column("not_after", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_with_case", sa.Boolean(), nullable=False),
        sa.Column("approver_email", sa.Text(), nullable=False),
        sa.Column("approver_name", sa.Text(), nullable=False),
        sa.Column("approver_position", sa.Text(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("record", sa.JSON(), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=True),
        sa.Column("receipt_hash", sa.Text(), nullable=True),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_authorizations_case_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["organizations.id"], name=op.f("fk_authorizations_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["requested_by_id"], ["people.id"], name=op.f("fk_authorizations_requested_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["requested_by_organization_id"],
            ["organizations.id"],
            name=op.f("fk_authorizations_requested_by_organization_id"),
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["authorizations.id"], name=op.f("fk_authorizations_supersedes_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorizations")),
    )
    with op.batch_alter_table("authorizations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authorizations_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_authorizations_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "authorization_categories",
        sa.Column("authorization_id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.String(length=64), nullable=False),
        sa.Column("granted", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["authorization_id"],
            ["authorizations.id"],
            name=op.f("fk_authorization_categories_authorization_id"),
        ),
        sa.PrimaryKeyConstraint("authorization_id", "category", name=op.f("pk_authorization_categories")),
    )
    op.create_table(
        "authorization_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("authorization_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authorization_id"], ["authorizations.id"], name=op.f("fk_authorization_events_authorization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorization_events")),
        sa.UniqueConstraint(
            "authorization_id", "number", name=op.f("uq_authorization_events_authorization_id_number")
        ),
    )
    with op.batch_alter_table("authorization_events", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_authorization_events_authorization_id"), ["authorization_id"], unique=False
        )

    op.create_table(
        "authorization_recipients",
        sa.Column("authorization_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["authorization_id"],
            ["authorizations.id"],
            name=op.f("fk_authorization_recipients_authorization_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_authorization_recipients_organization_id"),
        ),
        sa.PrimaryKeyConstraint(
            "authorization_id", "organization_id", name=op.f("pk_authorization_recipients")
        ),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("authorization_recipients")
    with op.batch_alter_table("authorization_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_authorization_events_authorization_id"))

    op.drop_table("authorization_events")
    op.drop_table("authorization_categories")
    with op.batch_alter_table("authorizations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_authorizations_customer_id"))
        batch_op.drop_index(batch_op.f("ix_authorizations_case_id"))

    op.drop_table("authorizations")

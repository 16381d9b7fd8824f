"""Create which organizations want test items in reviews, and which reviews hold some."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0038"
down_revision: str | None = "0037"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward. Nobody wants any until somebody says so."""
    op.create_table(
        "decoy_settings",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("set_at", _INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_decoy_settings_organization_id")
        ),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_decoy_settings")),
    )
    op.create_table(
        "decoyed_reviews",
        sa.Column("upload_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_items", sa.LargeBinary(), nullable=True),
        sa.Column("planted", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("begun_at", _INSTANT, nullable=False),
        sa.Column("ended_at", _INSTANT, nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"], name=op.f("fk_decoyed_reviews_upload_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_decoyed_reviews_case_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_decoyed_reviews_organization_id")
        ),
        sa.PrimaryKeyConstraint("upload_id", name=op.f("pk_decoyed_reviews")),
    )
    op.create_index(op.f("ix_decoyed_reviews_case_id"), "decoyed_reviews", ["case_id"])
    op.create_index(op.f("ix_decoyed_reviews_organization_id"), "decoyed_reviews", ["organization_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("decoyed_reviews")
    op.drop_table("decoy_settings")

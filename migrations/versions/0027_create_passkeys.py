"""Create passkeys."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0027"
down_revision: str | None = "0026"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_BELONGS_TO = {"organization_id": "organizations.id", "person_id": "people.id"}


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in _BELONGS_TO),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_passkeys_{name}"))
            for name, target in _BELONGS_TO.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkeys")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkeys_credential_id")),
    )
    with op.batch_alter_table("passkeys", schema=None) as batch_op:
        for name in _BELONGS_TO:
            batch_op.create_index(batch_op.f(f"ix_passkeys_{name}"), [name], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("passkeys")

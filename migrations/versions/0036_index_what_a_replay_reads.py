"""Index what a replay reads, in the form in which it reads it, and no case twice."""

from collections.abc import Sequence

from alembic import op

revision: str = "0036"
down_revision: str | None = "0035"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_PACKED = {
    "case_events": "printf('%-32s%08d%-48s%-32s%-32s%-32s%-32s%-16s%-32s%-40s       ~', case_id, number, "
    "type, at, organization_id, from_id, to_id, holder_kind, holder_organization_id, reason)",
    "hold_facts": "printf('%-32s%08d%-16s%-32s%-32s%-32s       ~', case_id, seq, kind, organization_id, "
    "started_at, ended_at)",
    "offer_facts": "printf('%-32s%08d%-24s%-32s%-32s%-32s%-32s%-16s%-40s%08d       ~', case_id, seq, kind, "
    "from_organization_id, to_organization_id, offered_at, ended_at, outcome, "
    "CASE WHEN (reason = '') THEN '-' ELSE reason END, asked_again)",
}


def upgrade() -> None:
    """Go forward. The index over case and number begins with the case; one over the case alone is its double.

    SQLite keeps the packed rows as an index over an expression, which it changes with each row; where the
    rows are packed as they are read, as PostgreSQL does, there is nothing to keep.
    """
    op.drop_index("ix_case_events_case_id", "case_events")
    if op.get_bind().dialect.name == "sqlite":
        for table, packed in _PACKED.items():
            op.execute(f"CREATE INDEX ix_{table}_packed ON {table} ({packed})")


def downgrade() -> None:
    """Go back."""
    if op.get_bind().dialect.name == "sqlite":
        for table in _PACKED:
            op.drop_index(f"ix_{table}_packed", table)
    op.create_index("ix_case_events_case_id", "case_events", ["case_id"])

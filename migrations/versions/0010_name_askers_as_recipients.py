"""Name askers as recipients.

Whoever asked could be answered without a line of its own: the first version of the notice, which every
customer signed so far, said so. What they signed is written down as a line here; who is asked from now on
decides about that line like about any other.
"""

from collections.abc import Sequence

from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.execute(
        """
        INSERT INTO authorization_recipients (authorization_id, organization_id, granted, key_id)
        SELECT asked.id, asked.requested_by_organization_id, asked.state = 'granted',
            CASE WHEN asked.state = 'granted' THEN (
                SELECT held.key_id FROM organization_keys AS held
                WHERE held.organization_id = asked.requested_by_organization_id
                ORDER BY held.created_at DESC, held.key_id LIMIT 1
            ) END
        FROM authorizations AS asked
        WHERE asked.state IN ('requested', 'granted') AND NOT EXISTS (
            SELECT 1 FROM authorization_recipients AS line
            WHERE line.authorization_id = asked.id
            AND line.organization_id = asked.requested_by_organization_id
        )
        """
    )


def downgrade() -> None:
    """Go back: an asker had no line."""
    op.execute(
        """
        DELETE FROM authorization_recipients WHERE organization_id = (
            SELECT asked.requested_by_organization_id FROM authorizations AS asked
            WHERE asked.id = authorization_recipients.authorization_id
        )
        """
    )

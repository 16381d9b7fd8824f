"""Create escalation ladders, alarms of cases, and where vendors' systems hear of them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    _alarm_messages()
    _alarm_receivers()
    _escalation_ladders()
    _case_alarms()
    _case_watches()
    _alarm_rungs()


def downgrade() -> None:
    """Go back."""
    op.drop_table("alarm_rungs")
    op.drop_table("case_watches")
    op.drop_table("case_alarms")
    with op.batch_alter_table("escalation_ladders", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_escalation_ladders_one_proposed",
            sqlite_where=sa.text("state = 'proposed'"),
            postgresql_where=sa.text("state = 'proposed'"),
        )
        batch_op.drop_index(
            "uq_escalation_ladders_one_accepted",
            sqlite_where=sa.text("state = 'accepted'"),
            postgresql_where=sa.text("state = 'accepted'"),
        )

    op.drop_table("escalation_ladders")
    op.drop_table("alarm_receivers")
    with op.batch_alter_table("alarm_messages", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alarm_messages_organization_id"))

    op.drop_table("alarm_messages")


def _alarm_messages() -> None:
    op.create_table(
        "alarm_messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_alarm_messages_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm_messages")),
    )
    with op.batch_alter_table("alarm_messages", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_alarm_messages_organization_id"), ["organization_id"], unique=False
        )


def _alarm_receivers() -> None:
    op.create_table(
        "alarm_receivers",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=False),
        sa.Column("set_by_id", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_alarm_receivers_organization_id")
        ),
        sa.ForeignKeyConstraint(["set_by_id"], ["people.id"], name=op.f("fk_alarm_receivers_set_by_id")),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_alarm_receivers")),
    )


def _escalation_ladders() -> None:
    op.create_table(
        "escalation_ladders",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.String(length=64),
            nullable=False,
        ),
        sa.Column("proposed_by_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_by_person_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by_person_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreements.id"], name=op.f("fk_escalation_ladders_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_person_id"], ["people.id"], name=op.f("fk_escalation_ladders_answered_by_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["organizations.id"], name=op.f("fk_escalation_ladders_proposed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_person_id"], ["people.id"], name=op.f("fk_escalation_ladders_proposed_by_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_ladders")),
        sa.UniqueConstraint("agreement_id", "number", name=op.f("uq_escalation_ladders_agreement_id_number")),
    )
    with op.batch_alter_table("escalation_ladders", schema=None) as batch_op:
        batch_op.create_index(
            "uq_escalation_ladders_one_accepted",
            ["agreement_id"],
            unique=True,
            sqlite_where=sa.text("state = 'accepted'"),
            postgresql_where=sa.text("state = 'accepted'"),
        )
        batch_op.create_index(
            "uq_escalation_ladders_one_proposed",
            ["agreement_id"],
            unique=True,
            sqlite_where=sa.text("state = 'proposed'"),
            postgresql_where=sa.text("state = 'proposed'"),
        )


def _case_alarms() -> None:
    op.create_table(
        "case_alarms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.String(length=64),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("cause_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by_id", sa.Uuid(), nullable=True),
        sa.Column("acknowledged_for_id", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["acknowledged_by_id"], ["people.id"], name=op.f("fk_case_alarms_acknowledged_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["acknowledged_for_id"], ["organizations.id"], name=op.f("fk_case_alarms_acknowledged_for_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_alarms_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_alarms")),
        sa.UniqueConstraint(
            "case_id",
            "kind",
            "subject_id",
            "cause_at",
            name=op.f("uq_case_alarms_case_id_kind_subject_id_cause_at"),
        ),
    )


def _case_watches() -> None:
    op.create_table(
        "case_watches",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_watches_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_watches")),
    )


def _alarm_rungs() -> None:
    op.create_table(
        "alarm_rungs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("alarm_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("ladder_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreements.id"], name=op.f("fk_alarm_rungs_agreement_id")
        ),
        sa.ForeignKeyConstraint(["alarm_id"], ["case_alarms.id"], name=op.f("fk_alarm_rungs_alarm_id")),
        sa.ForeignKeyConstraint(
            ["ladder_id"], ["escalation_ladders.id"], name=op.f("fk_alarm_rungs_ladder_id")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_alarm_rungs_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm_rungs")),
        sa.UniqueConstraint(
            "alarm_id", "agreement_id", "number", name=op.f("uq_alarm_rungs_alarm_id_agreement_id_number")
        ),
    )

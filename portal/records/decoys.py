"""Which reviews hold test items, how many of them were found, and how often an organization wants them.

In code they are decoys (portal/rules/decoys.py). No person stands here: what is counted is a company's.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.measures.decoys import ReviewWithItems
from portal.records.base import Base
from portal.records.cases import Case


class DecoySetting(Base):
    """Of a hundred reviews, how many may hold test items; `entry_id` is where the log says who wanted it."""

    __tablename__ = "decoy_settings"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    share: Mapped[int]
    entry_id: Mapped[UUID]
    set_at: Mapped[datetime]


class DecoyedReview(Base):
    """The review of one file: drawn once, with the items sealed; `planted` is 0 where it holds none.

    It ends when somebody chooses who gets the file. `counted` says that its items were shown until then.
    """

    __tablename__ = "decoyed_reviews"

    upload_id: Mapped[UUID] = mapped_column(ForeignKey("uploads.id"), primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    sealed_items: Mapped[bytes | None]
    planted: Mapped[int]
    found: Mapped[int] = mapped_column(default=0)
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    counted: Mapped[bool] = mapped_column(default=False)


def decoy_setting_of(database: Session, organization_id: UUID) -> DecoySetting | None:
    """What the organization wants; None, like a share of 0, means no test items."""
    return database.get(DecoySetting, organization_id, populate_existing=True)


def decoyed_review_of(database: Session, upload_id: UUID, *, lock: bool = False) -> DecoyedReview | None:
    """How the review of a file was drawn, if anybody has opened it; `lock` it to change it."""
    found = select(DecoyedReview).where(DecoyedReview.upload_id == upload_id)
    found = found.with_for_update() if lock else found
    return database.scalars(found.execution_options(populate_existing=True)).first()


def decoyed_reviews_in(database: Session, case_id: UUID, organization_id: UUID) -> Sequence[DecoyedReview]:
    """All reviews of an organization in a case that hold items, in one order."""
    return database.scalars(
        select(DecoyedReview)
        .where(
            DecoyedReview.case_id == case_id,
            DecoyedReview.organization_id == organization_id,
            DecoyedReview.sealed_items.is_not(None),
        )
        .order_by(DecoyedReview.upload_id)
        .execution_options(populate_existing=True)
    ).all()


def forget_decoys(database: Session, upload_id: UUID) -> None:
    """The file is thrown away: a review that never ended is as if it had not begun, the items go."""
    of_file = DecoyedReview.upload_id == upload_id
    quietly = {"synchronize_session": False}
    never = delete(DecoyedReview).where(of_file, DecoyedReview.ended_at.is_(None))
    database.execute(never, execution_options=quietly)
    database.execute(
        update(DecoyedReview).where(of_file).values(sealed_items=None), execution_options=quietly
    )


def reviews_with_decoys(database: Session, organization_id: UUID) -> list[ReviewWithItems]:
    """The reviews of an organization that held test items until they ended, as they ended."""
    rows = database.execute(
        select(DecoyedReview, Case.customer_id)
        .join(Case, Case.id == DecoyedReview.case_id)
        .where(
            DecoyedReview.organization_id == organization_id,
            DecoyedReview.counted,
            DecoyedReview.planted > 0,
        )
        .order_by(DecoyedReview.ended_at, DecoyedReview.upload_id)
    ).all()
    return [
        ReviewWithItems(row.upload_id, customer_id, row.ended_at, row.planted, row.found)
        for row, customer_id in rows
        if row.ended_at is not None
    ]

"""Queued work as rows of the same database: it commits with the change that wants it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Index, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import Conflict, JobState

MOST_ATTEMPTS = 5


def call_off(database: Session, kind: str, subject_id: UUID, now: datetime) -> None:
    """Take the work on a subject off the queue; whoever is at it finds its lease lost and keeps nothing."""
    database.execute(
        update(Job)
        .where(
            Job.kind == kind,
            Job.subject_id == subject_id,
            Job.state.in_((JobState.QUEUED, JobState.LEASED)),
        )
        .values(state=JobState.DONE, done_at=now, lease=None, lease_until=None)
    )


_SHARE = "share"


class Job(Base):
    """One piece of work. A worker that dies loses its lease, and another takes the job up."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_due", "state", "run_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str]
    subject_id: Mapped[UUID]
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[JobState] = mapped_column(default=JobState.QUEUED)
    run_at: Mapped[datetime]
    lease: Mapped[UUID | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


def enqueue(
    database: Session, kind: str, subject_id: UUID, now: datetime, *, run_at: datetime | None = None
) -> Job:
    """Queue one piece of work; nothing happens unless the transaction commits."""
    job = Job(kind=kind, subject_id=subject_id, created_at=now, run_at=run_at or now)
    database.add(job)
    return job


def is_waiting(database: Session, kind: str, subject_id: UUID | None = None) -> bool:
    """Whether work of this kind (for this subject, if one is named) is queued or being done."""
    query = select(Job.id).where(Job.kind == kind, Job.state.in_((JobState.QUEUED, JobState.LEASED)))
    if subject_id is not None:
        query = query.where(Job.subject_id == subject_id)
    return database.scalars(query.limit(1)).first() is not None


def lease_next(
    database: Session, now: datetime, span: timedelta, kinds: Collection[str] | None = None
) -> Job | None:
    """Take the next due job (of these kinds), also one whose worker let its lease run out; `None` if none."""
    wanted = select(Job).where(_due(now, kinds)).order_by(Job.run_at, Job.id).limit(1)
    job = database.scalars(wanted.with_for_update(skip_locked=True)).first()
    if job is None:
        return None
    job.state, job.lease, job.lease_until = JobState.LEASED, new_id(), now + span
    job.attempts += 1
    return job


def is_one_due(database: Session, now: datetime, kinds: Collection[str] | None = None) -> bool:
    """Whether there is a job to take: looked at first, so that who has none waits for no turn to write."""
    return database.scalar(select(Job.id).where(_due(now, kinds)).limit(1)) is not None


def _due(now: datetime, kinds: Collection[str] | None) -> ColumnElement[bool]:
    due = or_(
        (Job.state == JobState.QUEUED) & (Job.run_at <= now),
        (Job.state == JobState.LEASED) & (Job.lease_until <= now),
    )
    return due if kinds is None else due & Job.kind.in_(kinds)


def release_leases(database: Session) -> int:
    """Queue again what was being done; for a start that knows that no worker is alive. Returns how many.

    The number of attempts stays, so work that takes its worker down with it is given up in the end. Were a
    worker alive after all, it could not keep its result: the lease that it would show is gone.
    """
    held = update(Job).where(Job.state == JobState.LEASED)
    released = database.execute(
        held.values(state=JobState.QUEUED, lease=None, lease_until=None).returning(Job.id)
    )
    return len(released.all())


def finish(database: Session, job_id: UUID, lease: UUID, now: datetime) -> None:
    """Mark the job done in the transaction that holds its result.

    Raises:
        Conflict: somebody else holds the job by now; the whole result must be dropped.
    """
    done = database.execute(
        update(Job)
        .where(Job.id == job_id, Job.lease == lease, Job.state == JobState.LEASED)
        .values(state=JobState.DONE, done_at=now, lease=None, lease_until=None, last_error="")
        .returning(Job.id)
    ).first()
    if done is None:
        raise Conflict("Another worker took this job over.")


def extend(database: Session, job_id: UUID, lease: UUID, until: datetime) -> bool:
    """Keep a long job; False when it is no longer ours."""
    kept = database.execute(
        update(Job).where(Job.id == job_id, Job.lease == lease).values(lease_until=until).returning(Job.id)
    ).first()
    return kept is not None


def note_share(database: Session, job_id: UUID, lease: UUID, share: float) -> None:
    """Write down how much of a job is done, from 0 to 1; nothing when it is no longer ours."""
    ours = update(Job).where(Job.id == job_id, Job.lease == lease)
    database.execute(ours.values(payload={_SHARE: share}))


def percent_done(database: Session, kind: str, subject_id: UUID) -> int:
    """How many percent of the work on a subject are done; 0 while nobody is at it."""
    query = select(Job.payload).where(Job.kind == kind, Job.subject_id == subject_id)
    payload = database.scalars(query.where(Job.state == JobState.LEASED).limit(1)).first()
    return min(int(100 * float((payload or {}).get(_SHARE, 0))), 99)


def put_back(database: Session, job_id: UUID, lease: UUID, error: str, now: datetime) -> JobState | None:
    """After a failure: queue again, later each time; after the last attempt the job is dead and shown."""
    job = database.get(Job, job_id)
    if job is None or job.lease != lease:
        return None
    job.lease, job.lease_until, job.last_error = None, None, error[:500]
    job.state = JobState.DEAD if job.attempts >= MOST_ATTEMPTS else JobState.QUEUED
    job.run_at = now + timedelta(seconds=5 * 4**job.attempts)
    return job.state

"""Level of M22: was the next update there when it was promised?

Each promise stands for itself: one that was replaced before it was due is still judged at its instant, so
that promising anew keeps nothing. A promise whose case ended before it was due is not judged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.measures.levels.level import CaseView, Level
from portal.measures.statistics import wilson
from portal.vocabulary.events import ENDING, KEEPING, PROMISING


@dataclass(frozen=True, slots=True)
class JudgedPromise:
    """A promise that came due: whose it was, by when, and whether something was said in time."""

    case_id: UUID
    organization_id: UUID
    due_at: datetime
    kept: bool


def promise_kept(cases: Sequence[CaseView]) -> Level:
    """M22: promises kept, of those that came due; `parts` counts the missed ones."""
    judged = [one for view in cases for one in judged_promises(view)]
    behind = frozenset(one.case_id for one in judged)
    if not judged:
        return Level("M22", None, behind, why="No promise has come due.")
    kept = sum(one.kept for one in judged)
    return Level("M22", wilson(kept, len(judged)), behind, parts={"missed": len(judged) - kept})


def judged_promises(view: CaseView) -> Iterator[JudgedPromise]:
    """The promises of one case that have been kept or have come due."""
    for place, event in enumerate(view.events):
        organization_id, due_at = event.actor_organization_id, event.due_at
        if event.type not in PROMISING or organization_id is None or due_at is None:
            continue
        later = [one for one in view.events[place + 1 :] if one.at <= due_at]
        kept = any(one.type in KEEPING and one.actor_organization_id == organization_id for one in later)
        ended = any(one.type in ENDING for one in later)
        if kept or (due_at <= view.until and not ended):
            yield JudgedPromise(event.case_id, organization_id, due_at, kept)

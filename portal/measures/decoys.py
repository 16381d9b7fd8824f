"""Whether anybody looks before a file leaves: how many of the test items in reviews were found.

Reviews are put together in the order in which they ended, until as many stand together as may be told of.
Such a block never changes, whatever time somebody asks for: two figures differ by whole blocks, so that
nobody can work out one review, and with it the person who made it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.measures.statistics import Estimate, wilson
from portal.measures.suppression import enough


@dataclass(frozen=True, slots=True)
class ReviewWithItems:
    """One review that held test items and has ended, of one customer."""

    id: UUID
    customer_id: UUID
    ended_at: datetime
    planted: int
    found: int


@dataclass(frozen=True, slots=True)
class Block:
    """So many reviews one after the other, of enough customers; how many items they held and were found."""

    begun_at: datetime
    ended_at: datetime
    reviews: int
    planted: int
    found: int

    @property
    def share(self) -> float:
        """The part that was found."""
        return self.found / self.planted


def blocks(reviews: Sequence[ReviewWithItems]) -> list[Block]:
    """The blocks of these reviews, given as they ended; the newest that are too few yet stand in none."""
    told: list[Block] = []
    waiting: list[ReviewWithItems] = []
    for review in reviews:
        waiting.append(review)
        if enough([one.id for one in waiting], {one.id: one.customer_id for one in waiting}):
            told.append(
                Block(
                    waiting[0].ended_at,
                    review.ended_at,
                    len(waiting),
                    sum(one.planted for one in waiting),
                    sum(one.found for one in waiting),
                )
            )
            waiting = []
    return told


def within(told: Sequence[Block], since: datetime | None, until: datetime) -> list[Block]:
    """Those that lie in this time as a whole."""
    return [one for one in told if (since is None or one.begun_at >= since) and one.ended_at <= until]


def found_share(told: Sequence[Block]) -> Estimate | None:
    """The part of the items that was found; None without a block.

    Items of one review are found or passed over together, as somebody looks or does not. So the interval is
    Wilson's for as many draws as there are reviews, and not items: rather too wide than too narrow.
    """
    reviews, planted = sum(one.reviews for one in told), sum(one.planted for one in told)
    if not planted:
        return None
    value = sum(one.found for one in told) / planted
    around = wilson(round(value * reviews), reviews)
    return Estimate(value, around.low, around.high, reviews)

"""Found test items are told of blocks of reviews, and no question tells of a single one."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.measures.decoys import Block, ReviewWithItems, blocks, found_share, within

BEGAN = datetime(2026, 5, 4, 8, tzinfo=UTC)
DAY = timedelta(days=1)


def reviews(customers: list[int], planted: int = 2, found: int = 1) -> list[ReviewWithItems]:
    return [
        ReviewWithItems(UUID(int=day), UUID(int=one), BEGAN + day * DAY, planted, found)
        for day, one in enumerate(customers, start=1)
    ]


def test_a_block_has_ten_reviews_of_three_customers_none_with_more_than_half() -> None:
    assert blocks(reviews([1, 2, 3] * 3)) == []
    assert blocks(reviews([1, 2] * 20)) == []
    assert blocks(reviews([1] * 10 + [2, 3] * 4)) == []
    (told,) = blocks(reviews([1] * 10 + [2, 3] * 5))
    assert (told.reviews, told.planted, told.found) == (20, 40, 20)


@settings(max_examples=25)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=45), st.integers(1, 44))
def test_what_was_told_never_changes_when_more_reviews_end(customers: list[int], earlier: int) -> None:
    whole = blocks(reviews(customers))

    before = blocks(reviews(customers[:earlier]))

    assert whole[: len(before)] == before
    assert all(one.reviews >= 10 for one in whole)


def test_a_time_tells_of_the_blocks_that_lie_in_it_whole() -> None:
    told = blocks(reviews([1, 2, 3] * 12))
    first, second, third = told

    assert [(one.begun_at, one.ended_at) for one in told][1] == (BEGAN + 11 * DAY, BEGAN + 20 * DAY)
    assert within(told, None, BEGAN + 36 * DAY) == told
    assert within(told, first.begun_at + DAY, third.ended_at) == [second, third]
    assert within(told, None, third.ended_at - DAY) == [first, second]


def test_the_range_is_as_wide_as_for_so_many_reviews_and_not_items() -> None:
    """Checked against Wilson's formula for 9 of 10 by hand: 0.596 to 0.982."""
    share = found_share([Block(BEGAN, BEGAN + DAY, 10, 30, 27)])

    assert share is not None
    assert (share.value, share.n) == (0.9, 10)
    assert (round(share.low or 0, 3), round(share.high or 0, 3)) == (0.596, 0.982)
    assert found_share([]) is None

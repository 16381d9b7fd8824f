"""Two companies are said to differ from the others only where chance does not explain it."""

from datetime import timedelta
from uuid import UUID

import numpy as np

from portal.measures.counted.between import PairCounted
from portal.measures.counted.chosen import ToldPair
from portal.measures.counted.estimates import Waits
from portal.measures.gaps import Pair, PairTold
from portal.measures.statistics import wilson
from portal.measures.suppression import TooFew
from portal.web.gap_chance import chance_between, compared_pairs, verdict

ALDER, BIRCH, CEDAR = (UUID(int=number) for number in (1, 2, 3))
NAMES = {ALDER: "Alder", BIRCH: "Birch", CEDAR: "Cedar"}
NONE = np.zeros(0, "<i8")


def told(back: int, cases: int) -> ToldPair:
    short = PairTold(cases, None, None, timedelta(), back, 0)
    return ToldPair(PairCounted(short, cases, wilson(back, cases), Waits(NONE, NONE, NONE, NONE)))


def said(pairs: dict[Pair, ToldPair | TooFew]) -> tuple[str, ...]:
    found = compared_pairs(pairs)
    shown = chance_between(found, {pair: f"/gaps/{pair[0]}/{pair[1]}" for pair in found}, NAMES)
    return shown.said if shown else ()


def test_who_differs_by_more_than_chance_is_named_and_nobody_else_is() -> None:
    usual = {(ALDER, BIRCH): told(9, 100), (BIRCH, ALDER): told(12, 100)}

    alike = said({**usual, (CEDAR, ALDER): told(6, 30)})
    other = said({**usual, (CEDAR, ALDER): told(48, 100)})

    assert alike[1:] == ("No two companies differ from that by more than chance.",)
    assert other[1:] == (
        "Alder asks Birch: 9%, less than chance explains.",
        "Cedar asks Alder: 48%, more than chance explains.",
    )


def test_a_pair_that_is_not_told_is_not_compared_and_two_alone_are_not() -> None:
    two: dict[Pair, ToldPair | TooFew] = {(ALDER, BIRCH): told(1, 100), (BIRCH, ALDER): told(90, 100)}
    hidden = {**two, (CEDAR, ALDER): TooFew()}
    three = {**two, (CEDAR, ALDER): told(50, 100)}

    assert said(two) == said(hidden) == ()
    assert set(compared_pairs(three)) == set(three)
    assert verdict(compared_pairs(hidden).get((ALDER, BIRCH))) == ""

"""Which two companies differ from the others by more than chance in how many cases came straight back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.measures.comparison import Compared, compare_shares
from portal.measures.counted.chosen import ToldPair
from portal.measures.gaps import Pair
from portal.measures.suppression import TooFew
from portal.web.case_words import Names
from portal.web.chart_chance import ChanceChart, chance_chart

FEWEST_COMPARED = 3
"""Of two companies nobody can say which one differs."""
WITHIN = "no more than chance"


@dataclass(frozen=True)
class ChanceLine:
    """One pair beside all: its share, the range that chance alone gives so many cases, and what is left."""

    name: str
    url: str
    share: str
    cases: str
    chance: str
    verdict: str
    guess: str


@dataclass(frozen=True)
class Chance:
    """The picture, a line for each pair that is told, and the sentences above them."""

    chart: ChanceChart
    lines: tuple[ChanceLine, ...]
    said: tuple[str, ...]


def compared_pairs(told: Mapping[Pair, ToldPair | TooFew]) -> dict[Pair, Compared[Pair]]:
    """Each pair that is told beside all that are; nothing where there are too few to compare."""
    shares = {pair: one.found.cases_back for pair, one in told.items() if isinstance(one, ToldPair)}
    if len(shares) < FEWEST_COMPARED:
        return {}
    counts = {pair: (round(one.value * one.n), one.n) for pair, one in shares.items()}
    return {one.name: one for one in compare_shares(counts)}


def verdict(one: Compared[Any] | None) -> str:
    """What is said of one pair: whether it is more or less than chance explains."""
    if one is None:
        return ""
    if not one.beyond:
        return WITHIN
    return "more than chance explains" if one.share > one.overall else "less than chance explains"


def chance_between(
    found: Mapping[Pair, Compared[Pair]], urls: Mapping[Pair, str], names: Names
) -> Chance | None:
    """The panel of these pairs by their names; None where nothing is compared."""
    named = {f"{names[pair[0]]} asks {names[pair[1]]}": pair for pair in found}
    return chance([(_called(name, found[pair]), urls[pair]) for name, pair in sorted(named.items())])


def chance(found: Sequence[tuple[Compared[str], str]]) -> Chance | None:
    """The panel of these, each with the address of its cases; None without any."""
    if not found:
        return None
    lines = tuple(_line(one, url) for one, url in found)
    said = [f"Over all of them, {_percent(found[0][0].overall)} of the cases came straight back."]
    said += [f"{one.name}: {one.share}, {one.verdict}." for one in lines if one.verdict != WITHIN]
    if len(said) == 1:
        said.append("No two companies differ from that by more than chance.")
    return Chance(chance_chart(found), lines, tuple(said))


def _line(one: Compared[str], url: str) -> ChanceLine:
    low, high = one.far
    return ChanceLine(
        one.name,
        url,
        _percent(one.share),
        f"{one.n:,}",
        f"{_percent(low)} to {_percent(high)}",
        verdict(one),
        _percent(one.shrunken),
    )


def _called(name: str, one: Compared[Pair]) -> Compared[str]:
    return Compared(name, one.share, one.n, one.overall, one.near, one.far, one.shrunken)


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"

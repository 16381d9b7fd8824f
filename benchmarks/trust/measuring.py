"""How the figures are taken: best of several runs, in CPU time, beside their limit in the same run.

All of it runs on one core; CPU time is what it takes there, whatever else the machine is doing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True)
class Figure:
    """One rate and, if there is one, the limit that it is to be held against."""

    name: str
    rate: float
    unit: str
    limit: "Figure | None" = None

    def line(self) -> str:
        """The figure as a row of a table: rate, unit, share of its limit."""
        share = "" if self.limit is None else f"{self.rate / self.limit.rate:.0%} of {self.limit.name}"
        return f"| {self.name} | {self.rate:,.4g} {self.unit} | {share} |"


def rate(amount: float, work: Callable[[], object], runs: int = RUNS) -> float:
    """`amount` per second of CPU time, for the fastest of several runs."""
    fastest = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        fastest = min(fastest, time.process_time() - start)
    return amount / fastest


def table(title: str, figures: list[Figure]) -> str:
    """The figures as a table."""
    rows = "\n".join(figure.line() for figure in figures)
    return f"### {title}\n\n| What | Rate | Share of its limit |\n|---|---|---|\n{rows}\n"

"""Our curves beside lifelines on the same seeded waits: each share and its interval, and how long both take.

    python -m benchmarks.measures.survival_peers [WAITS]

Kaplan-Meier is compared at every time at which something happened, with the interval (log-log, Greenwood) and
with delayed entry. lifelines takes part where it is installed; it is no part of the product. Ends with 1 when
anything differs by more than a billionth, and with 2 when it is not installed.
"""

import importlib
import sys
import time
from typing import Any

import numpy as np

from portal.measures.survival import Curve, End, Waiting, curve

SOME_WAITS = 20_000
NEAR = 1e-9


def main(count: int) -> int:
    """Compare; 0 when all is the same."""
    try:
        lifelines: Any = importlib.import_module("lifelines")
    except ModuleNotFoundError:
        print("lifelines: not installed")
        return 2
    chance = np.random.default_rng(5)
    spans = np.ceil(chance.exponential(100, count)) + 1
    happened = chance.random(count) < 0.6  # noqa: PLR2004 - how often one sees the end
    late = np.where(chance.random(count) < 0.2, np.floor(spans * chance.random(count)), 0.0)  # noqa: PLR2004 - how often
    worst = 0.0
    for name, entered in (("from the beginning", np.zeros(count)), ("entering late", late)):
        began = time.process_time()
        ours = curve(
            Waiting(float(span), End.HAPPENED if end else End.OPEN, float(entry))
            for span, end, entry in zip(spans, happened, entered, strict=True)
        )
        middle = time.process_time()
        fitted = lifelines.KaplanMeierFitter().fit(spans, happened, entry=entered if entered.any() else None)
        ended = time.process_time()
        apart = _apart(ours, fitted)
        worst = max(worst, apart)
        print(
            f"{name}: {len(ours.steps):,} steps, at most {apart:.1e} apart; "
            f"ours {middle - began:.2f} s, lifelines {ended - middle:.2f} s of processor time"
        )
    return int(worst > NEAR)


def _apart(ours: Curve, fitted: Any) -> float:
    """The greatest difference between the two, of shares and of the sides of their intervals."""
    band = fitted.confidence_interval_
    times = [step.time for step in ours.steps if step.share < 1 - NEAR]
    known = fitted.survival_function_.loc[times].to_numpy()[:, 0]
    low, high = band.loc[times].to_numpy().T
    found = np.array([(step.share, step.low, step.high) for step in ours.steps[: len(times)]]).T
    pairs = ((1 - found[0], known), (1 - found[2], low), (1 - found[1], high))
    return max(float(np.abs(one - other).max()) for one, other in pairs)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SOME_WAITS))

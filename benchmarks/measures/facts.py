"""How fast facts are folded with each event, and made anew: rates of this machine, in one run.

    python -m benchmarks.measures.facts [EVENTS]

The events are made up with a seed; the fold and the replay must agree row for row, or it ends with 1.
"""

import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from portal.measures.facts import CaseState, HoldFact, OfferFact, fold, replay
from portal.measures.gaps import gaps
from portal.measures.levels.level import views
from portal.measures.levels.levels import COMPUTED
from portal.measures.statistics import percentile
from portal.measures.timeline import TimelineEvent
from portal.rules.holders import NOBODY, HolderEvent, holder_after
from portal.vocabulary import EventType

VENDORS = [UUID(int=number) for number in range(1, 13)]
BEGIN = datetime(2026, 1, 5, tzinfo=UTC)
PER_CASE = 12
SOME_EVENTS = 200_000


def made_up(count: int) -> list[list[TimelineEvent]]:
    """About `count` events in cases of a dozen, with the holders that the rules give."""
    chance = random.Random(3)
    kinds = [kind for kind in EventType if kind is not EventType.CASE_OPENED]
    cases = []
    for number in range(count // PER_CASE):
        at, holder, events = BEGIN + timedelta(minutes=number), NOBODY, []
        for seq in range(1, PER_CASE + 1):
            kind = EventType.CASE_OPENED if seq == 1 else chance.choice(kinds)
            actor, asker, asked = (chance.choice(VENDORS) for _ in range(3))
            holder = holder_after(holder, HolderEvent(kind, actor, asker, asked))
            holds = holder.kind, holder.organization_id
            events.append(TimelineEvent(UUID(int=1000 + number), seq, kind, at, actor, asker, asked, *holds))
            at += timedelta(seconds=chance.expovariate(1 / 7200))
        cases.append(events)
    return cases


def main(count: int) -> int:
    """Measure and compare; 0 when fold and replay agree."""
    cases = made_up(count)
    events = sum(map(len, cases))
    times: list[float] = []
    wrong = 0
    for of_case in cases:
        held: dict[int, HoldFact] = {}
        made: dict[int, OfferFact] = {}
        state = CaseState()
        for event in of_case:
            started = time.perf_counter()
            state, changes = fold(state, event)
            times.append(time.perf_counter() - started)
            for _, seq in changes.drop_holds:
                del held[seq]
            held.update({one.seq: one for one in changes.put_holds})
            made.update({one.seq: one for one in changes.put_offers})
        wrong += ([held[seq] for seq in sorted(held)], [made[seq] for seq in sorted(made)]) != replay(of_case)
    slow = percentile(times, 0.95) * 1e6
    print(f"{events:,} events: fold {events / sum(times):,.0f} a second, P95 {slow:.0f} µs")
    _time("replay", events, lambda: [replay(of_case) for of_case in cases])
    flat = [event for of_case in cases for event in of_case]
    until = BEGIN + timedelta(days=4000)
    _time("gaps of all pairs", events, lambda: gaps(flat, until))
    seen = views(flat, until)
    _time(f"{len(COMPUTED)} levels", events, lambda: [compute(seen) for compute in COMPUTED.values()])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"largest memory {memory:.0f} MB; {wrong} cases differ")
    return 1 if wrong else 0


def _time(name: str, events: int, work: Callable[[], object]) -> None:
    started = time.perf_counter()

    work()
    passed = time.perf_counter() - started
    print(f"{name}: {passed:.2f} s, {events / passed:,.0f} events a second")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SOME_EVENTS))

"""Where an imported log's time went: every hour belongs to the state that a case was in, and they add up."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from portal.measures.history.log import Column, HistoryLog, Mask

Micros = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of one meaning, until the case's next event of another: case, beginning, length (µs)."""

    case: npt.NDArray[np.int32]
    started: Micros
    length: Micros


@dataclass(frozen=True, slots=True)
class Follows:
    """How often one status came directly after another, and after how long (seconds)."""

    before: str
    after: str
    n: int
    mean: float
    median: float


def spans(log: HistoryLog, state: Mask) -> Spans:
    """The stretches of `state` that have ended."""
    before = np.append(False, state[:-1])
    before[log.begins[:-1]] = False
    first = np.flatnonzero(state & ~before)
    leaves = np.flatnonzero(~state | log.ends_case)
    until = leaves[np.searchsorted(leaves, first)]
    ended = ~state[until]
    first, until = first[ended], until[ended]
    return Spans(log.case[first], log.at[first], log.at[until] - log.at[first])


def unended(log: HistoryLog, state: Mask) -> Micros:
    """When the stretches of `state` began that go on at their case's last event (µs)."""
    before = np.append(False, state[:-1])
    before[log.begins[:-1]] = False
    begun = np.flatnonzero(state & ~before)
    going = log.last[state[log.last]]
    at: Micros = log.at[begun[np.searchsorted(begun, going, side="right") - 1]]
    return at


def held_until_next(log: HistoryLog) -> Micros:
    """For each event, how long its state lasted (µs): until the case's next event; 0 for its last."""
    lasted = np.append(np.diff(log.at), 0)
    lasted[log.last] = 0
    return lasted


def time_by(log: HistoryLog, column: Column) -> dict[str, int]:
    """How long the cases were in each state of `column` (µs); the sum is the time of all cases, exactly."""
    lasted = held_until_next(log)
    order = np.argsort(column.codes, kind="stable")
    totals = np.zeros(len(column.texts), dtype=np.int64)
    np.add.at(totals, column.codes[order], lasted[order])
    return {text: int(total) for text, total in zip(column.texts, totals, strict=True)}


def case_lengths(log: HistoryLog) -> Micros:
    """For each case, the time from its first to its last event (µs)."""
    lengths: Micros = log.at[log.last] - log.at[log.begins[:-1]]
    return lengths


def direct_followers(log: HistoryLog, column: Column) -> list[Follows]:
    """What comes directly after what, most frequent first, with mean and median seconds between."""
    named = np.flatnonzero(log.says_state)
    inner = np.diff(log.case[named]) == 0
    codes = column.codes[named]
    before, after = codes[:-1][inner], codes[1:][inner]
    seconds = np.diff(log.at[named])[inner] / 1e6
    key = before.astype(np.int64) * len(column.texts) + after
    order = np.argsort(key, kind="stable")
    keys, starts = np.unique(key[order], return_index=True)
    found = []
    for one, group in zip(keys, np.split(seconds[order], starts[1:]), strict=True):
        first, second = divmod(int(one), len(column.texts))
        mean, median = float(group.mean()), float(np.median(group))
        found.append(Follows(column.texts[first], column.texts[second], len(group), mean, median))
    return sorted(found, key=lambda row: (-row.n, row.before, row.after))


def variants(log: HistoryLog, *columns: Column) -> int:
    """How many different sequences of states the cases took."""
    joined = np.zeros(len(log.at), dtype=np.int64)
    for column in columns:
        joined = joined * len(column.texts) + column.codes
    named = np.flatnonzero(log.says_state)
    edges = np.flatnonzero(np.diff(log.case[named])) + 1
    return len({one.tobytes() for one in np.split(joined[named], edges)})

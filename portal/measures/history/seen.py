"""An imported log with what several measures need of it: who may say yes to what, and what became of it."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from portal.measures.history import passing
from portal.measures.history.log import Column, HistoryLog, Mask
from portal.measures.history.mapping import HistoryMapping, Meaning
from portal.measures.history.passing import HOUR, Handoffs, Stretches
from portal.measures.history.unsaid import why_unsaid
from portal.measures.survival import End, Waiting


class Passed(NamedTuple):
    """One passing on: the wait for a yes in hours, whether there was a no, and whether there was neither."""

    wait: Waiting
    refused: bool
    moved_on: bool


class Seen:
    """A log as it was seen at `end` (µs; its last event when left out), each part worked out once."""

    def __init__(self, log: HistoryLog, mapping: HistoryMapping, end: int | None = None) -> None:
        """Ask the mapping what each event says."""
        self.log, self.mapping = log, mapping
        self.end = int(log.at.max()) if end is None else end
        self.solved = log.says(mapping, Meaning.SOLVED)
        self.accepted = log.says(mapping, Meaning.ACCEPTED)
        self.refused = log.says(mapping, Meaning.REFUSED)
        self.wanted = log.says(mapping, Meaning.WANTED)
        self.nobody = log.says(mapping, Meaning.NOBODY)
        self.customer = log.says(mapping, Meaning.CUSTOMER)
        self.supplier = log.says(mapping, Meaning.SUPPLIER)
        self.organization: Column | None = log.columns.get("organization")

    def missing(self, name: str) -> str:
        """Why one of the parts above is None: a meaning, or the company."""
        if name == "organization":
            return "No column says which company has a case."
        return why_unsaid(self.mapping, Meaning(name))

    @cached_property
    def stretches(self) -> Stretches:
        """Who had the cases, one after the other; the log must say which organization has a case."""
        assert self.organization is not None  # noqa: S101 - whoever asks has asked for the column first
        return passing.stretches(self.log, self.organization)

    @cached_property
    def handed(self) -> Handoffs:
        """Every passing on, with its wait for a yes."""
        return passing.handoffs(self.log, self.stretches, self.accepted)

    @cached_property
    def turned_down(self) -> Handoffs:
        """Every passing on, with its wait for a no; no one was refused where the mapping says nothing."""
        return passing.handoffs(self.log, self.stretches, self.refused)

    @cached_property
    def passed(self) -> list[Passed]:
        """Every passing on, and what became of it."""
        return list(self._passed())

    @property
    def done(self) -> Mask:
        """For each case, whether its last state is a solved one."""
        last = self.log.last
        return np.zeros(len(last), dtype=np.bool_) if self.solved is None else self.solved[last]

    def _passed(self) -> Iterator[Passed]:
        log, of, made = self.log, self.stretches, self.handed
        place = np.flatnonzero(of.follows)
        again = np.append(of.follows, False)[place + 1]
        following = log.at[np.append(of.first, len(log.at) - 1)[place + 1]]
        ended = self.done[made.case]
        until = np.where(again, following, np.where(ended, log.at[log.last[made.case]], self.end))
        refused = self.turned_down.accepted & ~made.accepted
        until = np.where(refused, made.at + self.turned_down.waited, until)
        spans = np.where(made.accepted, made.waited, until - made.at) / HOUR
        over = again | ended | refused
        rows = zip(spans.tolist(), made.accepted.tolist(), refused.tolist(), over.tolist(), strict=True)
        for span, yes, no, gone in rows:
            end = End.HAPPENED if yes else End.OTHERWISE if gone else End.OPEN
            yield Passed(Waiting(span, end), no, gone and not yes and not no)

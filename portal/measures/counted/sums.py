"""The sums over the cases opened in a time, from those of months; what is asked for again is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.measures.counted.columns import Columns
from portal.measures.counted.instants import micros
from portal.measures.counted.spans import Span
from portal.measures.counted.tally import Tally, added, tally
from portal.measures.levels.trend import month_after


@dataclass(frozen=True)
class CountedCases:
    """All cases of an organization, by the calendar month (UTC) of their opening, from the first month on.

    `columns` gives the cases themselves of one of these months.
    """

    months: Sequence[tuple[datetime, Tally]]
    columns: Callable[[datetime], Columns]


class Sums:
    """The sums over the cases of any times."""

    def __init__(self, cases: CountedCases) -> None:
        """Take the cases; nothing is added yet."""
        self._columns = cases.columns
        self._months = [(month, month_after(month), of) for month, of in cases.months]
        self._spans: dict[Span, Tally] = {}
        self._cuts: dict[Span, Tally] = {}
        self._wholes: dict[tuple[datetime, ...], Tally] = {}

    def of(self, span: Span) -> Tally:
        """Those of a time."""
        if span not in self._spans:
            parts = self.parts(span)
            self._spans[span] = added(parts) if len(parts) > 1 else parts[0]
        return self._spans[span]

    def parts(self, span: Span) -> Sequence[Tally]:
        """Those of its whole months together, and of each month that it cuts."""
        near = [one for one in self._months if one[0] < span.before and one[1] > span.since]
        whole = tuple(month for month, after, _ in near if span.since <= month and after <= span.before)
        cut = [(month, after) for month, after, _ in near if span.since > month or after > span.before]
        return [
            self._whole(whole),
            *(
                self._cut(month, Span(max(span.since, month), min(span.before, after)))
                for month, after in cut
            ),
        ]

    def touched(self, span: Span) -> Sequence[Tally]:
        """Those of each month that a time touches."""
        return [of for month, after, of in self._months if month < span.before and after > span.since]

    def _whole(self, months: tuple[datetime, ...]) -> Tally:
        if months not in self._wholes:
            self._wholes[months] = added([of for month, _, of in self._months if month in months])
        return self._wholes[months]

    def _cut(self, month: datetime, cut: Span) -> Tally:
        if cut not in self._cuts:
            columns = self._columns(month)
            opened = columns.cases["opened"]
            wanted = (opened >= micros(cut.since)) & (opened < micros(cut.before))
            self._cuts[cut] = tally(columns.only(wanted))
        return self._cuts[cut]

"""An imported log as columns: case by case, in the order of time, each column as small numbers.

Ten million events take some 300 MB this way and are measured in seconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import compress

import numpy as np
import numpy.typing as npt

from portal.measures.history.mapping import HistoryMapping, Meaning

Codes = npt.NDArray[np.int32]
Micros = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_SAID = (Meaning.ACCEPTED, Meaning.REFUSED, Meaning.WANTED)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a small number for each event, and the text of each number."""

    codes: Codes
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryLog:
    """Events sorted by case (as first met), instant, and place in the file.

    `case` numbers the cases from 0, `at` is in microseconds since 1970 UTC, `begins` is the place of each
    case's first event, with the number of events at its end. `says_state` tells for each event whether it
    names its state itself, and does not only go on in the one before.
    """

    case: Codes
    at: Micros
    begins: npt.NDArray[np.int64]
    columns: Mapping[str, Column]
    case_names: tuple[str, ...]
    says_state: Mask

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return len(self.case_names)

    @property
    def last(self) -> npt.NDArray[np.int64]:
        """The place of each case's last event."""
        return self.begins[1:] - 1

    @property
    def ends_case(self) -> Mask:
        """For each event, whether it is its case's last."""
        mask = np.zeros(len(self.at), dtype=np.bool_)
        mask[self.last] = True
        return mask

    def only(self, chosen: Mask) -> "HistoryLog":
        """The log of some cases alone: `chosen` says for each case whether it stays."""
        keep = chosen[self.case]
        numbers = np.cumsum(chosen, dtype=np.int32) - 1
        case = numbers[self.case[keep]]
        begins = np.flatnonzero(np.diff(case, prepend=-1))
        return HistoryLog(
            case=case,
            at=self.at[keep],
            begins=np.append(begins, len(case)),
            columns={name: Column(one.codes[keep], one.texts) for name, one in self.columns.items()},
            case_names=tuple(compress(self.case_names, chosen.tolist())),
            says_state=self.says_state[keep],
        )

    def says(self, mapping: HistoryMapping, meaning: Meaning) -> Mask | None:
        """For each event, whether its state has this meaning; None when neither mapping nor log says so.

        A yes, a no, a question is an event that names it: a case that goes on in its state has no new one.
        """
        states = mapping.meaning.get(meaning)
        if states is None:
            return None
        status = self.columns["status"]
        detail = self.columns.get("detail")
        mask = np.zeros(len(self.at), dtype=np.bool_)
        known = False
        for wanted, particular in states:
            known = known or self.knows(wanted, particular)
            matching = is_text(status, wanted)
            if particular is not None and detail is not None:
                matching = matching & is_text(detail, particular)
            mask |= matching
        if not known:
            return None
        return mask & self.says_state if meaning in _SAID else mask

    def knows(self, status: str, detail: str | None) -> bool:
        """Whether both texts stand in the log at all, also where it was parted from a larger one."""
        column = self.columns.get("detail")
        return status in self.columns["status"].texts and (
            detail is None or column is None or detail in column.texts
        )


def is_text(column: Column, text: str) -> Mask:
    """For each event, whether the column has this text."""
    codes = [code for code, known in enumerate(column.texts) if known == text]
    return np.isin(column.codes, codes)


def day_micros(day: str) -> int:
    """The beginning of an ISO day in UTC, in microseconds since 1970."""
    since = datetime.fromisoformat(f"{day}T00:00:00+00:00") - _EPOCH
    return since.days * 86_400 * 1_000_000

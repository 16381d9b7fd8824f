"""A business event as the measures see it, and what each kind of them tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from portal.vocabulary import BusinessKind, Milestone, RenewalResult, RevenueBand


class Column(StrEnum):
    """The columns of the register: of its form, of its table for imports, and of its rows."""

    CUSTOMER = "customer"
    WHAT = "what"
    BEGAN = "began"
    DUE = "due"
    ENDED = "ended"
    RESULT = "result"
    BAND = "band"
    GAP_OF = "gap_of"
    HOURS = "hours"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class BusinessEvent:
    """One row of the register; instants are aware, a day is its first instant in UTC.

    `customer` is the name that the vendor uses, `customer_id` is set when the portal knows that customer.
    `due_first` keeps the day that was promised first. `result` is a `Milestone` or a `RenewalResult`,
    `gap_of` names whose gap a blocking step lies in, `money` is in the vendor's own currency.
    """

    kind: BusinessKind
    customer: str = ""
    customer_id: UUID | None = None
    what: str = ""
    began: datetime | None = None
    due: datetime | None = None
    due_first: datetime | None = None
    ended: datetime | None = None
    result: str = ""
    band: RevenueBand | None = None
    gap_of: str = ""
    hours: float = 0.0
    money: float = 0.0

    @property
    def whose(self) -> str:
        """The customer however its name was written."""
        return " ".join(self.customer.split()).casefold()


@dataclass(frozen=True, slots=True)
class Telling:
    """What one kind of event needs and may have; `results` are those that it can end with."""

    needs: tuple[Column, ...]
    may: tuple[Column, ...] = ()
    results: Sequence[StrEnum] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """All of them, in the order of the register."""
        return tuple(one for one in Column if one in self.needs or one in self.may)


_C, _K = Column, BusinessKind
TELLINGS: Mapping[BusinessKind, Telling] = MappingProxyType(
    {
        _K.PURCHASE: Telling((_C.CUSTOMER, _C.ENDED), (_C.BEGAN,)),
        _K.MILESTONE: Telling((_C.CUSTOMER, _C.WHAT, _C.DUE, _C.RESULT), (_C.ENDED,), tuple(Milestone)),
        _K.INTERRUPTION: Telling((_C.CUSTOMER, _C.BEGAN), (_C.WHAT, _C.ENDED)),
        _K.RENEWAL: Telling((_C.CUSTOMER, _C.DUE, _C.BAND), (_C.ENDED, _C.RESULT), tuple(RenewalResult)),
        _K.BLOCKING_STEP: Telling((_C.CUSTOMER, _C.WHAT, _C.BEGAN, _C.GAP_OF), (_C.ENDED,)),
        _K.PROJECT: Telling((_C.WHAT, _C.BEGAN, _C.HOURS), (_C.ENDED, _C.MONEY)),
        _K.DAILY_WORK: Telling((_C.BEGAN, _C.ENDED, _C.HOURS), (_C.MONEY,)),
    }
)
TIMED = frozenset({BusinessKind.INTERRUPTION})
"""Kinds whose beginning and end are told to the minute; those of the others are days."""

BAND_BOUNDS: Mapping[RevenueBand, tuple[float, float | None]] = MappingProxyType(
    {
        RevenueBand.TINY: (0.0, 10e3),
        RevenueBand.SMALL: (10e3, 50e3),
        RevenueBand.MIDDLE: (50e3, 250e3),
        RevenueBand.LARGE: (250e3, 1e6),
        RevenueBand.HUGE: (1e6, None),
    }
)
"""From how much to how much a year; the last has no upper end."""

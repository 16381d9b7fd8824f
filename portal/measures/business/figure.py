"""What a measure of business events is computed from, and what it says: words, range and what it rests on."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID

from portal.measures.business.event import BusinessEvent
from portal.measures.statistics import Estimate
from portal.measures.suppression import FEWEST_CUSTOMERS, LARGEST_SHARE, SMALLEST_CELL
from portal.vocabulary import BusinessKind

YEAR = timedelta(days=365)
HOUR = timedelta(hours=1)
FULL_COUNT = "all of it is counted, so chance plays no part"


@dataclass(frozen=True, slots=True)
class Told:
    """The register at `at` (aware), and what cases say of the customers in it, by their ids in the portal.

    `handed`: when their cases were taken over by another company. `smiles`: how long their cases took until
    they said that it works again. `waiting`: for each case that waits longer than nine in ten do, whose;
    None where that is not known.
    """

    events: Sequence[BusinessEvent]
    at: datetime
    handed: Mapping[UUID, Sequence[datetime]] = field(default_factory=lambda: MappingProxyType({}))
    smiles: Mapping[UUID, Sequence[timedelta]] = field(default_factory=lambda: MappingProxyType({}))
    waiting: Mapping[UUID, UUID] | None = None

    def of(self, kind: BusinessKind) -> list[BusinessEvent]:
        """The events of one kind, as they were told."""
        return [one for one in self.events if one.kind is kind]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure: `value` in the measure's own unit (None without one), what it says, how sure, and of what.

    `parts` has further figures by name, in words; `steps` how many got how far, the first of them all.
    """

    measure_id: str
    value: Estimate | None
    said: str
    range: str = ""
    rests_on: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    steps: tuple[tuple[str, int], ...] = ()

    @property
    def known(self) -> bool:
        """Whether it says anything but why there is no figure."""
        return bool(self.rests_on)


def nothing(measure_id: str, why: str) -> Figure:
    """No figure, and the sentence what to do for one."""
    return Figure(measure_id, None, why)


def enough_told(customers: Collection[str] | Sequence[str]) -> bool:
    """Whether so many rows may be shown: ten, of three customers, of whom none has more than half."""
    counted = Counter(customers)
    rows = sum(counted.values())
    if rows < SMALLEST_CELL or len(counted) < FEWEST_CUSTOMERS:
        return False
    return max(counted.values()) <= LARGEST_SHARE * rows


def few(measure_id: str, of_what: str) -> Figure:
    """Too few rows to show, and from how many on there is a figure."""
    return nothing(
        measure_id,
        f"Too few to show: there is a figure from {SMALLEST_CELL} {of_what} on, of at least "
        f"{FEWEST_CUSTOMERS} customers.",
    )


def count_words(number: int, one: str, several: str = "") -> str:
    """How many of what, as it is read: "1 customer", "1,204 customers"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"

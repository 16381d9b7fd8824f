"""What may be shown of cases without telling of single ones.

A figure is shown when it rests on at least ten cases, three customers, and no customer has more than half.
Parts of a whole are guarded together (`levels/parts.py`, docs/decisions/0023).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

SMALLEST_CELL = 10
FEWEST_CUSTOMERS = 3
LARGEST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class TooFew:
    """What stands in place of a figure: never 0, and never how many there really are."""

    n_shown: str = f"<{SMALLEST_CELL}"


def enough(case_ids: Collection[UUID], customer_of: Mapping[UUID, UUID] | None = None) -> bool:
    """Whether so many distinct cases may be shown; with `customer_of` the customers are counted too."""
    distinct = set(case_ids)
    if len(distinct) < SMALLEST_CELL:
        return False
    if customer_of is None:
        return True
    customers = Counter(customer_of[case_id] for case_id in distinct)
    return enough_customers(len(customers), max(customers.values()), len(distinct))


def enough_customers(customers: int, largest: int, cases: int) -> bool:
    """Whether so many customers, of whom one has the `largest` part of all cases, are enough to be told."""
    return customers >= FEWEST_CUSTOMERS and largest <= LARGEST_SHARE * cases

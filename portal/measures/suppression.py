"""What may be shown of a table without telling of single cases, also by subtraction from its totals.

A cell is shown when it rests on at least ten cases, three customers, and no customer has more than half.
Totals are cells too (of the row and the column TOTAL), so every row and column adds up to nothing new. Then a
hidden cell can be found out exactly when, drawing each hidden cell as a line between its row and its column,
it is a bridge; so more cells are hidden, at the least cost, until none is (Gusfield, SIAM J. Comput. 17
(1988) 552-571).
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

SMALLEST_CELL = 10
FEWEST_CUSTOMERS = 3
LARGEST_SHARE = 0.5

Cell = tuple[Hashable, Hashable]


class Margin(Enum):
    """The row of column totals, and the column of row totals."""

    TOTAL = "total"


TOTAL = Margin.TOTAL


@dataclass(frozen=True, slots=True)
class TooFew:
    """What stands in place of a figure: never 0, and never how many there really are."""

    n_shown: str = f"<{SMALLEST_CELL}"


@dataclass(frozen=True, slots=True)
class Hidden:
    """The cells that are too small, and the further ones (totals perhaps) that are hidden to guard them."""

    small: frozenset[Cell]
    protecting: frozenset[Cell]

    def __contains__(self, cell: Cell) -> bool:
        """Whether the cell must not be shown."""
        return cell in self.small or cell in self.protecting


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


def suppress(sizes: Mapping[Cell, int], small: Collection[Cell]) -> Hidden:
    """Which cells to hide: `sizes` are the additive counts of all cells shown, totals among them if shown.

    `small` are those that must be hidden for themselves. Cells of size 0 never guard others.
    """
    must = frozenset(small) & frozenset(sizes)
    hidden = set(must)
    while found := recoverable(hidden):
        bridge = min(found, key=lambda cell: (sizes[cell], repr(cell)))
        detour = _cheapest_detour(sizes, hidden, bridge)
        if detour is None:
            raise ValueError("A table whose totals are no cells cannot be guarded: add them (`with_totals`).")
        hidden |= detour
    return Hidden(must, frozenset(hidden) - must)


def with_totals(sizes: Mapping[Cell, int]) -> dict[Cell, int]:
    """`sizes` with the totals of its rows and columns and the grand total as cells of their own."""
    whole = dict(sizes)
    for (row, column), size in sizes.items():
        for cell in ((row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            whole[cell] = whole.get(cell, 0) + size
    return whole


def recoverable(hidden: Collection[Cell]) -> list[Cell]:
    """The hidden cells that follow by subtraction from the shown ones and the totals."""
    return [cell for cell in hidden if not _connected(set(hidden) - {cell}, cell)]


def _connected(cells: Collection[Cell], ends: Cell) -> bool:
    rows: dict[Hashable, set[Hashable]] = defaultdict(set)
    columns: dict[Hashable, set[Hashable]] = defaultdict(set)
    for row, column in cells:
        rows[row].add(column)
        columns[column].add(row)
    seen_rows, waiting = {ends[0]}, [ends[0]]
    seen_columns: set[Hashable] = set()
    while waiting:
        for column in rows[waiting.pop()] - seen_columns:
            seen_columns.add(column)
            waiting += columns[column] - seen_rows
            seen_rows |= columns[column]
    return ends[1] in seen_columns


def _cheapest_detour(
    sizes: Mapping[Cell, int],
    hidden: set[Cell],
    bridge: Cell,
) -> set[Cell] | None:
    """The cells to hide so that `bridge` lies on a circle, with the fewest cases lost; None when none can."""
    cells_at: dict[tuple[str, Hashable], list[Cell]] = defaultdict(list)
    for cell, size in sizes.items():
        if cell != bridge and (size > 0 or cell in hidden):
            cells_at["row", cell[0]].append(cell)
            cells_at["column", cell[1]].append(cell)
    goal, order = ("column", bridge[1]), 0
    queue: list[tuple[int, int, tuple[str, Hashable], list[Cell]]] = [(0, 0, ("row", bridge[0]), [])]
    done: set[tuple[str, Hashable]] = set()
    while queue:
        cost, _, node, path = heapq.heappop(queue)
        if node == goal:
            return set(path)
        if node in done:
            continue
        done.add(node)
        for cell in cells_at[node]:
            order += 1
            onward = ("column", cell[1]) if node[0] == "row" else ("row", cell[0])
            price = 0 if cell in hidden else sizes[cell]
            heapq.heappush(queue, (cost + price, order, onward, [*path, cell]))
    return None

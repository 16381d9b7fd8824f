"""The table of companies by companies as it may be shown: figures, "too few", and totals that add nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from portal.measures.gaps import Gaps, Pair, PairFigures
from portal.measures.suppression import TOTAL, Cell, Hidden, TooFew, enough, suppress, with_totals


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who asked (rows) whom (columns). Totals count offers; a pair that never met has no cell.

    A table made without totals has none: `asked` and `were_asked` are empty and `total` is None.
    """

    organization_ids: tuple[UUID, ...]
    cells: Mapping[Pair, PairFigures | TooFew]
    asked: Mapping[UUID, int | TooFew]
    were_asked: Mapping[UUID, int | TooFew]
    total: int | TooFew | None


def matrix(of: Gaps, customer_of: Mapping[UUID, UUID] | None = None, *, totals: bool = True) -> Matrix:
    """The publishable table; with `customer_of` (case → customer) the rule about customers counts too.

    The same rule holds for a page, an export and an answer to a program: they all show this value. Without
    `totals` only the small cells are hidden; no sums may then be shown beside the table anywhere.
    """
    met = {pair: figures for pair, figures in of.pairs.items() if figures.offered}
    sizes: dict[Cell, int] = {pair: figures.offered for pair, figures in met.items()}
    whole = with_totals(sizes) if totals else sizes
    small = frozenset(cell for cell in whole if not enough(_cases(met, cell), customer_of))
    hidden = suppress(whole, small) if totals else Hidden(small, frozenset())
    organizations = sorted({one for pair in met for one in pair}, key=str)
    return Matrix(
        organization_ids=tuple(organizations),
        cells={pair: TooFew() if pair in hidden else figures for pair, figures in met.items()},
        asked=_totals(whole, hidden, [(one, TOTAL) for one in organizations], place=0),
        were_asked=_totals(whole, hidden, [(TOTAL, one) for one in organizations], place=1),
        total=TooFew() if (TOTAL, TOTAL) in hidden else whole.get((TOTAL, TOTAL)),
    )


def _cases(met: Mapping[Pair, PairFigures], cell: Cell) -> set[UUID]:
    cases: set[UUID] = set()
    for pair, figures in met.items():
        if all(wanted in (TOTAL, one) for wanted, one in zip(cell, pair, strict=True)):
            cases |= figures.cases
    return cases


def _totals(
    whole: Mapping[Cell, int], hidden: Hidden, cells: list[Cell], place: int
) -> dict[UUID, int | TooFew]:
    totals: dict[UUID, int | TooFew] = {}
    for cell in cells:
        organization_id = cell[place]
        if cell in whole and isinstance(organization_id, UUID):
            totals[organization_id] = TooFew() if cell in hidden else whole[cell]
    return totals

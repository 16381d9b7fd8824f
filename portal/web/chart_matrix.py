"""The matrix of pairs: who waits for whom, how long, how often, and where there are too few cases to say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.web.charts import TOO_FEW_BELOW

SHADES = 4


@dataclass(frozen=True)
class PairFigure:
    """One pair: `amount` decides the shade, `words` is shown, `cases` is how many stand behind it."""

    amount: float
    words: str
    cases: int
    url: str = ""


@dataclass(frozen=True)
class MatrixCell:
    """One field of the matrix; `look` is a class: heat-0 to heat-4, too-few, or same."""

    column: str
    look: str
    words: str
    note: str
    url: str


@dataclass(frozen=True)
class Matrix:
    """Rows of cells under their column names."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[MatrixCell, ...]], ...]


def pair_matrix(
    names: Sequence[str],
    figures: Mapping[tuple[str, str], PairFigure],
    too_few: str = "too few cases or customers",
) -> Matrix:
    """Lay out figures of (from, to). Below ten cases no figure is shown: it would say too much.

    `too_few` says of what there are too few then.
    """
    known = [figure.amount for figure in figures.values() if figure.cases >= TOO_FEW_BELOW]
    highest = max(known, default=0.0)
    rows = tuple(
        (name, tuple(_cell(name, other, figures.get((name, other)), highest, too_few) for other in names))
        for name in names
    )
    return Matrix(tuple(names), rows)


def _cell(name: str, other: str, figure: PairFigure | None, highest: float, too_few: str) -> MatrixCell:
    if name == other:
        return MatrixCell(other, "same", "", "", "")
    if figure is None or figure.cases == 0:
        return MatrixCell(other, "too-few", "none", "no cases", "")
    if figure.cases < TOO_FEW_BELOW:
        return MatrixCell(other, "too-few", "too few", too_few, figure.url)
    shade = round(SHADES * figure.amount / highest) if highest > 0 else 0
    return MatrixCell(other, f"heat-{shade}", figure.words, f"{figure.cases} cases", figure.url)

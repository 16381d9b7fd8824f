"""What becomes of places of many lines, each decided for itself: equal values are decided once."""

from collections.abc import Iterator

import numpy as np

from portal.redaction.columns.placed import Decided, Placed, decided_as, undecided
from portal.redaction.columns.plan_table import KIND_NAMES
from portal.redaction.faces.numbers import Numbers
from portal.redaction.faces.quick import Columns, Numbered
from portal.redaction.judging.new_values import new_values
from portal.redaction.scanning.engine import Engine


def settled(
    engine: Engine, content: bytes, columns: Columns, numbers: Numbered | None
) -> tuple[Placed, list[int]]:
    """The findings at some places, and which places hold stand-ins of our own; `numbers` are of the values.

    An engine that learns finds nothing again that it has seen before.
    """
    if numbers is None:
        found, new = _remembered(engine, content, columns)
    elif engine.learns:
        return new_values(engine, content, columns, numbers)
    else:
        found, new = _by_number(engine, content, columns, numbers), np.zeros(0, dtype=np.int64)
    is_settled = found.is_settled
    own = np.flatnonzero(~is_settled)
    if engine.learns or len(own):
        left = new[is_settled[new]] if engine.learns else np.flatnonzero(is_settled)
        columns, found = _some(columns, left), found.some(left)
    return Placed(columns, found, engine.treatments), own.tolist()


def _by_number(engine: Engine, content: bytes, columns: Columns, numbers: Numbered) -> Decided:
    """What stands at some places whose values have numbers."""
    numbering, of_values = numbers
    known = engine.by_number
    known.follow(numbering, int(of_values.max(initial=0)))
    asked: Numbers = np.flatnonzero(~known.is_known[of_values])
    told, of_asked = _anew(engine, content, _some(columns, asked)), of_values[asked]
    known.note(of_asked, told)
    found = known.of(of_values)
    unnumbered = np.flatnonzero(of_asked == 0)
    found.put(asked[unnumbered], told.some(unnumbered))
    return found


def _remembered(engine: Engine, content: bytes, columns: Columns) -> tuple[Decided, Numbers]:
    """What stands at some places, looked up by their values, and which of these were not known before."""
    found, new = undecided(len(columns[0])), [np.zeros(0, dtype=np.int64)]
    for kind, places, values in _kind_by_kind(content, columns):
        told, unknown = engine.settle(kind, values)
        found.put(places, decided_as(told))
        new.append(places[unknown])
    return found, np.sort(np.concatenate(new))


def _anew(engine: Engine, content: bytes, columns: Columns) -> Decided:
    """What stands at some places, made anew: hardly one of these values was seen before.

    To look each up, and to remember it besides its number, would take as long as to make what stands for it.
    """
    found = undecided(len(columns[0]))
    for kind, places, values in _kind_by_kind(content, columns):
        found.put(places, decided_as(engine.stand_ins(kind, values)))
    return found


def _kind_by_kind(content: bytes, columns: Columns) -> Iterator[tuple[str, Numbers, list[bytes]]]:
    """The values of each kind and where they stand: what is known of one kind lies together in memory."""
    starts, ends, kinds = columns
    for kind in np.flatnonzero(np.bincount(kinds)).tolist():
        places = np.flatnonzero(kinds == kind)
        edges = zip(starts[places].tolist(), ends[places].tolist(), strict=True)
        yield KIND_NAMES[kind], places, [content[start:end] for start, end in edges]


def _some(columns: Columns, places: Numbers) -> Columns:
    starts, ends, kinds = columns
    return starts[places], ends[places], kinds[places]

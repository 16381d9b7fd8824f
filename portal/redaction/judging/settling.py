"""What becomes of places of many lines, each decided for itself: equal values are decided once."""

from typing import NamedTuple

import numpy as np

from portal.redaction.columns.placed import Decided, Placed, decided_as
from portal.redaction.columns.plan_table import KIND_NAMES
from portal.redaction.faces.many import Short
from portal.redaction.faces.numbers import Numbers
from portal.redaction.faces.quick import Columns, Numbered
from portal.redaction.findings import Decision
from portal.redaction.scanning.engine import Engine


class _Told(NamedTuple):
    """What is decided of some places, which of these were not known before, and which hold stand-ins of ours.

    A stand-in of our own has no decision.
    """

    decided: Decided
    new: list[int]
    own: list[int]


def settled(
    engine: Engine, content: bytes, columns: Columns, numbers: Numbered | None
) -> tuple[Placed, list[int]]:
    """The findings at some places, and which places hold stand-ins of our own; `numbers` are of the values.

    An engine that learns finds nothing again that it has seen before.
    """
    asked = None if numbers is None else _unknown(engine, numbers)
    told = _by_value(engine, content, columns if asked is None else _some(columns, asked))
    if numbers is not None and asked is not None:
        told = _with_known(engine, numbers[1], asked, told)
    found, own = told.decided, told.own
    if own or engine.learns:
        left = np.array(told.new, dtype=np.int64) if engine.learns else np.flatnonzero(found.decisions)
        columns, found = _some(columns, left), found.some(left)
    return Placed(columns, found), own


def _some(columns: Columns, places: Numbers) -> Columns:
    starts, ends, kinds = columns
    return starts[places], ends[places], kinds[places]


def _by_value(engine: Engine, content: bytes, columns: Columns) -> _Told:
    """Each value looked up for itself, kind by kind: what is known of one kind lies together in memory."""
    starts, ends, kinds = columns
    found: list[Decision | None] = []
    looked_up: list[int] = []
    new: list[int] = []
    for kind in np.flatnonzero(np.bincount(kinds)).tolist():
        places = np.flatnonzero(kinds == kind)
        edges = zip(starts[places].tolist(), ends[places].tolist(), strict=True)
        told, unknown = engine.settle(KIND_NAMES[kind], [content[start:end] for start, end in edges])
        new += places[[place for place in unknown if told[place]]].tolist()
        found += told
        looked_up += places.tolist()
    decided = decided_as(found).some(np.argsort(np.array(looked_up, dtype=np.int64)))
    own = np.flatnonzero(~decided.decisions.astype(np.bool_)).tolist()
    return _Told(decided, sorted(new), own)


def _unknown(engine: Engine, numbers: Numbered) -> Numbers:
    """At which places the decision is not known by the number of the value."""
    numbering, of_values = numbers
    decided = engine.by_number
    decided.follow(numbering, int(of_values.max(initial=0)))
    asked: Numbers = np.flatnonzero(~decided.is_known[of_values])
    return asked


def _with_known(engine: Engine, of_values: Short, asked: Numbers, told: _Told) -> _Told:
    """What is told of some places as said of all, with what was known by number."""
    numbers, places = of_values[asked], asked.tolist()
    engine.by_number.note(numbers, told.decided)
    found = engine.by_number.of(of_values)
    unnumbered = np.flatnonzero(numbers == 0)
    found.put(asked[unnumbered], told.decided.some(unnumbered))
    return _Told(found, [places[one] for one in told.new], [places[one] for one in told.own])

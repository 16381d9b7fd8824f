"""The first pass: which places hold values that it has not met before; nothing is made to stand for them."""

import numpy as np

from portal.redaction.columns.placed import Placed, decided_as
from portal.redaction.columns.plan_table import KIND_NAMES, KIND_NUMBERS
from portal.redaction.faces.numbers import Numbers
from portal.redaction.faces.quick import Columns, Numbered
from portal.redaction.scanning.engine import SIGNED, Engine

_SIGNED = [KIND_NUMBERS[kind] for kind in sorted(SIGNED)]


def new_values(
    engine: Engine, content: bytes, columns: Columns, numbers: Numbered
) -> tuple[Placed, list[int]]:
    """The findings at the places of new values, and the places that hold stand-ins of our own.

    `numbers` are those of the values. A stand-in of ours is never met, as each
    line with one is looked at closely.
    """
    numbering, of_values = numbers
    met = engine.by_number
    met.follow(numbering, int(of_values.max(initial=0)))
    new: Numbers = np.flatnonzero(~met.is_known[of_values])
    own = _own(engine, content, columns, new)
    if own:
        new = np.setdiff1d(new, own)
    met.meet(of_values[new])
    starts, ends, kinds = columns
    nothing = decided_as([b""] * len(new))
    return Placed((starts[new], ends[new], kinds[new]), nothing, engine.treatments), own


def _own(engine: Engine, content: bytes, columns: Columns, asked: Numbers) -> list[int]:
    """At which of some places a stand-in of our own stands."""
    starts, ends, kinds = columns
    own: list[int] = []
    for kind in _SIGNED:
        places = asked[kinds[asked] == kind]
        if len(places):
            edges = zip(starts[places].tolist(), ends[places].tolist(), strict=True)
            values = [content[start:end] for start, end in edges]
            ours = engine.own_among(KIND_NAMES[kind], values)
            own += [place for place, value in zip(places.tolist(), values, strict=True) if value in ours]
    return sorted(own)

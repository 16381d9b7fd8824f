"""What a demonstration shows to whoever plays it: who can sign in. No other installation has it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from portal.web.call import Rooms

_FILE = "demo/sign_ins.json"


@dataclass(frozen=True)
class Playground:
    """The common password, and everybody by organization."""

    password: str
    people: Sequence[tuple[str, Sequence[dict[str, Any]]]]


def playground(rooms: Rooms) -> Playground | None:
    """The demonstration's sign-ins; None of an installation that is no demonstration on loopback."""
    path = rooms.settings.instance / _FILE
    if not rooms.settings.playground or not path.exists():
        return None
    kept = json.loads(path.read_text())
    groups = groupby(kept["people"], key=lambda one: str(one["organization"]))
    return Playground(kept["password"], [(name, list(people)) for name, people in groups])

"""Who can sign in to the demonstration: written beside it, printed at the start, shown above the sign-in."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from portal.access.permissions import needs_second_factor
from portal.demo.cast import HOUSES, LATER_APPROVERS, LATER_OFFICERS, OPERATOR, PASSWORD, PLAYERS
from portal.demo.enrolling import address_of

FOLDER = "demo"
FILE = "sign_ins.json"


@dataclass(frozen=True)
class SignIn:
    """One person, as somebody who plays needs to know them."""

    name: str
    role: str
    organization: str
    email: str
    second_factor: bool


def all_sign_ins() -> list[SignIn]:
    """Everybody, by organization."""
    order = [*HOUSES, OPERATOR.house]
    everybody = (*PLAYERS, *LATER_APPROVERS, *LATER_OFFICERS, OPERATOR)
    players = sorted(everybody, key=lambda player: order.index(player.house))
    return [
        SignIn(
            player.name,
            player.roles[0].value.replace("_", " ").capitalize(),
            player.house,
            address_of(player),
            needs_second_factor(player.roles),
        )
        for player in players
    ]


def write_sign_ins(folder: Path) -> None:
    """Keep them for the pages, which know nothing of this room."""
    people = [asdict(one) for one in all_sign_ins()]
    (folder / FILE).write_text(json.dumps({"password": PASSWORD, "people": people}, indent=1))


def as_table() -> str:
    """The sign-ins as lines of text: name, role, organization, address."""
    rows = [("Name", "Role", "Organization", "E-mail")]
    rows += [(one.name, one.role, one.organization, one.email) for one in all_sign_ins()]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  " + "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )

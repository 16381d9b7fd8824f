"""The rules as a page of the documents, written from the tables themselves."""

from portal.rules import transitions
from portal.rules.holder_table import TABLE
from portal.rules.steps import as_rows
from portal.rules.transitions import Machine
from portal.vocabulary import EventType

_OPENING = """# States, and who must act next

This page is written from the tables of `portal/rules`. A state after which nothing can follow is final.
"""
_HOLDING = """
## Who must act next

At each moment exactly one party must act next, or nobody must. An event that is not in this table leaves the
case where it is; so does one whose condition is not met. The reasons: decisions/0002-who-holds-a-case.md.

| After | if | must act next | because |
|---|---|---|---|
"""


def rules_document() -> str:
    """The whole page in Markdown."""
    machines = (
        _machine(transitions.CASE),
        _machine(transitions.COLLABORATION_REQUEST),
        _machine(transitions.HANDOFF),
        _machine(transitions.AUTHORIZATION),
        _machine(transitions.UPLOAD),
        _machine(transitions.DISCLOSURE),
        _machine(transitions.REVEAL),
        _machine(transitions.HOLD_OPENING),
        _machine(transitions.RESOLUTION),
    )
    holding = "".join(
        f"| `{event.value}` | {row.when.value} | {row.target.value} | {row.because} |\n"
        for event in EventType
        if (row := TABLE.get(event))
    )
    return _OPENING + "".join(machines) + _HOLDING + holding


def _machine(machine: Machine[transitions.State]) -> str:
    rows = "".join(f"| {state} | {following} |\n" for state, following in as_rows(machine))
    title = machine.noun[0].upper() + machine.noun[1:]
    head = f"\n## {title}\n\nBegins as *{machine.start.value}*.\n"
    return f"{head}\n| State | may be followed by |\n|---|---|\n{rows}"

"""Which words of a mapping a log does not have, and which states of a log a mapping does not have.

A misspelt word must not make a figure: what it would be the measure of is then not borne, with the reason.
"""

from portal.measures.history.log import HistoryLog
from portal.measures.history.mapping import HistoryMapping, Meaning
from portal.measures.history.waiting import time_by

MOST_STATES = 12
WHICH = {
    Meaning.NOBODY: "mean that nobody has a case",
    Meaning.ACCEPTED: "mean that a case was accepted",
    Meaning.REFUSED: "mean that a company refused a case",
    Meaning.WANTED: "mean that a company had to ask for more",
    Meaning.SOLVED: "mean that a case is solved",
    Meaning.CUSTOMER: "wait for the customer",
    Meaning.SUPPLIER: "wait for a supplier",
}
"""What follows “which states”."""


def why_unsaid(mapping: HistoryMapping, meaning: Meaning) -> str:
    """The reason why `HistoryLog.says` has no answer: the mapping has no such states, or the log has none."""
    states = mapping.meaning.get(meaning)
    if not states:
        return f"The mapping does not say which states {WHICH[meaning]}."
    return f"The log has none of the states that {WHICH[meaning]}: {_named(states)}."


def unknown_states(log: HistoryLog, mapping: HistoryMapping) -> list[str]:
    """The states that the mapping names and the log does not have, in the order of the alphabet."""
    named = {state for states in (*mapping.meaning.values(), mapping.unchanged) for state in states}
    return [_state(one) for one in sorted(named, key=_state) if not log.knows(*one)]


def states_without_meaning(log: HistoryLog, mapping: HistoryMapping) -> list[str]:
    """The states of the log of which the mapping says nothing, those that lasted longest first."""
    status = log.columns.get("status")
    if status is None:
        return []
    named = {state for states in mapping.meaning.values() for state, _ in states}
    lasted = time_by(log, status)
    found = [text for text in status.texts if text and text not in named and lasted[text]]
    return sorted(found, key=lambda text: (-lasted[text], text))[:MOST_STATES]


def _state(state: tuple[str, str | None]) -> str:
    status, detail = state
    return status if detail is None else f"{status}/{detail}"


def _named(states: frozenset[tuple[str, str | None]]) -> str:
    return ", ".join(f"“{one}”" for one in sorted(map(_state, states)))

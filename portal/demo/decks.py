"""How things turn out, dealt like cards: each outcome as often as it should be, none left out by chance."""

import random
from collections.abc import Mapping
from types import MappingProxyType

_ANSWER = {"yes": 11, "more": 4, "no": 3, "back": 1}
_PERMISSION = {"all": 7, "less": 2, "refused": 2}
_HANDOFF = {"none": 3, "taken": 6, "back": 2, "declined": 2, "withdrawn": 1}
_ENDING = {"works": 7, "partly": 1, "not yet": 2, "silence": 2}
_AFTERWARDS = {"rest": 9, "comes back": 1}
_FILE = {"well": 9, "too much": 1}
_TALK = {"in time": 2, "late": 1, "none": 3}

OUTCOMES: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "answer": _ANSWER,
        "permission": _PERMISSION,
        "handoff": _HANDOFF,
        "ending": _ENDING,
        "afterwards": _AFTERWARDS,
        "talk": _TALK,
        "file": _FILE,
    }
)
"""For each question how many cards say what."""


class Decks:
    """One shuffled deck for each question; an empty one is shuffled anew."""

    def __init__(self, dice: random.Random) -> None:
        """Shuffle with `dice`."""
        self._dice = dice
        self._left: dict[str, list[str]] = {}

    def draw(self, question: str) -> str:
        """The next card of a deck."""
        if not self._left.get(question):
            cards = [card for card, many in OUTCOMES[question].items() for _ in range(many)]
            self._dice.shuffle(cards)
            self._left[question] = cards
        return self._left[question].pop()

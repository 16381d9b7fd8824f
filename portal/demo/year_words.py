"""What was written in the closed cases of the past year: a fault, its place, and what one says about it."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from portal.demo.cast import VENDORS, House
from portal.demo.laid_case import CaseWords
from portal.demo.manners import FORMS, SCALES
from portal.demo.partner_acts import REASONS
from portal.demo.problems import shelf_of
from portal.rules.intake import FieldKind
from portal.vocabulary import Severity

_SEVERITIES = (1, 4, 6, 2)
"""How often each, the worst first."""
_NOT_YET = "It is better, and still there once a day."
_RELIEF = "Until then the night shift restarts the service at six, before anybody comes."


@dataclass(frozen=True)
class Fault:
    """A problem that several places have; its title names the place."""

    vendor: str
    title: str
    problem: str
    effect: str
    solved: str

    def at(self, place: str) -> "Fault":
        """The same at one place."""
        texts = (self.title, self.problem, self.effect, self.solved)
        return Fault(self.vendor, *(text.replace("{place}", place) for text in texts))


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    text = resources.files("portal.demo").joinpath("problems").joinpath("year.toml").read_text("utf-8")
    return tomllib.loads(text)


def faults(dice: random.Random) -> dict[str, Iterator[Fault]]:
    """For each vendor all that went wrong with its product, each once, in an order that is drawn."""
    table, found = _table(), {}
    for vendor in VENDORS:
        known = [Fault(**one) for one in table["fault"] if one["vendor"] == vendor.name]
        each = [fault.at(place) for fault in known for place in table["places"]]
        dice.shuffle(each)
        found[vendor.name] = iter(each)
    return found


def words_of(dice: random.Random, fault: Fault, opener: House) -> CaseWords:
    """What is written in one case of it."""
    shelf = shelf_of(opener.name)
    severity = dice.choices(range(4), _SEVERITIES)[0]
    return CaseWords(
        title=fault.title,
        product=dice.choice(shelf.products),
        severity=tuple(Severity)[severity],
        severity_word=SCALES[opener.name].words[severity].word,
        answers={one.name: _answers(dice, fault, opener, one) for one in VENDORS if one != opener},
        handoff=dice.choice(shelf.handoff),
        declined={reason.value: words for reason, words in REASONS.items()},
        solved=fault.solved,
        relief=_RELIEF,
        not_yet=_NOT_YET,
    )


def _answers(dice: random.Random, fault: Fault, opener: House, partner: House) -> dict[str, str]:
    """The partner's form, filled in."""
    shelf = shelf_of(opener.name)
    known = {
        "problem": fault.problem,
        "effect": fault.effect,
        "tried": dice.choice(shelf.tried),
        "release": dice.choice(shelf.release),
        "changed": dice.choice(shelf.changed),
        "array": f"{dice.choice(shelf.products)}, release {dice.choice(shelf.release)}",
        "path": "Two switches and the line between the sites",
    }
    found = {}
    for asked in FORMS[partner.name].fields:
        given = asked.choices or (("no", "yes") if asked.kind is FieldKind.YES_NO else ())
        found[asked.key] = dice.choice(given) if given else known[asked.key]
    return found

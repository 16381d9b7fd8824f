"""The figures of all measures that business events tell: M29 to M37."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from portal.measures.business.availability import availability
from portal.measures.business.figure import Figure, Told, nothing
from portal.measures.business.improving import effort_outside, friction
from portal.measures.business.milestones import milestones, onboarded, time_to_value
from portal.measures.business.renewals import money_at_risk, renewal
from portal.measures.catalogue import CATALOGUE
from portal.measures.chosen_cases import ChosenCases
from portal.measures.levels.sentences import sentence

BUSINESS_FIGURES: Mapping[str, Callable[[Told], Figure]] = MappingProxyType(
    {
        "M29": time_to_value,
        "M30": onboarded,
        "M31": milestones,
        "M32": availability,
        "M33": renewal,
        "M35": money_at_risk,
        "M36": effort_outside,
        "M37": friction,
    }
)
HEALTH = "M34"
TOLD_BY_BUSINESS = (*BUSINESS_FIGURES, HEALTH)
COMPONENTS_OF_CASES = ("M21", "M23", "M24")
_COMPONENTS_TOLD = ("M31", "M32", "M33")


def business_figures(told: Told, of_cases: Sequence[tuple[str, str]] = ()) -> dict[str, Figure]:
    """Each by its id, in the order of the catalogue.

    `of_cases` are those components of the health that cases tell: what each is called, and what it says.
    """
    found = {key: compute(told) for key, compute in BUSINESS_FIGURES.items()}
    found[HEALTH] = _health(found, of_cases)
    return {key: found[key] for key in CATALOGUE if key in found}


def components_of(chosen: ChosenCases) -> list[tuple[str, str]]:
    """Those components of the health that cases tell, as far as they are known and may be shown."""
    levels = [chosen.level(key) for key in COMPONENTS_OF_CASES]
    return [(CATALOGUE[one.measure_id].name, sentence(one)) for one in levels if one.value is not None]


def _health(found: Mapping[str, Figure], of_cases: Sequence[tuple[str, str]]) -> Figure:
    """M34: what is known, side by side and without weights."""
    told = [(CATALOGUE[key].name, found[key].said) for key in _COMPONENTS_TOLD if found[key].known]
    parts = (*of_cases, *told)
    if not parts:
        return nothing(HEALTH, "It puts other figures side by side, of which none is known yet.")
    return Figure(
        HEALTH,
        None,
        " ".join(said for _, said in parts),
        "each has its own, on its own page",
        f"{len(parts)} {'figure' if len(parts) == 1 else 'figures'} side by side",
        tuple(parts),
    )

"""The catalogue: each measure once, in words that the page, the documents and the code share."""

from portal.measures.catalogue.beyond_cases import ACCELERATION, BUSINESS
from portal.measures.catalogue.definition import Chart, Definition, Group, Serves
from portal.measures.catalogue.for_the_customer import OUTCOMES, SAFETY
from portal.measures.catalogue.gaps_between import GAPS_BETWEEN
from portal.measures.catalogue.honesty import QUALITY

CATALOGUE: dict[str, Definition] = {
    one.id: one for one in (*GAPS_BETWEEN, *SAFETY, *OUTCOMES, *BUSINESS, *ACCELERATION)
}
DECIDED_ON: dict[str, Definition] = {**CATALOGUE, QUALITY.id: QUALITY}
"""All that an organization decides on: the thirty-eight, and whether they can be proved."""
HEAD: tuple[Definition, ...] = tuple(one for one in CATALOGUE.values() if one.head)

__all__ = ["CATALOGUE", "DECIDED_ON", "HEAD", "QUALITY", "Chart", "Definition", "Group", "Serves"]

"""The catalogue: each measure once, in words that the page, the documents and the code share."""

from portal.measures.catalogue.beyond_cases import ACCELERATION, BUSINESS
from portal.measures.catalogue.definition import Chart, Definition, Group, Serves
from portal.measures.catalogue.for_the_customer import OUTCOMES, SAFETY
from portal.measures.catalogue.gaps_between import GAPS_BETWEEN

CATALOGUE: dict[str, Definition] = {
    one.id: one for one in (*GAPS_BETWEEN, *SAFETY, *OUTCOMES, *BUSINESS, *ACCELERATION)
}
HEAD: tuple[Definition, ...] = tuple(one for one in CATALOGUE.values() if one.head)

__all__ = ["CATALOGUE", "HEAD", "Chart", "Definition", "Group", "Serves"]

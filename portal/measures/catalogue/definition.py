"""What a measure is: one definition, from which the catalogue page, the documents and the code speak."""

from dataclasses import dataclass
from enum import StrEnum

from portal.vocabulary import EventType


class Group(StrEnum):
    """The parts of the catalogue, in the words of its headings."""

    GAPS = "Gaps between companies"
    SAFETY = "What safety costs"
    OUTCOMES = "Outcomes for the customer"
    BUSINESS = "Business"
    ACCELERATION = "How fast we get better"
    HONESTY = "Honesty of the figures"


class Serves(StrEnum):
    """What for: the eight service metrics, acceleration in its three ways, and the outcomes named besides."""

    ONBOARDING = "customers get started"
    ADOPTION = "customers use it"
    SUCCESS = "customers reach what they wanted"
    AVAILABILITY = "it works when it is needed"
    ENGAGEMENT = "good work together"
    RETENTION = "customers stay"
    HEALTH = "healthy relationships"
    REVENUE = "renewed revenue"
    EFFORT_OUTSIDE = "acceleration: effort outside the daily work"
    FRICTION = "acceleration: friction from purchase to use"
    CHANGE = "acceleration: how fast change finds its way back"
    TIME_TO_VALUE = "time to value"
    TRUST = "trust"
    EFFORT = "less effort for the customer"
    COST = "lower cost"


class Chart(StrEnum):
    """The picture that answers the question; each has a table behind it."""

    SURVIVAL = "survival curve"
    BAR = "bar of held times"
    FUNNEL = "funnel"
    FLOW = "flow between companies"
    HISTOGRAM = "histogram"
    PARETO = "reasons by frequency"
    CONTROL = "control chart"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Definition:
    """One measure in plain words.

    `events` are those of the timeline that it is computed from; `outside` names what the timeline does not
    know and a form or an import must tell. A measure with something outside has no level before that.
    """

    id: str
    name: str
    question: str
    group: Group
    formula: str
    unit: str
    events: tuple[EventType, ...]
    serves: tuple[Serves, ...]
    gaming: str
    guard: str
    chart: Chart
    outside: tuple[str, ...] = ()
    head: bool = False

    @property
    def borne_by_the_timeline(self) -> bool:
        """Whether the timeline alone gives its level."""
        return not self.outside

"""The line below the thirty-eight: whether the figures themselves can be proved."""

from portal.measures.catalogue.definition import Chart, Definition, Group, Serves
from portal.vocabulary import EventType

QUALITY = Definition(
    "Q",
    "Can we prove it?",
    "How complete and how orderly is what the figures rest on?",
    Group.HONESTY,
    "Cases whose events begin with the opening and lack no number, as a part of all cases; beside it the "
    "events that came late, the share of customers who answered, and whether every figure was equal when it "
    "was made anew from the events.",
    "percent",
    tuple(EventType),
    (Serves.TRUST,),
    "Write events down later, or not at all.",
    "Each event has the number and the time that the portal gave it; every night all figures are made anew "
    "from the events and compared.",
    Chart.TABLE,
)

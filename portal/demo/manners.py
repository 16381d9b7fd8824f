"""How each vendor of the demonstration works: its words for severity, hours, questions, promises, limits."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from portal.demo.cast import BIRCH, CEDAR, NORTHWIND
from portal.rules.clocks import Calendar, Opening, ResponseTerm
from portal.rules.intake import Field, FieldKind, IntakeForm
from portal.rules.severity import SeverityScale, SeverityWord
from portal.vocabulary import DataCategory, Severity, Treatment


def _scale(*words: str) -> SeverityScale:
    return SeverityScale(
        tuple(SeverityWord(word, level) for word, level in zip(words, Severity, strict=True))
    )


SCALES = {
    NORTHWIND.name: _scale("Sev 1", "Sev 2", "Sev 3", "Sev 4"),
    CEDAR.name: _scale("P1", "P2", "P3", "P4"),
    BIRCH.name: _scale("Red", "Amber", "Yellow", "Green"),
}


def _weekdays(*openings: tuple[int, int]) -> dict[int, tuple[Opening, ...]]:
    day = tuple(Opening(time(opens), time(closes)) for opens, closes in openings)
    return dict.fromkeys(range(5), day)


def calendars(year: int) -> Mapping[str, Calendar]:
    """The hours of each vendor; holidays of `year` and the two before."""
    shared = frozenset(
        date(each, month, day) for each in (year - 2, year - 1, year) for month, day in ((1, 1), (12, 25))
    )
    return {
        NORTHWIND.name: Calendar(NORTHWIND.time_zone, _weekdays((8, 12), (13, 18)), shared),
        CEDAR.name: Calendar(CEDAR.time_zone, _weekdays((7, 19)), shared),
        BIRCH.name: Calendar(BIRCH.time_zone, _weekdays((9, 17)), shared),
    }


_WHAT = Field("problem", "What happens, and since when?", FieldKind.LONG_TEXT)
_EFFECT = Field(
    "effect", "What can the customer not do because of it?", FieldKind.LONG_TEXT, help="One sentence will do."
)
_SPREAD = Field(
    "spread", "Where is it seen?", FieldKind.CHOICE, choices=("One site", "Several sites", "Everywhere")
)
_METHOD = Field(
    "method",
    "How do people sign in?",
    FieldKind.CHOICE,
    choices=("Password", "Smart card", "Through another system"),
)
_TRIED = Field("tried", "What was tried, and what came of it?", FieldKind.LONG_TEXT)

FORMS = {
    NORTHWIND.name: IntakeForm(
        (
            _WHAT,
            _EFFECT,
            Field("release", "Which release do the routers run?"),
            _SPREAD,
            _TRIED,
        )
    ),
    CEDAR.name: IntakeForm(
        (
            _WHAT,
            Field("array", "Which array, and which software release?"),
            Field("data_at_risk", "Could data be lost?", FieldKind.YES_NO),
            _TRIED,
            Field("path", "What lies between the servers and the array?", required=False),
        )
    ),
    BIRCH.name: IntakeForm(
        (
            _WHAT,
            _EFFECT,
            _METHOD,
            Field("changed", "What was changed last?"),
        )
    ),
}

_ANSWERS: Mapping[str, tuple[float, float, float, float]] = {
    NORTHWIND.name: (1, 4, 16, 40),
    CEDAR.name: (0.5, 2, 8, 24),
    BIRCH.name: (2, 6, 24, 48),
}


def response_terms(vendor: str) -> list[ResponseTerm]:
    """How soon a vendor answers its partners: the worst by the clock, the others in business hours."""
    return [
        ResponseTerm(severity, timedelta(hours=hours), severity is not Severity.CRITICAL)
        for severity, hours in zip(Severity, _ANSWERS[vendor], strict=True)
    ]


def ceiling(vendor: str) -> dict[DataCategory, Treatment]:
    """The most that a vendor lets out to any partner; one of them is stricter than the others."""
    removed = {DataCategory.CREDENTIALS, DataCategory.NATIONAL_IDS, DataCategory.FINANCIAL}
    if vendor == CEDAR.name:
        removed |= {DataCategory.PEOPLE, DataCategory.LOCATIONS}
    most = dict.fromkeys(DataCategory, Treatment.PSEUDONYMIZE)
    most |= dict.fromkeys(removed, Treatment.REMOVE)
    return most | {DataCategory.TECHNICAL: Treatment.KEEP}

"""The forms of what is set for one partner: a row for each severity, a row for each kind of data."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Self

from wtforms import Field, IntegerField, SelectField
from wtforms.validators import InputRequired

from portal.rules.clocks import ResponseTerm
from portal.vocabulary import DataCategory, Severity, Treatment
from portal.web.forms import choice
from portal.web.kept_forms import KeptForm
from portal.web.tones import words

_UNITS = (("minutes", "minutes", 1), ("hours", "hours", 60), ("days", "days", 1440))
_MOST = 1_000_000
_SUGGESTED = {Severity.CRITICAL: 30, Severity.HIGH: 240, Severity.MEDIUM: 480, Severity.LOW: 1440}
_TREATMENTS = (
    choice(Treatment.REMOVE.value, "Taken out"),
    choice(Treatment.PSEUDONYMIZE.value, "Replaced by a stand-in"),
    choice(Treatment.KEEP.value, "Leaves as it is"),
)


class ResponseTimesForm(KeptForm):
    """For each severity an amount, its unit, and which hours count."""

    @classmethod
    def showing(cls, kept: Mapping[Severity, ResponseTerm]) -> Self:
        """The form with what is kept, or with a suggestion where nothing is."""
        values: dict[str, object] = {}
        for level in Severity:
            row = kept.get(level)
            minutes = row.answer_within // timedelta(minutes=1) if row is not None else _SUGGESTED[level]
            unit, _, size = next(one for one in reversed(_UNITS) if minutes % one[2] == 0)
            values[f"{level.value}_amount"] = minutes // size
            values[f"{level.value}_unit"] = unit
            business = row.business_hours if row is not None else level is not Severity.CRITICAL
            values[f"{level.value}_hours"] = "business" if business else "clock"
        return cls(data=values)

    def rows(self) -> list[tuple[Severity, Field, Field, Field]]:
        """The fields of each severity, as the page lays them out."""
        return [
            (level, self[f"{level.value}_amount"], self[f"{level.value}_unit"], self[f"{level.value}_hours"])
            for level in Severity
        ]

    def terms(self) -> list[ResponseTerm]:
        """What was entered."""
        sizes = {unit: size for unit, _, size in _UNITS}
        return [
            ResponseTerm(level, _span(amount.data, sizes[unit.data]), hours.data == "business")
            for level, amount, unit, hours in self.rows()
        ]


class CeilingForm(KeptForm):
    """For each kind of data the most that leaves."""

    @classmethod
    def showing(cls, kept: Mapping[DataCategory, Treatment]) -> Self:
        """The form with what holds now."""
        return cls(data={category.value: kept[category].value for category in kept})

    def rows(self) -> list[tuple[DataCategory, Field]]:
        """The field of each kind of data, as the page lays them out."""
        return [(category, self[category.value]) for category in DataCategory]

    def treatments(self) -> dict[DataCategory, Treatment]:
        """What was chosen."""
        return {category: Treatment(field.data) for category, field in self.rows()}


def _span(amount: int, minutes: int) -> timedelta:
    """As long as was entered, or longer than anybody promises: a span of time holds no larger numbers."""
    return timedelta(minutes=max(-_MOST, min(amount, _MOST)) * minutes)


def _treatment_field(category: DataCategory) -> SelectField:
    never_kept = category is DataCategory.CREDENTIALS
    offered = [choice for choice in _TREATMENTS if not (never_kept and choice.value == Treatment.KEEP.value)]
    return SelectField(words(category).capitalize(), choices=offered)


for _level in Severity:
    setattr(
        ResponseTimesForm,
        f"{_level.value}_amount",
        IntegerField("Answer within", [InputRequired("Enter a number.")]),
    )
    setattr(
        ResponseTimesForm,
        f"{_level.value}_unit",
        SelectField("Unit", choices=[choice(unit, label) for unit, label, _ in _UNITS]),
    )
    setattr(
        ResponseTimesForm,
        f"{_level.value}_hours",
        SelectField(
            "Counted in",
            choices=[choice("business", "our business hours"), choice("clock", "day and night")],
        ),
    )
for _category in DataCategory:
    setattr(CeilingForm, _category.value, _treatment_field(_category))

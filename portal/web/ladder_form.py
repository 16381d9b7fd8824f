"""The form of an escalation ladder: when alarms begin, and up to six steps, each of one company."""

from datetime import timedelta
from typing import Any, Self
from uuid import UUID

from wtforms import Field, IntegerField, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional

from portal.records.organizations import Organization
from portal.rules.alarms import AlarmTerms
from portal.rules.ladders import MOST_RUNGS, Ladder, Rung
from portal.vocabulary import LadderContact
from portal.web.forms import Form, choice, entered

CONTACT_WORDS = {
    LadderContact.ENGINEER: "case engineer",
    LadderContact.ENGINEERS: "all engineers",
    LadderContact.EXECUTIVES: "executives",
}
_UNITS = (("minutes", 1), ("hours", 60), ("days", 1440))
_SIZES = dict(_UNITS)
_MINUTE = timedelta(minutes=1)
_MOST = NumberRange(0, 100_000, "Enter a number from 0 to 100,000.")


def _unit() -> SelectField:
    return SelectField("Unit", choices=[choice(name, name) for name, _ in _UNITS])


class LadderForm(Form):
    """Two times, how hours count, and the steps; a step without a company is left out."""

    nobody = IntegerField("Nobody has the case for", [InputRequired("Enter a number."), _MOST])
    nobody_unit = _unit()
    silent = IntegerField("Nothing happens for", [InputRequired("Enter a number."), _MOST])
    silent_unit = _unit()
    hours = SelectField(
        "Counted in",
        choices=[choice("office", "office hours"), choice("clock", "day and night")],
    )

    @classmethod
    def showing(cls, ladder: Ladder) -> Self:
        """The form with a ladder in it; the companies are offered by `between`."""
        values: dict[str, object] = {"hours": "office" if ladder.office_hours else "clock"}
        for name, span in (("nobody", ladder.terms.nobody_after), ("silent", ladder.terms.silent_after)):
            values[name], values[f"{name}_unit"] = _amount(span)
        for number, rung in enumerate(ladder.rungs, start=1):
            name = f"rung_{number}"
            values[name], values[f"{name}_unit"] = _amount(rung.after)
            values[f"{name}_company"] = str(rung.organization_id)
            values[f"{name}_contact"] = rung.contact.value
        return cls(data=values)

    def between(self, own: Organization, other: Organization) -> Self:
        """Offer the two companies in each step."""
        for number in range(1, MOST_RUNGS + 1):
            side: Any = self[f"rung_{number}_company"]
            side.choices = [
                choice("", "nobody: no such step"),
                choice(str(own.id), own.name),
                choice(str(other.id), other.name),
            ]
        return self

    def rows(self) -> list[tuple[int, Field, Field, Field, Field]]:
        """The fields of each step, as the page lays them out."""
        return [
            (
                number,
                self[f"rung_{number}"],
                self[f"rung_{number}_unit"],
                self[f"rung_{number}_company"],
                self[f"rung_{number}_contact"],
            )
            for number in range(1, MOST_RUNGS + 1)
        ]

    def ladder(self) -> Ladder:
        """What was entered."""
        rungs = [
            Rung(_span(amount, unit), UUID(entered(side)), LadderContact(entered(contact)))
            for _, amount, unit, side, contact in self.rows()
            if side.data
        ]
        terms = AlarmTerms(_span(self.nobody, self.nobody_unit), _span(self.silent, self.silent_unit))
        return Ladder(terms, tuple(rungs), entered(self.hours) == "office")


def _amount(span: timedelta) -> tuple[int, str]:
    minutes = span // _MINUTE
    unit = next(name for name, size in reversed(_UNITS) if minutes % size == 0)
    return minutes // _SIZES[unit], "minutes" if minutes == 0 else unit


def _span(amount: Field, unit: Field) -> timedelta:
    return int(amount.data or 0) * _SIZES[entered(unit)] * _MINUTE


for _number in range(1, MOST_RUNGS + 1):
    setattr(LadderForm, f"rung_{_number}", IntegerField("After", [Optional(), _MOST]))
    setattr(LadderForm, f"rung_{_number}_unit", _unit())
    setattr(LadderForm, f"rung_{_number}_company", SelectField("Tell, of"))
    setattr(
        LadderForm,
        f"rung_{_number}_contact",
        SelectField("Whom", choices=[choice(one.value, words) for one, words in CONTACT_WORDS.items()]),
    )

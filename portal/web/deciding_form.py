"""What the approver ticks and types. Nothing is ticked beforehand, and both steps carry the same fields."""

from typing import Any, Self
from uuid import UUID

from sqlalchemy.orm import Session
from wtforms import BooleanField, HiddenField, SelectMultipleField, StringField, SubmitField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from portal.access.deciding import Decision
from portal.access.drafting import Choice
from portal.records.authorizations import Authorization, categories_of, recipients_of
from portal.records.organizations import organization_names
from portal.rules.authorization_words import CATEGORY_WORDS
from portal.rules.one_line import one_line
from portal.vocabulary import DataCategory, Treatment, strictest
from portal.web.forms import Form, choice, entered, values_of


def _boxes(label: str) -> SelectMultipleField:
    return SelectMultipleField(label, option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False))


class DecisionForm(Form):
    """For whom, which kinds of data, who decides; and one of two buttons."""

    recipients = _boxes("Who may see it?")
    categories = _boxes("Which kinds of data?")
    reveals = BooleanField("Whoever gave a text may decide for us whether one hidden value in it is shown")
    name = StringField("Your name", [InputRequired("Enter your name."), Length(max=120)])
    position = StringField(
        "What you are in your organization",
        [InputRequired("Enter what you are, for example “Head of operations”."), Length(max=120)],
    )
    allow = SubmitField("Allow what I ticked")
    refuse = SubmitField("Refuse")

    def offer(self, database: Session, asked: Authorization) -> None:
        """Offer what was asked for and nothing else; whoever asks stands last and is called that."""
        names, asker_id = organization_names(database), asked.requested_by_organization_id
        wanted = {row.organization_id for row in recipients_of(database, asked.id)}
        others = sorted(wanted - {asker_id}, key=lambda one: names[one])
        self.recipients.choices = [choice(str(one), names[one]) for one in others]
        if asker_id in wanted:
            self.recipients.choices.append(choice(str(asker_id), f"{names[asker_id]}, who asks you"))
        self.categories.choices = [
            way for row in categories_of(database, asked.id) for way in _ways(row.category, row.asked)
        ]

    def decision(self) -> Decision:
        """What was chosen; where two ways are ticked for one kind, the one that lets out less."""
        name, position = one_line(entered(self.name)), one_line(entered(self.position))
        if not self.allow.data:
            return Decision(None, name, position)
        treatments: dict[DataCategory, Treatment] = {}
        for value in _offered(self.categories):
            kind, _, way = value.partition(":")
            category, treatment = DataCategory(kind), Treatment(way)
            treatments[category] = strictest(treatments.get(category, treatment), treatment)
        recipients = frozenset(UUID(one) for one in _offered(self.recipients))
        by_giver = bool(self.reveals.data)
        return Decision(Choice(recipients, treatments, by_giver), name, position)


class CodeForm(DecisionForm):
    """The same choice again, the code, and what a passkey answered where one is needed."""

    answer = HiddenField()
    code = StringField("Code from the mail", [InputRequired("Type the code from the mail.")])

    @classmethod
    def carrying(cls, chosen: DecisionForm) -> Self:
        """The second step with what the first one chose."""
        made = cls(formdata=None)
        for name in ("recipients", "categories"):
            made[name].choices = chosen[name].choices
        for name in ("recipients", "categories", "reveals", "name", "position", "allow", "refuse"):
            made[name].data = chosen[name].data
        return made


def _offered(field: SelectMultipleField) -> list[str]:
    """The ticked values that were really offered; another value is the form's error, not a choice."""
    known = values_of(field)
    return [value for value in field.data or () if value in known]


def _ways(category: DataCategory, asked: Treatment) -> list[Any]:
    """The ways in which a kind of data may be allowed, the one that lets out less first."""
    name = CATEGORY_WORDS[category][0]
    stand_in = choice(f"{category.value}:{Treatment.PSEUDONYMIZE.value}", f"{name}, replaced by stand-ins")
    if asked is Treatment.PSEUDONYMIZE:
        return [stand_in]
    as_it_is = choice(f"{category.value}:{Treatment.KEEP.value}", f"{name}, as they are")
    return [as_it_is] if category is DataCategory.TECHNICAL else [stand_in, as_it_is]

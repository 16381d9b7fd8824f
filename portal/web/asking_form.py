"""The form that asks a customer for permission."""

from uuid import UUID

from sqlalchemy.orm import Session
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    EmailField,
    RadioField,
    SelectField,
    SelectMultipleField,
)
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from portal.records.agreements import agreements_of, in_force
from portal.records.cases import Case, participants_of
from portal.records.organizations import organization_names
from portal.redaction.protocols import protocols
from portal.rules.authorization_words import CATEGORY_WORDS, PURPOSE_WORDS
from portal.vocabulary import DataCategory, Purpose, Treatment
from portal.web.forms import Form, choice


def _boxes(label: str, why: str) -> SelectMultipleField:
    return SelectMultipleField(
        label,
        [InputRequired(why)],
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )


class AskForm(Form):
    """For whom, for which kind of problem, which kinds of data, what for, until when, whom to ask."""

    recipients = _boxes("Who is to see the data", "Choose at least one company.")
    protocol = RadioField("Kind of problem", [InputRequired("Choose the kind of problem.")])
    without = SelectMultipleField(
        "Leave out what you can do without",
        choices=[
            choice(one.value, CATEGORY_WORDS[one][0])
            for one in DataCategory
            if one not in {DataCategory.TECHNICAL, DataCategory.CREDENTIALS}
        ],
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        description="What is left out is removed before anything leaves, whatever the kind of problem needs.",
    )
    purpose = SelectField(
        "What for",
        [InputRequired("Choose what the data is for.")],
        choices=[choice(one.value, PURPOSE_WORDS[one].capitalize()) for one in Purpose],
        default=Purpose.TECHNICAL_SERVICE.value,
    )
    not_after = DateTimeLocalField("Until", [InputRequired("Choose when the permission ends.")])
    ends_with_case = BooleanField("Ends earlier when the case is closed", default=True)
    approver_email = EmailField(
        "Whom to ask at the customer", [InputRequired("Enter the approver's address.")]
    )

    def offer(self, database: Session, case: Case, organization_id: UUID) -> None:
        """Offer the vendors with an agreement in force, those that take part first, then whoever asks."""
        names = organization_names(database)
        taking_part = {row.organization_id for row in participants_of(database, case.id)}
        partners = sorted(
            partners_of(database, organization_id), key=lambda one: (one not in taking_part, names[one])
        )
        own = choice(str(organization_id), f"{names[organization_id]}, your own company")
        self.recipients.choices = [*(choice(str(one), names[one]) for one in partners), own]
        self.protocol.choices = [
            choice(one.name, one.title)
            for one in protocols().values()
            if one.treatments[DataCategory.TECHNICAL] is not Treatment.REMOVE
        ]

    def chosen(self) -> dict[DataCategory, Treatment]:
        """What the kind of problem lets out, less what was left out."""
        left_out = {DataCategory(one) for one in self.without.data or ()}
        treatments = protocols()[self.protocol.data].treatments
        return {
            one: treatments[one]
            for one in DataCategory
            if one not in left_out and treatments[one] is not Treatment.REMOVE
        }


def partners_of(database: Session, organization_id: UUID) -> list[UUID]:
    """The vendors with which this one has an agreement in force."""
    pairs = ((row.first_id, row.second_id) for row in agreements_of(database, organization_id))
    others = [second if first == organization_id else first for first, second in pairs]
    return [one for one in others if in_force(database, organization_id, one)]

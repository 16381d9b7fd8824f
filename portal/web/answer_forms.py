"""The two answers between organizations as forms: a yes with an engineer and an instant, a no and why."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from wtforms import DateTimeLocalField, RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from portal.access.answers import LONGEST_REASON, No, Yes
from portal.records.people import Person
from portal.vocabulary import DeclineReason, FirstMessage
from portal.web.forms import Form, choice
from portal.web.local_time import instant_of, tomorrow_at_this_hour
from portal.web.tones import words


class YesForm(Form):
    """Who takes it, and when the others hear from them next."""

    engineer = SelectField("Engineer", [InputRequired("Choose who takes it.")])
    next_update = DateTimeLocalField(
        "Next update", [InputRequired("Enter when the others hear from you next.")], format="%Y-%m-%dT%H:%M"
    )
    first_message = RadioField(
        "Was everything that you need in their first message?",
        [InputRequired("Choose whether you had to ask for more.")],
        choices=[
            choice(FirstMessage.COMPLETE.value, "Yes, we had to ask for nothing"),
            choice(FirstMessage.ASKED_OTHERWISE.value, "No, we asked by telephone, mail or otherwise"),
        ],
    )

    def ask_nothing_of_the_first_message(self) -> None:
        """Leave the question out where more was asked here: then it is known."""
        del self.first_message

    def offer(self, engineers: Sequence[Person], own_id: UUID | None, now: datetime, zone: str) -> None:
        """Fill in who can be chosen, and what is likely."""
        self.engineer.choices = [
            choice("", "Choose an engineer"),
            *(choice(str(one.id), one.name) for one in engineers),
        ]
        if not self.next_update.raw_data:
            self.next_update.data = tomorrow_at_this_hour(now, zone)
            if own_id in {one.id for one in engineers}:
                self.engineer.data = str(own_id)

    def yes(self, zone: str) -> Yes:
        """The answer, when the form was sent whole."""
        assert self.next_update.data is not None  # noqa: S101 - it is required
        said = self.first_message.data if self.first_message else None
        return Yes(
            UUID(self.engineer.data),
            instant_of(self.next_update.data, zone),
            FirstMessage(said) if said else None,
        )


class NoForm(Form):
    """Why not, in a word that can be counted and a sentence if need be."""

    reason = RadioField(
        "Reason",
        [InputRequired("Choose a reason.")],
        choices=[choice(one.value, words(one).capitalize()) for one in DeclineReason],
    )
    words = TextAreaField(
        "In your words",
        description="Needed when the reason is another one. No names of people or computers.",
        render_kw={"maxlength": LONGEST_REASON, "rows": 2},
    )

    def no(self) -> No:
        """The answer, when the form was sent whole."""
        return No(DeclineReason(self.reason.data), self.words.data or "")


class WantForm(Form):
    """Which answers do not suffice, and what is missing."""

    keys = SelectMultipleField(
        "Which answers do you need to know more about?",
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    words = TextAreaField(
        "What is missing?",
        description="One or two sentences. No names of people or computers.",
        render_kw={"maxlength": LONGEST_REASON, "rows": 2},
    )

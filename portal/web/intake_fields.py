"""A partner's intake form as a form on a page: one field a question, made from data."""

from collections.abc import Mapping

from wtforms import Field, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from portal.rules.intake import Field as Question
from portal.rules.intake import FieldKind, IntakeForm
from portal.web.forms import Form, choice


def form_for(intake: IntakeForm) -> type[Form]:
    """A form class with the questions as fields, in their order; each field's name is the question's key."""
    return type("AskingForm", (Form,), {_name(question): _field(question) for question in intake.fields})


def answers_in(form: Form, intake: IntakeForm) -> dict[str, str]:
    """What was answered, by the questions' keys."""
    return {one.key: (form[_name(one)].data or "").strip() for one in intake.fields}


def show_answers(form: Form, answers: Mapping[str, str], intake: IntakeForm) -> None:
    """Put earlier answers into the fields."""
    for question in intake.fields:
        form[_name(question)].data = answers.get(question.key, "")


def field_name(key: str) -> str:
    """The name of a question's field; prefixed, so that no question can be called like a part of the form."""
    return f"question_{key}"


def _name(question: Question) -> str:
    return field_name(question.key)


def _field(question: Question) -> Field:
    needed = InputRequired("Please answer this; the partner needs it.") if question.required else Optional()
    if question.kind is FieldKind.CHOICE:
        return RadioField(
            question.label,
            [needed],
            description=question.help,
            choices=[choice(one, one) for one in question.choices],
            validate_choice=question.required,
        )
    if question.kind is FieldKind.YES_NO:
        return RadioField(
            question.label,
            [needed],
            description=question.help,
            choices=[choice("yes", "Yes"), choice("no", "No")],
            validate_choice=question.required,
        )
    if question.kind is FieldKind.LONG_TEXT:
        return TextAreaField(question.label, [needed], description=question.help, render_kw={"rows": 4})
    return StringField(question.label, [needed], description=question.help)

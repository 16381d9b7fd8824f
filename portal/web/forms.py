"""The form that every page's form is made from: token checked, text trimmed, failures beside the field."""

from collections.abc import Iterable
from typing import Any, cast

from flask import request
from flask_wtf import FlaskForm
from wtforms import Field, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # younger than its types

from portal.vocabulary import Failure, Invalid
from portal.web.field_words import FieldWords


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A form with the token against forgery; no page switches it off."""

    class Meta:
        """What the form library asks us."""

        def get_translations(self, _: FlaskForm) -> FieldWords:
            """In which words it says what is wrong with a field."""
            return FieldWords()

    def validate(self, extra_validators: dict[str, Any] | None = None) -> bool:
        """Check every field. What cannot be read gets that one sentence, and not its bounds as well."""
        right = bool(super().validate(extra_validators))
        for field in self:
            unread = list(field.process_errors)
            if unread and list(field.errors)[: len(unread)] == unread:
                field.errors = unread
        return right

    def was_sent_whole(self) -> bool:
        """Whether this is a POST whose fields are all usable; otherwise the fields carry sentences."""
        return bool(request.method == "POST" and self.validate())

    def show(self, failure: Failure) -> None:
        """Put a failure's sentence beside the field it belongs to, or above the form."""
        name = failure.field if isinstance(failure, Invalid) else ""
        field = self._fields.get(name)
        if field is None:
            self.form_errors.append(failure.sentence)
        else:
            field.errors = [*field.errors, failure.sentence]


def entered(field: Field) -> str:
    """What was typed or chosen in this field; nothing is the empty text."""
    return str(field.data or "")


def choice(value: str, label: str) -> Any:
    """One option of a select, a radio or a check list."""
    return SelectChoice(value, label)


def values_of(field: SelectField) -> list[str]:
    """The values that a select, a radio or a check list offers, in their order."""
    offered = cast("Iterable[SelectChoice]", field.choices or ())
    return [str(one.value) for one in offered]

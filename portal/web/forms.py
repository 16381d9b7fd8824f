"""The form that every page's form is made from: token checked, text trimmed, failures beside the field."""

from flask import request
from flask_wtf import FlaskForm

from portal.vocabulary import Failure, Invalid


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A form with the token against forgery; no page switches it off."""

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

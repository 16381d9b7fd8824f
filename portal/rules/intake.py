"""A partner's intake form as data: what they need to know before they can say yes.

The form is the partner's, the answers the asker's; completeness is shown before anything is sent, so that
nobody has to be asked twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.vocabulary import Invalid

_LONGEST = {"text": 300, "long_text": 20_000}


class FieldKind(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of the form; `choices` only for CHOICE. Raises `Invalid` when it cannot be asked."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    help: str = ""
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a question without a key or label, or with choices that do not fit its kind."""
        if not self.key.isidentifier() or not self.label.strip():
            raise Invalid("Every question needs a key (letters, digits, underscores) and a label.", "form")
        if (self.kind is FieldKind.CHOICE) != bool(self.choices):
            raise Invalid(f"“{self.label}”: choices belong to a question of the kind choice.", "form")


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """The questions in their order, and the version that a request was sent with."""

    fields: tuple[Field, ...]
    version: int = 1

    def __post_init__(self) -> None:
        """Refuse two questions with one key."""
        keys = [field.key for field in self.fields]
        if len(set(keys)) != len(keys):
            raise Invalid("Two questions of the form have the same key.", "form")


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of the form is answered: counts, and the labels of what is required and missing."""

    answered: int
    asked: int
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every required question has an answer."""
        return not self.missing


def check(form: IntakeForm, answers: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the answers: field key → sentence to show beside it; empty when all is well.

    YES_NO is answered by "yes" or "no". An answer to a question that the form does not ask is an error:
    nothing may be sent that the partner did not ask for.
    """
    errors = {}
    for field in form.fields:
        if sentence := _fault(field, answers.get(field.key, "").strip()):
            errors[field.key] = sentence
    for key in answers.keys() - {field.key for field in form.fields}:
        errors[key] = "This form does not ask that."
    return errors


def completeness(form: IntakeForm, answers: Mapping[str, str]) -> Completeness:
    """How complete the answers are, to be shown before sending."""
    answered = [field for field in form.fields if answers.get(field.key, "").strip()]
    missing = [field.label for field in form.fields if field.required and field not in answered]
    return Completeness(answered=len(answered), asked=len(form.fields), missing=tuple(missing))


def _fault(field: Field, answer: str) -> str | None:
    if not answer:
        return "Please answer this; the partner needs it." if field.required else None
    if field.kind is FieldKind.CHOICE and answer not in field.choices:
        return "Please choose one of the given answers."
    if field.kind is FieldKind.YES_NO and answer not in ("yes", "no"):
        return "Please answer yes or no."
    longest = _LONGEST.get(field.kind.value)
    if longest is not None and len(answer) > longest:
        return f"Please shorten this to {longest:,} characters."
    return None


def form_from_json(kept: Sequence[Any]) -> IntakeForm:
    """The form that `form_to_json` wrote; of an organization that asks nothing, one without questions."""
    return IntakeForm(
        tuple(
            Field(
                key=str(entry["key"]),
                label=str(entry["label"]),
                kind=FieldKind(entry.get("kind", FieldKind.TEXT)),
                required=bool(entry.get("required", True)),
                help=str(entry.get("help", "")),
                choices=tuple(entry.get("choices", ())),
            )
            for entry in kept
        )
    )


def form_to_json(form: IntakeForm) -> list[dict[str, Any]]:
    """The questions as the organization's row and each request keep them, in their order."""
    return [
        {
            "key": field.key,
            "label": field.label,
            "kind": field.kind.value,
            "required": field.required,
            "help": field.help,
            "choices": list(field.choices),
        }
        for field in form.fields
    ]

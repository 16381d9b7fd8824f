"""The partner's form: what is missing is said before anything is sent."""

import pytest

from portal.rules.intake import (
    Completeness,
    Field,
    FieldKind,
    IntakeForm,
    check,
    completeness,
    form_from_json,
    form_to_json,
)
from portal.vocabulary import Invalid

FORM = IntakeForm(
    (
        Field("product", "Product", FieldKind.CHOICE, choices=("Storage", "Network")),
        Field("version", "Version"),
        Field("steps", "Steps to see it", FieldKind.LONG_TEXT, required=False),
        Field("production", "Is it a production system?", FieldKind.YES_NO),
    )
)


def test_a_full_answer_has_no_errors() -> None:
    answers = {"product": "Storage", "version": "9.1", "production": "yes"}

    assert check(FORM, answers) == {}
    assert completeness(FORM, answers) == Completeness(answered=3, asked=4, missing=())


def test_each_fault_is_said_beside_its_field() -> None:
    answers = {
        "product": "Coffee",
        "version": "  ",
        "production": "maybe",
        "steps": "x" * 20_001,
        "secret": "1",
    }

    errors = check(FORM, answers)

    assert errors == {
        "product": "Please choose one of the given answers.",
        "version": "Please answer this; the partner needs it.",
        "production": "Please answer yes or no.",
        "steps": "Please shorten this to 20,000 characters.",
        "secret": "This form does not ask that.",
    }


def test_completeness_names_what_is_missing() -> None:
    state = completeness(FORM, {"version": "9.1"})

    assert state.missing == ("Product", "Is it a production system?")
    assert not state.complete


@pytest.mark.parametrize(
    "make",
    [
        lambda: Field("two words", "Label"),
        lambda: Field("key", " "),
        lambda: Field("key", "Label", FieldKind.CHOICE),
        lambda: Field("key", "Label", FieldKind.TEXT, choices=("a",)),
        lambda: IntakeForm((Field("a", "A"), Field("a", "B"))),
    ],
)
def test_a_form_that_cannot_be_asked_is_refused(make: object) -> None:
    assert callable(make)
    with pytest.raises(Invalid):
        make()


def test_a_form_is_read_as_it_was_kept() -> None:
    assert form_from_json(form_to_json(FORM)) == FORM
    assert form_from_json([]) == IntakeForm(())

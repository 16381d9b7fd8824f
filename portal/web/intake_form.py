"""The editor of a vendor's intake form. Adding, removing and moving are buttons; no script is needed."""

import re
from collections.abc import Sequence
from typing import Any, Self

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, FieldList, FormField, HiddenField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm

from portal.actions.set_intake_form import MOST_QUESTIONS, set_intake_form
from portal.records.organizations import organization_of
from portal.rules.intake import Field, FieldKind, IntakeForm, form_from_json
from portal.rules.one_line import one_line
from portal.vocabulary import Invalid, OrganizationKind, Permission, Refused
from portal.web.call import Call
from portal.web.forms import Form, choice
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

intake_form = GuardedBlueprint("intake_form", __name__)

_KINDS = (
    choice(FieldKind.TEXT.value, "One line"),
    choice(FieldKind.LONG_TEXT.value, "Several lines"),
    choice(FieldKind.CHOICE.value, "One of several answers"),
    choice(FieldKind.YES_NO.value, "Yes or no"),
)
_LONGEST_KEY = 40


class QuestionForm(PlainForm):
    """One question. `key` names its answers and stays when the words change."""

    key = HiddenField()
    label = StringField("Question")
    kind = SelectField("Answered by", choices=list(_KINDS))
    required = BooleanField("They must answer this")
    help = StringField("Help", description="What exactly is meant, and where to find it.")
    choices = TextAreaField("Answers to choose from", description="One a line; only for one of several.")


class IntakeEditor(Form):
    """All questions in their order."""

    questions = FieldList(FormField(QuestionForm), max_entries=MOST_QUESTIONS)

    @classmethod
    def showing(cls, questions: Sequence[dict[str, Any]]) -> Self:
        """A draft, as it is on the screen; nothing of the request is read."""
        return cls(formdata=None, data={"questions": list(questions)})

    def drafted(self) -> list[dict[str, Any]]:
        """The questions as they stand on the screen."""
        return [dict(entry.data) for entry in self.questions]


@intake_form.page(
    "/organization/intake-form", needs=Needs.to(Permission.PARTNER_SETTINGS), methods=("GET", "POST")
)
def edit(call: Call) -> ResponseReturnValue:
    """Edit the form that partners fill in when they ask this vendor into a case."""
    own = organization_of(call.database, call.actor.organization_id)
    if own.kind is not OrganizationKind.VENDOR:
        raise Refused("Only vendors have these settings.")
    if request.method == "GET":
        form = IntakeEditor.showing([_shown(one) for one in form_from_json(own.intake_form).fields])
        return _page(form, own.name)
    form = IntakeEditor()
    if not form.was_sent_whole():
        raise Invalid("This form came in a shape that its page does not send. Reload the page and try again.")
    act, _, place = request.form.get("act", "save").partition(":")
    if act != "save":
        changed = _changed(form.drafted(), act, int(place) if place.isdigit() else -1)
        return _page(IntakeEditor.showing(changed), own.name, changed=True)
    try:
        set_intake_form(call.database, call.actor, _read(form.drafted()), call.now)
    except Invalid as failure:
        form.show(failure)
        return _page(form, own.name, changed=True)
    flash("Your intake form is kept. Partners fill it in from now on.", "success")
    return redirect(url_for("organization_settings.show"), code=303)


def _page(form: IntakeEditor, name: str, *, changed: bool = False) -> ResponseReturnValue:
    body = render_template(
        "intake_form/edit.html", form=form, name=name, changed=changed, most=MOST_QUESTIONS
    )
    return body, 422 if form.errors else 200


def _shown(question: Field) -> dict[str, Any]:
    return {
        "key": question.key,
        "label": question.label,
        "kind": question.kind.value,
        "required": question.required,
        "help": question.help,
        "choices": "\n".join(question.choices),
    }


def _changed(questions: list[dict[str, Any]], act: str, place: int) -> list[dict[str, Any]]:
    """The draft after one press; a press on a question that is not there changes nothing."""
    if act == "add" and len(questions) < MOST_QUESTIONS:
        return [*questions, {"kind": FieldKind.TEXT.value, "required": True}]
    if not 0 <= place < len(questions):
        return questions
    if act == "remove":
        return questions[:place] + questions[place + 1 :]
    target = place + {"up": -1, "down": 1}.get(act, 0)
    if 0 <= target < len(questions):
        questions[place], questions[target] = questions[target], questions[place]
    return questions


def _read(questions: list[dict[str, Any]]) -> IntakeForm:
    """The draft as a form; `Invalid` when a question cannot be asked."""
    keys: list[str] = []
    fields = []
    for question in questions:
        label = one_line(str(question["label"] or ""))
        if not label:
            raise Invalid("Every question needs its words. Fill in the empty one or remove it.")
        kind = FieldKind(question["kind"])
        choices = [one for line in str(question["choices"] or "").splitlines() if (one := one_line(line))]
        if kind is FieldKind.CHOICE and not choices:
            raise Invalid(f"“{label}”: write the answers to choose from, one a line.")
        keys.append(_key(str(question["key"] or ""), label, keys))
        fields.append(
            Field(
                key=keys[-1],
                label=label,
                kind=kind,
                required=bool(question["required"]),
                help=one_line(str(question["help"] or "")),
                choices=tuple(dict.fromkeys(choices)) if kind is FieldKind.CHOICE else (),
            )
        )
    return IntakeForm(tuple(fields))


def _key(kept: str, label: str, taken: list[str]) -> str:
    """The key that the question had, or one made from its words; never one that is taken."""
    made = kept if kept.isidentifier() else re.sub(r"\W+", "_", label.casefold()).strip("_")
    made = made[:_LONGEST_KEY] if made.isidentifier() else f"question_{made}"[:_LONGEST_KEY].rstrip("_")
    key, number = made, 2
    while key in taken:
        key, number = f"{made}_{number}", number + 1
    return key

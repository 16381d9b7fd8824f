"""A reviewer corrects the redaction: this was missed, this may stay. Both hold for the whole case."""

from collections.abc import Callable
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length

from portal.access.sampling import Sample
from portal.actions.decide_redaction import (
    LONGEST_REASON,
    LONGEST_VALUE,
    RedactionChoice,
    decide_redaction,
)
from portal.actions.review_upload import Review, review_upload
from portal.redaction import Finding
from portal.vocabulary import DataCategory, Failure, Invalid, Missing, Permission
from portal.web.call import Call
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.line_words import marked_text, words_and_rest, words_of
from portal.web.needs import Needs
from portal.web.redacted_text import after_pieces, before_pieces
from portal.web.tones import words

redaction_review = GuardedBlueprint("redaction_review", __name__)

_NEEDS = Needs.case(Permission.DISCLOSURE_CREATE, writes=True)
_UPLOAD = "/cases/<uuid:case_id>/uploads/<uuid:upload_id>"
_LOOKED_AT_AGAIN = "Kept for the whole case. The file is being looked at again."
_TEST_ITEM = (
    "This was a test item, and you found it. It is made up, is no part of the file and never leaves; nothing "
    "was learned from it. If something else of what you marked must not leave, mark that by itself."
)
_COPY = "Type or copy what must not leave."
_MARK_OR_TYPE = "Mark words of the line, or type what must not leave."
_KINDS = [choice(one.value, words(one)) for one in DataCategory if one is not DataCategory.TECHNICAL]


class MissedForm(Form):
    """What was missed, marked in its line or typed, and what kind of data it is."""

    words = SelectMultipleField("Which words must not leave?")
    value = StringField("What must not leave", [Length(max=LONGEST_VALUE)])
    category = SelectField("What is it?", choices=_KINDS)


class MayStayForm(Form):
    """Which of the things found is harmless, and why."""

    value = RadioField("What may stay?", [InputRequired("Choose one.")])
    reason = StringField("Why?", [InputRequired("Say why this may stay."), Length(max=LONGEST_REASON)])


@redaction_review.page(f"{_UPLOAD}/missed", needs=_NEEDS, methods=("GET", "POST"))
def missed(call: Call, case_id: UUID, upload_id: UUID) -> ResponseReturnValue:
    """Something that must not leave was not found."""
    review = review_upload(call.database, call.case, upload_id, call.instruments, call.now)
    form, sample = MissedForm(), _sample(review)
    stay = words_of(sample.before, sample.findings) if sample else []
    form.words.choices = [choice(word.name, word.text) for word in stay]
    if stay:
        form.value.label.text = "Or type it"
    if form.was_sent_whole() and _decided(call, form, upload_id, lambda: _missed_choice(form, sample)):
        return _back(case_id, upload_id)
    return _page(call, "redaction_review/missed.html", form, review)


@redaction_review.page(f"{_UPLOAD}/may-stay", needs=_NEEDS, methods=("GET", "POST"))
def may_stay(call: Call, case_id: UUID, upload_id: UUID) -> ResponseReturnValue:
    """Something that was found is harmless. Passwords, keys and tokens are never offered here."""
    review = review_upload(call.database, call.case, upload_id, call.instruments, call.now)
    sample = _sample(review)
    if sample is None:
        raise Missing("There is no such line any more. Go back to the review.")
    offered = {
        # Named by itself: after another look at the file this line may be another one.
        f"{one.start}:{sample.before[one.start : one.end]}": one
        for one in sample.findings
        if one.category is not DataCategory.CREDENTIALS
    }
    form = MayStayForm()
    form.value.choices = [
        choice(name, f"{sample.before[one.start : one.end]} ({words(one.category)})")
        for name, one in offered.items()
    ]
    if form.was_sent_whole() and _decided(
        call, form, upload_id, lambda: _harmless_choice(form, sample, offered[form.value.data])
    ):
        return _back(case_id, upload_id)
    return _page(call, "redaction_review/may_stay.html", form, review)


def _missed_choice(form: MissedForm, sample: Sample | None) -> RedactionChoice:
    """What was typed or marked, as the form says.

    Raises:
        Invalid: nothing, both, or words that do not stand side by side.
    """
    typed = entered(form.value).strip()
    marked = marked_text(sample.before, sample.findings, set(form.words.data or ())) if sample else ""
    if typed and marked:
        raise Invalid("Either mark it above or type it here: one at a time.", "value")
    if not typed and not marked:
        raise Invalid(_MARK_OR_TYPE if sample else _COPY, "value")
    return RedactionChoice(missed=True, value=typed or marked, category=DataCategory(form.category.data))


def _harmless_choice(form: MayStayForm, sample: Sample, one: Finding) -> RedactionChoice:
    value = sample.before[one.start : one.end]
    return RedactionChoice(missed=False, value=value, category=one.category, reason=entered(form.reason))


def _decided(call: Call, form: Form, upload_id: UUID, chosen: Callable[[], RedactionChoice]) -> bool:
    try:
        with call.database.begin_nested():
            kept = decide_redaction(call.database, call.case, upload_id, chosen(), call.instruments, call.now)
    except Failure as failure:
        form.show(failure)
        return False
    flash(_LOOKED_AT_AGAIN if kept is not None else _TEST_ITEM, "success")
    return True


def _sample(review: Review) -> Sample | None:
    number = request.args.get("line", type=int)
    if number is None or not 0 <= number < len(review.samples):
        return None
    return review.samples[number]


def _page(call: Call, template: str, form: Form, review: Review) -> ResponseReturnValue:
    sample = _sample(review)
    line = None
    if sample is not None:
        line = {
            "place": f"{sample.member}, line {sample.line}",
            "before": before_pieces(sample.before, sample.findings),
            "after": after_pieces(sample.before, sample.findings),
            "parts": list(words_and_rest(sample.before, sample.findings)),
        }
    body = render_template(
        template, form=form, case=call.case.case, upload=review.upload, name=review.name, line=line
    )
    return body, 422 if form.errors else 200


def _back(case_id: UUID, upload_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("uploads.review", case_id=case_id, upload_id=upload_id), code=303)

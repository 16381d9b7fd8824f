"""Legal holds: what is kept for a court, by which three officers, and ending it by two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from portal.access.opening_held import own_officer, what_may_be_opened
from portal.actions.agree_to_open_held import agree_to_open_held
from portal.actions.ask_to_open_held import OpeningAsk, ask_to_open_held
from portal.actions.open_held import open_held
from portal.actions.place_legal_hold import LONGEST_REASON, HoldDraft, place_legal_hold
from portal.actions.release_legal_hold import release_legal_hold
from portal.records.disclosures import Disclosure
from portal.records.hold_openings import Held, HoldOpening, openings_of
from portal.records.legal_holds import LegalHold, legal_hold_of, legal_holds_of, officers_of_hold
from portal.records.log_search import references_of
from portal.records.organizations import organization_names
from portal.records.people import Person, active_people_with, people_names
from portal.vault.escrow import OFFICERS
from portal.vocabulary import Conflict, Invalid, OpeningState, Permission, Role
from portal.web.call import Call
from portal.web.file_answers import file_answer
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

legal_holds = GuardedBlueprint("legal_holds", __name__)

GONE = "somebody who left"
_NEEDS = Needs.to(Permission.LEGAL_HOLD)


class HoldForm(Form):
    """Which case, why, and with whom."""

    reference = StringField("Case", [InputRequired("Enter the reference of the case.")])
    reason = TextAreaField("Why it must be kept", [InputRequired("Write why, in a sentence.")])
    colleagues = SelectMultipleField(
        "Two other officers",
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,
    )


class OpeningForm(Form):
    """Which content, and why."""

    content = RadioField("What is to be opened", [InputRequired("Choose what is to be opened.")])
    reason = TextAreaField("Why it must be opened", [InputRequired("Write why, in a sentence.")])


@dataclass(frozen=True)
class OpeningRow:
    """One opening in words; `agrees` and `opens` say what the reader can do now."""

    opening: HoldOpening
    label: str
    asked_by: str
    agreed_by: str
    agrees: bool
    opens: bool


@dataclass(frozen=True)
class HoldRow:
    """One hold in words; `mine` says whether the reader can still agree to end it."""

    hold: LegalHold
    reference: str
    officers: Sequence[tuple[str, bool]]
    mine: bool
    officer: bool
    openings: Sequence[OpeningRow]


@legal_holds.page("/legal-holds", needs=_NEEDS)
def list_holds(call: Call) -> ResponseReturnValue:
    """All holds of the organization, the ended ones too."""
    holds = legal_holds_of(call.database, call.actor.organization_id)
    references = references_of(call.database, {one.case_id for one in holds})
    names = people_names(call.database, call.actor.organization_id)
    openings = openings_of(call.database, [one.id for one in holds])
    labels = {
        one.disclosure_id: call.database.get_one(Disclosure, one.disclosure_id).label for one in openings
    }
    rows = [_row(call, one, references.get(one.case_id, ""), names, openings, labels) for one in holds]
    return render_template("legal_holds/list.html", rows=rows)


@legal_holds.page("/legal-holds/place", needs=_NEEDS, methods=("GET", "POST"))
def place(call: Call) -> ResponseReturnValue:
    """Say which case, why, and with whom."""
    form, others = HoldForm(), _others(call)
    form.colleagues.choices = [choice(str(one.id), one.name) for one in others]
    if form.was_sent_whole():
        chosen = {str(one.id): one.id for one in others}
        picked = [chosen[one] for one in form.colleagues.data or () if one in chosen]
        draft = HoldDraft(entered(form.reference), entered(form.reason), picked)
        try:
            with call.database.begin_nested():
                place_legal_hold(call.database, call.actor, draft, call.instruments, call.now)
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash("The hold is placed. Nothing changes for those who read.", "success")
            return redirect(url_for("legal_holds.list_holds"), code=303)
    body = render_template(
        "legal_holds/place.html", form=form, enough=len(others) >= OFFICERS - 1, longest=LONGEST_REASON
    )
    return body, 422 if form.errors else 200


@legal_holds.page("/legal-holds/<uuid:hold_id>/release", needs=_NEEDS, methods=("POST",))
def release(call: Call, hold_id: UUID) -> ResponseReturnValue:
    """Agree that the hold ends."""
    over = release_legal_hold(call.database, call.actor, hold_id, call.instruments, call.now)
    flash(
        "The hold is over." if over else "Written down. One of the other two must agree as well.", "success"
    )
    return redirect(url_for("legal_holds.list_holds"), code=303)


@legal_holds.page("/legal-holds/<uuid:hold_id>/open", needs=_NEEDS, methods=("GET", "POST"))
def ask_to_open(call: Call, hold_id: UUID) -> ResponseReturnValue:
    """Choose one content that the hold keeps, and say why it must be opened."""
    hold = legal_hold_of(call.database, call.actor.organization_id, hold_id)
    own_officer(call.database, hold, call.actor)
    names, form = organization_names(call.database), OpeningForm()
    kept = {f"{one.disclosure.id}.{one.result.organization_id}": one for one in _kept(call, hold)}
    form.content.choices = [
        choice(key, f"{one.disclosure.label}, from {names[one.disclosure.organization_id]} "
               f"to {names[one.result.organization_id]}")
        for key, one in kept.items()
    ]  # fmt: skip
    if form.was_sent_whole():
        chosen = kept[entered(form.content)]
        wanted = OpeningAsk(chosen.disclosure.id, chosen.result.organization_id, entered(form.reason))
        try:
            with call.database.begin_nested():
                ask_to_open_held(call.database, call.actor, hold_id, wanted, call.now)
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash("Asked. One of the other two officers must agree; then you can open it, once.", "success")
            return redirect(url_for("legal_holds.list_holds"), code=303)
    body = render_template("legal_holds/open.html", form=form, kept=kept, hold=hold, longest=LONGEST_REASON)
    return body, 422 if form.errors else 200


@legal_holds.page("/legal-holds/openings/<uuid:opening_id>/agree", needs=_NEEDS, methods=("POST",))
def agree(call: Call, opening_id: UUID) -> ResponseReturnValue:
    """Agree that it is opened."""
    agree_to_open_held(call.database, call.actor, opening_id, call.now)
    flash("Agreed. The officer who asked can open it once, within a day.", "success")
    return redirect(url_for("legal_holds.list_holds"), code=303)


@legal_holds.page("/legal-holds/openings/<uuid:opening_id>/file", needs=_NEEDS, methods=("POST",))
def open_once(call: Call, opening_id: UUID) -> ResponseReturnValue:
    """The content as a file, this once."""
    opened = open_held(call.database, call.actor, opening_id, call.instruments, call.now)
    return file_answer(opened.pieces, opened.result.size, opened.result.file_name)


def _kept(call: Call, hold: LegalHold) -> Sequence[Held]:
    return what_may_be_opened(call.database, hold) if hold.released_at is None else ()


def _others(call: Call) -> Sequence[Person]:
    officers = active_people_with(call.database, call.actor.organization_id, Role.COMPLIANCE_OFFICER)
    return [one for one in officers if one.id != call.actor.person]


def _row(
    call: Call,
    hold: LegalHold,
    reference: str,
    names: dict[UUID, str],
    openings: Sequence[HoldOpening],
    labels: dict[UUID, str],
) -> HoldRow:
    officers = officers_of_hold(call.database, hold.id)
    waiting = {one.person_id for one in officers if one.agreed_at is None}
    named = [(names.get(one.person_id, GONE), one.agreed_at is not None) for one in officers]
    own = hold.released_at is None and call.actor.person in {one.person_id for one in officers}
    rows = [_opening(call, one, names, labels, own=own) for one in openings if one.hold_id == hold.id]
    return HoldRow(hold, reference, named, own and call.actor.person in waiting, own, rows)


def _opening(
    call: Call, one: HoldOpening, names: dict[UUID, str], labels: dict[UUID, str], *, own: bool
) -> OpeningRow:
    asked_by_reader, in_time = one.asked_by_id == call.actor.person, own and one.until > call.now
    return OpeningRow(
        one,
        labels.get(one.disclosure_id, ""),
        names.get(one.asked_by_id, GONE),
        names.get(one.agreed_by_id, GONE) if one.agreed_by_id else "",
        agrees=in_time and one.state is OpeningState.ASKED and not asked_by_reader,
        opens=in_time and one.state is OpeningState.AGREED and asked_by_reader,
    )

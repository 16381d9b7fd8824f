"""Legal holds: what is kept for a court, by which three officers, and ending it by two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from portal.actions.place_legal_hold import LONGEST_REASON, HoldDraft, place_legal_hold
from portal.actions.release_legal_hold import release_legal_hold
from portal.records.legal_holds import LegalHold, legal_holds_of, officers_of_hold
from portal.records.log_search import references_of
from portal.records.people import Person, active_people_with, people_names
from portal.vault.escrow import OFFICERS
from portal.vocabulary import Conflict, Invalid, Permission, Role
from portal.web.call import Call
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

legal_holds = GuardedBlueprint("legal_holds", __name__)

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


@dataclass(frozen=True)
class HoldRow:
    """One hold in words; `mine` says whether the reader can still agree to end it."""

    hold: LegalHold
    reference: str
    officers: Sequence[tuple[str, bool]]
    mine: bool


@legal_holds.page("/legal-holds", needs=_NEEDS)
def list_holds(call: Call) -> ResponseReturnValue:
    """All holds of the organization, the ended ones too."""
    holds = legal_holds_of(call.database, call.actor.organization_id)
    references = references_of(call.database, {one.case_id for one in holds})
    names = people_names(call.database, call.actor.organization_id)
    rows = [_row(call, one, references.get(one.case_id, ""), names) for one in holds]
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


def _others(call: Call) -> Sequence[Person]:
    officers = active_people_with(call.database, call.actor.organization_id, Role.COMPLIANCE_OFFICER)
    return [one for one in officers if one.id != call.actor.person]


def _row(call: Call, hold: LegalHold, reference: str, names: dict[UUID, str]) -> HoldRow:
    officers = officers_of_hold(call.database, hold.id)
    waiting = {one.person_id for one in officers if one.agreed_at is None}
    named = [(names.get(one.person_id, "somebody who left"), one.agreed_at is not None) for one in officers]
    return HoldRow(hold, reference, named, hold.released_at is None and call.actor.person in waiting)

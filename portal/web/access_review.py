"""The access review: which permissions and people somebody should look at again, and signing for it."""

from dataclasses import dataclass
from datetime import datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import HiddenField, TextAreaField
from wtforms.validators import InputRequired

from portal.access.audit_scope import SeenEntry, seen_by
from portal.access.reviewing import AccessReview
from portal.actions.review_access import review_access
from portal.actions.sign_review import sign_review
from portal.records.access_review import last_reviews
from portal.records.log_search import references_of
from portal.records.organizations import organization_names, organization_of
from portal.rules.access_review import Finding, FindingKind
from portal.rules.authorization_words import CATEGORY_WORDS
from portal.vocabulary import Conflict, Invalid, Permission
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

access_reviews = GuardedBlueprint("access_reviews", __name__)

KIND_WORDS = {
    FindingKind.UNUSED: (
        "Not used",
        "Nothing was read under these for 30 days. Does anybody still need them?",
    ),
    FindingKind.EXPIRING: ("Run out soon", "These end within 14 days. Will the work be done by then?"),
    FindingKind.OFF_PROTOCOL: (
        "Allow more than the problem needs",
        "These let more through than this kind of problem asks for. Is there a reason?",
    ),
    FindingKind.REVEALED: (
        "Hidden values were opened",
        "The customer let somebody see what a stand-in stands for. The permission's page has each reason.",
    ),
    FindingKind.HELD_OPENED: (
        "Held content was opened",
        "Two officers opened what a legal hold keeps after its permission ended. The log has each reason.",
    ),
    FindingKind.DORMANT: ("People who were not here", "They can sign in and have not for 90 days."),
}


class SignForm(Form):
    """What was decided, and exactly which findings it is about."""

    note = TextAreaField("What you decided", [InputRequired("Write what you decided, in a sentence.")])
    seen = HiddenField()


@dataclass(frozen=True)
class FindingRow:
    """One finding in words; `url` leads to where something can be done about it."""

    label: str
    note: str
    at: datetime
    url: str


@access_reviews.page("/review", needs=Needs.to(Permission.AUDIT_SEARCH, writes=True), methods=("GET", "POST"))
def review(call: Call) -> ResponseReturnValue:
    """Look through who may see what, and sign for it."""
    form = SignForm()
    if form.was_sent_whole():
        try:
            sign_review(call.database, call.actor, entered(form.seen), entered(form.note), call.now)
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash("Signed. It stands in the log, with what you were shown.")
            return redirect(url_for("access_reviews.review"), code=303)
    found = review_access(call.database, call.actor, call.now)
    form.seen.data = found.fingerprint
    own = organization_of(call.database, call.actor.organization_id)
    page = render_template(
        "access_reviews/review.html",
        form=form,
        found=found,
        groups=_groups(call, found),
        reviews=_signed(call.database, call),
        own=own,
    )
    return page, 422 if form.errors else 200


def _groups(call: Call, found: AccessReview) -> list[tuple[str, str, list[FindingRow]]]:
    held = {one.case_id for one in found.openings.values()}
    cases = references_of(call.database, held | {one.case_id for one in found.permissions.values()})
    names = organization_names(call.database)
    rows: dict[FindingKind, list[FindingRow]] = {kind: [] for kind in FindingKind}
    for one in found.findings:
        if one.kind is FindingKind.DORMANT:
            person = found.people[one.subject_id]
            rows[one.kind].append(FindingRow(person.name, person.email, one.at, ""))
        elif one.kind is FindingKind.HELD_OPENED:
            hold = found.openings[one.subject_id]
            label = f"Held in {cases.get(hold.case_id, '')}"
            url = url_for("legal_holds.list_holds") if Permission.LEGAL_HOLD in call.actor.permissions else ""
            rows[one.kind].append(FindingRow(label, "", one.at, url))
        else:
            permission = found.permissions[one.subject_id]
            reference = cases.get(permission.case_id, "")
            note = f"version {permission.version}, by {names[permission.customer_id]}{_beyond(one)}"
            url = url_for("permissions.show", authorization_id=permission.id)
            rows[one.kind].append(FindingRow(f"Permission for {reference}", note, one.at, url))
    return [(*KIND_WORDS[kind], rows[kind]) for kind in FindingKind]


def _beyond(one: Finding) -> str:
    words = ", ".join(CATEGORY_WORDS[category][0].lower() for category in one.categories)
    return f": {words}" if words else ""


def _signed(database: Session, call: Call) -> list[SeenEntry]:
    own = organization_of(database, call.actor.organization_id)
    return seen_by(database, own, last_reviews(database, own.id))

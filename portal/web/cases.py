"""The list of cases, opening one, and one case with all that happened in it."""

from uuid import UUID

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired

from portal.actions.open_case import LONGEST_PRODUCT, LONGEST_TITLE, NewCase
from portal.actions.open_case import open_case as open_new_case
from portal.actions.read_case import read_case
from portal.records.case_list import PAGE, View, Wanted, counts, found, page_of
from portal.records.cases import customers_of
from portal.records.organizations import customer_with_domain, organization_of
from portal.rules.severity import scale_from_json
from portal.vocabulary import Conflict, Invalid, Permission, Severity
from portal.web.call import Call
from portal.web.case_page import case_page
from portal.web.case_rows import case_rows
from portal.web.case_table import csv_of
from portal.web.forms import Form, choice
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

cases = GuardedBlueprint("cases", __name__)

VIEW_WORDS = {
    View.NEEDS_US: "Needs us",
    View.PARTNER: "Waiting for a partner",
    View.PERMISSION: "Waiting for permission",
    View.SILENT: "Silent",
    View.ALL: "All open",
    View.CLOSED: "Closed",
}
EMPTY_WORDS = {
    View.NEEDS_US: ("No case needs you", "Cases appear here when your organization must act next."),
    View.PARTNER: ("No case waits for a partner", "Cases appear here while another vendor must act next."),
    View.PERMISSION: ("No case waits for permission", "Cases appear here while a customer decides."),
    View.SILENT: ("No case is silent", "Cases appear here when nothing happened in them for a week."),
    View.ALL: ("No open cases yet", "Open the first one for a customer who needs more than one vendor."),
    View.CLOSED: ("No closed cases", "Cases stay here after they were closed."),
}
MOST_EXPORTED = 5000


class NewCaseForm(Form):
    """What an engineer enters to open a case."""

    customer = StringField(
        "Customer's domain",
        [InputRequired("Enter the customer's domain.")],
        description="As in their e-mail addresses, such as example.com. Customers are not listed here: "
        "whose problems other vendors work on is nobody's business.",
        render_kw={"list": "customers", "autocomplete": "off", "spellcheck": "false"},
    )
    title = StringField(
        "Title",
        [InputRequired("Enter a title.")],
        description="One sentence that a stranger would understand. No names of people or computers.",
        render_kw={"maxlength": LONGEST_TITLE},
    )
    product = StringField(
        "Product",
        [InputRequired("Enter the product.")],
        description="What does not work, with its version if you know it.",
        render_kw={"maxlength": LONGEST_PRODUCT},
    )
    severity = RadioField("Severity", [InputRequired("Choose a severity.")])


@cases.page("/cases", needs=Needs.to(Permission.CASE_LIST))
def list_cases(call: Call) -> ResponseReturnValue:
    """What is ours to do, and what is late."""
    wanted, own = _wanted(call), organization_of(call.database, call.actor.organization_id)
    shown = page_of(call.database, own.id, wanted, call.now)
    return render_template(
        "cases/list_cases.html",
        rows=case_rows(call.database, shown, own, call.now),
        own=own,
        wanted=wanted,
        counts=counts(call.database, own.id, call.now),
        total=found(call.database, own.id, wanted, call.now),
        first=(wanted.page - 1) * PAGE + 1,
        page_length=PAGE,
        view_words=VIEW_WORDS,
        empty_words=EMPTY_WORDS[wanted.view],
        may_open=Permission.CASE_OPEN in call.actor.permissions,
        severities=[("", "Any")] + [(one.value, one.value.capitalize()) for one in Severity],
    )


@cases.page("/cases.csv", needs=Needs.to(Permission.CASE_LIST))
def export_cases(call: Call) -> ResponseReturnValue:
    """What the list shows, as a table for other programs."""
    wanted, own = _wanted(call), organization_of(call.database, call.actor.organization_id)
    whole = page_of(
        call.database,
        own.id,
        Wanted(wanted.view, wanted.words, wanted.severity),
        call.now,
        most=MOST_EXPORTED,
    )
    rows = case_rows(call.database, whole, own, call.now)
    answer: Response = current_app.make_response(
        (csv_of(rows), 200, {"Content-Type": "text/csv; charset=utf-8"})
    )
    answer.headers["Content-Disposition"] = "attachment; filename=cases.csv"
    return answer


@cases.page("/cases/new", needs=Needs.to(Permission.CASE_OPEN), methods=("GET", "POST"))
def open_case(call: Call) -> ResponseReturnValue:
    """Open a case for a customer."""
    own = organization_of(call.database, call.actor.organization_id)
    form = NewCaseForm()
    form.severity.choices = [choice(one.word, one.word) for one in scale_from_json(own.severity_scale).words]
    if form.was_sent_whole():
        try:
            customer = customer_with_domain(call.database, form.customer.data or "")
            new = NewCase(customer.id, form.title.data or "", form.product.data or "", form.severity.data)
            with call.database.begin_nested():
                case = open_new_case(call.database, call.actor, new, call.now)
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            flash(f"Case {case.reference} is open. Nobody else sees it until you ask them in.", "success")
            return redirect(url_for("cases.show", case_id=case.id), code=303)
    meanings = {
        one.word: one.severity.value.capitalize() for one in scale_from_json(own.severity_scale).words
    }
    notes = {word: f"Others read: {meaning.lower()}" for word, meaning in meanings.items() if word != meaning}
    known = customers_of(call.database, own.id)
    body = render_template("cases/open_case.html", form=form, own=own, notes=notes, known=known)
    return body, 422 if form.errors else 200


@cases.page("/cases/<uuid:case_id>", needs=Needs.case(Permission.CASE_READ, writes=True))
def show(call: Call, case_id: UUID) -> ResponseReturnValue:  # noqa: ARG001 - the guard has used it
    """What happened, and what now."""
    notes = read_case(call.database, call.case, call.instruments, call.now)
    return render_template("cases/show.html", page=case_page(call.database, call.case, notes, call.now))


def _wanted(call: Call) -> Wanted:
    """The view, words and page that the address asks for; what it cannot mean is left out."""
    given = request.args
    works = Permission.CASE_WORK in call.actor.permissions and not given.get("q")
    view = given.get("view", "")
    severity = given.get("severity", "")
    page = given.get("page", "1")
    return Wanted(
        view=View(view) if view in set(View) else View.NEEDS_US if works else View.ALL,
        words=" ".join(given.get("q", "").split())[:100],
        severity=Severity(severity) if severity in set(Severity) else None,
        page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,  # noqa: PLR2004 - enough pages
    )

"""Asking another company in, and answering when one is asked."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.answers import engineers_of
from portal.actions.accept_request import accept_request
from portal.actions.ask_for_collaboration import ask_for_collaboration
from portal.actions.decline_request import decline_request
from portal.actions.read_request import read_request
from portal.actions.supply_information import supply_information
from portal.actions.want_information import want_information
from portal.actions.withdraw_request import withdraw_request
from portal.records.collaboration_requests import request_of
from portal.records.organizations import organization_of
from portal.rules.intake import completeness, form_from_json
from portal.vocabulary import Conflict, Invalid, Permission
from portal.web.answer_forms import NoForm, WantForm, YesForm
from portal.web.asking_page import AskedPage, asked_page, asking_choices, asking_page
from portal.web.call import Call
from portal.web.forms import choice
from portal.web.guard import GuardedBlueprint
from portal.web.intake_fields import answers_in, field_name, form_for, show_answers
from portal.web.needs import Needs

collaboration_requests = GuardedBlueprint("collaboration_requests", __name__)

_NEEDS = Needs.case(Permission.CASE_WORK)
_BEGINS = Needs.open_case(Permission.CASE_WORK)


@collaboration_requests.page("/cases/<uuid:case_id>/ask", needs=_BEGINS, methods=("GET", "POST"))
def ask(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Choose a partner, then answer what they want to know."""
    partner = _chosen()
    choices = asking_choices(call.database, call.case)
    if partner is None or partner not in {choice.id for choice in choices if not choice.obstacle}:
        directory = render_template(
            "collaboration_requests/choose.html",
            case=call.case.case,
            choices=choices,
            query=request.args.get("q", ""),
        )
        return directory, 200 if partner is None else 422
    page = asking_page(call.database, call.case, partner, call.now)
    form = form_for(page.intake)()
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                ask_for_collaboration(
                    call.database,
                    call.case,
                    partner,
                    answers_in(form, page.intake),
                    call.instruments,
                    call.now,
                )
        except (Conflict, Invalid) as failure:
            form.show(_beside(failure))
        else:
            flash(f"{page.partner.name} was asked. They see your answers and nothing else.", "success")
            return redirect(url_for("cases.show", case_id=case_id), code=303)
    done = completeness(page.intake, answers_in(form, page.intake))
    body = render_template("collaboration_requests/ask.html", form=form, page=page, done=done)
    return body, 422 if form.errors else 200


@collaboration_requests.page(
    "/cases/<uuid:case_id>/requests/<uuid:request_id>", needs=_BEGINS, methods=("GET", "POST")
)
def supply(call: Call, case_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """Tell the partner what was missing."""
    asked = request_of(call.database, case_id, request_id, call.actor.organization_id)
    partner, intake = organization_of(call.database, asked.to_id), form_from_json(asked.form)
    form = form_for(intake)()
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                supply_information(
                    call.database, call.case, request_id, answers_in(form, intake), call.instruments, call.now
                )
        except (Conflict, Invalid) as failure:
            form.show(_beside(failure))
        else:
            flash(f"{partner.name} has your answers and decides again.", "success")
            return redirect(url_for("cases.show", case_id=case_id), code=303)
    elif request.method == "GET":
        show_answers(form, asked.answers, intake)
    wanted = [field.label for field in intake.fields if field.key in asked.wanted_keys]
    body = render_template(
        "collaboration_requests/supply.html",
        form=form, case=call.case.case, asked=asked, partner=partner, intake=intake, wanted=wanted,
    )  # fmt: skip
    return body, 422 if form.errors else 200


@collaboration_requests.page(
    "/cases/<uuid:case_id>/requests/<uuid:request_id>/withdraw", needs=_NEEDS, methods=("POST",)
)
def withdraw(call: Call, case_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """Take the request back."""
    withdraw_request(call.database, call.case, request_id, call.now)
    flash("They are no longer asked, and no longer see the request.", "success")
    return redirect(url_for("cases.show", case_id=case_id), code=303)


@collaboration_requests.page(
    "/cases/<uuid:case_id>/request", needs=Needs.request(writes=True), methods=("GET", "POST")
)
def answer(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Is it ours? Yes with an engineer, no with a reason, or: we need to know more."""
    page, zone = asked_page(call.database, call.asked), call.actor.time_zone
    yes, no, want = YesForm(prefix="yes-"), NoForm(prefix="no-"), WantForm(prefix="want-")
    yes.offer(engineers_of(call.database, call.actor.organization_id), call.actor.person_id, call.now, zone)
    if page.asked_for_more:
        yes.ask_nothing_of_the_first_message()
    want.keys.choices = [choice(field.key, field.label) for field in page.intake.fields]
    form = {"accept": yes, "decline": no, "want": want}.get(request.form.get("act", ""))
    if form is not None and form.was_sent_whole():
        try:
            with call.database.begin_nested():
                said = _answer(call, page, form)
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            flash(said, "success")
            accepted = url_for("cases.show", case_id=case_id)
            return redirect(accepted if form is yes else url_for("inbox.inbox"), code=303)
    if request.method == "GET":
        read_request(call.database, call.asked, call.now)
    body = render_template(
        "collaboration_requests/answer.html", page=page, yes=yes, no=no, want=want, zone=zone
    )
    return body, 422 if form is not None and form.errors else 200


def _answer(call: Call, page: AskedPage, form: YesForm | NoForm | WantForm) -> str:
    if isinstance(form, YesForm):
        yes = form.yes(call.actor.time_zone)
        accept_request(call.database, call.asked, yes, call.instruments, call.now)
        return "You take part in this case now."
    if isinstance(form, NoForm):
        decline_request(call.database, call.asked, form.no(), call.instruments, call.now)
        return f"{page.asker} reads your answer. You no longer see the case."
    keys, words = form.keys.data or [], form.words.data or ""
    want_information(call.database, call.asked, keys, words, call.instruments, call.now)
    return f"{page.asker} was asked for more. The request comes back to you with their answer."


def _chosen() -> UUID | None:
    try:
        return UUID(request.args.get("partner", ""))
    except ValueError:
        return None


def _beside(failure: Conflict | Invalid) -> Conflict | Invalid:
    """The failure beside the question that it is about."""
    return Invalid(failure.sentence, field_name(failure.field)) if isinstance(failure, Invalid) else failure

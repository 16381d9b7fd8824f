"""Asking for the value behind one stand-in, what became of it, and opening it once."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired

from portal.access.reveal_levels import what_giver_lacks
from portal.actions.answer_reveal_as_giver import answer_reveal_as_giver
from portal.actions.ask_to_reveal import LONGEST_REASON, RevealAsk, ask_to_reveal
from portal.actions.show_revealed import show_revealed
from portal.records.authorizations import Authorization
from portal.records.disclosures import disclosure_of
from portal.records.organizations import organization_names, organization_of
from portal.records.people import people_names
from portal.records.reveal_requests import RevealRequest, reveals_concerning
from portal.rules.authorization_record import reveals_by_giver
from portal.vocabulary import Conflict, Invalid, Missing, Permission, RevealState
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import REVEALS_PER_PERSON, allow

reveal_requests = GuardedBlueprint("reveal_requests", __name__)

_ANSWERS = {"show": True, "refuse": False}
_READS = Needs.case(Permission.DISCLOSURE_READ)
_ASKS = Needs.open_case(Permission.DISCLOSURE_READ)


class RevealForm(Form):
    """Which stand-in, and why."""

    stand_in = StringField("Stand-in", [InputRequired("Copy one stand-in out of the text.")])
    reason = TextAreaField("Why you must know it", [InputRequired("Write why, in a sentence or two.")])


@reveal_requests.page(
    "/cases/<uuid:case_id>/disclosures/<uuid:disclosure_id>/reveal", needs=_ASKS, methods=("GET", "POST")
)
def ask(call: Call, case_id: UUID, disclosure_id: UUID) -> ResponseReturnValue:
    """Say which one, and why. The customer reads it and decides."""
    disclosure = disclosure_of(call.database, case_id, disclosure_id, call.actor.organization_id)
    if disclosure.organization_id == call.actor.organization_id:
        raise Missing("There is no such disclosure in this case.")
    form = RevealForm()
    if form.was_sent_whole():
        wanted = RevealAsk(entered(form.stand_in), entered(form.reason))
        try:
            with call.database.begin_nested():
                ask_to_reveal(call.database, call.case, disclosure_id, wanted, call.instruments, call.now)
                allow("reveal", REVEALS_PER_PERSON, str(call.actor.person))
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash("The customer was asked. You get a mail when they have decided.", "success")
            return redirect(url_for("reveal_requests.list_requests", case_id=case_id), code=303)
    if not form.stand_in.raw_data:
        form.stand_in.data = request.args.get("value", "")[:LONGEST_REASON]
    body = render_template(
        "reveal_requests/ask.html",
        form=form,
        case=call.case.case,
        disclosure=disclosure,
        customer=organization_of(call.database, call.case.case.customer_id).name,
        longest=LONGEST_REASON,
    )
    return body, 422 if form.errors else 200


@reveal_requests.page("/cases/<uuid:case_id>/reveals", needs=_READS)
def list_requests(call: Call, case_id: UUID) -> ResponseReturnValue:
    """What our organization asked in this case, and what became of each."""
    own_id = call.actor.organization_id
    concerning = reveals_concerning(call.database, case_id, own_id)
    asked = [one for one in concerning if one.organization_id == own_id]
    given = [one for one in concerning if one.organization_id != own_id]
    return render_template(
        "reveal_requests/list.html",
        case=call.case.case,
        customer=organization_of(call.database, call.case.case.customer_id).name,
        asked=asked,
        given=given,
        companies=organization_names(call.database),
        ours_to_decide={one.id: what_giver_lacks(call.database, one) for one in given if _decides(call, one)},
        names=people_names(call.database, call.actor.organization_id),
        mine={
            one.id
            for one in asked
            if one.state is RevealState.READY
            and one.person_id == call.actor.person
            and one.open_until is not None
            and one.open_until > call.now
        },
    )


@reveal_requests.page(
    "/cases/<uuid:case_id>/reveals/<uuid:request_id>/<answer>",
    needs=Needs.case(Permission.DISCLOSURE_CREATE),
    methods=("POST",),
)
def decide(call: Call, case_id: UUID, request_id: UUID, answer: str) -> ResponseReturnValue:
    """What we gave: whether one hidden value in it may be seen, where the customer leaves that to us."""
    if answer not in _ANSWERS:
        raise Missing("There is no such page.")
    shows = _ANSWERS[answer]
    answer_reveal_as_giver(
        call.database, call.case, request_id, allow=shows, instruments=call.instruments, now=call.now
    )
    flash("They can open this one value, once." if shows else "Refused. Nothing is shown.", "success")
    return redirect(url_for("reveal_requests.list_requests", case_id=case_id), code=303)


@reveal_requests.page("/cases/<uuid:case_id>/reveals/<uuid:request_id>", needs=_READS, methods=("POST",))
def show(call: Call, case_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """Open the value, this once. The entry is kept before it leaves."""
    del case_id
    shown = show_revealed(call.database, call.case, request_id, call.instruments, call.now)
    return render_template("reveal_requests/show.html", case=call.case.case, shown=shown)


def _decides(call: Call, asked: RevealRequest) -> bool:
    """Whether the reader may answer this one: it waits, and the customer leaves it to the giver."""
    authorization = call.database.get_one(Authorization, asked.authorization_id)
    waits = asked.state is RevealState.ASKED and asked.answer_until > call.now
    may = Permission.DISCLOSURE_CREATE in call.actor.permissions
    return waits and may and reveals_by_giver(authorization.record)

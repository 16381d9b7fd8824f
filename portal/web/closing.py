"""Closing a case, and taking it up again."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.actions.close_case import close_case
from portal.actions.reopen_case import reopen_case
from portal.records.authorizations import granted_authorization
from portal.records.cases import participants_of
from portal.records.organizations import organization_names
from portal.records.resolutions import resolutions_of
from portal.vocabulary import CaseState, Permission
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

closing = GuardedBlueprint("closing", __name__)


@closing.page(
    "/cases/<uuid:case_id>/close", needs=Needs.open_case(Permission.CASE_WORK), methods=("GET", "POST")
)
def close(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Say what ends with the case, then close it."""
    if request.method == "POST":
        close_case(call.database, call.case, call.instruments, call.now)
        flash("The case is closed.", "success")
        return redirect(url_for("cases.show", case_id=case_id), code=303)
    names = organization_names(call.database)
    return render_template(
        "closing/close.html",
        case=call.case.case,
        solved=call.case.case.state is CaseState.RESOLVED,
        customer=names[call.case.case.customer_id],
        readers=[names[one.organization_id] for one in participants_of(call.database, case_id)],
        permission=granted_authorization(call.database, case_id),
        asked=bool(resolutions_of(call.database, case_id)),
    )


@closing.page("/cases/<uuid:case_id>/reopen", needs=Needs.case(Permission.CASE_WORK), methods=("POST",))
def reopen(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Take the case up again."""
    reopen_case(call.database, call.case, call.now)
    flash("The case is open again, and it is with you.", "success")
    return redirect(url_for("cases.show", case_id=case_id), code=303)

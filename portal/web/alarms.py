"""Taking an alarm on."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from portal.actions.acknowledge_alarm import acknowledge_alarm
from portal.vocabulary import Permission
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

alarms = GuardedBlueprint("alarms", __name__)


@alarms.page(
    "/cases/<uuid:case_id>/alarms/<uuid:alarm_id>/take",
    needs=Needs.case(Permission.CASE_WORK),
    methods=("POST",),
)
def take(call: Call, case_id: UUID, alarm_id: UUID) -> ResponseReturnValue:
    """Say that one sees to it."""
    acknowledge_alarm(call.database, call.case, alarm_id, call.now)
    flash("Everybody in this case sees that you look after it.", "success")
    return redirect(url_for("cases.show", case_id=case_id), code=303)

"""What is kept how long: the retention schedule, for those who have to answer for it."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.rules.retention import SCHEDULE
from portal.vocabulary import Permission
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

retention = GuardedBlueprint("retention", __name__)


@retention.page("/retention", needs=Needs.to(Permission.AUDIT_SEARCH))
def schedule(call: Call) -> ResponseReturnValue:  # noqa: ARG001 - the guard's
    """The whole schedule."""
    return render_template("retention/schedule.html", rows=SCHEDULE)

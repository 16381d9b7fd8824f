"""What waits for me, most urgent first."""

from collections import Counter

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.vocabulary import Permission
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.inbox_items import inbox_items
from portal.web.needs import Needs

inbox_pages = GuardedBlueprint("inbox", __name__)

VIEWS = {
    "all": "Everything",
    "alarms": "Alarms",
    "requests": "Requests",
    "handoffs": "Handoffs",
    "urgent": "More urgency",
    "promises": "Promised updates",
    "resolutions": "Not working yet",
    "reviews": "Reviews",
    "reveals": "Hidden values",
}


@inbox_pages.page("/inbox", needs=Needs.to(Permission.CASE_WORK))
def inbox(call: Call) -> ResponseReturnValue:
    """Who waits for us, for what, since when and until when."""
    items = inbox_items(call.database, call.actor.organization_id, call.now)
    view = request.args.get("view", "all")
    view = view if view in VIEWS else "all"
    counts = Counter(item.kind for item in items)
    return render_template(
        "inbox/inbox.html",
        items=[item for item in items if view in ("all", item.kind)],
        view=view,
        views_known=VIEWS,
        counts={"all": len(items), **{one: counts[one] for one in VIEWS if one != "all"}},
    )

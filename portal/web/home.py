"""The first page: where each person's work begins."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from portal.vocabulary import Permission
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

home_pages = GuardedBlueprint("home", __name__)

_FIRST_PAGES: tuple[tuple[Permission, str], ...] = (
    (Permission.CASE_WORK, "cases.list_cases"),
    (Permission.MEASURES_READ, "measures.first"),
    (Permission.ORGANIZATION_ENROLL, "organizations.list_organizations"),
    (Permission.PARTNER_SETTINGS, "partners.list_partners"),
    (Permission.AUDIT_SEARCH, "audit.search"),
)
"""The first entry whose permission a person has is where they begin; later entries are for other roles."""


@home_pages.page("/", needs=Needs.signed_in())
def home(call: Call) -> ResponseReturnValue:
    """Send everybody to the page that answers their first question."""
    for permission, endpoint in _FIRST_PAGES:
        if permission in call.actor.permissions:
            return redirect(url_for(endpoint), code=303)
    return redirect(url_for("profile.profile"), code=303)

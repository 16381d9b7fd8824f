"""What the palette finds: cases of the reader's own organization, and pages they can go to."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from portal.records.case_list import View, Wanted, page_of
from portal.records.organizations import organization_names
from portal.vocabulary import Permission
from portal.web.addresses import address_of
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

palette_pages = GuardedBlueprint("palette", __name__)

MOST_CASES = 8
SHORTEST = 2
_PAGES: tuple[tuple[str, str, Permission | None], ...] = (
    # label, endpoint, permission
    ("Open a case", "cases.open_case", Permission.CASE_OPEN),
    ("Inbox", "inbox.inbox", Permission.CASE_WORK),
    ("Cases", "cases.list_cases", Permission.CASE_LIST),
    ("Where cases wait", "measures.first", Permission.MEASURES_READ),
    ("All measures", "measures.catalogue", Permission.MEASURES_READ),
    ("Between companies", "gaps.gaps", Permission.MEASURES_READ),
    ("Goals", "goals.list_goals", Permission.MEASURES_READ),
    ("Your history", "histories.list_histories", Permission.HISTORY_IMPORT),
    ("Profile", "profile.profile", None),
    ("Partners", "partners.list_partners", Permission.AGREEMENT_READ),
    ("People", "people.list_people", Permission.PEOPLE_MANAGE),
    ("Access log", "audit.search", Permission.AUDIT_SEARCH),
)


@palette_pages.page("/palette", needs=Needs.signed_in())
def find(call: Call) -> ResponseReturnValue:
    """Answer with pages and cases for the words in `q`; of other organizations' cases, nothing."""
    words = " ".join(request.args.get("q", "").split())[:100]
    items = _pages(call, words.lower()) if words else []
    if len(words) >= SHORTEST and Permission.CASE_LIST in call.actor.permissions:
        items += _cases(call, words)
    return {"items": items}


def _pages(call: Call, words: str) -> list[dict[str, str]]:
    return [
        {"label": label, "hint": "Page", "url": address}
        for label, endpoint, permission in _PAGES
        if words in label.lower()
        and (permission is None or permission in call.actor.permissions)
        and (address := address_of(endpoint))
    ]


def _cases(call: Call, words: str) -> list[dict[str, str]]:
    names = organization_names(call.database)
    own_id = call.actor.organization_id
    found = [
        case
        for view in (View.ALL, View.CLOSED)
        for case in page_of(call.database, own_id, Wanted(view, words), call.now, most=MOST_CASES)
    ]
    return [
        {
            "label": case.title,
            "hint": f"{case.reference} · {names[case.customer_id]}",
            "url": url_for("cases.show", case_id=case.id),
        }
        for case in found[:MOST_CASES]
    ]

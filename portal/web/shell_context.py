"""What layout.html is given on every page: who reads, where they can go, how they like their screen."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Flask, current_app, g, request, url_for
from sqlalchemy.orm import Session

from portal.access.acting import way_for
from portal.access.actors import Actor
from portal.records.organizations import organization_of
from portal.records.people import person_of
from portal.records.roads import by
from portal.vocabulary import Permission
from portal.web.addresses import address_of
from portal.web.call import Call
from portal.web.guard import rooms
from portal.web.inbox_items import inbox_items
from portal.web.shell import NavigationGroup, NavigationItem, Shell, ShellPerson

_P = Permission
_WORK = "Work"
_OFFICE = "Office"
_PLACES = (
    # group, label, endpoint, icon, letter after g, permission
    (_WORK, "Inbox", "inbox.inbox", "inbox", "i", _P.CASE_WORK),
    (_WORK, "Cases", "cases.list_cases", "case", "c", _P.CASE_LIST),
    (_WORK, "Where cases wait", "measures.first", "clock", "w", _P.MEASURES_READ),
    (_WORK, "Between companies", "gaps.gaps", "chart", "b", _P.MEASURES_READ),
    (_WORK, "Business events", "business_events.list_events", "building", "v", _P.MEASURES_READ),
    (_WORK, "Goals", "goals.list_goals", "flag", "q", _P.MEASURES_READ),
    (_WORK, "Suggestions", "suggestions.list_suggestions", "refresh", "u", _P.CASE_LIST),
    (_WORK, "Your history", "histories.list_histories", "upload", "y", _P.HISTORY_IMPORT),
    (_OFFICE, "Access log", "audit.search", "log", "l", _P.AUDIT_SEARCH),
    (_OFFICE, "Permissions", "permissions.list_permissions", "lock", "m", _P.AUDIT_SEARCH),
    (_OFFICE, "Who may decide", "mandates.show", "people", "d", _P.AUTHORIZATION_DECIDE),
    (_OFFICE, "Access review", "access_reviews.review", "shield", "r", _P.AUDIT_SEARCH),
    (_OFFICE, "Legal holds", "legal_holds.list_holds", "lock", "h", _P.LEGAL_HOLD),
    (_OFFICE, "Organizations", "organizations.list_organizations", "building", "o", _P.ORGANIZATION_ENROLL),
    (_OFFICE, "Partners", "partners.list_partners", "agreement", "p", _P.AGREEMENT_READ),
    (_OFFICE, "People", "people.list_people", "people", "e", _P.PEOPLE_MANAGE),
    (_OFFICE, "Our organization", "organization_settings.show", "gear", "s", _P.PARTNER_SETTINGS),
    (_OFFICE, "Standing terms", "agreements.terms", "file", "t", _P.TERMS_PUBLISH),
)


def install_shell(app: Flask) -> None:
    """Give every template the shell; pages of people who are not signed in get an empty one."""
    app.before_request(_open)
    app.context_processor(_shell)
    app.jinja_env.globals["address_of"] = address_of
    app.jinja_env.globals["has_page"] = lambda endpoint: endpoint in app.view_functions


def _open() -> None:
    g.rooms = rooms()


def _shell() -> dict[str, Any]:
    actor: Actor | None = g.get("actor")
    call: Call | None = g.get("call")
    if actor is None or actor.person_id is None:
        return {"shell": Shell(), "person": None, "navigation": []}
    if call is not None:
        with by(call.database, way_for(actor)):  # A link's page is shown for the link's organization.
            waiting = _waiting(call.database, actor, call.now)
            return _around(call.database, actor, actor.person_id, waiting)
    house = rooms()  # The page failed and its transaction with it: its refusal gets one of its own.
    with house.database.transaction(way_for(actor), write=False) as database:
        return _around(database, actor, actor.person_id, waiting=0)


def _waiting(database: Session, actor: Actor, now: datetime) -> int:
    """How much waits in the inbox; a refusal, which anybody can have by the thousand, does not count it."""
    if _P.CASE_WORK not in actor.permissions:
        return 0
    return len(inbox_items(database, actor.organization_id, now))


def _around(database: Session, actor: Actor, person_id: UUID, waiting: int) -> dict[str, Any]:
    person = person_of(database, person_id)
    organization = organization_of(database, actor.organization_id)
    works = _P.CASE_WORK in actor.permissions
    return {
        "shell": Shell(
            theme=person.theme,
            shortcuts=person.shortcuts,
            home_url=url_for("home.home"),
            theme_url=_address("profile.theme"),
            palette_url=_address("palette.find"),
            search_url=_address("cases.list_cases") if _P.CASE_LIST in actor.permissions else "",
            new_case_url=_address("cases.open_case") if _P.CASE_OPEN in actor.permissions else "",
            inbox_url=_address("inbox.inbox") if works else "",
            inbox_count=waiting,
            profile_url=_address("profile.profile"),
            sign_out_url=_address("signing_in.sign_out"),
        ),
        "person": ShellPerson(person.name, organization.name),
        "navigation": _navigation(actor),
    }


def _address(endpoint: str) -> str:
    """The page's address, or nothing where this installation does not have the page."""
    return url_for(endpoint) if endpoint in current_app.view_functions else ""


def _navigation(actor: Actor) -> list[NavigationGroup]:
    groups: dict[str, list[NavigationItem]] = {}
    for group, label, endpoint, icon, letter, permission in _PLACES:
        if permission in actor.permissions and endpoint in current_app.view_functions:
            here = request.endpoint is not None and request.endpoint.split(".")[0] == endpoint.split(".")[0]
            item = NavigationItem(label, url_for(endpoint), icon, current=here, key=letter)
            groups.setdefault(group, []).append(item)
    return [NavigationGroup(label, tuple(items)) for label, items in groups.items()]

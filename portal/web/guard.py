"""The one way into a page: who asks is known, and what the page needs is proved, in one transaction.

What the page returns leaves only after that transaction has been kept.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import Blueprint, Flask, Response, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from portal.access.acting import act_as, way_for
from portal.access.actors import Actor
from portal.access.case_access import enter_case, enter_request
from portal.access.link_access import enter_link, old_link
from portal.actions.note_denial import note_denial
from portal.actions.note_old_link import note_old_link
from portal.records.people import SignInSession, note_seen, person_of
from portal.records.roads import BEFORE_SIGN_IN
from portal.vocabulary import Gone, LinkPurpose, Missing, NotCovered, Refused, SignedOut
from portal.web.call import Call, Proof, Rooms
from portal.web.needs import Door, Needs
from portal.web.signed_in import actor_of, client_of, is_whole, session_of
from portal.web.throttle import PER_LINK, allow

Page = Callable[..., ResponseReturnValue]
_READING = ("GET", "HEAD")
SEEN_EVERY = timedelta(minutes=5)
_UNGUARDED = frozenset({"static", "assets"})
_WITHOUT_SIGN_IN = frozenset({Door.NOBODY, Door.LINK})
NOT_TAKEN = "Nothing was sent. Sign in, then send it again."


class GuardedBlueprint(Blueprint):
    """A blueprint whose pages must say what they need."""

    def page(self, rule: str, *, needs: Needs, methods: tuple[str, ...] = ("GET",)) -> Callable[[Page], Page]:
        """Register a page under `rule`. It is called with a `Call` and the parts of the address."""

        def register(page: Page) -> Page:
            guarded = _guarded(page, needs)
            self.add_url_rule(
                rule,
                endpoint=page.__name__,
                view_func=guarded,
                methods=list(methods),
                provide_automatic_options=False,
            )
            return page

        return register


def check_guards(app: Flask) -> None:
    """Stop the start if any route leads around the guard."""
    open_ones = [
        str(rule)
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in _UNGUARDED and not hasattr(app.view_functions[rule.endpoint], "needs")
    ]
    if open_ones:
        raise RuntimeError(f"These pages are around the guard: {', '.join(sorted(open_ones))}")


def is_for_signed_in(endpoint: str | None) -> bool:
    """Whether this page is only for somebody who is signed in whole."""
    needs: Needs | None = getattr(current_app.view_functions.get(endpoint or ""), "needs", None)
    return needs is not None and needs.door not in _WITHOUT_SIGN_IN | {Door.HALF_SIGNED_IN}


def rooms() -> Rooms:
    """The installation behind this request."""
    found: Rooms = current_app.extensions["portal"]
    return found


def _guarded(page: Page, needs: Needs) -> Page:
    @wraps(page)
    def run(**parts: Any) -> ResponseReturnValue:
        house = rooms()
        write = needs.writes or request.method not in _READING
        try:
            with house.database.transaction(BEFORE_SIGN_IN, write=write) as database:
                call = _enter(database, house, needs, parts)
                g.call = call
                if isinstance(call, Response):
                    return call
                answer = current_app.make_response("" if _adds_nothing(needs) else page(call, **parts))
        except BaseException as problem:
            g.pop("call", None)  # Its transaction has ended; nobody may use it any more.
            if isinstance(problem, Refused | Missing | NotCovered):
                _note(house, parts)
            if isinstance(problem, Gone) and needs.purpose is not None:
                allow("old-link", PER_LINK, str(parts["token"]))
                _note_old_link(house, needs.purpose, str(parts["token"]))
            raise
        _note_seen(house, call)
        return answer

    run.needs = needs  # type: ignore[attr-defined]
    return run


def _adds_nothing(needs: Needs) -> bool:
    """Whether only headers are asked for of a page whose reading is written down: then it is not read."""
    return needs.writes and request.method == "HEAD"


def _enter(database: Session, house: Rooms, needs: Needs, parts: dict[str, Any]) -> Call | Response:
    now = house.clock()
    session = session_of(database, request, now)
    actor = actor_of(database, person_of(database, session.person_id), request) if session else None
    g.actor, g.session = actor, session
    if actor is not None and needs.door not in _WITHOUT_SIGN_IN:
        act_as(database, actor)
    call = Call(database, house, now, actor, session, _proof(database, house, needs, actor, parts))
    if needs.door in _WITHOUT_SIGN_IN:
        return call
    if actor is None or session is None:
        return _lead_to("signing_in.sign_in", needs)
    if needs.door is not Door.HALF_SIGNED_IN and not is_whole(database, session):
        return _lead_to("second_factor.enter", needs)
    return call


def _proof(
    database: Session, house: Rooms, needs: Needs, actor: Actor | None, parts: dict[str, Any]
) -> Proof | None:
    if needs.door is Door.LINK and needs.purpose is not None:
        access = enter_link(
            database,
            str(parts["token"]),
            needs.purpose,
            house.clock(),
            client=client_of(request),
            address=request.remote_addr or "",
        )
        act_as(database, access.actor)
        return access
    session: SignInSession | None = g.session
    if actor is None or session is None or needs.permission is None or not is_whole(database, session):
        return None
    if needs.door is Door.PERMISSION:
        actor.require(needs.permission)
    if needs.door is Door.CASE:
        entered = enter_case(database, actor, parts["case_id"], needs.permission)
        if needs.while_open and request.method in _READING:
            entered.require_open()
        return entered
    if needs.door is Door.REQUEST:
        return enter_request(database, actor, parts["case_id"])
    return None


def _note_seen(house: Rooms, call: Call) -> None:
    """Keep, every few minutes, when a browser was last here; apart, because most pages only read."""
    session = call.session
    if session is not None and call.now - session.seen_at >= SEEN_EVERY:
        with house.database.transaction(BEFORE_SIGN_IN) as database:
            note_seen(database, session.id, call.now)


def _note(house: Rooms, parts: dict[str, Any]) -> None:
    """Write the denial down in a transaction of its own, for the one that failed keeps nothing."""
    actor: Actor | None = g.get("actor")
    if actor is None:
        return
    with house.database.transaction(way_for(actor)) as database:
        note_denial(
            database,
            actor,
            page=str(request.url_rule),
            subject_id=parts.get("case_id"),
            now=house.clock(),
        )


def _note_old_link(house: Rooms, purpose: LinkPurpose, token: str) -> None:
    """Write down that somebody came with a link that works no more, in a transaction of its own."""
    now, client, address = house.clock(), client_of(request), request.remote_addr or ""
    with house.database.transaction(BEFORE_SIGN_IN) as database:
        old = old_link(database, token, purpose, now, client=client, address=address)
        if old is not None:
            act_as(database, old.actor)
            note_old_link(database, old, now)


def _lead_to(step: str, needs: Needs) -> Response:
    """Lead a reader to the next step of signing in.

    What was written would be lost on the way: the page of a failure gives it back. And a page that asks on
    by itself would get the pages of signing in for ever.
    """
    if request.method not in _READING and needs.door is not Door.HALF_SIGNED_IN:
        raise SignedOut(NOT_TAKEN)
    if request.accept_mimetypes.best == "application/json":
        raise SignedOut("Sign in to see this.")
    wanted = request.full_path.rstrip("?") if request.method in _READING else None
    return current_app.make_response(redirect(url_for(step, next=wanted), code=303))

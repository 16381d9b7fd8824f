"""From a cookie to a person: the session table decides, the cookie only carries a token."""

from datetime import datetime

from flask import Request, Response, current_app, redirect
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.permissions import needs_second_factor, permissions_of
from portal.records.organizations import organization_of
from portal.records.people import Person, SignInSession, live_session, person_of, roles_of
from portal.vault.tokens import token_hash

PLAIN_NAME = "entente"
HOST_NAME = "__Host-entente"


def cookie_name(*, secure: bool) -> str:
    """Over HTTPS the name itself forbids other hosts and plain HTTP."""
    return HOST_NAME if secure else PLAIN_NAME


def over_https() -> bool:
    """Whether this installation is reached over HTTPS, as it was configured; no request can change that."""
    return bool(current_app.config["SESSION_COOKIE_SECURE"])


def has_cookie(request: Request) -> bool:
    """Whether this browser still carries a token, good or not; it drops an old one by itself."""
    return cookie_name(secure=over_https()) in request.cookies


def session_of(database: Session, request: Request, now: datetime) -> SignInSession | None:
    """The live session of this browser, if it has one and its person is active."""
    token = request.cookies.get(cookie_name(secure=over_https()), "")
    found = live_session(database, token_hash(token), now) if token else None
    if found is None or person_of(database, found.person_id).deactivated_at is not None:
        return None
    return found


def actor_of(database: Session, person: Person, request: Request) -> Actor:
    """The person with the roles that the database gives them now, not those of the sign-in."""
    roles = roles_of(database, person.id)
    return Actor(
        organization_id=person.organization_id,
        person_id=person.id,
        name=person.name,
        email=person.email,
        roles=roles,
        permissions=permissions_of(roles, organization_of(database, person.organization_id).kind),
        time_zone=person.time_zone,
        client=client_of(request),
        address=request.remote_addr or "",
    )


def is_whole(database: Session, session: SignInSession) -> bool:
    """Whether the second factor was shown, or neither the person's roles nor the person ask for one."""
    if session.second_factor_at is not None:
        return True
    person = person_of(database, session.person_id)
    return person.totp_secret is None and not needs_second_factor(roles_of(database, person.id))


def client_of(request: Request) -> str:
    """The browser as it names itself, shortened."""
    return (request.user_agent.string or "")[:200]


def go_with_session(target: str, token: str, expires_at: datetime) -> Response:
    """Send the browser on with the token of its session."""
    response = current_app.make_response(redirect(target, code=303))
    set_cookie(response, token, expires_at)
    return response


def set_cookie(response: Response, token: str, expires_at: datetime) -> None:
    """Hand the token to the browser, out of reach of scripts and of other sites."""
    response.set_cookie(
        cookie_name(secure=over_https()),
        token,
        expires=expires_at,
        httponly=True,
        secure=over_https(),
        samesite="Lax",
        path="/",
    )


def drop_cookie(response: Response) -> None:
    """Take the token from the browser; the session row has ended already."""
    secure = over_https()
    response.delete_cookie(cookie_name(secure=secure), path="/", secure=secure, httponly=True, samesite="Lax")

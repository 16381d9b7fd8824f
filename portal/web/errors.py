"""Every failure as a page that says what happened and what to do next."""

from flask import Flask, Response, current_app, g, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from portal.vocabulary import (
    CannotOpen,
    Conflict,
    Failure,
    Gone,
    Invalid,
    LinkPurpose,
    Missing,
    NotCovered,
    Refused,
    SignedOut,
    Unavailable,
)
from portal.web.guard import NOT_TAKEN, is_for_signed_in
from portal.web.needs import Needs
from portal.web.signed_in import has_cookie
from portal.web.typed_words import typed_words

_STATUS: dict[type[Failure], tuple[int, str]] = {
    Refused: (403, "Not yours to do"),
    Missing: (404, "Nothing here"),
    Gone: (410, "This link works no more"),
    NotCovered: (403, "Not covered by the customer's permission"),
    CannotOpen: (410, "This cannot be opened"),
    Conflict: (409, "Not possible now"),
    Invalid: (422, "That cannot be used"),
    SignedOut: (401, "You are not signed in"),
    Unavailable: (503, "Not available right now"),
}
_SEEN_FROM_INSIDE = Conflict | Invalid | NotCovered | CannotOpen
"""What only they meet who may see the case that the address names; to others there is no such case."""
_HTTP = {
    400: ("That request cannot be used", "Go back, reload the page and try again."),
    404: ("Nothing here", "There is no such page, or it is not yours to see."),
    405: ("Not possible this way", "Go back to the page you came from and use its buttons."),
    413: ("Too large", "This is larger than the portal takes in one piece."),
    415: ("Unknown form", "Go back, reload the page and try again."),
    429: ("Too many tries", "Wait a few minutes, then try again."),
}
_NO_WAY = "", ""
_BROKEN = ("Something broke on our side", "Nothing was changed. Try again; if it stays, tell your operator.")


def install_errors(app: Flask) -> None:
    """Let failures of the house and of HTTP be shown by the same page."""
    app.register_error_handler(Failure, _failure)
    app.register_error_handler(CSRFError, _form_expired)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)


def _failure(failure: Exception) -> Response:
    assert isinstance(failure, Failure)  # noqa: S101 - registered for Failure alone
    status, title = _STATUS[type(failure)]
    return _page(status, title, failure.sentence, _way_on(failure))


def _way_on(failure: Failure) -> tuple[str, str]:
    """Address and label of what could not be changed: whoever came so far may see it, and goes on there."""
    if isinstance(failure, SignedOut):
        step = "second_factor.enter" if g.get("session") else "signing_in.sign_in"
        return url_for(step, next=_form_page() or _case_page() or None), "Sign in"
    if isinstance(failure, Gone):
        return _way_from_old_link()
    if not isinstance(failure, _SEEN_FROM_INSIDE):
        return _NO_WAY
    if case := _case_page():
        return case, "Go to the case"
    return _way_back()


def _way_from_old_link() -> tuple[str, str]:
    """A customer's people have no account to start from; they can always have the link to withdraw."""
    needs: Needs | None = getattr(current_app.view_functions[request.endpoint or ""], "needs", None)
    if needs is None or needs.purpose is LinkPurpose.INVITATION:
        return _NO_WAY
    return url_for("withdrawing.ask"), "Take back a permission"


def _way_back() -> tuple[str, str]:
    """To the page of the form; whoever came by a link has no start to go to."""
    page = _form_page()
    return (page, "Look at it again") if page else _NO_WAY


def _case_page() -> str:
    """The address of the case that the address names."""
    case_id = (request.view_args or {}).get("case_id")
    return url_for("cases.show", case_id=case_id) if case_id is not None else ""


def _form_page() -> str:
    """The address of the form that was sent: it has the same, or stands on the page of a link."""
    if request.method != "POST" or request.url_rule is None:
        return ""
    if "GET" in (request.url_rule.methods or ()):
        return request.full_path.rstrip("?")
    before, token, _ = request.path.partition(str((request.view_args or {}).get("token", "\0")))
    return before + token if token else ""


def _form_expired(_: Exception) -> Response:
    if is_for_signed_in(request.endpoint) and not has_cookie(request):
        return _failure(SignedOut(NOT_TAKEN))
    sentence = "Nothing was sent. Go back, reload the page and send it again."
    return _page(400, "This form has expired", sentence, _way_back())


def _http(problem: Exception) -> Response:
    code = problem.code if isinstance(problem, HTTPException) and problem.code else 500
    if code < 400 and isinstance(problem, HTTPException):  # noqa: PLR2004 - a redirect is not an error
        return current_app.make_response(problem.get_response())
    response = _page(code, *_HTTP.get(code, _BROKEN), _way_back() if code == 429 else _NO_WAY)  # noqa: PLR2004 - too many
    allowed = getattr(problem, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def _broken(problem: Exception) -> Response:
    current_app.logger.error("Unexpected failure on %s", request.url_rule, exc_info=problem)
    return _page(500, *_BROKEN)


def _page(status: int, title: str, sentence: str, way_on: tuple[str, str] = _NO_WAY) -> Response:
    if request.accept_mimetypes.best == "application/json" or request.is_json:
        return current_app.make_response(({"error": title, "sentence": sentence}, status))
    body = render_template(
        "error.html",
        status=status,
        title=title,
        sentence=sentence,
        next_url=way_on[0],
        next_label=way_on[1],
        typed=typed_words(),
    )
    return current_app.make_response((body, status))

"""What pages share that ask for a typed code: the browser it is bound to, and the words for a wrong one."""

import secrets

from flask import Response, current_app, request

COOKIE = "entente_decision"
_AN_HOUR = 3600


def this_browser() -> str:
    """The secret of this browser, or a fresh one for it."""
    return request.cookies.get(COOKIE) or secrets.token_urlsafe(32)


def with_browser(page: str, browser: str, path: str) -> Response:
    """The page, with the cookie that the code is bound to; it is sent to pages below `path` alone."""
    response = current_app.make_response(page)
    response.set_cookie(
        COOKIE,
        browser,
        max_age=_AN_HOUR,
        httponly=True,
        secure=request.is_secure,
        samesite="Strict",
        path=path,
    )
    return response


def chooses_again() -> bool:
    """Whether somebody came back from the code to the choice, which is shown as they made it."""
    return "again" in request.form


def tries_words(left: int) -> str:
    """What is wrong with a code, and how often another may be tried."""
    if left == 0:
        return "This code cannot be used any more. Go back and ask for a new one."
    tries = "one more try" if left == 1 else f"{left} more tries"
    return f"This is not the code from the newest mail, or not for this choice. You have {tries}."

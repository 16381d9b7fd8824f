"""What somebody wrote in a form that could not be taken, so that the page of the failure can give it back."""

from flask import request
from werkzeug.exceptions import HTTPException

_NEVER = frozenset({"csrf_token", "password", "current", "again", "code", "answer", "sealed"})
_SHORTEST = 20  # a word or two are typed again sooner than they are copied


def typed_words() -> list[str]:
    """The longer texts of the form, never a password or a code, and nothing that another site sent."""
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    try:
        fields = list(request.form.items(multi=True))
    except HTTPException:  # What was sent is too large or broken, and that is what the page is about.
        return []
    return [
        words
        for name, words in fields
        if name not in _NEVER and len(words) >= _SHORTEST and len(words.split()) > 1
    ]

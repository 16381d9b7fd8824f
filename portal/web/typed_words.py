"""What somebody wrote in a form that could not be taken, so that the page of the failure can give it back."""

from flask import request
from werkzeug.exceptions import HTTPException

from portal.rules.one_line import one_line

_NEVER = frozenset({"csrf_token", "password", "current", "again", "code", "answer", "sealed"})
_LONGEST_NAME = 200
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


def beside_typed(sentence: str, name: str) -> str:
    """What is wrong with a short name, and the name, for a page without a field to give it back in."""
    typed = one_line(name)[:_LONGEST_NAME]
    return f"{sentence} You typed “{typed}”." if typed else sentence

"""Which passwords are worth keeping: long enough, and not what everybody would try first.

Length and a list of well-known words, no rules about digits or capitals: NIST SP 800-63B-4, section 3.1.1.
"""

import re
from collections.abc import Iterable

from portal.vocabulary import Invalid

FEWEST = 12
_OWN = 8
_DIFFERENT = 5
_SHORTEST_WORD = 3
_SILLY = (
    "entente", "password", "passwort", "passw0rd", "kennwort", "motdepasse", "contrasena", "secret", "geheim",
    "welcome", "willkommen", "letmein", "changeme", "default", "admin", "administrator", "support", "master",
    "qwertyuiop", "qwertzuiop", "qwerty", "qwertz", "azerty", "asdfghjkl", "asdfgh", "zxcvbnm", "yxcvbnm",
    "1q2w3e4r5t", "1qaz2wsx", "iloveyou", "monkey", "dragon", "sunshine", "princess", "football", "baseball",
    "superman", "batman", "trustno1", "shadow", "summer", "winter", "spring", "autumn", "test", "abcdef",
    "abc123", "1234567890", "123456789", "12345678", "1234567", "123456", "12345", "1234", "0987654321",
    "987654321", "654321", "2023", "2024", "2025", "2026", "2027",
)  # fmt: skip


def check_password(password: str, about: Iterable[str] = ()) -> None:
    """Refuse a password that is short, or little more than well-known words and what is `about` the person.

    `about` are the address, the person's and the organization's name; their parts count too.

    Raises:
        Invalid: for the field `password`, with what to do.
    """
    if len(password) < FEWEST:
        raise Invalid(f"Use at least {FEWEST} characters; three or four unrelated words do well.", "password")
    if len(set(password)) < _DIFFERENT:
        raise Invalid("This repeats few characters. Use several unrelated words.", "password")
    rest = password.casefold()
    for word in sorted({*_SILLY, *_parts(about)}, key=len, reverse=True):
        rest = rest.replace(word, "")
    if len(rest) < _OWN:
        raise Invalid(
            "This is easy to guess: it is little more than a well-known word or a name from your address "
            "or organization. Use several unrelated words.",
            "password",
        )


def _parts(about: Iterable[str]) -> set[str]:
    words = {word for text in about for word in re.split(r"[\W_]+", text.casefold())}
    return {word for word in words if len(word) >= _SHORTEST_WORD}

"""The legal text that comes with the portal; an operator may publish later versions of their own."""

import hashlib
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "terms"


def standing_terms(number: int = 1) -> str:
    """The text of one version that comes with the portal; `FileNotFoundError` when there is none."""
    return (_FOLDER / f"{number}.txt").read_text(encoding="utf-8")


def terms_hash(text: str) -> str:
    """What a signature names: SHA-256 over the text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()

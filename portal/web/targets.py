"""Where to go after signing in: a page of this portal and of nobody else."""

from urllib.parse import urlsplit

from flask import url_for


def local_target(wanted: str | None) -> str:
    """The page that was wanted, if it is one of this portal; otherwise the start."""
    parts = urlsplit(wanted or "")
    local = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    if not wanted or not local or wanted.startswith(("//", "/\\")) or "\\" in wanted:
        return url_for("home.home")
    return wanted

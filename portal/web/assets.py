"""Addresses of our own stylesheets, scripts and icons, with a hash so that browsers may keep them."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, url_for

STATIC = Path(__file__).resolve().parent.parent / "static"


def asset(name: str) -> str:
    """The address of the file `name` below portal/static; its query changes when its bytes change."""
    path = STATIC / name
    return url_for("static", filename=name, v=_fingerprint(path, path.stat().st_mtime_ns))


@lru_cache(maxsize=512)
def _fingerprint(path: Path, _changed_at_ns: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]


def install_assets(app: Flask) -> None:
    """Let templates write `asset('css/base.css')`."""
    app.jinja_env.globals["asset"] = asset

"""Addresses of pages that may not be part of this installation, or not for whoever asks."""

from typing import Any

from flask import current_app, g, url_for

from portal.web.needs import Needs


def address_of(endpoint: str, **parts: Any) -> str:
    """The address of a page, or "" where there is no such page, or the person signed in may not do this."""
    return url_for(endpoint, **parts) if _may_open(endpoint) else ""


def _may_open(endpoint: str) -> bool:
    view = current_app.view_functions.get(endpoint)
    if view is None:
        return False
    needs: Needs | None = getattr(view, "needs", None)
    actor = g.get("actor")
    if needs is None or needs.permission is None or actor is None:
        return True
    return needs.permission in actor.permissions

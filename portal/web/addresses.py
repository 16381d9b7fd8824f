"""Addresses of pages that may not be part of this installation."""

from typing import Any

from flask import current_app, url_for


def address_of(endpoint: str, **parts: Any) -> str:
    """The address of a page, or "" where there is no such page."""
    return url_for(endpoint, **parts) if endpoint in current_app.view_functions else ""

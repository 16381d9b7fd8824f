"""Measure pages kept under a name: listing, keeping, renaming and taking them away."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.actions.drop_view import drop_view
from portal.actions.rename_view import rename_view
from portal.actions.save_view import save_view
from portal.records.saved_views import SavedView, saved_views_of
from portal.vocabulary import Conflict, Invalid, Missing, Permission
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.typed_words import beside_typed
from portal.web.view_addresses import view_address

saved_views = GuardedBlueprint("saved_views", __name__)

_NEEDS = Needs.to(Permission.MEASURES_READ)


@dataclass(frozen=True)
class ViewLine:
    """One kept view: its name, its page and filters in words, and its address."""

    id: UUID
    name: str
    page: str
    filters: str
    url: str
    saved_at: datetime


@saved_views.page("/saved-views", needs=_NEEDS)
def list_views(call: Call) -> ResponseReturnValue:
    """The reader's own views."""
    kept = saved_views_of(call.database, call.actor.person)
    return render_template("saved_views/list.html", rows=[row for one in kept if (row := _line(one))])


@saved_views.page("/saved-views", needs=_NEEDS, methods=("POST",))
def save(call: Call) -> ResponseReturnValue:
    """Keep the page that the address means, under the name that was typed."""
    found = view_address(request.args.get("page", ""), request.args)
    if found is None:
        raise Missing("There is no such page to keep.")
    try:
        save_view(call.database, call.actor, request.form.get("name", ""), found.page, found.parts, call.now)
    except (Invalid, Conflict) as failure:
        flash(beside_typed(failure.sentence, request.form.get("name", "")), "danger")
    else:
        flash("Saved. You find it under “Saved views”.", "success")
    return redirect(found.url, code=303)


@saved_views.page("/saved-views/<uuid:view_id>/rename", needs=_NEEDS, methods=("POST",))
def rename(call: Call, view_id: UUID) -> ResponseReturnValue:
    """Give it another name."""
    try:
        rename_view(call.database, call.actor, view_id, request.form.get("name", ""))
    except (Invalid, Conflict) as failure:
        flash(beside_typed(failure.sentence, request.form.get("name", "")), "danger")
    else:
        flash("Renamed.", "success")
    return redirect(url_for(".list_views"), code=303)


@saved_views.page("/saved-views/<uuid:view_id>/drop", needs=_NEEDS, methods=("POST",))
def drop(call: Call, view_id: UUID) -> ResponseReturnValue:
    """Take it away."""
    drop_view(call.database, call.actor, view_id)
    flash("Taken away.")
    return redirect(url_for(".list_views"), code=303)


def _line(one: SavedView) -> ViewLine | None:
    """The line of a view; None for a page that there is no more."""
    found = view_address(one.page, one.parts)
    if found is None:
        return None
    return ViewLine(one.id, one.name, found.name, found.filters, found.url, one.saved_at)

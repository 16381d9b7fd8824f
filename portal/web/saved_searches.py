"""Keeping a search of the access log under a name, and taking it away again."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.actions.drop_search import drop_search
from portal.actions.save_search import save_search
from portal.vocabulary import Conflict, Invalid, Permission
from portal.web.audit_search import address_of
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.typed_words import beside_typed

saved_searches = GuardedBlueprint("saved_searches", __name__)


@saved_searches.page("/audit/saved", needs=Needs.to(Permission.AUDIT_SEARCH), methods=("POST",))
def save(call: Call) -> ResponseReturnValue:
    """Keep what the address says, under the name that was typed."""
    address = address_of(request.args)
    kept = {"view": address.view, **address.kept}
    try:
        save_search(call.database, call.actor, request.form.get("name", ""), kept, call.now)
    except (Invalid, Conflict) as failure:
        flash(beside_typed(failure.sentence, request.form.get("name", "")), "danger")
    else:
        flash("Saved. You find it above the list whenever you come back.", "success")
    return redirect(address.url(), code=303)


@saved_searches.page(
    "/audit/saved/<uuid:search_id>/drop", needs=Needs.to(Permission.AUDIT_SEARCH), methods=("POST",)
)
def drop(call: Call, search_id: UUID) -> ResponseReturnValue:
    """Take one away."""
    drop_search(call.database, call.actor, search_id)
    flash("Taken away.")
    return redirect(url_for("audit.search"), code=303)

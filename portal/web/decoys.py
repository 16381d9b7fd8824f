"""How many of a vendor's reviews hold test items."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from portal.actions.set_decoys import set_decoys
from portal.records.decoys import decoy_setting_of
from portal.records.organizations import organization_of
from portal.rules.decoys import SHARES
from portal.vocabulary import OrganizationKind, Permission, Refused
from portal.web.call import Call
from portal.web.forms import choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.kept_forms import KeptForm
from portal.web.needs import Needs

decoys = GuardedBlueprint("decoys", __name__)

_WORDS = {
    0: "No review",
    10: "One review in ten",
    25: "One review in four",
    50: "Half of the reviews",
    100: "Every review",
}
_NOTES = {
    "0": "Items that stand in open reviews are taken out at once, and not counted.",
    "10": "Enough where many files leave.",
    "100": "The quickest way to a figure. People soon expect them, and look.",
}


class DecoysForm(KeptForm):
    """Of a hundred reviews, how many."""

    share = RadioField(
        "Which reviews may hold test items?",
        [InputRequired("Choose one.")],
        choices=[choice(str(share), _WORDS[share]) for share in SHARES],
    )


@decoys.page("/organization/test-items", needs=Needs.to(Permission.PARTNER_SETTINGS), methods=("GET", "POST"))
def edit(call: Call) -> ResponseReturnValue:
    """Choose how many reviews may hold some."""
    own = organization_of(call.database, call.actor.organization_id)
    if own.kind is not OrganizationKind.VENDOR:
        raise Refused("Only vendors have these settings.")
    kept = decoy_setting_of(call.database, own.id)
    form = DecoysForm(data={"share": str(kept.share if kept is not None else 0)})
    if form.was_sent_whole():
        set_decoys(call.database, call.actor, int(entered(form.share)), call.now)
        flash("Kept. It holds for files that are brought in from now on.", "success")
        return redirect(url_for("organization_settings.show"), code=303)
    return render_template("decoys/edit.html", form=form, notes=_NOTES), 422 if form.errors else 200

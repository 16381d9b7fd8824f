"""Where the company's own systems hear of alarms: one address, the secret that signs, and what was sent."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField

from portal.actions.set_alarm_receiver import set_alarm_receiver
from portal.records.alarm_receivers import messages_to, receiver_of
from portal.records.organizations import organization_of
from portal.vocabulary import Invalid, OrganizationKind, Permission, Refused
from portal.web.call import Call
from portal.web.forms import entered
from portal.web.guard import GuardedBlueprint
from portal.web.kept_forms import KeptForm
from portal.web.needs import Needs

alarm_receivers = GuardedBlueprint("alarm_receivers", __name__)

KIND_WORDS = {"alarm.raised": "An alarm began", "alarm.climbed": "An alarm reached a step of yours"}


class ReceiverForm(KeptForm):
    """One address, or none."""

    address = StringField("Address", description="It begins with https:// and lies on the public internet.")


@alarm_receivers.page(
    "/organization/alarms", needs=Needs.to(Permission.PARTNER_SETTINGS), methods=("GET", "POST")
)
def edit(call: Call) -> ResponseReturnValue:
    """Show and change the address; a new secret is shown in the answer and never again."""
    own = organization_of(call.database, call.actor.organization_id)
    if own.kind is not OrganizationKind.VENDOR:
        raise Refused("Only vendors have these settings.")
    kept = receiver_of(call.database, own.id)
    form, secret = ReceiverForm(data={"address": kept.address if kept is not None else ""}), ""
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                secret = set_alarm_receiver(
                    call.database, call.actor, entered(form.address), call.instruments, call.now
                )
        except Invalid as failure:
            form.show(failure)
        else:
            if not secret:
                flash("Nothing is sent any more.", "success")
                return redirect(url_for("alarm_receivers.edit"), code=303)
    body = render_template(
        "alarm_receivers/edit.html",
        form=form,
        kept=receiver_of(call.database, own.id),
        secret=secret,
        messages=messages_to(call.database, own.id),
        kind_words=KIND_WORDS,
    )
    return body, 422 if form.errors else 200

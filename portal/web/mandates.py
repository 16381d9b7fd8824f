"""Who may decide for a customer: the list, the record by which its domain vouches for it, how that stands."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, TextAreaField
from wtforms.validators import InputRequired

from portal.access.levels import LOOK_UP_MANDATE
from portal.actions.ask_for_look_up import ask_for_look_up
from portal.actions.propose_mandate import WantedMandate, propose_mandate
from portal.records.jobs import is_waiting
from portal.records.mandates import Mandate, mandate_in_place, proposed_mandate
from portal.records.organizations import Organization, organization_of
from portal.rules.mandate import STANDS_FOR, Answer, record_name, stands
from portal.vocabulary import Invalid, OrganizationKind, Permission, Refused
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import LOOK_UPS, allow

mandates = GuardedBlueprint("mandates", __name__)

_DECIDES = Needs.to(Permission.AUTHORIZATION_DECIDE)
_ANSWERS = {
    Answer.NOT_ASKED: "Your domain has not been asked yet.",
    Answer.FOUND: "The record is there.",
    Answer.OTHER: "Your domain shows a record of this kind, but for another list.",
    Answer.NONE: "Your domain shows no such record.",
    Answer.FAILED: "The name servers of your domain did not answer.",
}


class MandateForm(Form):
    """The people, one a line, and how they decide."""

    deciders = TextAreaField(
        "Who may decide", [InputRequired("Name at least one person: an address, a blank and the name.")]
    )
    two_agree = BooleanField("Two of them must agree")
    only_deciders = BooleanField("Nobody else can allow anything")

    def wanted(self) -> WantedMandate:
        """What was entered; `Invalid` for a line without a name."""
        lines = [" ".join(line.split()) for line in entered(self.deciders).splitlines()]
        people = [(email, name) for email, _, name in (line.partition(" ") for line in lines if line)]
        for email, name in people:
            if not name:
                raise Invalid(f"Write a blank and a name behind {email}.", "deciders")
        return WantedMandate(tuple(people), bool(self.two_agree.data), bool(self.only_deciders.data))


@mandates.page("/deciders", needs=_DECIDES)
def show(call: Call) -> ResponseReturnValue:
    """The list in place, the one that waits for its record, and what the domain answered."""
    own = _customer(call)
    proposed = proposed_mandate(call.database, own.id)
    in_place = mandate_in_place(call.database, own.id)
    waiting = [
        one for one in (proposed, in_place) if one and is_waiting(call.database, LOOK_UP_MANDATE, one.id)
    ]
    return render_template(
        "mandates/show.html",
        own=own,
        proposed=proposed,
        in_place=in_place,
        stands=in_place is not None and _stands(call, in_place),
        until=in_place.checked_at + STANDS_FOR if in_place and in_place.checked_at else None,
        record_name=record_name(own.domain),
        answer_words=lambda one: _ANSWERS[Answer(one.answer)],
        asking=bool(waiting),
    )


@mandates.page("/deciders/new", needs=_DECIDES, methods=("GET", "POST"))
def propose(call: Call) -> ResponseReturnValue:
    """Take a list; it counts when the domain vouches for it."""
    own = _customer(call)
    form = MandateForm(data=_as_it_is(mandate_in_place(call.database, own.id)))
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                propose_mandate(call.database, call.actor, form.wanted(), call.now)
        except Invalid as failure:
            form.show(failure)
        else:
            flash("Written down. It counts as soon as your domain shows the record below.", "success")
            return redirect(url_for("mandates.show"), code=303)
    return render_template("mandates/propose.html", form=form, own=own), 422 if form.errors else 200


@mandates.page("/deciders/look-up", needs=_DECIDES, methods=("POST",))
def look_up(call: Call) -> ResponseReturnValue:
    """Let the domain be asked now."""
    allow("look-up", LOOK_UPS, str(call.actor.organization_id))
    ask_for_look_up(call.database, call.actor, call.now)
    flash("Your domain is being asked. Load this page again in a few seconds.")
    return redirect(url_for("mandates.show"), code=303)


def _customer(call: Call) -> Organization:
    own = organization_of(call.database, call.actor.organization_id)
    if own.kind is not OrganizationKind.CUSTOMER:
        raise Refused("Only customers name who decides for them.")
    return own


def _stands(call: Call, mandate: Mandate) -> bool:
    return stands(mandate.proved_at, mandate.checked_at, Answer(mandate.answer), call.now)


def _as_it_is(mandate: Mandate | None) -> dict[str, object]:
    if mandate is None:
        return {}
    lines = "\n".join(f"{one.email} {one.name}" for one in mandate.terms.deciders)
    return {"deciders": lines, "two_agree": mandate.two_agree, "only_deciders": mandate.only_deciders}

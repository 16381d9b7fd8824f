"""The vendor's own patterns: written one a line, tried on a text, then kept."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField

from portal.actions.set_own_patterns import set_own_patterns
from portal.records.organizations import organization_of
from portal.records.own_patterns import own_patterns_of
from portal.redaction import pattern_hits
from portal.vocabulary import Invalid, OrganizationKind, Permission, Refused
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

own_patterns = GuardedBlueprint("own_patterns", __name__)

LONGEST_SAMPLE = 20_000


class PatternsForm(Form):
    """The patterns, one a line, and a text to try them on."""

    patterns = TextAreaField(
        "Patterns",
        description="One a line, such as PRJ-[0-9]{4}. They are regular expressions in the language of RE2.",
    )
    sample = TextAreaField("Text to try them on", description="Nothing of this text is kept.")

    def written(self) -> list[str]:
        """The patterns without empty lines."""
        return [line.strip() for line in entered(self.patterns).splitlines() if line.strip()]

    def short_sample(self) -> str:
        """The text to try them on, whole; `Invalid` when it is too long to be marked on a page."""
        text = entered(self.sample)
        if len(text) > LONGEST_SAMPLE:
            sentence = f"Paste at most {LONGEST_SAMPLE:,} characters here; this text has {len(text):,}."
            raise Invalid(sentence, "sample")
        return text


@own_patterns.page(
    "/organization/patterns", needs=Needs.to(Permission.PARTNER_SETTINGS), methods=("GET", "POST")
)
def edit(call: Call) -> ResponseReturnValue:
    """Show the patterns, try them, or keep them."""
    own = organization_of(call.database, call.actor.organization_id)
    if own.kind is not OrganizationKind.VENDOR:
        raise Refused("Only vendors have these settings.")
    form = PatternsForm(data={"patterns": "\n".join(own_patterns_of(call.database, own.id))})
    tried: list[list[tuple[str, bool]]] = []
    if form.was_sent_whole():
        try:
            if request.form.get("act") == "try":
                tried = pattern_hits(form.written(), form.short_sample())
            else:
                set_own_patterns(call.database, call.actor, form.written(), call.now)
                flash("Your patterns are kept. They hold for everything brought in from now on.", "success")
                return redirect(url_for("own_patterns.edit"), code=303)
        except Invalid as failure:
            form.show(failure if failure.field == "sample" else Invalid(failure.sentence, "patterns"))
    hits = sum(goes for line in tried for _, goes in line)
    body = render_template("own_patterns/edit.html", form=form, tried=tried, hits=hits)
    return body, 422 if form.errors else 200

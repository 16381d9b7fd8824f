"""The vendor's own patterns: written one a line, tried on a text, then kept."""

from collections.abc import Sequence
from typing import Any, Self

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField

from portal.actions.set_own_patterns import set_own_patterns
from portal.records.organizations import organization_of
from portal.records.own_patterns import own_patterns_of
from portal.redaction import pattern_hits
from portal.vocabulary import DataCategory, Invalid, OrganizationKind, Permission, Refused
from portal.web.call import Call
from portal.web.forms import entered
from portal.web.guard import GuardedBlueprint
from portal.web.kept_forms import KeptForm
from portal.web.needs import Needs
from portal.web.tones import words

own_patterns = GuardedBlueprint("own_patterns", __name__)

LONGEST_SAMPLE = 20_000


_OTHERS = tuple(
    one for one in DataCategory if one not in {DataCategory.TECHNICAL, DataCategory.CUSTOMER_TERMS}
)


class PatternsForm(KeptForm):
    """The patterns, one a line under the kind of data that they match, and a text to try them on."""

    patterns = TextAreaField(
        "Your own terms",
        description="One pattern a line, such as PRJ-[0-9]{4}: projects, orders, products. They are regular "
        "expressions in the language of RE2.",
    )
    credentials = TextAreaField(words(DataCategory.CREDENTIALS).capitalize())
    people = TextAreaField(words(DataCategory.PEOPLE).capitalize())
    accounts = TextAreaField(words(DataCategory.ACCOUNTS).capitalize())
    hosts = TextAreaField(words(DataCategory.HOSTS).capitalize())
    network = TextAreaField(words(DataCategory.NETWORK).capitalize())
    devices = TextAreaField(words(DataCategory.DEVICES).capitalize())
    locations = TextAreaField(words(DataCategory.LOCATIONS).capitalize())
    financial = TextAreaField(words(DataCategory.FINANCIAL).capitalize())
    national_ids = TextAreaField(words(DataCategory.NATIONAL_IDS).capitalize())
    sample = TextAreaField("Text to try them on", description="Nothing of this text is kept.")

    @classmethod
    def showing(cls, kept: Sequence[tuple[str, DataCategory]]) -> Self:
        """The form with the patterns that are kept, unless the request brings others."""
        lines: dict[str, list[str]] = {}
        for pattern, category in kept:
            lines.setdefault(_field(category), []).append(pattern)
        return cls(data={name: "\n".join(patterns) for name, patterns in lines.items()})

    def written(self) -> list[tuple[str, DataCategory]]:
        """The patterns without empty lines."""
        return [
            (line.strip(), category)
            for category in (DataCategory.CUSTOMER_TERMS, *_OTHERS)
            for line in entered(self[_field(category)]).splitlines()
            if line.strip()
        ]

    @property
    def others(self) -> Sequence[Any]:
        """The fields of all kinds of data but one's own terms."""
        return [self[_field(category)] for category in _OTHERS]

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
    form = PatternsForm.showing(own_patterns_of(call.database, own.id))
    tried: list[list[tuple[str, bool]]] = []
    if form.was_sent_whole():
        try:
            if request.form.get("act") == "try":
                tried = pattern_hits([pattern for pattern, _ in form.written()], form.short_sample())
            else:
                set_own_patterns(call.database, call.actor, form.written(), call.now)
                flash("Your patterns are kept. They hold for everything brought in from now on.", "success")
                return redirect(url_for("own_patterns.edit"), code=303)
        except Invalid as failure:
            form.show(failure if failure.field else Invalid(failure.sentence, "patterns"))
    hits = sum(goes for line in tried for _, goes in line)
    opened = any(one.data or one.errors for one in form.others)
    body = render_template("own_patterns/edit.html", form=form, tried=tried, hits=hits, opened=opened)
    return body, 422 if form.errors else 200


def _field(category: DataCategory) -> str:
    """The name of the field with the patterns of a category."""
    return "patterns" if category is DataCategory.CUSTOMER_TERMS else category.value

"""What a vendor sets for itself: its words for severity and its working hours."""

from collections.abc import Mapping
from typing import Self

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import Field, StringField, TextAreaField

from portal.actions.set_calendar import set_calendar
from portal.actions.set_severity_scale import set_severity_scale
from portal.records.decoys import decoy_setting_of
from portal.records.organizations import Organization, organization_of
from portal.rules.clocks import Calendar, calendar_from_json
from portal.rules.intake import form_from_json
from portal.rules.opening_hours import read_days, read_openings, written_openings
from portal.rules.preferences import check_zone
from portal.rules.severity import SeverityScale, SeverityWord, scale_from_json
from portal.vocabulary import Invalid, OrganizationKind, Permission, Refused, Severity
from portal.web.call import Call
from portal.web.forms import entered
from portal.web.guard import GuardedBlueprint
from portal.web.hours_words import DAYS, hours_words
from portal.web.kept_forms import KeptForm
from portal.web.needs import Needs
from portal.web.person_fields import zone_field

organization_settings = GuardedBlueprint("organization_settings", __name__)

_NEEDS = Needs.to(Permission.PARTNER_SETTINGS)


class ScaleForm(KeptForm):
    """For each level of the common scale the organization's own words, most severe first."""

    @classmethod
    def showing(cls, scale: SeverityScale) -> Self:
        """The form with the words that hold now."""
        return cls(data={level.value: ", ".join(scale.words_for(level)) for level in Severity})

    def rows(self) -> list[tuple[Severity, Field]]:
        """The field of each level."""
        return [(level, self[level.value]) for level in Severity]

    def scale(self) -> SeverityScale:
        """What was entered; `Invalid` for a scale on which two sides could misunderstand each other."""
        words = [
            SeverityWord(word.strip(), level)
            for level, field in self.rows()
            for word in entered(field).split(",")
            if word.strip()
        ]
        return SeverityScale(tuple(words))


class HoursForm(KeptForm):
    """Opening hours of each weekday, closed days, and the zone in which they are meant."""

    zone = zone_field()
    holidays = TextAreaField(
        "Closed days", description="Holidays, one a line, such as 2026-12-25. They count as closed all day."
    )

    @classmethod
    def showing(cls, calendar: Calendar | None, zone: str) -> Self:
        """The form with what holds now, or with usual office hours as a suggestion."""
        if calendar is None:
            return cls(data={"zone": zone} | {day.lower(): "09:00-17:00" for day in DAYS[:5]})
        hours: Mapping[str, str] = {
            day.lower(): written_openings(calendar.weekly.get(number, ())) for number, day in enumerate(DAYS)
        }
        return cls(
            data={"zone": calendar.zone, "holidays": "\n".join(map(str, sorted(calendar.holidays))), **hours}
        )

    def rows(self) -> list[Field]:
        """The fields of the seven days."""
        return [self[day.lower()] for day in DAYS]

    def calendar(self) -> Calendar:
        """What was entered; `Invalid` beside the day that cannot be read."""
        weekly = {number: read_openings(entered(day), day.name) for number, day in enumerate(self.rows())}
        if not any(weekly.values()):
            raise Invalid("Enter hours for at least one day.", "monday")
        return Calendar(check_zone(entered(self.zone)), weekly, read_days(entered(self.holidays), "holidays"))


for _level in Severity:
    setattr(ScaleForm, _level.value, StringField(_level.value.capitalize()))
for _day in DAYS:
    setattr(HoursForm, _day.lower(), StringField(_day))


@organization_settings.page("/organization", needs=_NEEDS)
def show(call: Call) -> ResponseReturnValue:
    """Show what holds for the vendor's own organization."""
    own = _own(call)
    tested = decoy_setting_of(call.database, own.id)
    return render_template(
        "organization_settings/show.html",
        test_share=tested.share if tested is not None else 0,
        own=own,
        scale=scale_from_json(own.severity_scale),
        scale_is_set=bool(own.severity_scale),
        severities=list(Severity),
        hours=hours_words(calendar_from_json(own.calendar)),
        intake=form_from_json(own.intake_form),
    )


@organization_settings.page("/organization/severities", needs=_NEEDS, methods=("GET", "POST"))
def severities(call: Call) -> ResponseReturnValue:
    """Edit the organization's words for severity."""
    own = _own(call)
    form = ScaleForm.showing(scale_from_json(own.severity_scale))
    if form.was_sent_whole():
        try:
            set_severity_scale(call.database, call.actor, form.scale(), call.now)
        except Invalid as failure:
            form.show(failure)
        else:
            flash("Your words for severity are kept. Partners see them beside their own.", "success")
            return redirect(url_for("organization_settings.show"), code=303)
    return render_template("organization_settings/severities.html", form=form), 422 if form.errors else 200


@organization_settings.page("/organization/hours", needs=_NEEDS, methods=("GET", "POST"))
def hours(call: Call) -> ResponseReturnValue:
    """Edit the organization's working hours."""
    own = _own(call)
    form = HoursForm.showing(calendar_from_json(own.calendar), own.time_zone)
    if form.was_sent_whole():
        try:
            set_calendar(call.database, call.actor, form.calendar(), call.now)
        except Invalid as failure:
            form.show(failure)
        else:
            flash(
                "Your hours are kept. Answers promised in business hours go by them from now on.", "success"
            )
            return redirect(url_for("organization_settings.show"), code=303)
    return render_template("organization_settings/hours.html", form=form), 422 if form.errors else 200


def _own(call: Call) -> Organization:
    own = organization_of(call.database, call.actor.organization_id)
    if own.kind is not OrganizationKind.VENDOR:
        raise Refused("Only vendors have these settings.")
    return own

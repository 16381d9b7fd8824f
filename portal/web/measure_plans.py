"""All about one measure: its definition, its level, and what is decided about it, with what held before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateField, DecimalField, SelectField, TextAreaField
from wtforms.validators import Optional

from portal.actions.plan_measure import MeasureDecision, plan_measure
from portal.actions.read_measures import MeasureReading, read_measures
from portal.measures.catalogue import CATALOGUE, DECIDED_ON, QUALITY
from portal.measures.goal import entered_value, has_one_figure, shown_value, standing, unit_of
from portal.measures.statistics import Estimate
from portal.records.measure_plans import MeasurePlan, plans_of
from portal.records.organizations import organization_names
from portal.records.people import people_names
from portal.vocabulary import Failure, Missing, Permission
from portal.web.call import Call
from portal.web.forms import Form, choice, entered
from portal.web.goal_page import STANDING_WORDS
from portal.web.guard import GuardedBlueprint
from portal.web.measure_plan_words import aimed_at, decided_lines, look_words
from portal.web.measures_page import HeadLine, level_line
from portal.web.needs import Needs
from portal.web.obstacles import obstacle_in_cases
from portal.web.periods import Period, period_of
from portal.web.quality_line import quality_line
from portal.web.told_lines import TOLD_ON, told_figures, told_lines

measure_plans = GuardedBlueprint("measure_plans", __name__)

_ABOUT = "/measures/<measure_id>/about"


class PlanForm(Form):
    """What people decide about a measure; what stays empty is not decided."""

    direction = SelectField("It shall be", choices=[choice("most", "at most"), choice("least", "at least")])
    target = DecimalField("Target", [Optional()])
    target_words = TextAreaField("Target", description="This measure has no one figure: say it in words.")
    obstacle = TextAreaField("The biggest obstacle")
    act = TextAreaField("What is done about it")
    look_on = DateField("When we look again", [Optional()])

    @classmethod
    def about(cls, measure_id: str, plan: MeasurePlan | None = None) -> "PlanForm":
        """The form for this measure, whose target is a number or words; with a `plan` it shows what holds."""
        form = cls(data=_kept(plan) if plan else None)
        for name in ("target_words",) if has_one_figure(measure_id) else ("direction", "target"):
            delattr(form, name)
        return form

    def decision(self, measure_id: str) -> MeasureDecision:
        """What was entered."""
        number = self.target.data if self.target else None
        return MeasureDecision(
            target=None if number is None else entered_value(measure_id, float(number)),
            at_most=self.direction is None or entered(self.direction) == "most",
            target_words=entered(self.target_words) if self.target_words else "",
            obstacle=entered(self.obstacle),
            act=entered(self.act),
            look_on=self.look_on.data,
        )


def _kept(plan: MeasurePlan) -> dict[str, object]:
    """What holds now, as the form's fields show it."""
    kept = {name: getattr(plan, name) for name in ("target_words", "obstacle", "act", "look_on")}
    target = None if plan.target is None else shown_value(plan.measure_id, plan.target)
    return {**kept, "target": target, "direction": "most" if plan.at_most else "least"}


@dataclass(frozen=True)
class PlanRow:
    """One decision of the history."""

    decided_at: datetime
    by: str
    target: str
    obstacle: str
    act: str
    look: str


@measure_plans.page(_ABOUT, needs=Needs.to(Permission.MEASURES_READ, writes=True))
def show(call: Call, measure_id: str) -> ResponseReturnValue:
    """Everything about one measure."""
    kept = plans_of(call.database, call.actor.organization_id, measure_id)
    return _page(call, measure_id, PlanForm.about(measure_id, kept[0] if kept else None)), 200


@measure_plans.page(_ABOUT, needs=Needs.to(Permission.GOAL_SET), methods=("POST",))
def decide(call: Call, measure_id: str) -> ResponseReturnValue:
    """Decide about it."""
    form = PlanForm.about(measure_id)
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                plan_measure(call.database, call.actor, measure_id, form.decision(measure_id), call.now)
        except Missing:
            raise
        except Failure as failure:
            form.show(failure)
        else:
            flash("Kept. What held before stands below.", "success")
            return redirect(url_for(".show", measure_id=measure_id), code=303)
    return _page(call, measure_id, form), 422


def _page(call: Call, measure_id: str, form: PlanForm) -> str:
    if measure_id not in DECIDED_ON:
        raise Missing("There is no such measure.")
    period = period_of({"period": "all"}, ZoneInfo(call.actor.time_zone), call.now)
    told = measure_id in TOLD_ON
    reading = read_measures(call.database, call.actor, None, call.now, call.now, with_pairs=not told)
    today, value = _today(call, measure_id, reading, period)
    plans = plans_of(call.database, call.actor.organization_id, measure_id)
    line = decided_lines(call.database, call.actor.organization_id, call.actor.today(call.now))[measure_id]
    return render_template(
        "measure_plans/show.html",
        definition=DECIDED_ON[measure_id],
        today=today,
        line=line,
        frame=reading.frame,
        standing=STANDING_WORDS[standing(value, line.target)] if line.target else "",
        seen=obstacle_in_cases(reading.between, organization_names(call.database)),
        history=_history(call, plans),
        form=form,
        one_figure=has_one_figure(measure_id),
        unit=unit_of(measure_id),
        figures_url="" if measure_id == QUALITY.id else url_for("measures.measure", measure_id=measure_id),
        may_decide=Permission.GOAL_SET in call.actor.permissions,
    )


def _today(
    call: Call, measure_id: str, reading: MeasureReading, period: Period
) -> tuple[HeadLine, Estimate | None]:
    """Its level over all cases, and the figure in it."""
    if measure_id == QUALITY.id:
        quality = reading.quality
        return quality_line(quality, reading.check), quality.complete if quality else None
    if measure_id in TOLD_ON:
        figure = told_figures(call, reading.chosen)[measure_id]
        return told_lines(call, reading.chosen)[measure_id], figure.value
    found = reading.chosen.level(CATALOGUE[measure_id].id)
    return level_line(found, period), found.value


def _history(call: Call, plans: Sequence[MeasurePlan]) -> list[PlanRow]:
    names = people_names(call.database, call.actor.organization_id)
    return [
        PlanRow(
            one.decided_at,
            names.get(one.person_id, "somebody who has left"),
            aimed_at(one),
            one.obstacle,
            one.act,
            look_words(one.look_on, one.decided_at.date()),
        )
        for one in plans
    ]

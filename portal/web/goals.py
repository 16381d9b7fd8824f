"""Goals: what support is for, by which figure one sees it, what was changed, and what it gave."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateField, DecimalField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from portal.actions.note_change import note_change
from portal.actions.read_measures import MeasureReading, read_around, read_measures
from portal.actions.remove_goal import remove_goal
from portal.actions.set_goal import Chain, set_goal
from portal.measures.catalogue import CATALOGUE
from portal.measures.counted.levels import COUNTED
from portal.measures.goal import AIMED_AT, Gave, entered_value, shown_value, unit_of, what_it_gave
from portal.records.goals import Goal, changes_of, goal_of, goals_of
from portal.records.organizations import organization_names
from portal.vocabulary import Failure, Invalid, Permission
from portal.web.call import Call
from portal.web.forms import Form, choice, entered
from portal.web.goal_page import goal_page, instant_of, target_words
from portal.web.goal_service import missions, service_lines
from portal.web.guard import GuardedBlueprint
from portal.web.kept_forms import KeptForm
from portal.web.needs import Needs
from portal.web.told_goal_page import told_goal_page
from portal.web.told_lines import TOLD_ON, told_figures

goals = GuardedBlueprint("goals", __name__)

_READS = Needs.to(Permission.MEASURES_READ, writes=True)
_SETS = Needs.to(Permission.GOAL_SET)
_GOAL = "/goals/<uuid:goal_id>"
MOST_CASES = 10_000
"""More than other pages read, of what the first screen counts: what was before a change may lie long ago."""
_SENTENCE = [InputRequired("Say it in one sentence.")]
_DAY = [InputRequired("Enter a day.")]


class GoalForm(KeptForm):
    """The chain of one goal."""

    role = TextAreaField(
        "What our support is for", _SENTENCE, description="One sentence, as a customer would say it."
    )
    goal = TextAreaField("Our goal", _SENTENCE)
    outcome = TextAreaField("What the customer has from it", _SENTENCE)
    measure_id = SelectField("How we see it")
    direction = SelectField("It shall be", choices=[choice("most", "at most"), choice("least", "at least")])
    target = DecimalField(
        "Target",
        [InputRequired("Enter a number.")],
        description="In the unit that stands beside the measure.",
    )
    obstacle = TextAreaField(
        "The biggest obstacle", description="In your own words; the figures are added by themselves."
    )
    look_on = DateField("When we look again", _DAY)

    @classmethod
    def showing(cls, goal: Goal) -> "GoalForm":
        """The form with what holds now."""
        kept: Mapping[str, object] = {
            name: getattr(goal, name) for name in ("role", "goal", "outcome", "obstacle")
        }
        return cls(
            data={
                **kept,
                "measure_id": goal.measure_id,
                "direction": "most" if goal.at_most else "least",
                "target": shown_value(goal.measure_id, goal.target),
                "look_on": goal.look_on,
            }
        )

    def chain(self) -> Chain:
        """What was entered."""
        measure_id = entered(self.measure_id)
        return Chain(
            entered(self.role),
            entered(self.goal),
            entered(self.outcome),
            measure_id,
            entered_value(measure_id, float(self.target.data or 0)),
            entered(self.direction) == "most",
            entered(self.obstacle),
            _day(self.look_on),
        )


class ChangeForm(Form):
    """What was changed, and from when on."""

    words = StringField("What we changed", _SENTENCE)
    used_from = DateField("In use from", _DAY)


@goals.page("/goals", needs=Needs.to(Permission.MEASURES_READ))
def list_goals(call: Call) -> ResponseReturnValue:
    """What we want to reach."""
    kept = goals_of(call.database, call.actor.organization_id)
    rows = [(one, CATALOGUE[one.measure_id].name, target_words(one)) for one in kept]
    return render_template(
        "goals/list_goals.html", rows=rows, services=service_lines(kept), missions=missions(kept)
    )


@goals.page("/goals/new", needs=_SETS, methods=("GET", "POST"))
def new(call: Call) -> ResponseReturnValue:
    """Set a goal."""
    return _edit(call, GoalForm(), None)


@goals.page(f"{_GOAL}/edit", needs=_SETS, methods=("GET", "POST"))
def edit(call: Call, goal_id: UUID) -> ResponseReturnValue:
    """Change a goal."""
    goal = goal_of(call.database, call.actor.organization_id, goal_id)
    return _edit(call, GoalForm.showing(goal), goal)


@goals.page(_GOAL, needs=_READS)
def show(call: Call, goal_id: UUID) -> ResponseReturnValue:
    """The chain of ten steps."""
    return _page(call, goal_id, ChangeForm()), 200


@goals.page(f"{_GOAL}/changes", needs=_SETS, methods=("POST",))
def change(call: Call, goal_id: UUID) -> ResponseReturnValue:
    """Note what was changed."""
    form = ChangeForm()
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                note_change(
                    call.database, call.actor, goal_id, entered(form.words), _day(form.used_from), call.now
                )
        except Failure as failure:
            form.show(failure)
        else:
            return redirect(url_for(".show", goal_id=goal_id), code=303)
    return _page(call, goal_id, form), 422


@goals.page(f"{_GOAL}/remove", needs=_SETS, methods=("POST",))
def remove(call: Call, goal_id: UUID) -> ResponseReturnValue:
    """Remove a goal."""
    remove_goal(call.database, call.actor, goal_id, call.now)
    flash("The goal is removed.", "success")
    return redirect(url_for(".list_goals"), code=303)


def _day(field: DateField) -> date:
    """The day that was entered; the form has refused what is none."""
    if field.data is None:
        raise Invalid("Enter a day.", field.name)
    return field.data


def _edit(call: Call, form: GoalForm, goal: Goal | None) -> ResponseReturnValue:
    form.measure_id.choices = [
        choice(one, f"{CATALOGUE[one].name} ({unit_of(one)})") for one in CATALOGUE if one in AIMED_AT
    ]
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                made = set_goal(call.database, call.actor, form.chain(), call.now, goal.id if goal else None)
        except Failure as failure:
            form.show(failure)
        else:
            return redirect(url_for(".show", goal_id=made.id), code=303)
    body = render_template("goals/edit.html", form=form, goal=goal)
    return body, 422 if form.errors or form.form_errors else 200


def _gave(call: Call, goal: Goal, reading: MeasureReading, at: datetime) -> Gave:
    around = read_around(call.database, call.actor, goal.measure_id, reading, at, call.now)
    return what_it_gave(goal.measure_id, *around)


def _page(call: Call, goal_id: UUID, form: ChangeForm) -> str:
    goal = goal_of(call.database, call.actor.organization_id, goal_id)
    most = MOST_CASES if goal.measure_id in COUNTED else None
    told = goal.measure_id in TOLD_ON
    reading = read_measures(
        call.database, call.actor, None, call.now, call.now, with_pairs=not told, most=most
    )
    changes = changes_of(call.database, goal.id)
    today = call.actor.today(call.now)
    if told:
        page = told_goal_page(goal, changes, told_figures(call, reading.chosen)[goal.measure_id], today)
    else:
        gave = [(one, _gave(call, goal, reading, instant_of(one.used_from))) for one in changes]
        page = goal_page(goal, gave, reading, organization_names(call.database), today)
    may_set = Permission.GOAL_SET in call.actor.permissions
    shown = {"may_set": may_set, "frame": reading.frame}
    return render_template("goals/show.html", goal=goal, page=page, form=form, **shown)

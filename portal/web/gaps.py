"""Where cases wait between companies: the figures, and the cases behind each of them."""

from datetime import timedelta
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.actions.read_gaps import GapReading, read_gaps
from portal.records.cases import Case, cases_of
from portal.records.organizations import organization_names, organization_of
from portal.vocabulary import Missing, Permission
from portal.web.call import Call
from portal.web.case_rows import case_rows
from portal.web.gaps_page import cases_behind, gaps_page, is_enough, pair_line
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

gaps_pages = GuardedBlueprint("gaps", __name__)

PERIODS = {
    "30": ("Last 30 days", timedelta(days=30)),
    "90": ("Last 90 days", timedelta(days=90)),
    "365": ("Last year", timedelta(days=365)),
    "all": ("Since the beginning", None),
}
USUAL = "365"
MOST_CASES = 200
_NEEDS = Needs.to(Permission.MEASURES_READ, writes=True)

BEHIND = {
    "all": "All of them",
    "accepted": "Answered yes",
    "declined": "Answered no",
    "open": "Not answered yet",
    "asked_again": "Asked for more",
    "back": "Came straight back",
}


@gaps_pages.page("/gaps", needs=_NEEDS)
def gaps(call: Call) -> ResponseReturnValue:
    """How long a case waits for a yes between each two companies, and how much of it nobody had it."""
    period = _period()
    reading = _read(call, period)
    page = gaps_page(reading, organization_names(call.database), period)
    return render_template("gaps/gaps.html", page=page, period=period, periods=PERIODS)


@gaps_pages.page("/gaps/<uuid:from_id>/<uuid:to_id>", needs=_NEEDS)
def between(call: Call, from_id: UUID, to_id: UUID) -> ResponseReturnValue:
    """The cases behind the figures of one pair; only those that the reader's company takes part in."""
    period, what = _period(), request.args.get("what", "all")
    what = what if what in BEHIND else "all"
    figures = _read(call, period).figures.pairs.get((from_id, to_id))
    if figures is None:
        raise Missing("Your company has no cases in which the one asked the other.")
    names, own = organization_names(call.database), organization_of(call.database, call.actor.organization_id)
    behind = cases_of(own.id).where(Case.id.in_(cases_behind(figures, what)))
    shown = call.database.scalars(behind.order_by(Case.opened_at.desc()).limit(MOST_CASES)).all()
    return render_template(
        "gaps/between.html",
        line=pair_line((from_id, to_id), figures, names, period) if is_enough(figures) else None,
        asker=names[from_id],
        asked=names[to_id],
        rows=case_rows(call.database, shown, own, call.now),
        own=own,
        what=what,
        behind={one: (label, len(cases_behind(figures, one))) for one, label in BEHIND.items()},
        period=period,
        address={"from_id": from_id, "to_id": to_id},
    )


def _period() -> str:
    wanted = request.args.get("period", USUAL)
    return wanted if wanted in PERIODS else USUAL


def _read(call: Call, period: str) -> GapReading:
    return read_gaps(call.database, call.actor, PERIODS[period][1], call.now)

"""Where cases wait between companies: the figures, and the cases behind each of them."""

from uuid import UUID
from zoneinfo import ZoneInfo

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.actions.read_gaps import read_gaps
from portal.actions.read_pair import read_pair
from portal.measures.suppression import TooFew
from portal.records.cases import Case, cases_of
from portal.records.organizations import organization_names, organization_of
from portal.vocabulary import Permission
from portal.web.call import Call
from portal.web.case_rows import case_rows
from portal.web.gaps_page import GapsPage, cases_behind, gaps_page, pair_line
from portal.web.guard import GuardedBlueprint
from portal.web.measure_tables import gaps_table
from portal.web.needs import Needs
from portal.web.periods import SPANS, Period, period_of
from portal.web.table_files import csv_file, xlsx_file
from portal.web.told_time import WHY
from portal.web.view_addresses import shown_view

gaps_pages = GuardedBlueprint("gaps", __name__)

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
    page, period = _gaps(call)
    shown = {"page": page, "period": period, "spans": SPANS, "view": shown_view()}
    return render_template("gaps/gaps.html", why=WHY, **shown)


@gaps_pages.page("/gaps/figures.csv", needs=_NEEDS)
def figures_csv(call: Call) -> ResponseReturnValue:
    """The figures of each two companies, exactly as they are shown."""
    return csv_file(gaps_table(_gaps(call)[0]))


@gaps_pages.page("/gaps/figures.xlsx", needs=_NEEDS)
def figures_xlsx(call: Call) -> ResponseReturnValue:
    """The same as a workbook."""
    return xlsx_file(gaps_table(_gaps(call)[0]))


@gaps_pages.page("/gaps/<uuid:from_id>/<uuid:to_id>", needs=_NEEDS)
def between(call: Call, from_id: UUID, to_id: UUID) -> ResponseReturnValue:
    """The cases behind the figures of one pair; only those that the reader's company takes part in."""
    period, what = _period(call), request.args.get("what", "all")
    what = what if what in BEHIND else "all"
    pair = from_id, to_id
    reading = read_pair(call.database, call.actor, pair, period.since, period.until, call.now)
    figures = reading.figures
    names, own = organization_names(call.database), organization_of(call.database, call.actor.organization_id)
    behind = cases_of(own.id).where(Case.id.in_(cases_behind(figures, what)))
    shown = call.database.scalars(behind.order_by(Case.opened_at.desc()).limit(MOST_CASES)).all()
    told = None if isinstance(reading.told, TooFew) else pair_line(pair, reading.told, names, period)
    return render_template(
        "gaps/between.html",
        line=told,
        newest_from=reading.newest_from,
        asker=names[from_id],
        asked=names[to_id],
        rows=case_rows(call.database, shown, own, call.now),
        own=own,
        what=what,
        behind=BEHIND,
        period=period,
        view=shown_view(),
        address={"from_id": from_id, "to_id": to_id, **period.arguments},
    )


def _gaps(call: Call) -> tuple[GapsPage, Period]:
    period = _period(call)
    reading = read_gaps(call.database, call.actor, period.since, period.until, call.now)
    return gaps_page(reading, organization_names(call.database), period), period


def _period(call: Call) -> Period:
    return period_of(request.args, ZoneInfo(call.actor.time_zone), call.now)

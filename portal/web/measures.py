"""Where cases wait: the first screen, each measure on a page of its own, the catalogue, and their tables."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.actions.read_head_measures import HeadReading, read_head_measures
from portal.actions.read_measures import MeasureReading, read_measures
from portal.actions.read_report import read_report
from portal.measures.catalogue import CATALOGUE, DECIDED_ON, QUALITY, Group
from portal.measures.levels.level import CaseView
from portal.records.cases import Case, cases_of
from portal.records.organizations import Organization, organization_names, organization_of
from portal.records.readings import never_opened
from portal.vocabulary import Missing, Permission
from portal.web.call import Call
from portal.web.case_rows import CaseRow, case_rows
from portal.web.decoy_lines import decoy_lines, with_decoys
from portal.web.file_answers import saved
from portal.web.guard import GuardedBlueprint
from portal.web.measure_page import COMPARISONS, MeasurePage, measure_page
from portal.web.measure_parts import asked_for, cases_over, parts_of
from portal.web.measure_plan_words import decided_lines
from portal.web.measure_tables import head_table, measure_table
from portal.web.measures_page import FirstScreen, first_screen, head_line
from portal.web.needs import Needs
from portal.web.periods import SPANS, Period, period_of
from portal.web.quality_line import quality_line
from portal.web.report_page import ReportPage, months_asked, report_page
from portal.web.severity_lines import severity_lines
from portal.web.table_files import ShownTable, csv_file, xlsx_file
from portal.web.told_lines import TOLD_ON, told_lines
from portal.web.told_time import WHY
from portal.web.view_addresses import shown_view

measures = GuardedBlueprint("measures", __name__)

_NEEDS = Needs.to(Permission.MEASURES_READ, writes=True)
MOST_CASES = 50


@measures.page("/measures", needs=_NEEDS)
def first(call: Call) -> ResponseReturnValue:
    """Seven answers, and what to do next."""
    page, period = _first(call)
    shown = {"page": page, "period": period, "spans": SPANS, "view": shown_view()}
    return render_template("measures/first.html", why=WHY, **shown)


@measures.page("/measures/figures.csv", needs=_NEEDS)
def figures_csv(call: Call) -> ResponseReturnValue:
    """The first screen's figures, exactly as they are shown."""
    return csv_file(head_table(_first(call)[0].heads))


@measures.page("/measures/figures.xlsx", needs=_NEEDS)
def figures_xlsx(call: Call) -> ResponseReturnValue:
    """The first screen's figures as a workbook."""
    return xlsx_file(head_table(_first(call)[0].heads))


@measures.page("/measures/report", needs=_NEEDS)
def report(call: Call) -> ResponseReturnValue:
    """Whole months on paper, for people who never open this portal."""
    page, period, own = _report(call)
    shown = {"page": page, "period": period, "spans": SPANS, "view": shown_view()}
    return render_template("measures/report.html", own=own, now=call.now, **shown)


@measures.page("/measures/report.pdf", needs=_NEEDS)
def report_as_pdf(call: Call) -> ResponseReturnValue:
    """The report as a file for people outside."""
    from portal.web.report_pdf import report_pdf  # noqa: PLC0415 - a second for a page that few ask for

    page, _, own = _report(call)
    body = report_pdf(page, own.name, call.now)
    return saved(body, "application/pdf", "where-cases-wait.pdf")


@measures.page("/measures/catalogue", needs=_NEEDS)
def catalogue(call: Call) -> ResponseReturnValue:
    """Every measure with its question, and its level or what is missing for one."""
    period = _period(call)
    reading = _read(call, period)
    told = told_lines(call, reading.chosen)
    lines = {one: told.get(one) or head_line(one, reading.chosen, period) for one in CATALOGUE}
    lines["M19"] = with_decoys(call, lines["M19"], period)
    lines[QUALITY.id] = quality_line(reading.quality, reading.check)
    return render_template(
        "measures/catalogue.html",
        lines=lines,
        known=DECIDED_ON,
        decided=decided_lines(call.database, call.actor.organization_id, call.actor.today(call.now)),
        groups=list(Group),
        frame=reading.frame,
        period=period,
        spans=SPANS,
        view=shown_view(),
    )


@measures.page("/measures/<measure_id>", needs=_NEEDS)
def measure(call: Call, measure_id: str) -> ResponseReturnValue:
    """One measure: its level, how it moved, its picture, and the cases behind it."""
    if measure_id in TOLD_ON:
        return redirect(url_for(TOLD_ON[measure_id]))
    page, period, reading = _measure(call, measure_id)
    part = request.args.get("part", "")
    return render_template(
        "measures/measure.html",
        page=page,
        frame=reading.frame,
        period=period,
        spans=SPANS,
        view=shown_view(),
        compare=_compare(),
        comparisons=COMPARISONS,
        part=part,
        rows=_behind(call, page, reading.chosen.cases, part),
    )


@measures.page("/measures/<measure_id>/figures.csv", needs=_NEEDS)
def measure_csv(call: Call, measure_id: str) -> ResponseReturnValue:
    """Everything that the page of one measure shows, its two groups too."""
    return csv_file(_table(call, measure_id))


@measures.page("/measures/<measure_id>/figures.xlsx", needs=_NEEDS)
def measure_xlsx(call: Call, measure_id: str) -> ResponseReturnValue:
    """The same as a workbook."""
    return xlsx_file(_table(call, measure_id))


def _table(call: Call, measure_id: str) -> ShownTable:
    if measure_id in TOLD_ON:
        raise Missing("The figures of this measure stand on a page of their own.")
    page, _, reading = _measure(call, measure_id)
    return measure_table(page, reading.frame)


def _period(call: Call) -> Period:
    return period_of(request.args, ZoneInfo(call.actor.time_zone), call.now)


def _compare() -> str:
    wanted = request.args.get("compare", "")
    return wanted if wanted in COMPARISONS else ""


def _read(call: Call, period: Period) -> MeasureReading:
    before = _compare() == "before"
    return read_measures(call.database, call.actor, period.since, period.until, call.now, with_before=before)


def _read_heads(call: Call, period: Period) -> HeadReading:
    return read_head_measures(call.database, call.actor, period.since, period.until, call.now)


def _first(call: Call) -> tuple[FirstScreen, Period]:
    period = _period(call)
    reading = _read_heads(call, period)
    named = [one for step in reading.steps for one in step.cases]
    titles = {case.id: case for case in _cases(call, named)}
    return first_screen(reading, organization_names(call.database), titles, period), period


def _report(call: Call) -> tuple[ReportPage, Period, Organization]:
    period = _period(call)
    own = organization_of(call.database, call.actor.organization_id)
    reading = read_report(call.database, call.actor, *months_asked(period), call.now)
    return report_page(reading, organization_names(call.database), period), period, own


def _measure(call: Call, measure_id: str) -> tuple[MeasurePage, Period, MeasureReading]:
    if measure_id not in CATALOGUE:
        raise Missing("There is no such measure.")
    period = _period(call)
    reading = _read(call, period)
    names, zone = organization_names(call.database), ZoneInfo(call.actor.time_zone)
    unopened = _unopened(call, measure_id)
    page = measure_page(measure_id, reading, names, period, _compare(), zone, unopened)
    beside: dict[str, Any] = {
        "severities": severity_lines(call, measure_id, reading),
        "decoys": decoy_lines(call, measure_id, period),
    }
    return replace(page, **beside), period, reading


def _unopened(call: Call, measure_id: str) -> Sequence[UUID]:
    return never_opened(call.database, call.actor.organization_id) if measure_id == "M19" else ()


def _behind(call: Call, page: MeasurePage, cases: Sequence[CaseView], part: str) -> list[CaseRow]:
    """The newest of the cases behind the figure, or behind one part of it: the reader's own, by name."""
    measure_id = page.definition.id
    wanted = {one.key: one.cases for one in parts_of(measure_id, cases, _unopened(call, measure_id))}.get(
        part
    )
    wanted = cases_over(measure_id, cases, part) if wanted is None else wanted
    wanted = asked_for(measure_id, cases) if wanted is None else wanted
    wanted = page.behind if wanted is None else wanted
    newest = [view.case_id for view in reversed(cases) if view.case_id in wanted][:MOST_CASES]
    own = organization_of(call.database, call.actor.organization_id)
    return case_rows(call.database, _cases(call, newest), own, call.now)


def _cases(call: Call, ids: Sequence[UUID]) -> Sequence[Case]:
    own = cases_of(call.actor.organization_id).where(Case.id.in_(ids[: MOST_CASES * 4]))
    return call.database.scalars(own.order_by(Case.opened_at.desc())).all()

"""`portal measures`: figures of your own history, without any portal."""

import json
import sys
from functools import partial
from pathlib import Path

import click

from portal.cli.opening import FOUND, open_installation

MOST_SHOWN = 20


@click.group()
def measures() -> None:
    """Measure what cases lose between companies."""


@measures.command()
@click.option("--mend", is_flag=True, help="Put right what differs.")
def replay(*, mend: bool) -> None:
    """Make all facts anew from the events and compare them with the kept ones, row for row."""
    from portal.access.counting import compare_counted  # noqa: PLC0415 - the other commands start faster
    from portal.access.replaying import compare_facts  # noqa: PLC0415
    from portal.records.roads import ON_COMMAND  # noqa: PLC0415

    rooms = open_installation()
    reading = partial(rooms.database.transaction, ON_COMMAND, write=False)
    writing = partial(rooms.database.transaction, ON_COMMAND)
    found = compare_facts(reading, writing, mend=mend)
    months, wrong = compare_counted(writing, mend=mend)
    click.echo(f"{found.cases:,} cases with {found.rows:,} rows compared, {found.differing:,} cases differ.")
    click.echo(f"{months:,} counted months compared, {wrong:,} differ.")
    if found.differing or wrong:
        if not mend:
            click.echo("Put them right with: portal measures replay --mend", err=True)
        sys.exit(FOUND)


def _in_a_folder(_: click.Context, __: click.Parameter, report: Path | None) -> Path | None:
    """Refuse a report that could not be written before the log is read, which may take minutes."""
    if report is not None and not report.absolute().parent.is_dir():
        raise click.BadParameter(f"There is no folder “{report.parent}”. Make it first.")
    return report


def _write(report: Path, told: object) -> None:
    """Write a whole report or none: it is written aside, and named when it is whole."""
    aside = report.with_name(f"{report.name}.part")
    try:
        aside.write_text(f"{json.dumps(told, indent=1, allow_nan=False)}\n", "utf-8")
        aside.replace(report)
    except OSError as failure:
        aside.unlink(missing_ok=True)
        raise click.ClickException(f"The report could not be written: {failure.strerror}.") from failure


@measures.command("import")
@click.option(
    "--mapping",
    "mapping_name",
    required=True,
    metavar="MAP.toml",
    help="What the log's columns and words mean: a TOML file, or the name of a shipped mapping (plain, …).",
)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    callback=_in_a_folder,
    help="Write all figures here.",
)
@click.option("--without-bad-rows", is_flag=True, help="Leave rows out that cannot be used, and go on.")
@click.argument("log", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_log(log: Path, mapping_name: str, report: Path | None, *, without_bad_rows: bool) -> None:
    """Measure LOG, an exported history (.csv, .jsonl or .xes, also .gz). Nothing is kept but the report."""
    from portal.access.measuring_history import mapping_of, measure_history  # noqa: PLC0415 - starts faster
    from portal.measures.history.report_json import measured_as_json  # noqa: PLC0415
    from portal.measures.history.report_words import report_words  # noqa: PLC0415
    from portal.measures.history.rows import format_of  # noqa: PLC0415
    from portal.measures.history.shipped import mapping_text  # noqa: PLC0415

    written = format_of(log.name)
    mapping = mapping_of(mapping_text(mapping_name))
    with log.open("rb") as stream:
        found = measure_history(
            stream,
            written,
            mapping,
            without_bad_rows=without_bad_rows,
            progress=lambda number: click.echo(f"{number:,} rows read", err=True),
        )
    if report is not None:
        _write(report, measured_as_json(found.rows, found.report, found.bad))
    for one in found.bad[:MOST_SHOWN]:
        click.echo(f"line {one.line}: {one.reason}", err=True)
    if len(found.bad) > MOST_SHOWN:
        click.echo(f"… and {len(found.bad) - MOST_SHOWN:,} more.", err=True)
    if found.report is None:
        click.echo(
            f"Nothing was imported: {len(found.bad):,} of {found.rows:,} rows cannot be used. Mend them, or "
            "leave them out with --without-bad-rows.",
            err=True,
        )
        sys.exit(FOUND)
    for line in report_words(found.report, len(found.bad)):
        click.echo(line)


@measures.command()
@click.option("--as", "email", required=True, metavar="EMAIL", help="In whose name: somebody who sets goals.")
@click.option("--without-bad-rows", is_flag=True, help="Leave rows out that cannot be used, and go on.")
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def told(table: Path, email: str, *, without_bad_rows: bool) -> None:
    """Import TABLE (.csv), business events from the systems that know them, whole or not at all."""
    from portal.access.commanding import by_command  # noqa: PLC0415 - the other commands start faster
    from portal.actions.import_business_events import BadRows, import_business_events  # noqa: PLC0415
    from portal.records.roads import ON_COMMAND  # noqa: PLC0415

    rooms = open_installation()
    try:
        with rooms.database.transaction(ON_COMMAND) as database:
            actor = by_command(database, email, "portal measures told")
            read = import_business_events(
                database, actor, table.read_bytes(), rooms.clock(), without_bad_rows=without_bad_rows
            )
    except BadRows as failure:
        for one in failure.rows[:MOST_SHOWN]:
            click.echo(f"line {one.line}: {one.reason}", err=True)
        if len(failure.rows) > MOST_SHOWN:
            click.echo(f"… and {len(failure.rows) - MOST_SHOWN:,} more.", err=True)
        click.echo(failure.sentence, err=True)
        sys.exit(FOUND)
    left_out = f" {len(read.bad):,} were left out." if read.bad else ""
    known = f" {read.known:,} stood in the register already." if read.known else ""
    click.echo(f"{len(read.events):,} rows imported.{known}{left_out}")

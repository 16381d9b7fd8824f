"""`portal verify`: check the whole log."""

import sys
from collections.abc import Sequence
from typing import TextIO

import click

from portal.cli.opening import FOUND, open_installation


@click.command()
@click.option("--checkpoint", "kept", type=click.File(), multiple=True, help="A checkpoint that you kept.")
def verify(kept: Sequence[TextIO]) -> None:
    """Check the whole log and say where it breaks."""
    from portal.actions.verify_log import verify_log  # noqa: PLC0415 - the other commands start faster
    from portal.records.roads import ON_COMMAND  # noqa: PLC0415

    rooms = open_installation()
    with rooms.database.transaction(ON_COMMAND, write=False) as database:
        verdict = verify_log(database, [file.read() for file in kept], rooms.instruments.witnesses)
    for fault in verdict.faults:
        click.echo(f"{fault.place}: {fault.sentence}")
    waiting = f", {verdict.pending} waiting for the next checkpoint" if verdict.pending else ""
    if not verdict.ok:
        click.echo(f"The log is broken: {len(verdict.faults)} faults in {verdict.size} entries{waiting}.")
        sys.exit(FOUND)
    click.echo(f"The log is whole: {verdict.size} entries{waiting}.")

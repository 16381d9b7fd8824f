"""`portal verify`: check the whole log."""

import sys
from collections.abc import Sequence
from typing import TextIO

import click

from portal.cli.opening import FOUND, open_installation


@click.command()
@click.option(
    "--checkpoint",
    "kept",
    type=click.File(errors="replace"),
    multiple=True,
    help="A checkpoint that you kept.",
)
def verify(kept: Sequence[TextIO]) -> None:
    """Check the whole log and say where it breaks, and whether a backup brought erased people back."""
    from portal.access.erased_people import back_again  # noqa: PLC0415 - the other commands start faster
    from portal.access.sequencing import standing_refusal  # noqa: PLC0415
    from portal.actions.verify_log import verify_log  # noqa: PLC0415
    from portal.ledger.faults import Fault  # noqa: PLC0415
    from portal.records.roads import ON_COMMAND  # noqa: PLC0415

    notes = [_kept_note(file) for file in kept]
    rooms = open_installation()
    with rooms.database.transaction(ON_COMMAND, write=False) as database:
        verdict = verify_log(database, notes, rooms.instruments.witnesses)
        back = len(back_again(database, rooms.instruments.shred, rooms.instruments.keyring))
    with rooms.database.transaction(ON_COMMAND) as database:  # as a writer: nobody signs meanwhile
        refusal = standing_refusal(database, rooms.instruments.signer_memory)
    faults = [*verdict.faults, *([Fault("what was signed last", refusal)] if refusal else [])]
    for fault in faults:
        click.echo(f"{fault.place}: {fault.sentence}")
    if back:
        click.echo(
            f"Erased people who are back, as after a backup was put back: {back}. Run: portal erase --again"
        )
    waiting = f", {verdict.pending} waiting for the next checkpoint" if verdict.pending else ""
    if faults:
        click.echo(f"The log is broken: {len(faults)} faults in {verdict.size} entries{waiting}.")
        sys.exit(FOUND)
    click.echo(f"The log is whole: {verdict.size} entries{waiting}.")
    if back:
        sys.exit(FOUND)


def _kept_note(file: TextIO) -> str:
    """What a file holds; another file taken by mistake says nothing about the log."""
    from portal.ledger.faults import Damaged  # noqa: PLC0415
    from portal.ledger.notes import LONGEST_NOTE, parse_note  # noqa: PLC0415

    text = file.read(LONGEST_NOTE + 1)
    try:
        parse_note(text)
    except Damaged as wrong:
        raise click.BadParameter(
            f"{file.name} holds no checkpoint. {wrong} Name one that you kept from /checkpoint."
        ) from wrong
    return text

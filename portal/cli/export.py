"""`portal export`: the log as events for other systems, one a line."""

import json

import click

from portal.cli.opening import open_installation


@click.command()
@click.option(
    "--from",
    "place",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="The place in the log to begin at.",
)
def export(place: int) -> None:
    """Write the log as CloudEvents around OCSF events, one a line, without any personal value.

    The number that is said at the end is where to begin next time.
    """
    from portal.access.exporting import events_from  # noqa: PLC0415 - the other commands start faster
    from portal.records.audit_log import last_position  # noqa: PLC0415
    from portal.records.roads import ON_COMMAND  # noqa: PLC0415

    rooms = open_installation()
    with rooms.database.transaction(ON_COMMAND, write=False) as database:
        size = last_position(database) + 1
    if place > size:
        raise click.BadParameter(f"The log ends at {size}. Begin there or before.", param_hint="--from")
    while True:
        with rooms.database.transaction(ON_COMMAND, write=False) as database:
            events = events_from(database, place)
        if not events:
            break
        for event in events:
            click.echo(json.dumps(event, separators=(",", ":")))
        place += len(events)
    click.echo(f"Next time: portal export --from {place}", err=True)

"""`portal witness`: watch other people's logs, and sign them only while they grow."""

from pathlib import Path

import click

from portal.vocabulary import Invalid


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", required=True, help="Under which name it signs, as example.org/witness.")
@click.option("--log", "logs", multiple=True, required=True, help="The key of a log, from its /log-key.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8410, show_default=True, help="Where to listen.")
def witness(folder: Path, name: str, logs: tuple[str, ...], host: str, port: int) -> None:
    """Sign how logs stand, and refuse what was rewritten; key and memory lie in FOLDER.

    Run it on another machine than the portal. Give the printed line to the portal's operator, and the
    log's key that you were given, not one that somebody sent you later.
    """
    from waitress.server import create_server  # noqa: PLC0415 - the other commands start faster

    from portal.witness_site import LONGEST_FOLLOWING, open_witness  # noqa: PLC0415

    if not name or any(char.isspace() or char == "+" for char in name):
        raise Invalid("The name of a witness has neither spaces nor a plus sign: example.org/witness")
    site = open_witness(folder, name, logs)
    click.echo(f"This witness signs with these keys:\n\n{site.keys}")
    click.echo(f"It answers at http://{host}:{port} (Ctrl-C stops it). Put TLS in front of it.")
    create_server(
        site, host=host, port=port, threads=2, ident=None, max_request_body_size=LONGEST_FOLLOWING
    ).run()

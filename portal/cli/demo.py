"""`portal demo`: the demonstration and its people."""

import os

import click

from portal.cli.opening import open_installation


@click.group(invoke_without_command=True)
@click.option("--fresh", is_flag=True, help="Build the demonstration anew; what was done in it is lost.")
@click.pass_context
def demo(context: click.Context, *, fresh: bool) -> None:
    """Say who can sign in to the demonstration."""
    if context.invoked_subcommand is not None:
        return
    from portal import server  # noqa: PLC0415 - the other commands start faster without Flask
    from portal.demo.command import build_anew, say_sign_ins  # noqa: PLC0415
    from portal.settings import read_settings  # noqa: PLC0415

    settings = read_settings(os.environ)
    if fresh:
        with server.only_writer(settings, alone=True):
            build_anew(settings)
    say_sign_ins(settings)


@demo.command()
def codes() -> None:
    """Show the one-time codes of the demonstration's people; also while the portal runs."""
    from portal.demo.command import refuse_real_installation, say_codes  # noqa: PLC0415
    from portal.settings import read_settings  # noqa: PLC0415

    refuse_real_installation(read_settings(os.environ))
    say_codes(open_installation())

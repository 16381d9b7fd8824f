"""What the command line says and does about the demonstration."""

import sys

import click

from portal.demo.cast import PASSWORD
from portal.demo.codes import present_codes, require_playground
from portal.demo.sign_ins import as_table
from portal.records.roads import ON_COMMAND
from portal.settings import DEMONSTRATION_MARK, Settings
from portal.vocabulary import Refused
from portal.web.call import Rooms

_PERCENT = 100


def prepare_demonstration(settings: Settings) -> None:
    """At a start: build the demonstration where there is none yet, and say who can sign in.

    Raises:
        Invalid, Refused: the folder or the database is not one for a demonstration.
    """
    from portal.demo.installing import install_world, is_built, require_demonstration  # noqa: PLC0415 - slow

    require_demonstration(settings)
    if not is_built(settings):
        install_world(settings, _Progress())
    say_sign_ins(settings)


def build_anew(settings: Settings) -> None:
    """Build the demonstration in the place of the one that is there.

    Raises:
        Invalid, Refused: what is there is no demonstration.
    """
    from portal.demo.installing import install_world  # noqa: PLC0415 - slow

    install_world(settings, _Progress())


def refuse_real_installation(settings: Settings) -> None:
    """Stop unless this is a demonstration on loopback, and known as one by its folder.

    Raises:
        Refused: it is somebody's real installation, or none at all.
    """
    require_playground(settings)
    if not (settings.instance / DEMONSTRATION_MARK).exists():
        raise Refused("There is no demonstration here yet. Start one: make run")


def say_sign_ins(settings: Settings) -> None:
    """Who can sign in, with the one password of all.

    Raises:
        Refused: this is no demonstration.
    """
    refuse_real_installation(settings)
    click.echo("\nThis is a demonstration; everybody in it is invented. All have the same password:\n")
    click.echo(f"  {PASSWORD}\n")
    click.echo(f"{as_table()}\n")
    click.echo("Some are asked for a code as well. What their apps show now: make codes (portal demo codes)")
    if not settings.smtp_url:
        click.echo(f"Everybody's mail, to play the customer too: {settings.base_url}/mailbox")
    click.echo()


def say_codes(rooms: Rooms) -> None:
    """The present codes, one a line, with the seconds for which each is still taken."""
    with rooms.database.transaction(ON_COMMAND, write=False) as database:
        shown = present_codes(database, rooms.settings, rooms.instruments, rooms.clock())
    name, email = max(len(one.name) for one in shown), max(len(one.email) for one in shown)
    for one in shown:
        code = f"{one.code[:3]} {one.code[3:]}" if one.code else "used up"
        left = f"{one.seconds} seconds left" if one.code else f"next one in {one.seconds} seconds"
        click.echo(f"  {one.name.ljust(name)}  {one.email.ljust(email)}  {code}  {left}")


class _Progress:
    """One line that tells how far the building is; without a terminal, one line at its beginning."""

    def __init__(self) -> None:
        self._shown = -1
        self._lives = sys.stdout.isatty()
        if not self._lives:
            click.echo("Building the demonstration, once; this takes about half a minute.")

    def __call__(self, share: float) -> None:
        percent = int(share * _PERCENT)
        if self._lives and percent != self._shown:
            self._shown = percent
            click.echo(f"\rBuilding the demonstration, once: {percent} percent", nl=percent == _PERCENT)

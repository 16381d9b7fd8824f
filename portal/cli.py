"""The command `portal`. A failure is one sentence on the error stream; the exit status says which kind.

0: done. 2: used wrongly. 1: it could not be done. 3: something was found (a broken log, withheld files).
"""

import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

from portal.vocabulary import Failure, Invalid, Unavailable

if TYPE_CHECKING:
    from portal.web.call import Rooms

WRONG_USE, NOT_DONE, FOUND = 2, 1, 3


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def portal() -> None:
    """Entente: several vendors work one customer's problem together, on the customer's terms."""


@portal.command()
@click.option("--worker/--no-worker", default=True, help="Work off jobs in this process (the default).")
def run(*, worker: bool) -> None:
    """Serve the portal; on an empty installation with PORTAL_DEMONSTRATION=1 build its world first."""
    from portal import server  # noqa: PLC0415 - the other commands start faster without Flask
    from portal.assembly import open_rooms  # noqa: PLC0415
    from portal.demo.command import prepare_demonstration  # noqa: PLC0415
    from portal.settings import read_settings  # noqa: PLC0415

    settings = read_settings(os.environ)
    server.refuse_busy_port(settings)
    signal.signal(signal.SIGTERM, _stop)
    with server.only_writer(settings):
        if settings.demonstration:
            prepare_demonstration(settings)
        rooms = open_rooms(settings)
        server.prepare_database(rooms)
        _prepare(rooms)
        click.echo(f"Entente is at {settings.base_url} (Ctrl-C stops it).")
        server.serve(rooms, with_worker=worker)


@portal.command()
def worker() -> None:
    """Work off jobs beside a portal that runs with --no-worker (PostgreSQL)."""
    from portal import server  # noqa: PLC0415
    from portal.assembly import open_rooms  # noqa: PLC0415
    from portal.settings import read_settings  # noqa: PLC0415

    settings = read_settings(os.environ)
    with server.only_writer(settings):
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        threads = server.worker_threads(open_rooms(settings), stop)
        for thread in threads:
            thread.start()
        while not stop.wait(1):
            continue


@portal.command()
@click.option("--checkpoint", "kept", type=click.File(), multiple=True, help="A checkpoint that you kept.")
def verify(kept: Sequence[TextIO]) -> None:
    """Check the whole log and say where it breaks."""
    from portal.actions.verify_log import verify_log  # noqa: PLC0415

    rooms = _open()
    with rooms.database.transaction(write=False) as database:
        verdict = verify_log(database, [file.read() for file in kept])
    for fault in verdict.faults:
        click.echo(f"{fault.place}: {fault.sentence}")
    waiting = f", {verdict.pending} waiting for the next checkpoint" if verdict.pending else ""
    if not verdict.ok:
        click.echo(f"The log is broken: {len(verdict.faults)} faults in {verdict.size} entries{waiting}.")
        sys.exit(FOUND)
    click.echo(f"The log is whole: {verdict.size} entries{waiting}.")


@portal.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def redact(arguments: tuple[str, ...]) -> None:
    """Redact a file, a folder or an archive, without any portal (see: portal redact --help)."""
    from portal.redaction.command import redact as work  # noqa: PLC0415 - needs no web at all

    sys.exit(work(list(arguments)))


@portal.group(invoke_without_command=True)
@click.option("--fresh", is_flag=True, help="Build the demonstration anew; what was done in it is lost.")
@click.pass_context
def demo(context: click.Context, *, fresh: bool) -> None:
    """Say who can sign in to the demonstration."""
    if context.invoked_subcommand is not None:
        return
    from portal import server  # noqa: PLC0415
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
    say_codes(_open())


@portal.command()
@click.argument("email")
def operator(email: str) -> None:
    """Invite an operator of this installation; prints the page that chooses the password."""
    from portal.actions.prepare_installation import prepare_installation  # noqa: PLC0415

    rooms = _open()
    with rooms.database.transaction() as database:
        made = prepare_installation(database, rooms.instruments, rooms.clock(), operator_email=email)
    click.echo(made.invitation_address)


def _open() -> "Rooms":
    """The installation, for a command that looks at it or changes a little."""
    from portal.assembly import open_rooms  # noqa: PLC0415
    from portal.records.migrating import is_current  # noqa: PLC0415
    from portal.settings import read_settings  # noqa: PLC0415

    settings = read_settings(os.environ)
    rooms = open_rooms(settings)
    if not is_current(rooms.database.engine):
        raise Unavailable("There is no portal here yet, or an older one. Start it once: make run")
    return rooms


def _prepare(rooms: "Rooms") -> None:
    """What an installation needs before anybody can sign in."""
    from portal.actions.prepare_installation import prepare_installation  # noqa: PLC0415

    with rooms.database.transaction() as database:
        prepare_installation(database, rooms.instruments, rooms.clock())


def main() -> None:
    """Run the command and turn every failure of the house into one sentence."""
    try:
        portal(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.UsageError as wrong:
        _say(f"{wrong.format_message()} See: portal --help", WRONG_USE)
    except click.ClickException as problem:
        _say(problem.format_message(), NOT_DONE)
    except Invalid as wrong:
        _say(wrong.sentence, WRONG_USE)
    except Failure as failure:
        _say(failure.sentence, NOT_DONE)
    except KeyboardInterrupt:
        sys.exit(130)


def _say(sentence: str, status: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(status)


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()

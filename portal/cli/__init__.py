"""The command `portal`, one file a command. A failure is one sentence; the exit status says which kind.

0: done. 2: used wrongly. 1: it could not be done. 3: something was found (a broken log, withheld files).
"""

import sys
from typing import NoReturn

import click

from portal.cli.demo import demo
from portal.cli.erase import erase
from portal.cli.evidence import evidence
from portal.cli.export import export
from portal.cli.keys import keys
from portal.cli.measures import measures
from portal.cli.migrate import migrate
from portal.cli.opening import NOT_DONE, WRONG_USE
from portal.cli.operator import operator
from portal.cli.redact import redact
from portal.cli.run import run
from portal.cli.verify import verify
from portal.cli.witness import witness
from portal.cli.worker import worker
from portal.garbage import look_seldom
from portal.vocabulary import Failure, Invalid

_COMMANDS = (
    run,
    worker,
    migrate,
    verify,
    evidence,
    export,
    witness,
    keys,
    erase,
    redact,
    measures,
    demo,
    operator,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def portal() -> None:
    """Entente: several vendors work one customer's problem together, on the customer's terms."""


for _command in _COMMANDS:
    portal.add_command(_command)


def main() -> None:
    """Run the command and turn every failure of the house into one sentence."""
    look_seldom()
    try:
        portal(prog_name="portal", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.UsageError as wrong:
        sentence = wrong.format_message().rstrip(".")
        _say(f"{sentence}. See: {wrong.ctx.command_path if wrong.ctx else 'portal'} --help", WRONG_USE)
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

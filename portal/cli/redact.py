"""`portal redact`: redaction alone, without any portal."""

import os
import sys

import click


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def redact(arguments: tuple[str, ...]) -> None:
    """Redact a file, a folder or an archive, without any portal (see: portal redact --help)."""
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # numpy would start others, for nothing that is done here
    from portal.garbage import keep_what_is_here  # noqa: PLC0415 - the other commands start faster without
    from portal.redaction.command_line.command import redact as work  # noqa: PLC0415 - needs no web at all
    from portal.redaction.runs.given_back import give_back_memory  # noqa: PLC0415 - nobody else here needs it

    give_back_memory()
    keep_what_is_here()
    sys.exit(work(list(arguments)))

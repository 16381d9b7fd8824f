"""What can be written behind `portal redact`."""

import argparse

from portal.redaction.protocols import protocols
from portal.redaction.runs.crew import MOST_JOBS
from portal.vocabulary import Invalid


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        """One sentence instead of a page."""
        raise Invalid(f"{message[:1].upper()}{message[1:]}. See `portal redact --help`.")


def parser() -> argparse.ArgumentParser:
    """What the command understands. Raises `Invalid` for what it does not."""
    made = _Parser(
        prog="portal redact", description="Take personal and secret data out of a file, folder or archive."
    )
    made.add_argument(
        "input",
        nargs="?",
        metavar="INPUT",
        help="a file, a folder, a tar or zip archive, or - for standard input",
    )
    made.add_argument(
        "output",
        nargs="?",
        metavar="OUTPUT",
        help="where to write; nothing is ever overwritten; - for standard output",
    )
    made.add_argument(
        "--protocol",
        metavar="NAME",
        help=f"one of: {', '.join(protocols())}; without it everything gets a stand-in",
    )
    made.add_argument(
        "--key",
        metavar="FILE",
        help="key of the stand-ins, at least 16 bytes; without it a fresh one is made and forgotten",
    )
    _more(made)
    return made


def _more(made: _Parser) -> None:
    made.add_argument("--dictionary", metavar="FILE", help="words of this case: read, and written anew")
    made.add_argument(
        "--jobs",
        metavar="N",
        type=_jobs,
        default=1,
        help="how many processes work side by side, at most 64; the output is the same for any number",
    )
    made.add_argument("--pictures", action="store_true", help="let pictures leave: somebody looked at each")
    made.add_argument("--report", metavar="FILE", help="where to write the report as JSON")
    made.add_argument(
        "--jsonl", action="store_true", help='read lines {"id", "text"} and write them with their findings'
    )


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"write a number from 1 to {MOST_JOBS}")
    return int(text)

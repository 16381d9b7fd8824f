"""Whatever a line can begin that goes on below it, each of a manner of its own."""

from portal.redaction.across_lines import (
    asked_for,
    asked_names,
    below_streets,
    declarations,
    exchanges,
    forms,
    hex_dumps,
    homes,
    logins,
    secret_questions,
    shown,
)
from portal.redaction.across_lines.arguments import Argument, argument
from portal.redaction.across_lines.going_on import Going, going_on

Begun = (
    Going
    | exchanges.Signing
    | Argument
    | hex_dumps.HexDump
    | declarations.Declared
    | logins.Logins
    | below_streets.Street
    | below_streets.Home
    | forms.Held
    | homes.Homes
    | shown.Shown
    | asked_for.Asked
    | asked_names.Named
    | secret_questions.Questioned
)


def begun(line: bytes) -> Begun | None:
    """What this line begins, if it begins something."""
    going = going_on(line) or exchanges.begun(line) or argument(line) or hex_dumps.begun(line)
    told = declarations.begun(line) or logins.begun(line) or below_streets.begun(line)
    asked = secret_questions.begun(line) or asked_for.begun(line) or asked_names.begun(line)
    return going or told or forms.begun(line) or homes.begun(line) or shown.begun(line) or asked

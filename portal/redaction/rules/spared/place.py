"""A place in a line that is written as a name or a secret is, and that names nobody."""

from typing import NamedTuple

from portal.redaction.rules.rule import Expression

NAMES = frozenset(("host", "account", "email", "person", "ipv4", "session_id"))
SECRETS = frozenset(("password", "account"))
PEOPLE = frozenset(("person",))
RANDOM = frozenset(("high_entropy", "token"))
# What only a number is, and what something that is measured is not.
NUMBERS = frozenset(("phone", "national_id", "tax_id", "health_id", "passport", "postal_code", "identifier"))
ARCHITECTURE = (
    rb"(?:amd[0-9]{2}|arm[0-9]{2}|i[0-9]{3}|armhf|armel|ppc[0-9]{2}el|s[0-9]{3}x|riscv[0-9]{2}|all)"
)


class Spared(NamedTuple):
    """A place that spares claims of some kinds, and signs of which one stands in every line that has it."""

    signs: tuple[bytes, ...]
    pattern: Expression
    kinds: frozenset[str]


def spared(signs: tuple[bytes, ...], pattern: bytes, kinds: frozenset[str] = NAMES) -> Spared:
    """A place by its pattern; see `Spared`."""
    return Spared(signs, Expression(pattern), kinds)

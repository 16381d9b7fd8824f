"""Credentials that their issuer marks, or whose issuer is named beside them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
import tomllib
from importlib import resources

from portal.redaction.rules.rule import Rule
from portal.redaction.rules.secrets import entropy
from portal.redaction.rules.values import has_digit, is_placeholder

_LEAST_ENTROPY = 3.0
# Marks so short that only the randomness of the rest tells them from a word.
_JUDGED = frozenset(
    {"kubernetes_bootstrap", "vault_legacy", "okta", "discord_bot", "twilio", "spotify", "linkedin", "facebook", "mailgun_signing",
     "yandex_static", "crates", "nuget", "azure_client_secret", "gocardless", "beamer", "freemius", "datadog_client", "coveo",
     "ghost", "modal", "voyage", "asana", "octopus", "facebook_app"}
)  # fmt: skip
_CONTEXT = re.compile(rb"(?i)token|secret|key|auth|bearer|cred|passw|okta|vault|kube|discord|twilio|webhook")
_LEFT, _RIGHT = rb"(?<![A-Za-z0-9_])", rb"(?![A-Za-z0-9_])"


def _judged(match: re.Match[bytes]) -> bool:
    """A weak mark needs a random value and a telling word before it in the line."""
    value = match[1]
    before = match.string[max(0, match.start() - 60) : match.start()]
    return has_digit(value) and entropy(value) > _LEAST_ENTROPY and _CONTEXT.search(before) is not None


def _real(match: re.Match[bytes]) -> bool:
    return len(set(match[1])) > 4 and not is_placeholder(match[1])  # noqa: PLR2004 - xxxx and 0000 are examples


def _named(match: re.Match[bytes]) -> bool:
    value = match[1]
    return (
        has_digit(value)
        and not value.isdigit()
        and entropy(value) > _LEAST_ENTROPY
        and not is_placeholder(value)
    )


def _load() -> tuple[Rule, ...]:
    source = resources.files("portal.redaction.rules").joinpath("issuers.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    made = []
    for name, pattern in tables["marked"]:
        compiled = re.compile(_LEFT + b"(" + pattern.encode() + b")" + _RIGHT)
        made.append(Rule(compiled, ((1, "token"),), _judged if name in _JUDGED else _real))
    return (*made, _named_rule(tables["named"].split()))


def _named_rule(names: list[str]) -> Rule:
    """`<issuer>… key|token|secret… = <random value>`."""
    pattern = re.compile(
        rb"(?i)(?:"
        + "|".join(names).encode()
        + rb")[A-Za-z0-9_. -]{0,24}?(?:key|token|secret|auth|id|pass|pw|cred|api|access|license|sid|app|client|pat)"
        rb"[A-Za-z0-9_. -]{0,16}[\"'\]\\]{0,3}[ \t]{0,4}(?:=>|:=|=|:|,|\bis\b)[ \t]{0,4}[\"'\\]{0,3}([A-Za-z0-9_./+=-]{16,160})(?![A-Za-z0-9_/+-])"
    )
    return Rule(pattern, ((1, "token"),), _named)


RULES: tuple[Rule, ...] = _load()
CERTAIN: tuple[Rule, ...] = tuple(rule for rule in RULES if rule.accept is _real)

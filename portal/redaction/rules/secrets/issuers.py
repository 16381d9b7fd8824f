"""Credentials that their issuer marks, or whose issuer is named beside them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Accept, Expression, Rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.random_looking import entropy, is_drawn, is_random, is_scrambled
from portal.redaction.rules.words.tables import word_table
from portal.redaction.stand_ins.pseudonyms import OWN_NAME

_LEAST_ENTROPY, _LEAST_TOLD, _LEAST_UNTOLD = 2.9, 14, 20
# What these are set to is often a version of a program.
_SOURCES = frozenset(
    b"github gitlab gitea bitbucket codeberg docker quay npm rubygems packagecloud artifactory terraform".split()
)
_CHANGE = re.compile(rb"(?<=[A-Za-z])[0-9]|(?<=[0-9])[A-Za-z]")
_LEAST_CHANGES = 3
_KEY_WORD = re.compile(rb"(?i)key|token|secret|auth|id|pass|pw|cred|api|access|license|sid|app|client|pat")
_PLACE = re.compile(
    rb"(?:/[A-Za-z0-9_.-]+)+/?$|[a-z+]{2,10}://|\d{4}-\d\d-\d\d|(?:[a-z]+[a-z0-9]*[-._]){2,}[a-z0-9]+$|\d{1,3}(?:\.\d{1,3}){3}"
)
# Marks so short that only the randomness of the rest tells them from a word.
_JUDGED = frozenset(
    {"kubernetes_bootstrap", "vault_legacy", "okta", "discord_bot", "spotify", "linkedin", "mailgun_signing",
     "yandex_static", "crates", "gocardless", "beamer", "freemius", "datadog_client", "coveo", "ghost", "modal",
     "voyage", "ceph", "asana", "pagerduty_plain", "configcat_plain", "canva"}
)  # fmt: skip
# Marks that begin with no word, or with one and a blank: a face may show what is behind them with fewer letters.
_SHORTER = frozenset(
    {"kubernetes_bootstrap", "tableau", "yandex", "hashicorp_terraform", "flyio_discharged", "azure_client_secret", "discord_bot",
     "microsoft_teams_webhook", "ollama", "telegram", "zai", "dynatrace", "canadian_digital", "azure_storage",
     "facebook_app", "salesforce", "mem0", "rails_master", "telnyx", "okta", "pagerduty_plain", "beamer",
     "google_refresh", "firebase_messaging", "maxmind", "microsoft_workflows", "square", "azure_cosmos",
     "azure_apim", "azure_openai", "azure_devops", "twitter_bearer", "configcat_plain", "intra42"}
)  # fmt: skip
_COUNT = re.compile(r"(\[[^\]]*\])\{(\d{1,3})(?:,(\d{1,4}))?\}")
_LEAST_SHORTER = 5
# A capital before signs by lot may be the first letter of what a face takes for a word.
_CAPITAL = re.compile(r"(?<![\\\[A-Za-z-])(?:([A-Z])|\[([A-Z]{2,3})\])(?=\[)")
_EXAMPLE = re.compile(rb"[qQ]{4}")
_CONTEXT = re.compile(rb"(?i)token|secret|key|auth|bearer|cred|passw|okta|vault|kube|discord|twilio|webhook")
_LEFT, _RIGHT = rb"(?<![A-Za-z0-9_])", rb"(?![A-Za-z0-9_])"
# What begins with a word of its own (`ghp_`, `glpat-`) is seen between digits and underscores too.
_OWN_WORD = re.compile(r"(?:[A-Za-z0-9]|\[[a-z]+\]){3,}[_-]")
# `lip_sync_animation_controller`: words, and nothing by lot.
_WORDS = re.compile(rb"[a-z]{1,20}(?:[_.-][a-z]{0,20})+")
_GLUED_LEFT, _GLUED_RIGHT = rb"(?<![A-Za-z])", rb"(?![A-Za-z0-9])"
_GLUE = re.compile(rb"[0-9_]")


def _judged(match: re.Match[bytes]) -> bool:
    """A weak mark needs signs by lot behind it, or a telling word near it in the line."""
    value = match[1]
    around = match.string[max(0, match.start() - 60) : match.start()] + match.string[match.end() :][:40]
    return (
        has_digit(value)
        and entropy(value) > _LEAST_ENTROPY
        and (is_random(value) or _CONTEXT.search(around) is not None)
    )


def _real(match: re.Match[bytes]) -> bool:
    if len(set(match[1])) <= 4 or is_placeholder(match[1]):  # noqa: PLR2004 - xxxx and 0000 are examples
        return False
    if _WORDS.fullmatch(match[1]) is not None:
        return False
    around = (
        match.string[max(0, match.start() - 1) : match.start()] + match.string[match.end() : match.end() + 1]
    )
    return _GLUE.search(around) is None or is_drawn(match[1])


def _named(match: re.Match[bytes]) -> bool:
    """A value behind an issuer's name: with a word like `key` it may be weak, without it must be random."""
    value = match[2]
    if (
        is_placeholder(value)
        or OWN_NAME.search(value) is not None
        or entropy(value) <= _LEAST_ENTROPY
        or value.lower() in COMMON
    ):
        return False
    if not match[1].strip(b" \t._-") and _assigned(match):
        return True
    if _KEY_WORD.search(match[1]):
        return (
            len(value) >= _LEAST_TOLD and (has_digit(value) or is_scrambled(value)) and not _is_place(value)
        )
    if len(value) < _LEAST_UNTOLD or b"/" in value or b":" in value:
        return False
    return is_random(value) or (value.isalnum() and is_drawn(value))


def _assigned(match: re.Match[bytes]) -> bool:
    """`hunter = "6e83fef01e36…"`: an issuer that is no place of programs is set to letters and digits in quotes."""
    value = match[2]
    name = match.string[match.start() : match.start(1)].lower()
    behind = match.string[match.end() : match.end() + 1]
    return (
        behind in {b'"', b"'"}
        and match.string[match.start(2) - 1 : match.start(2)] == behind
        and name not in _SOURCES
        and len(value) >= _LEAST_TOLD
        and value.translate(None, b":_-").isalnum()
        and len(_CHANGE.findall(value)) >= _LEAST_CHANGES
    )


def _is_place(value: bytes) -> bool:
    """Whether a value is a path, an address or an instant, as keys of settings often are."""
    return _PLACE.match(value) is not None


def _load() -> tuple[tuple[Rule, ...], tuple[tuple[str, str], ...]]:
    tables = word_table("issuers.toml")
    made, names = [], tables["named"].split()
    marked = tuple((name, pattern) for name, pattern in tables["marked"])
    for name, pattern in marked:
        glued = name not in _JUDGED and _OWN_WORD.match(pattern) is not None
        left, right = (_GLUED_LEFT, _GLUED_RIGHT) if glued else (_LEFT, _RIGHT)
        accept: Accept = _judged if name in _JUDGED else _real
        shown = pattern
        if name in _SHORTER:
            shown = _CAPITAL.sub(r"[\1\2Q]", _COUNT.sub(_fewer, pattern))
            accept = _shown(pattern, accept)
        expression = Expression(left + b"(" + shown.encode() + b")" + right)
        made.append(Rule(expression, ((1, "token"),), accept))
    return (*made, _named_rule(names), _told_rule(names)), marked


def _fewer(match: re.Match[str]) -> str:
    least = int(match[2])
    if least < _LEAST_SHORTER:
        return match[0]
    return f"{match[1]}{{{least - least // 4},{match[3] or least}}}"


def _shown(pattern: str, accept: Accept) -> Accept:
    """Proves a key of the right length, or a shorter one where examples of words stand in it."""
    exact = Expression(pattern.encode())

    def proved(match: re.Match[bytes]) -> bool:
        fits = _EXAMPLE.search(match[1]) or exact.compiled.fullmatch(match[1])
        return fits is not None and accept(match)

    return proved


def _named_rule(names: list[str]) -> Rule:
    """`<issuer>… key|token|secret… = <value>`, and `<issuer>… = <random value>`."""
    pattern = Expression(
        rb"(?i)(?:"
        + "|".join(names).encode()
        + rb")([A-Za-z0-9_. -]{0,40}?)[\"'`\]\\ \t]{0,5}(?:=>|[:?]{0,3}={1,3}|:{1,3}|>|,|\|\||\bis\b)[\"'`\\ \t=]{0,6}"
        rb"([A-Za-z0-9_./+=:~-]{12,160})(?![A-Za-z0-9_/+-])"
    )
    return Rule(pattern, ((2, "token"),), _named)


def _told_rule(names: list[str]) -> Rule:
    """`<issuer> api key <value>`, as people write it, with nothing but a blank or a quote between."""
    pattern = Expression(
        rb"(?i)(?:"
        + "|".join(names).encode()
        + rb")([A-Za-z0-9_. -]{0,24}?(?:key|token|secret|password|pwd|credential|client[ _-]?id|access[ _-]?id))[ \t]{0,3}[ \t\"'`]"
        rb"[\"'`]?([A-Za-z0-9_+/=~-]{14,160})(?![A-Za-z0-9_/+.-])"
    )
    return Rule(pattern, ((2, "token"),), _told)


def _told(match: re.Match[bytes]) -> bool:
    """A value told in prose: letters and digits, and no word of a sentence."""
    return has_digit(match[2]) and any(chr(sign).isalpha() for sign in match[2]) and _named(match)


RULES: tuple[Rule, ...]
MARKED: tuple[tuple[str, str], ...]
RULES, MARKED = _load()
CERTAIN: tuple[Rule, ...] = tuple(
    rule for (name, _), rule in zip(MARKED, RULES, strict=False) if name not in _JUDGED
)

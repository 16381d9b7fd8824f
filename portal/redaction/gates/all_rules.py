"""All rules, and in which groups they are asked about a line."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

from portal.redaction.gates.gate import keep_loosened
from portal.redaction.gates.gated import Find, Gated, Worded, gate_of, is_long, sign_of, worded
from portal.redaction.gates.literals import keep_words
from portal.redaction.gates.signs import keep_signs
from portal.redaction.rules.every_rule import NEAR, OF_PEOPLE, OF_SECRETS, RULES
from portal.redaction.rules.keyed import pairs, printed
from portal.redaction.rules.numbers import identity
from portal.redaction.rules.rule import Rule
from portal.redaction.rules.secrets import issuers
from portal.redaction.rules.secrets.headers import find_cookies

_OF_ISSUERS = (*issuers.RULES, *OF_SECRETS)
_EDGE = re.compile(rb"^(?:\(\?[imsx]+\))?(?:\(\?:)?\^|(?<!\\)\$(?=$|[)|])")
ANCHORED: tuple[Rule, ...] = tuple(rule for rule in RULES if _EDGE.search(rule.pattern.pattern))
FINDERS: tuple[Find, ...] = (
    pairs.find_pairs,
    pairs.find_options,
    pairs.find_spoken,
    find_cookies,
    printed.find_printed,
)
"""What finds something in ways of its own, besides the rules."""

# A gate that counts so far has an automaton of its own: with others it would make one that is vast.
_LONG_RUN = re.compile(rb"\]\{(?:1[5-9]|[2-9][0-9])\}")
_RANDOM = tuple(rule for rule in OF_SECRETS if rule.gate is not None and _LONG_RUN.search(rule.gate))
_PROVED = tuple(rule for rule in identity.RULES if rule.gate is None)
_BESIDE_WORDS = tuple(rule for rule in identity.RULES if rule.gate is not None)
_SPREAD = 4


@lru_cache(maxsize=1)
def groups() -> tuple[Gated | Worded, ...]:
    """Who is asked about a line together.

    An automaton of all would be vast, and grows with each new line, as what each of its rules waits for
    multiplies with what the others do. Long ones do most of that. Where words give them away they stand
    behind words; those that all need one sign stand behind that; the others are spread over some groups,
    away from neighbors that begin alike.
    """
    words = (*worded(_OF_ISSUERS), *worded(filter(is_long, (*NEAR, *OF_PEOPLE, *identity.RULES))))
    signed = _by_sign(_without(RULES, (*words, *_RANDOM)))
    bare = signed.pop(b"")
    long = sorted(filter(is_long, bare), key=lambda rule: len(gate_of(rule)))
    short = partial(_among, those=_without(bare, long))
    shared = (
        short(NEAR),
        short(_OF_ISSUERS),
        *_parts(short(OF_PEOPLE), 2),
        short(_PROVED),
        short(_BESIDE_WORDS),
        *(tuple(long[first::_SPREAD]) for first in range(_SPREAD)),
        _RANDOM,
    )
    finders = Gated((), tuple(zip((*pairs.gates(), rb"(?i:cookie)", printed.GATE), FINDERS, strict=True)))
    behind_signs = (Gated(tuple(rules), sign=sign) for sign, rules in signed.items())
    made: tuple[Gated | Worded, ...] = (finders, Worded(words), *behind_signs, *map(Gated, shared))
    keep_words()
    keep_signs()
    keep_loosened()
    return made


@lru_cache(maxsize=1)
def anchored_groups() -> tuple[Gated | Worded, ...]:
    """Who of them knows a layout by how a line begins or ends, and is asked about texts in a line too."""
    words = worded(ANCHORED)
    made: tuple[Gated | Worded, ...] = (
        Worded(words),
        *map(Gated, _parts(_without(ANCHORED, words), _SPREAD)),
    )
    keep_words()
    keep_loosened()
    return made


def _by_sign(rules: Iterable[Rule]) -> dict[bytes, list[Rule]]:
    """Rules by the sign that each of them needs."""
    found: dict[bytes, list[Rule]] = {}
    for rule in rules:
        found.setdefault(sign_of(rule), []).append(rule)
    return found


def _among(rules: Iterable[Rule], those: Iterable[Rule]) -> tuple[Rule, ...]:
    them = set(map(id, those))  # to compare rules by what they hold takes long
    return tuple(rule for rule in rules if id(rule) in them)


def _without(rules: Iterable[Rule], but: Iterable[Rule]) -> tuple[Rule, ...]:
    others = set(map(id, but))
    return tuple(rule for rule in rules if id(rule) not in others)


def _parts(rules: Sequence[Rule], count: int) -> tuple[tuple[Rule, ...], ...]:
    """Some groups of neighbors, which look for the same sort of thing."""
    size = -(-len(rules) // count)
    return tuple(tuple(rules[first : first + size]) for first in range(0, len(rules), size))

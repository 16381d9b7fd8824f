"""Secrets that a sentence gives: what one is now, what it is set to, or what somebody uses instead of naming it."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, rule, spelled
from portal.redaction.rules.secrets.near_words import SECRET_WORDS, looks_secret
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_domain_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown

_IS = spelled(
    "is|was|ist|war|lautet|lautete|est|était|es|era|sigue siendo|é|è|to|jest|brzmi|je|zní|är|er|on|on nyt|most|jelenleg|сейчас|теперь|пока|şimdi|şimdilik|şu an|este"
)
_NOW = spelled(
    "now|currently|temporarily|still|jetzt|derzeit|aktuell|momentan|vorläufig|nun|noch|maintenant|actuellement|toujours|provisoirement|ahora|actualmente|temporalmente|agora|atualmente|ora|adesso|attualmente|"
    "nu|momenteel|voorlopig|nog|teraz|obecnie|tymczasowo|teď|nyní|zatím|dočasně|nå|midlertidig|tills vidare|nyt|toistaiseksi|jelenleg|acum"
)
_VALUE = rb"[\"'`]?((?:(?!\xc2[\xab\xbb])[^\s\"'`<>|;,()]){5,64})"
# Words with signs between, the first or a later one with a capital: `Rehkitz.am.Brocken`.
_DIVIDED = re.compile(rb"[A-Za-z\x80-\xff]{2,20}(?:[._+&-][A-Za-z0-9\x80-\xff]{1,20}){1,4}")
# A pronoun or a noun that stands for the secret: `reset me to …`, `put mine back to …`.
_SET = (
    rb"(?i:\b(?:reset|set|put|change|changed|switch|switched|revert|reverted)(?: (?:me|it|him|her|them|us|mine|his|hers|theirs|yours|this one|that one|my (?:account|login|user|access)))"
    rb"(?: (?:back|again|over))? to )"
)
_MINE = rb"(?i:\bmy (?:old|new|current|previous|last|usual|other) one (?:is|was) )"
_USED = rb"(?i:\b(?:i|we|he|she|they)(?: always| just| still)? (?:use|used|uses|typed|types|entered|tried) )"


def _given(match: re.Match[bytes]) -> bool:
    """What stands where a secret must: signs or digits within letters, or words with signs between."""
    value = match[1].rstrip(b".?!") if not looks_secret(match[1]) else match[1]
    if is_placeholder(value) or value.isdigit() or is_domain_name(value):
        return False
    if looks_secret(value):
        return True
    capital = re.search(rb"[A-Z\xc3-\xc5\xd0]", value) is not None
    return _DIVIDED.fullmatch(value) is not None and is_unknown(value) and (capital or has_digit(value))


def _looks(match: re.Match[bytes]) -> bool:
    """Where no word says that it is a secret, its look must: a capital, digits, and a sign that no product has."""
    value = match[1].rstrip(b".?")
    signed = re.search(rb"[!#$%&*?^~]", value) is not None
    return signed and has_digit(value) and value[:1].isupper() and looks_secret(value)


RULES: tuple[Rule, ...] = (
    rule("password", rb"(?<![A-Za-z0-9\x80-\xff_-])(?i:" + SECRET_WORDS + rb")(?: [^\s.,;:!?=<>\"'()]{1,30}){0,5}?(?i: (?:" + _IS + rb"))(?i: (?:" + _NOW + rb"))? " + _VALUE, accept=_given, group=1),
    rule("password", "(?:パスワード|暗証番号|密码|密碼|비밀번호)(?:は|是|는|은)(?:今|現在|现在|지금|현재)(?:は|는)?[:： ]{0,2}".encode() + rb"([!-~]{4,64})", group=1),
    rule("password", _SET + _VALUE, accept=_looks, group=1),
    rule("password", _MINE + _VALUE, accept=_looks, group=1),
    rule("password", _USED + _VALUE + rb"(?= (?:for|everywhere|twice|again|on|and|but|as)\b)", accept=_looks, group=1),
)  # fmt: skip

"""What the next line answers: a question of a form or a person at the end of a line."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.findings import Span
from portal.redaction.rules.secrets.near_words import secret_in
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.scanning.leaf_claims import leaf_claims

# A question at the end of a line, and an answer with what people say around it: `Customer: It's 4 May 1971.`
_ASKED = re.compile(
    rb"(?i)(?<!<)(?<!&lt;)\b(date of birth|birth ?date|dob|post ?code|zip ?code|postleitzahl|plz|(?:(?:full|first|last|maiden) )?name|(?:(?:home|mailing|billing|shipping|street) )?address|(?:phone|mobile|contact|callback) number|"
    rb"e-?mail(?: address)?|(?:account|card|serial|policy|customer) number|asset (?:tag|number)|serial(?: number)?|employee (?:number|id)|booking reference|ssn|social security number|password|passwort|kennwort|mot de passe|contrase\xc3\xb1a|wachtwoord|passord|l\xc3\xb6senord|has\xc5\x82o|heslo|senha|pwd|pw|passcode|pin|user ?name|login|host ?name|(?:computer|machine|workstation|server)(?: name)?|geburtsdatum|adresse|telefonnummer)"
    rb"\b[^?=\r\n]{0,40}+\?[ \t\r\n]*+$"  # no setting, whose value may end so: `password=Opal7?`
)
_ANSWER = re.compile(
    rb"^[ \t>]*+(?:\[?[0-9][0-9:]{2,7}\]?[ \t]++)?(?:[A-Za-z\xc3-\xed][A-Za-z0-9\x80-\xff ._'-]{0,40}(?:\[[0-9:]{4,8}\])?:[ \t]++)?"
    rb"(?:(?i:it'?s|it is|that'?s|that is|sure|yes|yeah|okay|ok|of course|certainly|(?:my|the) [a-z ]{2,20} is|ja|klar)[,.:!]?[ \t]++){0,3}+([^\r\n]++)"
)
_OF_PLACES = frozenset(("postal_code", "address", "street", "city"))
_YEAR = re.compile(rb"[0-9]{4}")  # no day is parted behind its year: `23 Jan 1960, and it is invoice 7`
_PART = re.compile(rb", ([^,\r\n]{2,60})")


def asked(text: bytes) -> str | None:
    """The class of what is asked for at the end of a line without its end."""
    question = _ASKED.search(text) if text.endswith(b"?") else None
    return class_of_key(question[1].decode()) if question is not None else None


def answered(of: str, line: bytes) -> list[Span]:
    """What a line says that answers a question of this class."""
    match = _ANSWER.match(line)
    if match is None:
        return []
    value = match[1].rstrip(b" \t.!")
    if of in {"password", "token"} and b" " in value:
        found = secret_in(line, match.start(1), match.end(1))
        return [] if found is None else [Span(*found, "password")]
    return [Span(c.start + match.start(1), c.end + match.start(1), c.kind) for c in _told(of, value)]


def _told(of: str, value: bytes) -> list[Span]:
    """What an answer holds: all of it is what was asked for, or what stands before its first comma.

    Who is asked for a postal code tells the town and the street too.
    """
    first, _, _ = value.partition(b",")
    if of == "date_of_birth" and _YEAR.search(first):
        value = first
    whole = leaf_claims(of, value)
    if whole or first == value or not (found := leaf_claims(of, first)):
        return whole
    if of not in _OF_PLACES:
        return found
    for part in _PART.finditer(value, len(first)):
        told = leaf_claims("city", part[1]) or leaf_claims("street", part[1])
        found += [Span(c.start + part.start(1), c.end + part.start(1), c.kind) for c in told]
    return found

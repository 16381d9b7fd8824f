"""Messages of trades with forms of their own.

Travel (EDIFACT names, SSR), navigation (NMEA 0183), meters (OBIS), cards (ISO 8583, tracks), charging of cars (OCPP).
"""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.fitting import has_digit

# Fields of a message about cards that tell of somebody (ISO 8583): cards and tracks, terminals, merchants and where
# they are, what was typed in, accounts.
OF_CARDS: dict[str, tuple[str, ...]] = {
    "card": ("2", "14", "34", "35", "36", "45", "55"),
    "serial": ("41",),
    "cloud_account": ("37", "42"),
    "address": ("43",),
    "password": ("52",),
    "bank_account": ("102", "103"),
}


def _field(kind: str, numbers: tuple[str, ...]) -> Rule:
    """Such fields as tracers of payments print them: `<field id="41" value="…"/>`."""
    told = "|".join(numbers).encode()
    return rule(kind, rb"(?i)<field id=\"(?:" + told + rb")\" value=\"([^\"\r\n]{2,999})\"", group=1)


def _card(match: re.Match[bytes]) -> bool:
    return len(match[1].replace(b" ", b"")) > 11  # noqa: PLR2004 - more than a telephone has


def _charger(match: re.Match[bytes]) -> bool:
    return has_digit(match[1])


RULES: tuple[Rule, ...] = (
    rule("serial", rb"(?<![0-9])[0-9]-[0-9]{1,2}:96\.1\.[0-9]{1,3}(?:\*255)?\(([0-9A-Z]{6,34})\)", group=1),
    parts(rb"(?<![0-9.])[0-9]\.[0-9](?P<person>[A-Z]{2,20}/[A-Z]{2,20}(?: (?:MR|MRS|MS|MSTR|MISS|DR|CHD|INF))?)(?![A-Za-z])"),
    parts(rb"\bDOCS (?:[A-Z]{2} [A-Z0-9]{2,3} )?/?P/[A-Z]{3}/(?P<passport>[A-Z0-9]{5,15})/[A-Z]{3}/(?P<date_of_birth>[0-9]{2}[A-Z]{3}[0-9]{2})/[A-Z]{1,2}/(?P<date_of_birth2>[0-9]{2}[A-Z]{3}[0-9]{2})/(?P<person>[A-Z][A-Z/ -]{2,60}[A-Z])"),
    parts(rb"\bCTCM (?P<phone>[0-9]{8,15})(?![0-9])"),
    parts(rb"\bCTCE (?P<email>[A-Z0-9._-]{1,60}//[A-Z0-9.-]{3,80})"),
    parts(rb"\$G[A-Z](?:RMC|GGA|GLL|GNS),[^$\r\n]{0,40}?(?P<coordinates>[0-9]{3,5}\.[0-9]{2,8}),[NS],(?P<coordinates2>[0-9]{3,5}\.[0-9]{2,8}),[EW]"),
    *(_field(kind, numbers) for kind, numbers in OF_CARDS.items()),
    # The second track of a card (ISO 7813): its number, when it ends, what the bank wrote.
    rule("card", rb"(?<![0-9A-Za-z])([0-9]{13,19}[=D][0-9]{7,24})(?![0-9A-Za-z])", group=1),
    # A charging point, where one speaks with those that run it.
    rule("serial", rb"\b(?:CP|EVSE|(?i:charge ?point|charging station|chargebox|evseid))[ :=#]{1,3}([A-Z][A-Z0-9]{1,12}(?:[-_*][A-Z0-9]{1,12}){1,4})(?![A-Za-z0-9])", accept=_charger, group=1),
    rule("serial", rb"(?<![A-Za-z0-9*])[A-Z]{2}\*[A-Z0-9]{3}\*E[A-Z0-9*]{2,30}(?![A-Za-z0-9*])"),
    # Containers of ships (ISO 6346), and what an observation in a hospital says of its device (HL7).
    rule("serial", rb"(?<![A-Za-z0-9])[A-Z]{3}U ?[0-9]{6}[ -]?[0-9](?![A-Za-z0-9])"),
    rule("serial", rb"^OBX\|[0-9]{1,4}\|[A-Z]{2}\|[^|\r\n]{0,60}(?:_SN|[Ss]erial|_ID)[^|\r\n]{0,60}\|[^|\r\n]{0,20}\|([A-Za-z0-9-]{5,40})(?=\||\s|$)", accept=_charger, group=1),
    # What contracts are called and things are numbered in messages of trade (EDIFACT), and who a patient is (FHIR).
    rule("cloud_account", rb"(?:^|')RFF\+(?:CT|CR|AVE|SE|ANK|ADE|AAN):([0-9A-Z][0-9A-Z/-]{3,34})(?=[:+']|\s{0,3}$)", group=1),
    rule("serial", rb"(?:^|')GIR\+[0-9]\+([0-9A-Z-]{5,35})(?=:)", accept=_charger, group=1),
    rule("health_id", rb"<identifier>(?:<[^<>\r\n]{1,200}>){0,4}<value value=\"([^\"\r\n]{4,40})\"", group=1),
    rule("person", rb"<(?:family|given) value=\"([^\"\r\n]{2,40})\"", group=1),
    # Cards that firms give, in groups of digits.
    rule("card", rb"(?i:\b[a-z]{0,10}(?:card|karte|kort|kaart|carte|carta|cart\xc3\xa3o|tarjeta|kart[auyou\xc4]|kart\xc4\x99))(?i: no\.?| number| nr\.?)?(?: [A-Z][A-Za-z\x80-\xff&'-]{2,16}){0,2}:? ([0-9]{1,6}(?: [0-9]{3,6}){2,5}(?: [0-9]{1,2})?)(?![0-9A-Za-z:-]|\.[0-9])", accept=_card, group=1),
    # Where a line of light ends (G.984), and what a dish of Starlink is.
    rule("serial", rb"(?<![0-9A-Za-z])(?:HWTC|ALCL|ZTEG|ADTN|SMBS|ISKT|FHTT|NOKG|CIGG|UBNT|TPLG|MSTC|BDCM|GPON|SCOM|DZNT|CDKT)[0-9A-Fa-f]{8}(?![0-9A-Za-z])"),
    rule("serial", rb"(?<![0-9A-Za-z-])(?:KIT[0-9]{6,12}|ut[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}|Router-[0-9A-F]{24})(?![0-9A-Za-z-])"),
    # Aircraft and ships by how they are called.
    rule("vehicle", rb"(?i:\b(?:aircraft|tail(?: number)?|helicopter|airplane|flugzeug|avion|aeromobile|vliegtuig)):? ([A-Z0-9]{1,2}-[A-Z]{3,4}|N[0-9]{2,5}[A-Z]{0,2})(?![A-Za-z0-9-])", group=1),
    rule("vehicle", rb"(?i:\bcall ?sign|\brufzeichen|\bindicatif|\bnominativo)(?: is|:)? ((?=[A-Z]{0,4}[0-9])[A-Z0-9]{4,7}|[A-Z]{4})(?![A-Za-z0-9-])", group=1),
    # Terminals that take cards, networks of homes (Z-Wave) and what leads them (Zigbee).
    rule("serial", rb"\bTID[ :=#]{1,2}((?=[A-Z]{0,6}[0-9])[0-9A-Z]{8})(?![0-9A-Za-z])", group=1),
    rule("serial", rb"(?i)\b(?:home ?id|zigbee|coordinator|ieee)(?: address| id)?[ :=]{1,2}(0x[0-9a-f]{3,16})(?![0-9A-Za-z])", group=1),
    # What printers and parts of switches say of their numbers, by name or by place (RFC 3805, RFC 6933).
    rule("serial", rb"(?:43\.5\.1\.1\.17|47\.1\.1\.1\.1\.11|[Ss]erialNum(?:ber)?)(?:\.[0-9]{1,6}){0,4} = STRING: \"?([A-Za-z0-9][A-Za-z0-9-]{4,40})(?![A-Za-z0-9])", accept=_charger, group=1),
)  # fmt: skip

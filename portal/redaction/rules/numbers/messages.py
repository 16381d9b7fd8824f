"""Messages of trades with fields by number: health (HL7 version 2), exchanges (FIX), banks (SWIFT MT)."""

# ruff: noqa: E501 - a segment is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule, parts, rule
from portal.redaction.rules.values.placeholders import is_placeholder

# Fields that tell who somebody is, by segment (HL7 version 2.5, chapters 3 and 6).
_FIELDS: dict[bytes, dict[int, str]] = {
    b"PID": {2: "health_id", 3: "health_id", 4: "health_id", 5: "person", 6: "person", 7: "date_of_birth",
             9: "person", 11: "address", 13: "phone", 14: "phone", 18: "bank_account", 19: "national_id",
             20: "driving_license", 23: "address"},
    b"NK1": {2: "person", 4: "address", 5: "phone", 6: "phone", 16: "date_of_birth", 30: "person", 31: "phone"},
    b"GT1": {2: "health_id", 3: "person", 5: "address", 6: "phone", 7: "phone", 8: "date_of_birth", 12: "national_id"},
    b"IN1": {2: "health_id", 16: "person", 18: "date_of_birth", 19: "address", 36: "health_id"},
    b"PV1": {7: "person", 8: "person", 9: "person", 17: "person", 18: "number", 19: "health_id", 50: "number"},
    b"MRG": {1: "health_id", 3: "number", 5: "number", 7: "person"},
    b"ORC": {2: "number", 3: "number", 4: "number", 10: "person", 11: "person", 12: "person", 19: "person"},
    b"OBR": {2: "number", 3: "number", 10: "person", 16: "person", 18: "number", 19: "number", 20: "number",
             28: "person", 32: "person", 33: "person", 34: "person", 35: "person"},
    b"EVN": {5: "person"},
    b"AIP": {3: "person"},
    b"AIL": {3: "number"},
    b"OBX": {16: "person", 17: "device", 18: "device"},
    b"SCH": {1: "number", 2: "number", 12: "person", 16: "person", 20: "person"},
    b"TXA": {5: "person", 9: "person", 11: "person", 12: "number", 13: "number"},
}  # fmt: skip
# Fields that hold what somebody was given a number by, or a word that a table explains: what has digits goes.
_NUMBERED = {"number": "health_id", "device": "serial"}
_LEAST_DIGITS = 4


def _holds(told: str, core: bytes) -> bool:
    if told in _NUMBERED and len(re.findall(rb"[0-9]", core)) < _LEAST_DIGITS:
        return False
    return bool(core.strip(b"^~& ")) and not is_placeholder(core)


class _Segment(Rule):
    """A segment of a message about a patient: its fields by their numbers."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The fields that tell something."""
        for match in self.pattern.compiled.finditer(line):
            start = match.start(2)
            for number, field in enumerate(match[2].split(b"|"), 1):
                told, core = _FIELDS[match[1]].get(number), field.rstrip()
                if told is not None and _holds(told, core):
                    yield Span(start, start + len(core), _NUMBERED.get(told, told))
                start += len(field) + 1


_SEGMENT = rb"(?:^|(?<=[\r\n>\x0b]))(" + b"|".join(_FIELDS) + rb")\|([^\r\n]{3,4000})"


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1])


def _dicom(kind: str, names: bytes) -> Rule:
    """A rule for `[value] # 8, 1 Name`, as tools print elements."""
    return rule(
        kind,
        rb"\[([^\]\r\n]{1,200})\][ ]{0,60}# {0,4}[0-9]{1,6}, {0,2}[0-9]{1,3} (?:" + names + rb")\b",
        group=1,
    )


RULES: tuple[Rule, ...] = (
    # Whom a search is for (FHIR): `/Patient?identifier=…`.
    rule(
        "national_id",
        rb"/(?:Patient|Person|RelatedPerson|Practitioner|Coverage)\?(?:[^\s\"]{1,200}&)?identifier=(?:[^\s&|\"]{1,120}(?:\||%7C))?([A-Za-z0-9-]{5,40})(?![A-Za-z0-9%-])",
        group=1,
    ),
    rule("passport", rb"(?<![A-Z0-9<])[PVACI][A-Z<][A-Z]{3}[A-Z]{1,30}<[A-Z<]{10,40}(?![A-Z0-9])"),
    rule(
        "passport",
        rb"(?<![A-Z0-9<])[A-Z0-9<]{9}[0-9][A-Z]{1,3}<{0,2}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9<]{2,16}(?![A-Z0-9])",
        accept=lambda match: b"<" in match[0],
    ),
    parts(rb"(?:^|')CTA\+[A-Z]{0,3}\+[^:+'\r\n]{0,17}:(?P<person>[^':+\r\n]{2,70})"),
    parts(rb"(?:^|')COM\+(?P<phone>[0-9+ ()-]{6,25}):(?:TE|FX|AL)"),
    parts(
        rb"(?:^|')NAD\+[A-Z]{2,3}\+[^+'\r\n]{0,50}\+[^+'\r\n]{0,175}\+(?P<person>[^+'\r\n]{2,175})(?:\+(?P<address>[^+'\r\n]{0,140}))?"
        rb"(?:\+(?P<address2>[^+'\r\n]{0,35}))?(?:\+[^+'\r\n]{0,9})?(?:\+(?P<postal_code>[^+'\r\n]{2,17}))?"
    ),
    parts(
        rb"(?:^|')FII\+[A-Z]{2,3}\+(?P<bank_account>[^:+'\r\n]{5,35})(?::(?P<person>[^:+'\r\n]{2,35}))?(?::(?P<person2>[^:+'\r\n]{2,35}))?"
    ),
    parts(rb"(?:^|')RFF\+(?:VA|FC|GN|AHP|XA):(?P<tax_id>[^:+'\r\n]{5,35})"),
    _Segment(Expression(_SEGMENT), ((2, "person"),)),
    rule(
        "password",
        rb"8=FIX[^\r\n]{1,400}?[|\x01;](?:554|925|1402)=([^|\x01;\r\n]{1,128})",
        accept=_real,
        group=1,
    ),
    rule("account", rb"8=FIX[^\r\n]{1,400}?[|\x01;]553=([^|\x01;\r\n]{1,128})", accept=_real, group=1),
    # A dump of DICOM (PS3.6): names by their kind of value, the rest by the name behind it.
    parts(rb"\) PN \[(?P<person>[^\]\r\n]{1,200})\]"),
    _dicom("health_id", rb"(?:Other|IssuerOf)?PatientIDs?|AccessionNumber|MedicalRecordLocator"),
    _dicom("date_of_birth", rb"PatientBirthDate"),
    _dicom("address", rb"PatientAddress|InstitutionAddress"),
    _dicom("phone", rb"PatientTelephoneNumbers"),
    _dicom("serial", rb"(?:Device|Detector|Gantry)(?:SerialNumber|ID)"),
    _dicom("host", rb"StationName"),
    # Who sends and who receives, in the first blocks of a message of SWIFT (MT).
    parts(rb"\{1:F[0-9]{2}(?P<bank_account>[A-Z]{6}[A-Z0-9]{6})"),
    parts(rb"\{2:[IO][0-9]{3}(?:[0-9]{10})?(?P<bank_account>[A-Z]{6}[A-Z0-9]{6})"),
    # A bank, an account and whose it is, side by side in what a statement says of a payment (MT 940, field 86).
    parts(
        rb"\?[0-9]{2}[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\?[0-9]{2}(?P<bank_account>[A-Z0-9]{5,34})\?[0-9]{2}(?P<person>[^?\r\n]{2,27})"
        rb"(?:\?[0-9]{2}(?P<person2>[^?\r\n]{2,27}))?"
    ),
    # Who is paid, in a file of a clearing house (NACHA, an entry in detail): numbers and names in columns.
    parts(
        rb"^6[0-9]{11}(?P<bank_account>[0-9]{4,17}) {0,13}[0-9]{10}(?P<cloud_account>[A-Z0-9-]{2,15}) {0,13}(?P<person>[A-Z][A-Za-z .'-]{2,20}[A-Za-z]) {1,20}[0-9]{16}\s{0,3}$"
    ),
    # Names, places and days of birth in segments of X12 (005010: NM1, N3, N4, DMG, PER, REF). A face has other digits.
    parts(
        rb"(?:^|~)\s?NM1\*[A-Z0-9]{2,3}\*[0-9]\*(?P<person>[^*~\r\n]{0,60})(?:\*(?P<person2>[^*~\r\n]{0,35}))?(?:\*(?P<person3>[^*~\r\n]{0,25}))?"
        rb"(?:\*[^*~\r\n]{0,10}){0,2}(?:\*[A-Z0-9]{1,2}\*(?P<health_id>[^*~\r\n]{2,80}))?"
    ),
    parts(
        rb"(?:^|~)\s?N[0-9]\*(?P<address>(?=[^*~\r\n]{0,20}[0-9])[^*~\r\n]{2,55})(?:\*(?P<address2>[^*~\r\n]{1,55}))?"
    ),
    parts(
        rb"(?:^|~)\s?N[0-9]\*(?P<address>[^*~\r\n]{2,30})\*(?P<address2>[A-Z]{2})?\*(?P<postal_code>[^*~\r\n]{3,15})"
    ),
    parts(rb"(?:^|~)\s?DMG\*D[0-9]\*(?P<date_of_birth>[0-9]{8})"),
    parts(
        rb"(?:^|~)\s?PER\*[A-Z]{2}\*(?P<person>[^*~\r\n]{2,60})?(?:\*(?:TE|FX|CP)\*(?P<phone>[^*~\r\n]{5,20}))?"
    ),
    parts(rb"(?:^|~)\s?REF\*(?:SY|EI|1W|IL|0F|G1|EA|D9)\*(?P<health_id>[^*~\r\n]{3,50})"),
    # Who sends and who receives, and parties by the number of their place (UN/EDIFACT UNB, NAD; GS1 GLN).
    parts(
        rb"(?:^|')UNB\+[A-Z]{4}:[0-9]{1,2}\+(?P<serial>[0-9]{8,16})(?::[0-9A-Z]{1,4})?\+(?P<serial2>[0-9]{8,16})"
    ),
    parts(rb"(?:^|')NAD\+[A-Z]{2,3}\+(?P<serial>[0-9]{8,16})(?=::|\+|')"),
    parts(
        rb":(?:50[AFK]?|59[AF]?|57[A-D]|53[AB]):/(?P<bank_account>[A-Z]{2}[0-9]{2}[0-9]{8,26}|[A-Z0-9]{8,34})"
    ),
)

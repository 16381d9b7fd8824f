"""Personal and secret data out of a stream: what may leave, and a list of what was taken out.

Pure: keys, treatments and the case's dictionary are arguments, and nothing is kept or fetched.
Usable alone from the command line.
"""

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.case.patterns import checked as checked_pattern
from portal.redaction.case.patterns import pattern_hits
from portal.redaction.findings import Finding, Observer, RedactedText
from portal.redaction.later import learn, redact_bundle, redact_text
from portal.redaction.limits import Limits
from portal.redaction.members.few_of_each import MOST_ALIKE, MOST_LINES, MOST_OF_MEMBER
from portal.redaction.naming import pieces_of
from portal.redaction.pictures.bare import Bare as Picture
from portal.redaction.pictures.looked import NOBODY_LOOKED, Looked
from portal.redaction.protocols import Protocol, protocols
from portal.redaction.report import MemberReport, Report, rebuilt_name
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.stand_ins.shapes import category_of_stand_in
from portal.redaction.texts.originals import Original, asked_stand_in, may_be_asked
from portal.redaction.treatments import PSEUDONYMIZE_ALL, Treatments, effective

__all__ = [
    "MOST_ALIKE",
    "MOST_LINES",
    "MOST_OF_MEMBER",
    "NOBODY_LOOKED",
    "PSEUDONYMIZE_ALL",
    "CaseDictionary",
    "Finding",
    "Limits",
    "Looked",
    "MemberReport",
    "Observer",
    "Original",
    "Picture",
    "Protocol",
    "Pseudonyms",
    "RedactedText",
    "Report",
    "Treatments",
    "asked_stand_in",
    "category_of_stand_in",
    "checked_pattern",
    "effective",
    "learn",
    "may_be_asked",
    "pattern_hits",
    "pieces_of",
    "protocols",
    "rebuilt_name",
    "redact_bundle",
    "redact_text",
]

"""Machines of imaging by their titles (DICOM, PS3.8): sixteen signs at most, in capitals as a rule."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.lexicon import is_unknown

_TITLE = rb"[A-Z][A-Z0-9_-]{1,15}"
# What every tool calls itself as long as nobody tells it otherwise.
_OF_TOOLS = frozenset(
    b"ANY-SCP STORESCU STORESCP ECHOSCU FINDSCU MOVESCU GETSCU DCMSEND DCMRECV DCMQRSCP ORTHANC DCM4CHEE AE SCU SCP TITLE".split()
)

_OF_IMAGING = re.compile(
    rb"(?i:\b(?:pacs|dicom|orthanc|dcm4che\w{0,2}|aet?|ae[ _-]?tite?l|c-(?:store|find|move|echo)|worklist|modality|modalit\xc3\xa4t|modalit\xc3\xa9)\b)"
)


def _title(match: re.Match[bytes]) -> bool:
    """Titles of machines, and not those that tools have from the beginning."""
    told = [value for value in match.groupdict().values() if value]
    return all(value.upper() not in _OF_TOOLS and is_machine_name(value) for value in told)


def _alone(match: re.Match[bytes]) -> bool:
    """A title that is no word: it has digits or an underscore, or nobody knows it."""
    value = match["host"]
    return _title(match) and (re.search(rb"[0-9_]", value) is not None or is_unknown(value))


def _built(match: re.Match[bytes]) -> bool:
    """A title that has an underscore, as a name of a protocol has none: `CT4_NORD, port 104`."""
    return b"_" in match["host"] and _title(match)


def _beside_others(match: re.Match[bytes]) -> bool:
    """A title built of words or with a number, in a line about imaging."""
    value = match["host"]
    built = b"_" in value or (re.search(rb"[0-9]", value) is not None and value[:4].isalpha())
    return built and _OF_IMAGING.search(match.string) is not None and _title(match)


RULES: tuple[Rule, ...] = (
    # As tools take them: `-aet`, `-aec`, `-aem`, `--call`, and `TITLE@host:port`.
    parts(rb"(?:^|\s)--?(?:ae[tcm]|aetitle|call|dest|bind) {1,3}(?P<host>[A-Za-z0-9][A-Za-z0-9_-]{1,15})(?=[\s@]|$)", accept=_title),
    # As people and logs tell them.
    parts(rb"(?i:\b(?:called|calling|local|remote|source|destination)?[ _-]?(?:ae[ _-]?titel|ae[ _-]?title|aetitle|aet|application entity(?: title)?))(?: (?:is|ist|est|es|er|\xc3\xa8))?[\"']?[ :=]{1,3}[\"'\[]?(?P<host>" + _TITLE + rb")(?![A-Za-z0-9])", accept=_title),
    parts(rb"(?:(?i:called|calling|og|und|and|et|y|e|from|to|von|an) )?(?<![A-Za-z0-9_-])AE (?P<host>" + _TITLE + rb")(?![A-Za-z0-9])", accept=_alone),
    parts(rb"\bA-(?:ASSOCIATE|ABORT|RELEASE)[A-Z-]{0,6} (?:from|to) (?P<host>" + _TITLE + rb")(?![A-Za-z0-9])", accept=_title),
    parts(rb"\b(?:PACS|VNA|RIS|AE|DICOM|[Mm]odality|[Ww]orklist)(?: (?:is|hei\xc3\x9ft|ist|heet|est|es|er|to|je)|:) (?P<host>" + _TITLE + rb")(?![A-Za-z0-9])", accept=_alone),
    parts(rb"(?<![A-Za-z0-9_-])(?P<host>" + _TITLE + rb")(?=,? (?:port|Port|PORT)[ :]{1,2}[0-9]{2,5}(?![0-9]))", accept=_built),
    # Where a line speaks of imaging, whatever is built as titles are.
    parts(rb"(?i:\b(?:from|to|at|by|von|vom|auf|an|am|vanaf|naar|op|van|fra|til|fr\xc3\xa5n|de|du|vers|desde|hacia|a|da|do|z|na|do|calls|heet|als)) (?P<host>" + _TITLE + rb")(?![A-Za-z0-9(])", accept=_beside_others),
    # Who speaks with whom (dcm4chee), and what a list of partners holds (Orthanc).
    parts(rb"(?<![A-Za-z0-9_-])(?P<host>" + _TITLE + rb")(?:->|<-|=>)(?P<host2>" + _TITLE + rb")\([0-9]{1,6}\)", accept=_title),
    parts(rb"\[ ?\\?[\"'](?P<host>" + _TITLE + rb")\\?[\"'], ?\\?[\"'][A-Za-z0-9.:-]{2,80}\\?[\"'], ?[0-9]{2,5}[\],]", accept=_title),
    rule("host", rb"\bORTHANC__NAME: [\"']?([A-Za-z0-9][A-Za-z0-9_-]{1,40})(?=[\"'\s]|$)", group=1),
)  # fmt: skip

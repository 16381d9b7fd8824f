"""Numbers of customers and devices in groups, `PETS-2209-44188`, and behind `ID` or `number`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule

# What programs count, and not people or firms: the numbers of errors, of requests, of parts of a file.
_OF_PROGRAMS = frozenset(
    b"error errors err event request correlation trace span activity process thread parent session job task run batch build version revision release "
    b"commit change issue bug ticket case incident problem page line row column record records block frame packet sequence serial port vlan interface slot "
    b"channel node shard partition offset index item step exit status response message msg transaction query statement plan object class type form field "
    b"sku upc mtm code rule policy signature cve kb article update patch part model product order invoice protocol group user device chapter section figure table "
    b"core cpu bus pin irq register module test sample total max min a the this that same by of or and no in on for with phone".split()
)
# What stands before a number in texts about programs and standards.
_HEADS = frozenset(
    b"ORA PLS TNS CVE CWE KB RFC ISO IEC EN DIN IEEE ITU ERR ERROR E W I BUG JIRA SQL MSB UTC GMT LTS RHEL CIS NIST TR TS FIPS PEP GHSA RHSA USN DSA "
    b"VU MS TF HTTP SHA MD AES RSA ISBN ISSN UN VDE VDI NF BS CRC UTF CP PCI IPC TCP UDP INC CHG REQ RITM PRB TASK SR TICKET CASE PO SO RE BEA MY RITM SCTASK IE".split()
)
_YEAR = re.compile(rb"[-/](?:19|20)[0-9]{2}(?![0-9])")
_DAY = re.compile(rb"(?<![0-9])(?:19|20)[0-9]{2}[-/]?(?:0[1-9]|1[0-2])[-/]?[0-3][0-9]")
_LEAST_DIGITS = 6


def _digits(value: bytes) -> int:
    return sum(48 <= sign <= 57 for sign in value)  # noqa: PLR2004 - the ASCII digits


def _coded(match: re.Match[bytes]) -> bool:
    """Letters, then groups of which the last counts, behind no head of what programs and standards number."""
    head = re.split(rb"[-/]", match[0], maxsplit=1)[0]
    return (
        _digits(match[0]) >= _LEAST_DIGITS
        and head not in _HEADS
        and _YEAR.search(match[0]) is None
        and _DAY.search(match[0]) is None
    )


def _counted(match: re.Match[bytes]) -> bool:
    return (
        match[1].lower() not in _OF_PROGRAMS
        and _DAY.match(match[2]) is None
        and not match[2].startswith(_OF_ALL)
        and (_digits(match[2]) >= _LEAST_DIGITS or match[2][:1].isalpha())
    )


_OF_ALL = b"S-1-"  # what systems call their own accounts; who has another SID its own rule tells
RULES: tuple[Rule, ...] = (
    rule("cloud_account", rb"(?<![A-Za-z0-9_./\\:=%\[<&-])[A-Z]{1,5}(?:[-/][A-Z0-9]{1,6}){0,3}[-/](?:[0-9]{4,10}|[A-Z][0-9]{6,10})(?:-[A-Z0-9]{1,4})?(?![A-Za-z0-9_/\\>\]-]|[.:,][A-Za-z0-9])", accept=_coded),
    rule("serial", rb"(?<![A-Za-z0-9\x80-\xff_-])([A-Za-z]{3,14})[ -](?:ID|id|no\.?|No\.?|nr\.?|Nr\.?|number|Number|ref\.?|reference)(?: is)?:? ((?=(?:[A-Z:-]{0,8}[0-9]){4})[A-Z0-9]{1,20}(?:[-:][A-Z0-9]{1,20}){0,4})(?![A-Za-z0-9_/\\-]|[.:][A-Za-z0-9])", accept=_counted, group=2),
)  # fmt: skip

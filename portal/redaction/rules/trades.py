"""Messages of trades with forms of their own: travel (EDIFACT names, SSR), navigation (NMEA 0183), meters (OBIS)."""

# ruff: noqa: E501 - a pattern is read as one piece

from portal.redaction.rules.rule import Rule, parts, rule

RULES: tuple[Rule, ...] = (
    rule("serial", rb"(?<![0-9])[0-9]-[0-9]{1,2}:96\.1\.[0-9]{1,3}(?:\*255)?\(([0-9A-Z]{6,34})\)", group=1),
    parts(rb"(?<![0-9.])[0-9]\.[0-9](?P<person>[A-Z]{2,20}/[A-Z]{2,20}(?: (?:MR|MRS|MS|MSTR|MISS|DR|CHD|INF))?)(?![A-Za-z])"),
    parts(rb"\bDOCS (?:[A-Z]{2} [A-Z0-9]{2,3} )?/?P/[A-Z]{3}/(?P<passport>[A-Z0-9]{5,15})/[A-Z]{3}/(?P<date_of_birth>[0-9]{2}[A-Z]{3}[0-9]{2})/[A-Z]{1,2}/(?P<date_of_birth2>[0-9]{2}[A-Z]{3}[0-9]{2})/(?P<person>[A-Z][A-Z/ -]{2,60}[A-Z])"),
    parts(rb"\bCTCM (?P<phone>[0-9]{8,15})(?![0-9])"),
    parts(rb"\bCTCE (?P<email>[A-Z0-9._-]{1,60}//[A-Z0-9.-]{3,80})"),
    parts(rb"\$G[A-Z](?:RMC|GGA|GLL|GNS),[^$\r\n]{0,40}?(?P<coordinates>[0-9]{3,5}\.[0-9]{2,8}),[NS],(?P<coordinates2>[0-9]{3,5}\.[0-9]{2,8}),[EW]"),
)  # fmt: skip

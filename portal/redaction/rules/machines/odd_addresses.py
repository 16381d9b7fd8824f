"""IPv4 addresses in the other notations of `inet_aton` (POSIX.1-2024): hexadecimal, octal, fewer parts.

Alone they look like any number, so they are found only where an address must stand: as the machine of a URL,
and behind a key that says that it is an IP address. No verdict here depends on a digit.
"""

from portal.redaction.rules.rule import Rule, rule

_HEX = rb"0[xX][0-9A-Fa-f]{1,8}"
_PART = rb"(?:" + _HEX + rb"|[0-9]{1,11})"
_FOUR_LONG = rb"(?=[0-9.]{0,12}[0-9]{4})[0-9]{1,11}(?:\.[0-9]{1,11}){3}"
_ODD = (
    rb"(?:" + _HEX + rb"(?:\." + _PART + rb"){0,3}"
    rb"|[0-9]{1,3}(?:\." + _PART + rb"){0,2}\." + _HEX +
    rb"|" + _FOUR_LONG +
    rb"|[0-9]{1,3}(?:\.[0-9]{1,8}){1,2}"
    rb"|[0-9]{8,11})"
)  # fmt: skip
RULES: tuple[Rule, ...] = (
    rule(
        "ipv4",
        rb"(?i)\b(?:https?|wss?|ftps?|ssh|sftp|tcp|udp|ldaps?|smb|rtsp|sips?)://(?:[^\s/@\"'<>]{0,128}@)?("
        + _ODD
        + rb")(?=[:/?#\s\"'<>)\],;]|$)",
        group=1,
        gate=rb"://(?:[^\s/@\"'<>]{0,128}@)?[0-9]",
    ),
    rule(
        "ipv4",
        rb"(?i)(?<![a-z0-9])(?:[a-z]{1,20}[_-])?ip(?:v4)?(?:[_-]?addr(?:ess)?)?[\"']?\s{0,2}[:=]\s{0,2}[\"']?([0-9]{8,10})(?![\w.])",
        group=1,
        gate=rb"(?i:ip(?:v4)?(?:[_-]?addr(?:ess)?)?[\"']?\s{0,2}[:=]\s{0,2}[\"']?[0-9])",
    ),
    rule(
        "ipv4",
        rb"(?:[a-z](?:Ip|IP|Addr)(?:Address|Addr|v4)?|(?i:\"(?:[a-z]{1,20}[_-]?){0,2}addr(?:ess)?)|"
        rb"(?i:(?<![a-z])(?:src|dst|source|dest|destination|remote|client|peer|local|server|host|gateway|nat)[_-]?addr(?:ess)?))"
        rb"[\"']?\s{0,2}[:=]\s{0,2}[\"']?([1-4]?[0-9]{9}|[2-9][0-9]{7})(?![\w.])",
        group=1,
        gate=rb"(?i:(?:ip|ip_?v4|addr|address)[\"']?\s{0,2}[:=]\s{0,2}[\"']?[0-9]{8})",
    ),
)

"""The settings of a connection: `Data Source=tern-sql7;Initial Catalog=Shop;User ID=shop_ro;Password=…`.

All goes but what says how to connect and to which database: where and as whom, and all that is not known.
"""

import re

from portal.redaction.findings import Span
from portal.redaction.rules.values.fitting import JUDGES
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key

_SETTING = re.compile(
    rb"[ \t]*([A-Za-z][A-Za-z0-9 _.-]{0,40}?)[ \t]*="
    rb"[ \t]*(\"[^\"]*\"|'[^']*'|\{[^}]*\}|[^;\"'{}]*?)[ \t]*(?:;|\Z)"
)
_SIGNS = re.compile(rb"[ _.-]")
_HOW = frozenset(
    b"""initialcatalog database catalog encrypt trustservercertificate connectiontimeout connecttimeout
timeout commandtimeout pooling minpoolsize maxpoolsize minimumpoolsize maximumpoolsize integratedsecurity
trustedconnection persistsecurityinfo multipleactiveresultsets applicationname app provider driver
sslmode charset port protocol connectionlifetime language packetsize multisubnetfailover
applicationintent columnencryptionsetting defaultendpointsprotocol endpointsuffix
allowuservariables""".split()
)
# How a server is reached, which stands before its name, and the port behind it.
_SERVER = re.compile(rb"(?:tcp:|np:|lpc:)?(.+?)(?:,[0-9]{2,5})?")
_LEAST = 2


def claims_on_connection(value: bytes) -> list[Span] | None:
    """The claims on the settings in a value that is nothing else; None where it is no list of settings."""
    settings, place = [], 0
    while place < len(value):
        match = _SETTING.match(value, place)
        if match is None:
            return None
        settings.append(match)
        place = match.end()
    if len(settings) < _LEAST:
        return None
    return [
        span
        for match in settings
        if _SIGNS.sub(b"", match[1]).lower() not in _HOW and (span := _claim(match)) is not None
    ]


def _claim(setting: re.Match[bytes]) -> Span | None:
    name = class_of_key(setting[1].decode())
    kind = JUDGES[name][0] if name in JUDGES else "connection_string"
    start, end = setting.span(2)
    server = _SERVER.fullmatch(setting[2]) if kind == "host" else None
    if server is not None:
        start, end = start + server.start(1), start + server.end(1)
    return None if start == end or is_placeholder(setting.string[start:end]) else Span(start, end, kind)

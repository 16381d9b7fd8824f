"""What a key alone says about a whole value, in documents of all forms."""

import re

from portal.redaction.findings import Span
from portal.redaction.rules.keyed.connections import claims_on_connection
from portal.redaction.rules.secrets.headers import OF_HEADERS, header_claims
from portal.redaction.rules.values.fitting import JUDGES, kind_for
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.stand_ins.own_stand_ins import as_rules_read


def leaf_claims(key_class: str | None, value: bytes) -> list[Span]:
    """What the key alone says about a whole value."""
    if key_class is None or key_class not in JUDGES or not value.strip():
        return []
    if key_class in OF_HEADERS:
        return header_claims(key_class, value)
    connection = claims_on_connection(value) if key_class == "connection_string" else None
    if connection is not None:
        return connection
    core = as_rules_read(value.strip())
    start = len(value) - len(value.lstrip())
    if key_class == "host":
        core = re.sub(rb":\d{1,5}$", b"", core)
    kind = None if is_placeholder(core) else kind_for(key_class, core, True)  # noqa: FBT003 - as good as quoted
    return [] if kind is None else [Span(start, start + len(core), kind)]

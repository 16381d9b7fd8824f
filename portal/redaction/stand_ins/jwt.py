"""What of a signed token (RFC 7519) may stay: the names in its header and of its claims, never a value."""

import base64
import json
import re

_TOKEN = re.compile(rb"(ey[A-Za-z0-9_-]{4,8192})\.([A-Za-z0-9_-]{0,8192})(?:\.[A-Za-z0-9_-]{0,8192}){0,3}")
_NAME = re.compile(r"[A-Za-z_]{1,24}")
_MOST_NAMES = 24


def names_inside(value: bytes) -> bytes:
    """`:alg.typ/iss.sub` for a signed token, nothing for any other value.

    A name with anything but letters could tell more than a name should, so it is left out. The
    claims of an encrypted token (RFC 7516) cannot be read: it gives the names of its header.
    """
    match = _TOKEN.fullmatch(value) if value[:2] == b"ey" else None
    header = _names(match[1]) if match is not None else []
    if match is None or not header:
        return b""
    claims = _names(match[2])
    return f":{'.'.join(header)}{'/' if claims else ''}{'.'.join(claims)}".encode()


def _names(part: bytes) -> list[str]:
    """The names of the object in one part; none when it is no object."""
    try:
        read = json.loads(base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4)))
    except (ValueError, RecursionError):
        return []
    return [name for name in read if _NAME.fullmatch(name)][:_MOST_NAMES] if isinstance(read, dict) else []

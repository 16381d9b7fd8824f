"""Capabilities in links and codes that are typed by hand: made at random, stored as hashes."""

import hashlib
import hmac
import secrets

TOKEN_BYTES = 32
CODE_LENGTH = 8
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OILoil", "011011", " -\t\u00a0\u2010\u2011\u2013")


def new_token() -> str:
    """A capability of 256 bits, fit for a link (43 characters of base64url)."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> bytes:
    """What is stored of a capability: SHA-256, 32 bytes. Enough, because nobody can guess 256 bits."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def new_code(length: int = CODE_LENGTH) -> str:
    """A code to be typed by hand: Crockford's base 32, 5 bits a character, as stored (no hyphen).

    Eight characters are 40 bits: store `KeyRing.code_hash`, count the tries, let it expire.
    """
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def shown(code: str) -> str:
    """A code as people read it: in groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def typed(text: str) -> str:
    """The code that somebody meant: capitals, no blanks or hyphens, O is 0, I and L are 1."""
    return text.translate(_LOOKALIKES).upper()


def same(one: bytes | str, other: bytes | str) -> bool:
    """Compare two secrets in time that tells nothing of where they differ."""
    return hmac.compare_digest(_bytes(one), _bytes(other))


def _bytes(value: bytes | str) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")

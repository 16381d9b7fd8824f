"""Signing what is sent to another system (Standard Webhooks 1.0: HMAC-SHA256 over id, time and body)."""

import secrets
from base64 import b64decode, b64encode
from hmac import digest

_PREFIX = "whsec_"
_SIZE = 32


def new_signing_secret() -> str:
    """A fresh secret in the form that receivers' libraries take: `whsec_` and 32 random bytes in base64."""
    return _PREFIX + b64encode(secrets.token_bytes(_SIZE)).decode()


def sign_message(secret: str, message_id: str, seconds: int, body: bytes) -> str:
    """The signature that goes with a message: `v1,` and the base64 of HMAC-SHA256 under the secret.

    Args:
        secret: as `new_signing_secret` made it.
        message_id: the same each time that one message is sent, so that a receiver knows it again.
        seconds: when it is sent, in seconds since 1970; a receiver refuses old ones.
        body: the exact bytes that are sent.
    """
    key = b64decode(secret.removeprefix(_PREFIX))
    signed = f"{message_id}.{seconds}.".encode() + body
    return "v1," + b64encode(digest(key, signed, "sha256")).decode()

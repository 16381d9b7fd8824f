"""The second factor: time-based one-time codes (RFC 6238), each usable once, and recovery codes."""

import base64
import os
from datetime import datetime

import pyotp

from portal.vault.tokens import new_code, same, token_hash, typed

SECRET_BYTES = 20
STEP_SECONDS = 30
RECOVERY_CODES = 10
RECOVERY_LENGTH = 24
_DIGITS = 6


def new_secret() -> bytes:
    """20 random bytes (RFC 4226, section 4); keep them as `KeyRing.seal_value` gives them."""
    return os.urandom(SECRET_BYTES)


def verify_code(secret: bytes, code: str, now: datetime, last_step: int | None) -> int | None:
    """The time step of a right code, or None. One step early or late is allowed for clocks that differ.

    Store the step in the same transaction: a code of a step not after `last_step` is refused, so a
    code that somebody watched being typed cannot be used again.
    """
    digits = "".join(code.split())
    if len(digits) != _DIGITS or not digits.isascii() or not digits.isdigit():
        return None
    generator = pyotp.TOTP(_base32(secret), digits=_DIGITS, interval=STEP_SECONDS)
    current = step_of(now)
    right = [
        step
        for step in (current - 1, current, current + 1)
        if same(generator.generate_otp(step), digits) and (last_step is None or step > last_step)
    ]
    return right[0] if right else None


def step_of(instant: datetime) -> int:
    """The time step that an instant (aware) falls into."""
    return int(instant.timestamp()) // STEP_SECONDS


def code_at(secret: bytes, step: int) -> str:
    """The code that an authenticator app shows in a time step; for demonstrations."""
    return pyotp.TOTP(_base32(secret), digits=_DIGITS, interval=STEP_SECONDS).generate_otp(step)


def provisioning_uri(secret: bytes, account: str, issuer: str) -> str:
    """The `otpauth:` address that an authenticator app reads from a QR code."""
    return pyotp.TOTP(_base32(secret), digits=_DIGITS, interval=STEP_SECONDS).provisioning_uri(
        name=account,
        issuer_name=issuer,
    )


def shown_secret(secret: bytes) -> str:
    """The secret for typing into an app by hand: base 32 in groups of four."""
    text = _base32(secret)
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def new_recovery_codes(count: int = RECOVERY_CODES) -> list[str]:
    """Codes of 120 bits for when the app is lost; shown once, stored as `recovery_code_hash`."""
    return [new_code(RECOVERY_LENGTH) for _ in range(count)]


def recovery_code_hash(code: str) -> bytes:
    """What is stored of a recovery code, however it was typed."""
    return token_hash(typed(code))


def _base32(secret: bytes) -> str:
    return base64.b32encode(secret).decode().rstrip("=")

"""How often a thing may be tried: per account, per link and per address, in moving windows."""

from flask import abort, request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

PER_ACCOUNT: RateLimitItem = RateLimitItemPerMinute(10, 5)
PER_ADDRESS: RateLimitItem = RateLimitItemPerMinute(60, 5)
PER_LINK: RateLimitItem = RateLimitItemPerMinute(20, 5)
CODES_PER_LINK: RateLimitItem = RateLimitItemPerHour(10)  # counted once it is made: a mistake brings none
CODES_PER_ACCOUNT: RateLimitItem = RateLimitItemPerHour(20)
REVEALS_PER_PERSON: RateLimitItem = RateLimitItemPerHour(20)
LINKS_PER_MAILBOX: RateLimitItem = RateLimitItemPerHour(3)
INVITATIONS: RateLimitItem = RateLimitItemPerHour(60)
LOOK_UPS: RateLimitItem = RateLimitItemPerHour(30)
WHOLE_CHECKS: RateLimitItem = RateLimitItemPerMinute(6, 5)

_limiter = MovingWindowRateLimiter(MemoryStorage())


def allow(what: str, limit: RateLimitItem, key: str) -> None:
    """Count one try of `what` by `key`, and by the sender's address; answer 429 when it is too many."""
    fits = _limiter.hit(limit, what, key)
    fits = _limiter.hit(PER_ADDRESS, what, f"address:{request.remote_addr}") and fits
    if not fits:
        abort(429)


def forget() -> None:
    """Start counting anew; for tests, which are many sign-ins from one address."""
    _limiter.storage.reset()

"""Passwords: kept as Argon2id hashes (RFC 9106), with as much work for unknown accounts as for known ones."""

from base64 import b64encode
from dataclasses import dataclass
from secrets import token_bytes

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from portal.vocabulary import Invalid

LONGEST = 1024


@dataclass(frozen=True, slots=True)
class PasswordCost:
    """How much work one password takes: passes over the memory, memory in KiB, lanes."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


class Passwords:
    """Hashes and verifies passwords at one cost."""

    def __init__(self, cost: PasswordCost) -> None:
        """Make the hash that stands in for accounts that do not exist."""
        self._hasher = PasswordHasher(cost.passes, cost.memory_kib, cost.lanes)
        self._nobody = _hash_of_nothing(cost)

    def hash(self, password: str) -> str:
        """What is stored of a password; `Invalid` beyond 1,024 characters."""
        if len(password) > LONGEST:
            raise Invalid(f"A password has at most {LONGEST} characters.", "password")
        return self._hasher.hash(password)

    def verify(self, stored: str, password: str) -> bool:
        """Whether this is the password behind `stored`; False also for a damaged `stored`."""
        try:
            return len(password) <= LONGEST and self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False

    def verify_nothing(self, password: str) -> bool:
        """Do the same work for an account that does not exist, and say no."""
        self.verify(self._nobody, password)
        return False

    def outdated(self, stored: str) -> bool:
        """Whether `stored` was made at another cost: hash the password anew after the next sign-in."""
        return self._hasher.check_needs_rehash(stored)


def _hash_of_nothing(cost: PasswordCost) -> str:
    """A hash at this cost that no password is known for: checking against it takes the full work.

    Random bytes stand where the result would: to compute one would only keep every start waiting.
    """
    salt, result = (b64encode(token_bytes(size)).rstrip(b"=").decode() for size in (16, 32))
    return f"$argon2id$v=19$m={cost.memory_kib},t={cost.passes},p={cost.lanes}${salt}${result}"

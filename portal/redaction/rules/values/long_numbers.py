"""Which numbers are long enough that a word of many meanings suffices before them."""

import re

# Behind words that also speak of machines and settings, numbers must be as long as only papers' are.
_LEAST_LOOSE = 8
# Letters among the digits make a number of a device: `inverter 7E1508C3-4F`.
_MIXED = re.compile(rb"(?=[^A-Z]*[A-Z])(?=(?:[^0-9]*[0-9]){5})[A-Z0-9-]{8,24}")
# `policy 2005.13.39-5ubuntu39`: groups behind points, and a word among them.
_VERSION = re.compile(
    rb"[0-9]{1,4}(?:\.[0-9]{1,5}){2,3}$|[0-9]{1,4}(?:\.[0-9]{1,4}){1,3}(?:[-+~][0-9]{0,4}|\.)[a-z]{2,12}"
)
# A set and one of it, as Kubernetes names what it runs: `scanner-7d9c5f6b44-2mx8p`.
_POD = re.compile(rb"(?=[0-9]{0,9}[a-z])[0-9a-z]{7,10}-(?=[0-9]{0,4}[a-z])[0-9a-z]{5}(?![0-9a-z])")
# Contracts and bookings have shorter numbers than devices.
_LEAST_OF_CONTRACTS = 6


def is_long(number: bytes, digits: int, kind: str) -> bool:
    """Whether only papers and devices have such a number, so that a word of many meanings suffices."""
    least = _LEAST_OF_CONTRACTS if kind == "cloud_account" else _LEAST_LOOSE
    if digits < least - 2 * (number[:1].isalpha()):
        return _MIXED.fullmatch(number) is not None
    return _VERSION.match(number) is None and _POD.search(number) is None

"""Tokens of issuers: the mark in front, how many signs follow, and of which alphabet."""

import string

from benchmarks.redaction.generated.source import Source

_HEX = "0123456789abcdef"
_MIXED = string.ascii_letters + string.digits
_URL = _MIXED + "-_"
_ISSUED = {
    "ghp_": (36, _MIXED),
    "github_pat_11A": (79, _MIXED),
    "glpat-": (20, _URL),
    "glrt-": (20, _URL),
    "xoxb-": (24, string.digits),
    "sk_test_": (24, _MIXED),
    "rk_live_": (24, _MIXED),
    "SG.": (66, _URL),
    "AIza": (35, _URL),
    "ya29.a0": (80, _URL),
    "GOCSPX-": (28, _URL),
    "npm_": (36, _MIXED),
    "pypi-AgEIcHlwaS5vcmc": (90, _URL),
    "dop_v1_": (64, _HEX),
    "hvs.CAES": (90, _URL),
    "sk-ant-api03-": (95, _URL),
    "PMAK-": (59, _HEX),
    "shpat_": (32, _HEX),
    "dapi": (32, _HEX),
    "dt0c01.ST2EY72KQINMH574WMNVI7YN.": (64, string.ascii_uppercase + "234567"),
    "pat-eu1-": (36, _HEX),
    "xapp-1-A0": (70, _MIXED),
    "FLWSECK_TEST-": (32, _HEX),
    "lin_api_": (40, _MIXED),
    "figd_": (40, _URL),
    "ntn_": (46, _MIXED),
    "r8_": (37, _MIXED),
    "CCIPAT_": (50, _MIXED),
    "ops_eyJ": (200, _MIXED),
}


def issued(source: Source) -> str:
    """A token with the mark of its issuer in front."""
    head = source.pick(*_ISSUED)
    return head + source.signs(*_ISSUED[head])

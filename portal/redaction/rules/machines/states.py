"""Machines where commands print in which state something is: clocks, shares, clusters, jobs, blocks."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.lexicon import is_unknown

_HOST = rb"[A-Za-z0-9][A-Za-z0-9._-]{0,253}"
_OCTETS = rb"(?:[0-9]{1,3}\.){3}[0-9]{1,3}"
_SHARED = rb"(?:ro|rw|sync|async|sec|fsid|anonuid|insecure|secure|crossmnt|no_[a-z_]{4,20}|root_squash|all_squash|subtree_check)"


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1])


def _told_machine(match: re.Match[bytes]) -> bool:
    """A name with a digit or a dash, or one that nobody knows: `Status: Online` is none."""
    name = match[1]
    return is_machine_name(name) and (has_digit(name) or b"-" in name or is_unknown(name))


def _shared(match: re.Match[bytes]) -> bool:
    """Who may use a share: the line begins with its path, or what is allowed has several words."""
    of_a_share = match.string.lstrip(b" \t#")[:1] in {b"/", b'"'}
    return is_machine_name(match[1]) and (of_a_share or b"," in match[2])


RULES: tuple[Rule, ...] = (
    # Where clocks are asked, and where a web server looks for its own name.
    rule("host", rb"^(?:server|pool|peer)[ \t]{1,8}(" + _HOST + rb")(?=[ \t]{1,8}(?:iburst|burst|prefer|minpoll|maxpoll|version|autokey|xleave|offline|nts)\b)", accept=_machine, group=1),
    rule("host", rb"(?:sockaddr_info_get\(\) failed for|domain name, using) (" + _HOST + rb")(?=[\s.,]|$)", accept=_machine, group=1),
    # Of `ntpq -p`, which cuts the name after fifteen signs.
    rule("host", rb"^[ *#+xo.-]?([A-Za-z0-9][A-Za-z0-9._-]{1,62}) {1,20}(?:[0-9.]{7,15}|\.[A-Z0-9]{2,5}\.|[A-Za-z][A-Za-z0-9.-]{2,40}) {1,16}[0-9]{1,2} [ulbpsmBM-] {1,8}(?:[0-9]{1,4}[mhd]?|-) {1,8}[0-9]{1,5} {1,8}[0-9]{1,3} ", accept=_machine, group=1),
    rule("host", rb"(?<=[ \t])(?:\*\.)?(" + _HOST + rb")\((" + _SHARED + rb"[a-z0-9_=,:./-]{0,200})\)", accept=_shared, group=1),
    rule("host", rb"\((?:ocf|stonith|systemd|lsb|service):[A-Za-z0-9:_.-]{1,60}\):[ \t]{1,40}(?:Started|Starting|Stopping|Stopped|Master|Slave|Promoted|Unpromoted|FAILED)(?: \([a-z ]{2,20}\))? (" + _HOST + rb")(?=[\s\",;)]|$)", accept=_machine, group=1),
    rule("host", rb"^[ \t]{0,16}\"?(" + _HOST + rb"): (?:Online|Offline)(?=\"?,?\s{0,3}$)", accept=_told_machine, group=1),
    rule("host", rb"(?i)\bjob(?: id)? ['\"]?[0-9]{1,10}(?:\[[0-9]{0,5}\])?\.([a-z][a-z0-9-]{1,62})(?=[\s'\",;:)]|$)", accept=_told_machine, group=1),
    rule("host", rb"\bring[0-9]_addr[ \t]{0,4}[:=][ \t]{0,4}\"?(" + _HOST + rb")(?=[\s\",]|$)", accept=_machine, group=1),
    rule("ipv4", rb"(?<![A-Za-z0-9_.-])[a-z]{2,16}\.(" + _OCTETS + rb"):[0-9]{2,5}-" + _OCTETS + rb":[0-9]{2,5}(?![0-9.])", group=1),
    rule("ipv4", rb"(?<![A-Za-z0-9_.-])[a-z]{2,16}\." + _OCTETS + rb":[0-9]{2,5}-(" + _OCTETS + rb"):[0-9]{2,5}(?![0-9.])", group=1),
    rule("ipv4", rb"\bBP-[0-9]{4,12}-(" + _OCTETS + rb")-[0-9]{10,15}(?![0-9])", group=1),
)  # fmt: skip

"""Names of machines and domains, told from file names, packages and code."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from importlib import resources

from portal.redaction.registered import endings
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.machine_names import (
    ATTRIBUTES,
    COUNTRIES,
    EXTENSIONS,
    OF_A_CLUSTER,
    STRONG,
    is_domain_name,
    is_machine_name,
)
from portal.redaction.rules.values.of_objects import is_of_an_object
from portal.redaction.rules.values.open_to_all import stays
from portal.redaction.rules.values.versions import is_version_at
from portal.redaction.rules.words.lexicon import is_unknown

_SET = re.compile(rb"[ \t]{0,12}=(?!=)")
_API, _API_VERSION, _FAR = re.compile(rb"(?i)\bapiVersion[\"']?[:=] ?[\"']?$"), re.compile(rb"/v[0-9]"), 16
_PORT = re.compile(rb"\([0-9]{2,5}\)")


def _is_group_of_kinds(match: re.Match[bytes]) -> bool:
    """Whether a domain is that of kinds of Kubernetes: `apiVersion: cert-manager.io/v1`."""
    before = _API.search(match.string, max(0, match.start() - _FAR), match.start())
    return before is not None and _API_VERSION.match(match.string, match.end()) is not None


def _is_fqdn(match: re.Match[bytes]) -> bool:
    text = match[1]
    after = match.string[match.end() : match.end() + 1]
    before = match.string[max(0, match.start(1) - 2) : match.start(1)]
    port = _PORT.match(match.string, match.end()) is not None
    if (after in {b"(", b"\\", b"@"} and not port) or before[-1:] in {b"$", b"%", b"#"}:
        return False
    if after == b"/" and before[-1:] == b"/" and before != b"//" and text.lower().endswith(b".d"):
        return False
    if _SET.match(match.string, match.end()) and text.rpartition(b".")[2].lower() not in STRONG:
        return False  # a key of settings, `cfg.admin.contact = …`
    if is_of_an_object(match.string, *match.span(1)) or _is_group_of_kinds(match):
        return False
    if before == b"//":
        path = match.string[match.start(1) - 3 : match.start(1)] == b"///"
        return not path and not stays(text) and any(chr(c).isalpha() for c in text)
    return is_domain_name(text)


def _is_url_host(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1]) or is_domain_name(match[1])


def _fqdn_gate() -> bytes:
    """Every known ending at the end of a dotted token; endings that are plain words need three labels."""
    source = (
        resources.files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text(encoding="utf-8")
    )
    known = {
        line.strip().encode() for line in source.splitlines() if line.strip().isalpha() and line.isascii()
    } | STRONG
    weak = ((ATTRIBUTES | EXTENSIONS) - STRONG) | {OF_A_CLUSTER}
    close = rb"(?:[^A-Za-z0-9_.-]|\.[^A-Za-z0-9_]|[.-]*$|-)"
    plain = b"|".join(sorted(known - weak)) + rb"|xn--[a-z0-9-]+"
    return (
        rb"(?i:[a-z0-9_-]\.(?:"
        + plain
        + rb")"
        + close
        + rb"|\.[a-z0-9_-]+\.(?:"
        + b"|".join(sorted(weak))
        + rb")"
        + close
        + rb"|[a-z]-[a-z]{2,40}\.(?:"
        + b"|".join(sorted(COUNTRIES))
        + rb")"
        + close
        + rb"|//[a-z0-9_])"
    )


def _is_said_to_be(match: re.Match[bytes]) -> bool:
    """A domain by its ending and a word that is plain in no language, where one is named: `DNS:tarnglas.it`."""
    labels = match[1].lower().split(b".")
    return labels[-1] in endings() and not stays(match[1]) and is_unknown(labels[-2])


RULES: tuple[Rule, ...] = (
    rule(
        "host",
        rb"(?i)\b(?:dns(?:name)?|server name|domain|fqdn)[\"']?(?: ?[:=] ?| )(?:[0-9a-f.:]{3,39}, ?){0,4}[\"']?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})(?![A-Za-z0-9_.(-])",
        accept=_is_said_to_be,
        group=1,
    ),
    rule(
        "host",
        # What is offered there, `_sip._tcp.quay.org`, is no part of the name, nor is the sign for all of them.
        rb"(?:(?<=(?<![A-Za-z0-9_.])\*\.)|(?<![A-Za-z0-9_@.-]))(?:_[a-z0-9-]{1,20}\._(?:tcp|udp|tls|sctp)\.)?+([A-Za-z0-9_][A-Za-z0-9_-]{0,62}+(?:\.[A-Za-z0-9_-]{1,63}+){1,10}+)",
        accept=_is_fqdn,
        group=1,
        gate=_fqdn_gate(),
    ),
    rule(
        "host",
        rb"[a-z][a-z0-9+]{1,15}://(?:[^\s/@]{1,256}@){0,2}([A-Za-z0-9_][A-Za-z0-9._-]{0,253})(?=[:/\s?#\"'<>,)\]\\]|$)",
        accept=_is_url_host,
        group=1,
    ),
    rule(
        "host",
        rb"(?<![\\\w])(?:\\\\){1,2}(?!x[0-9a-f]{2}|u[0-9A-Fa-f]{4}\\)([A-Za-z0-9][A-Za-z0-9._-]{1,63})(?:\\){1,2}[A-Za-z0-9$_.-]",
        accept=lambda match: is_machine_name(match[1]),
        group=1,
    ),
    parts(
        rb"(?<![A-Za-z0-9_./-])(?P<host>[A-Za-z0-9][A-Za-z0-9_-]{1,62})/\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?=[:\s,)\]]|$)",
        accept=lambda match: is_machine_name(match[1]) and not is_version_at(match.string, match.end(1) + 1),
    ),
)

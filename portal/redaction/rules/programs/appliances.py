"""Who and what the logs of mail servers, telephone systems, panels, firewalls and fabrics name, each in its own manner."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.programs.accounts import account
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown

_NAME = rb"([A-Za-z0-9][A-Za-z0-9._-]{1,62})"
_IP = rb"[0-9A-Fa-f.:]{3,45}"
_STAMP = rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,18}(?:Z|[+-][0-9]{2}:?[0-9]{2})"
_LOOKED_UP_IN = rb"(?:pam|sql|ldap|passwd-file|passwd|shadow|static|lua|dict|imap|oauth2)"


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1])


def _strange(match: re.Match[bytes]) -> bool:
    """A machine of which some part is plain in no language: a zone may be named after anything."""
    return is_machine_name(match[1]) and is_unknown(match[1])


def _named(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1]) and (is_unknown(match[1]) or has_digit(match[1]))


RULES: tuple[Rule, ...] = (
    # By what Dovecot knows a session, and with what somebody tried to sign in (FreeRADIUS).
    rule("session_id", rb"\bsession=<([^<>\s]{8,400})>", group=1),
    rule("password", rb"\[[^\]/\s]{1,100}/([^\]\r\n]{2,128})\] \(from client ", accept=lambda match: not is_placeholder(match[1]), group=1),
    # Exim: what a client calls itself stands in brackets before its address, who signed in behind it.
    rule("host", rb"(?:\b(?:for|from) |\bH=)(?:[^\s()\[\]]{1,253} )?\(" + _NAME + rb"\) \[(?=" + _IP + rb"\])", accept=_machine, group=1),
    rule("host", rb"\bH=([A-Za-z0-9][A-Za-z0-9-]{1,62}(?:\.[A-Za-z0-9-]{1,62}){0,6})(?= [(\[])", accept=_machine, group=1),
    account(rb"\(set_id=NAME\)"),
    # Dovecot: where an account was looked up, and from which address.
    account(rb"\b" + _LOOKED_UP_IN + rb"\(NAME,(?=" + _IP + rb"[,)])"),
    # Asterisk: who registers and answers a challenge, with what, and which number is called.
    account(rb"\b(?:authenticate as|registration for peer|MD5 authentication for) 'NAME'"),
    parts(rb"\((?P<password>[0-9a-f]{32}) != (?P<password2>[0-9a-f]{32})\)"),
    rule("password", rb"\b(?:ReceivedHash|ExpectedResponse|Response)=\"([0-9a-f]{32,64})\"", group=1),
    rule("phone", rb"\bto extension '\+{0,2}([0-9][0-9*#+]{5,20})'", group=1),
    # Panels of those who rent machines out: who signed in, for whom, and the session that ended.
    account(rb"\[cpsrvd\] " + _IP + rb" - NAME (?=\(possessor: |- [A-Z]{4,8} LOGIN )"),
    account(rb"\(possessor: NAME\)"),
    parts(rb"\b(?:NEW|PURGE) [A-Za-z0-9_.@-]{1,64}:(?P<session_id>[A-Za-z0-9]{10,64})(?= [a-z])"),
    # Mail that a firewall keeps sealed: who read it.
    account(rb"\bUser NAME read secure message\b"),
    # Firewalls: which server keeps the policy, whose client came, which machine wrote (RFC 5424 with no priority).
    rule("host", rb"\bmgmt=" + _NAME + rb"(?=;date=)", accept=_machine, group=1),
    rule("host", rb"\bip=\"?" + _IP + rb"\"? name=\"?" + _NAME + rb"(?=[\"\s])", accept=_machine, group=1),
    rule("host", rb"(?:^|\s)" + _STAMP + rb" " + _NAME + rb" [A-Za-z][A-Za-z0-9_.-]{1,47} (?:[0-9]{1,7}|-) (?:[A-Za-z0-9_.-]{1,32}|-) (?:\[|- )", accept=_machine, group=1),
    # Palo Alto: the serial number, who was looked at and on what, and which firewall wrote.
    rule("serial", rb"^[0-9],[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9:]{8},([0-9A-Z]{8,16}),[A-Z]{4,12},", group=1),
    parts(rb",HIPMATCH,[^,]{0,20},[^,]{0,20},[0-9/]{8,10} [0-9:]{8},(?:[A-Za-z0-9-]{1,30}\\)?(?P<account>[A-Za-z0-9_.@-]{1,64}),[a-z]{4}[0-9]{1,4},(?P<host>[A-Za-z0-9._-]{1,64}),", accept=lambda match: is_account(match["account"])),
    rule("host", rb",0x[0-9a-f]{1,16},(?:[0-9]{1,5},){4},([A-Za-z][A-Za-z0-9._-]{1,62}),[0-9]{1,5},", accept=_machine, group=1),
    rule("serial", rb",[0-9.]{7,15},(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:[0-9a-z]{2}:){4,5}[0-9a-z]{2}),([A-Z0-9]{7,16})(?=,|\s{0,3}$)", accept=lambda match: has_digit(match[1]), group=1),
    # ASA and Sophos: names instead of addresses, who signs in with what no account looks like, parts at branches.
    rule("host", rb"\b[fgl]addr ([A-Za-z][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){1,6})/[0-9]", group=1),
    rule("host", rb"(?<=[0-9])/[0-9]{1,5}\(([A-Za-z][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{2,62}){1,6})\)", group=1),
    rule("account", rb"(?i)\blogin failed for user '([^'\r\n]{2,64})'", accept=lambda match: re.search(rb"[^A-Za-z0-9_.@$\\-]", match[1]) is not None, group=1),
    rule("password", rb"\bauthentication failed: ([A-Za-z0-9+/]{24,512}={0,2})\s{0,3}$", group=1),
    rule("serial", rb"(?:\b(?:red_id|ap)=|\bmessage=\")([A-Z][0-9A-F]{14})(?=[\s/\"])", group=1),
    # Fabrics of storage and consoles of switches: aliases of ports and zones, and to whom is written.
    rule("host", rb"\b(?:device-alias|fcalias|zone) name " + _NAME + rb"(?= (?:vsan|pwwn) )", accept=_strange, group=1),
    rule("host", rb"\bpwwn (?:[0-9a-f]{2}:){7}[0-9a-f]{2}\]? \[" + _NAME + rb"\]", accept=_machine, group=1),
    rule("host", rb"(?i)^[ \t]{0,8}(?:no )?(?:logging|ntp|syslog) (?:server|host|peer) ([a-z][a-z0-9._-]{1,62})(?=\s|$)", accept=_named, group=1),
    rule("host", rb"(?i)(?<![a-z])(?:switch-attributes host-name|snmp sysname) [\"']?" + _NAME + rb"[\"']?[ \t]{0,4}$", accept=lambda match: _machine(match) or is_domain_name(match[1]), group=1),
    rule("serial", rb"(?i)\bprocessor board id ([A-Z0-9]{8,16})(?![A-Za-z0-9])", accept=lambda match: has_digit(match[1]), group=1),
    rule("serial", rb"(?i)\b(?:serial (?:number|no\.?)|service tag|chassis id|hardware id) ?\.{3,60} {0,3}([A-Z0-9][A-Z0-9-]{4,39})[ \t]{0,4}$", accept=lambda match: has_digit(match[1]), group=1),
)  # fmt: skip

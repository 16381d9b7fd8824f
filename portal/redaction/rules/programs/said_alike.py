"""Machines, accounts and devices in messages that a well-known program always writes alike."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.names import is_town
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown

_HOST = rb"([A-Za-z0-9][A-Za-z0-9._-]{1,62})"
_NAME = rb"([A-Za-z0-9_][A-Za-z0-9_.@+-]{1,63}(?<!\.))"
_DOMAIN = rb"([A-Za-z0-9-]{1,62}(?:\.[A-Za-z0-9-]{1,62}){1,6})"
_TOWN = rb"[A-Z\xc3-\xc5][A-Za-z\x80-\xff'-]{2,30}(?: [A-Z\xc3-\xc5][a-z\x80-\xff'-]{2,30})?"
_LEAST_MENTIONED = 4
_PROTOCOLS = frozenset((b"ipv", b"utf", b"sha", b"tls", b"http", b"smbv", b"ntlmv", b"iso", b"rfc"))
_ROLES = frozenset(
    b"web db app fs print mail dc ldap git jenkins kafka es mq redis ntp dns fw core acc nas hv bkp srv esx sql node vm proxy".split()
)
_NUMBERED = re.compile(
    rb"[A-Za-z]{1,2}[0-9]{5,8}|[0-9a-f]{8}|[a-z]\.[a-z]{3,20}"
)  # by a number of somebody or a letter: `T328736`, `a.dass`
_DEGREES = rb"-?[0-9]{1,3}\.[0-9]{4,12}"
_DAY = rb"[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{2,4}|[0-9]{1,2}[ -][A-Z][a-z]{2,8}[ -][0-9]{4}|[A-Z][a-z]{2,8} [0-9]{1,2}, [0-9]{4}"


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1])


_LONGEST_KIND = 4


def _told_machine(match: re.Match[bytes]) -> bool:
    """A machine and no plain word: one with a digit or a dash, `description to ldap08p`, and no kind of one, `RTU`."""
    if match[1].isupper() and match[1].isalpha() and len(match[1]) <= _LONGEST_KIND:
        return False
    return is_machine_name(match[1]) and (has_digit(match[1]) or b"-" in match[1] or is_unknown(match[1]))


def _account(match: re.Match[bytes]) -> bool:
    return is_account(match[1])


def _strange(match: re.Match[bytes]) -> bool:
    """An account and no word of a path: `/users/jlund/avatar`, and not `/users/search/recent`."""
    return is_account(match[1]) and (is_unknown(match[1]) or _NUMBERED.fullmatch(match[1]) is not None)


def _mentioned(match: re.Match[bytes]) -> bool:
    """Somebody by an account, and no word of programs: `@param: `, `@media is`."""
    return _strange(match) and (has_digit(match[1]) or len(match[1]) > _LEAST_MENTIONED)


def _role_or_name(match: re.Match[bytes]) -> bool:
    """A machine by what it is for or by a name: `db04`, `ahorn07`, and no step or part: `page01`, `step02`."""
    head = re.sub(rb"[0-9]+[a-z]?$", b"", match[1]).lower()
    return head in _ROLES or (head not in _PROTOCOLS and is_unknown(head))


def _numbered_thing(match: re.Match[bytes]) -> bool:
    """Signs with a digit among them, and no date: `JDE02163STG`."""
    return has_digit(match[1]) and re.fullmatch(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}", match[1]) is None


def _somewhere(match: re.Match[bytes]) -> bool:
    return is_town(match[1], False) and is_unknown(match[1])  # noqa: FBT003 - nothing is quoted


def _made(match: re.Match[bytes]) -> bool:
    return _strange_part(match["host"]) and is_account(match["account"]) and _strange_part(match["account"])


def _strange_part(word: bytes) -> bool:
    return has_digit(word) or is_unknown(word)


def _secret(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1])


RULES: tuple[Rule, ...] = (
    # Who balances, replicates, searches and builds.
    rule("host", rb"\bServer [A-Za-z0-9_.-]{1,64}/" + _HOST + rb" is (?:going )?(?:DOWN|UP|MAINT|DRAIN|STOPPING)\b", accept=_machine, group=1),
    rule("host", rb"\{address=" + _HOST + rb"(?=:[0-9]{2,5}, )", accept=_machine, group=1),
    rule("host", rb"\{" + _HOST + rb"\}(?=\{[A-Za-z0-9_-]{6,24}\}\{)", accept=_told_machine, group=1),
    rule("host", rb"\bRemoteTransportException: \[" + _HOST + rb"\]\[", accept=_machine, group=1),
    parts(rb"\b(?:generated|created|built|compiled|dumped|exported|saved) (?:on|at) (?P<host>[A-Za-z0-9][A-Za-z0-9._-]{1,62}) by (?P<account>[A-Za-z0-9_][A-Za-z0-9_.@-]{1,63}(?<!\.))", accept=_made),
    # Windows: whose password a ticket was sealed with, where policies lie, which card asked for an address.
    rule("host", rb"(?i)\b(?:server|computer|machine|client|target)(?: name)?:? {1,4}" + _HOST + rb"\$(?=[\s.,;\"')]|$)", accept=_machine, group=1),
    rule("host", rb"(?i)\\(?:sysvol|netlogon)\\{1,2}" + _DOMAIN + rb"(?=\\)", accept=_machine, group=1),
    rule("mac", rb"\bnetwork address (0x[0-9A-Fa-f]{3,16})(?![0-9A-Za-z])", group=1),
    # Who signed in, by the manner of it: `display_name=userpass-jlund` (Vault), `user=<jlund>` (Dovecot).
    rule("account", rb"\bdisplay_name=(?:userpass|ldap|okta|radius|github|oidc|kerberos|cert|saml)-" + _NAME, accept=_account, group=1),
    rule("account", rb"\buser=<" + _NAME + rb">", accept=_account, group=1),
    rule("account", rb"(?i)\b(?:log ?in|sign ?in|logon|authenticate|connect) as " + _NAME + rb"(?= (?:from|on|to|at|failed|succeeded|was|is)\b|[,;)]|\.?\s{0,3}$)", accept=_strange, group=1),
    rule("account", rb"\b[Uu]ser " + _NAME + rb"(?= \((?:id|uid|login|email|mail)[ =:])", accept=_account, group=1),
    rule("account", rb"/(?:users|profiles?|members|(?:remote\.php/)?dav/(?:files|calendars|uploads|addressbooks/users|principals/users))/" + _NAME + rb"(?=[/\s?\"'#]|$)", accept=_strange, group=1),
    # Machines that a container or an inventory is told with their address, and what libvirt calls a guest.
    rule("host", rb"(?:^[ \t]{0,24}- [\"']?|--add-host[= ][\"']?)" + _HOST + rb"[:=](?=(?:[0-9]{1,3}\.){3}[0-9]{1,3}[\"']?\s{0,3}(?:$|\s))", accept=_machine, group=1),
    rule("host", rb"\bDHCP(?:ACK|OFFER|REQUEST|DISCOVER|INFORM)\([a-z0-9._-]{1,16}\) (?:[0-9.]{7,15} )?[0-9A-Fa-f.:-]{12,17} " + _HOST + rb"\s{0,3}$", accept=_machine, group=1),
    rule("host", rb"^[ \t]{1,4}description (?i:to|link to|uplink to|connected to|conn to|->) " + _HOST + rb"(?=[ \t]|$)", accept=_told_machine, group=1),
    # Where something happens, by names that end with a number from nought on: `stopped on ternes01p`.
    rule("host", rb"(?i:\b(?:on|from|node|snapshot|reboot|restart|drain|cordon|restore|to) )([a-z]{2,14}0[0-9]{1,2}[a-z]?)(?=[\s,;:!?)]|\.?\s|\.?$)", accept=_role_or_name, group=1),
    # Whom a message in a chat is for, and whose a print is.
    rule("account", rb"^@" + _NAME + rb"(?=: | (?:can|could|please|pls|thanks|thx|fyi|did|do|will|would|any|is|are|you)\b)", accept=_mentioned, group=1),
    rule("account", rb"\b(?:owned|printed|submitted|queued) by " + _NAME + rb"(?= (?:on|was|at|from)\b)", accept=_strange, group=1),
    # Where somebody's place of work is: `users at site Ternborg`, `Standort Ternborg`.
    rule("address", rb"\b(?:(?:at|from) site|Standort|Niederlassung|Filiale|agence de|sede di|sede de|sucursal de|vestiging) (" + _TOWN + rb")(?=[\s,.;)]|$)", accept=_somewhere, group=1),
    # Which account a statement or a line of a database is about.
    rule("account", rb"^[^\r\n]{19,40} \[[0-9]{1,8}\] " + _NAME + rb"(?=@[a-z_][a-z0-9_]{1,62} (?:LOG|ERROR|FATAL|WARNING|DETAIL|STATEMENT|HINT|NOTICE|PANIC): )", accept=_account, group=1),
    rule("account", rb"(?i)^\s{0,8}(?:add|set) user " + _NAME + rb" (?:uid|password|password-hash|gid|shell|realname)\b", accept=_account, group=1),
    # A secret by its look behind a key that holds names as often, and in the link that ends a subscription.
    rule("token", rb"(?i)\b(?:routing|integration)_?key[\"']?[:=] ?[\"']?([0-9a-f]{32}(?:[0-9a-f]{8})?)(?![0-9A-Za-z])", group=1),
    rule("password_hash", rb"(?i)\bntlm(?:v[12])?(?:[_-]?hash)?[\"']?[:=] {0,2}[\"']?([0-9a-f]{32})(?![0-9A-Za-z])", group=1),
    rule("token", rb"(?i)\blist-unsubscribe(?:-post)?:[^\r\n]{0,200}[?&][a-z_]{1,24}=([A-Za-z0-9_.~-]{16,512})(?=[>&,\s]|$)", group=1),
    rule("password", rb"(?i)\b(?:one[- ]time|verification|security|confirmation|login|sign-?in|access) (?:pass)?code(?: is|:| lautet) ([0-9]{4,8})(?![0-9A-Za-z-])", group=1),
    # What a device says of itself, and what is written beside it in an inventory.
    rule("serial", rb"\bProcessor board ID ([A-Z0-9][A-Z0-9-]{5,24})(?![A-Za-z0-9])", group=1),
    rule("serial", rb"(?i:\(inventar(?:nummer|-nr\.?)?|\(inventory(?: no\.?| number)?|\(asset(?: tag)?)[ :]{1,2}([A-Z]{1,4}[0-9-]{4,12})\)", group=1),
    # The number of a device behind its name or in its place, and what answers a question for it.
    rule("serial", rb"\b(?:Device|Unit|Asset|Ger\xc3\xa4t|Equipo|Appareil|Apparaat): ?[^\s/]{2,62} / ([A-Z0-9][A-Z0-9-]{6,24})(?=\s|$)", accept=_numbered_thing, group=1),
    rule("serial", rb"\b(?:[Dd]evice|[Uu]nit|Ger\xc3\xa4t|[Ee]quipo|[Aa]ppareil|[Aa]pparaat) ([A-Z0-9][A-Z0-9-]{6,24}) (?=\((?i:inventar|inventory|asset))", accept=_numbered_thing, group=1),
    rule("serial", rb"(?i:\b(?:serial(?: (?:number|no\.?|nr\.?))?|service tag|asset tag|seriennummer)\b[^\r\n:=?]{0,60}\? ?(?:->|=>|\xe2\x86\x92|-|:) ?)([A-Z0-9][A-Z0-9-]{4,24})(?=[\s.,;]|$)", accept=_numbered_thing, group=1),
    # Where SNMP sends what happened, and with which word.
    rule("password", rb"^[ \t]{0,8}(?:trap2?|inform)sink [^\s#]{2,253} ([^\s#]{2,64})", accept=_secret, group=1),
    rule("cloud_account", rb"^([0-9]{12})(?=\tarn:aws)", group=1),
    # What letters say in passing: where something is, and when somebody was born.
    rule("coordinates", rb"(?i)\b(?:position|location|coordinates|gps(?: fix)?)(?: (?:was|is|at|of|were|are))?:? (" + _DEGREES + rb"[,;]? ?" + _DEGREES + rb")(?![0-9])", group=1),
    rule("date_of_birth", rb"(?i)\b(?:date of birth|birth ?date|dob|born|geburtsdatum|date de naissance|fecha de nacimiento) \((" + _DAY + rb")\)", group=1),
)  # fmt: skip

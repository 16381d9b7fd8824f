"""What people tell each other in passing: whom a message is from, which machine a step is about, a secret in a word."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.people.name_shapes import FULL, ONE, capitals
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account, is_strange
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder, is_said
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_given, is_plain, is_unknown
from portal.redaction.rules.words.nobody import names_nobody

_HOST = rb"([A-Za-z][A-Za-z0-9-]{1,62}(?:\.[A-Za-z0-9-]{1,62}){0,3})"
_LONGEST_SHORT = 3
_CAPITALS = rb"(?:[A-Z]|[\xc3-\xc5\xc8][\x80-\xbf])[A-Za-z\x80-\xff'-]{1,24}"
_SECRET = rb" {0,3}['\"`\xc2\xab]{0,2}([^\s'\"`<>|;,]{4,64}?)(?=[\"'`)\xc2\xbb]{0,2}(?:[.,!?;]?(?:\s|$)))"


def _said_by(match: re.Match[bytes]) -> bool:
    """Names of people alone, and no title with its time: `Total  11:03`."""
    words = match["person"].split()
    return capitals(match) and all(
        is_given(one.decode("utf-8", "replace").partition("-")[0]) or is_unknown(one) for one in words
    )


def _in_capitals(match: re.Match[bytes]) -> bool:
    """Words of which one at least is long and in capitals, and none is plain: `HYE-JIN CHOI`, and no `REST API`."""
    words = match["person"].decode("utf-8", "replace").split()
    told = any(one.isupper() and len(one) > _LONGEST_SHORT for one in words)
    return told and not any(is_plain(one) or names_nobody(one.encode()) for one in words)


def _machine(match: re.Match[bytes]) -> bool:
    """A machine with a digit or a word that nobody knows in its name, and no word that is plain."""
    name = match[1]
    built = has_digit(name) or b"-" in name
    return is_machine_name(name) and built and (is_unknown(name) or has_digit(name))


def _told(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1]) and not is_said(match[1]) and match[1].lower() not in COMMON


def _mixed(match: re.Match[bytes]) -> bool:
    return _told(match) and has_digit(match[1]) and any(chr(sign).isalpha() for sign in match[1])


def _somewhere(match: re.Match[bytes]) -> bool:
    goes_on = re.search(rb", [a-z]{4,}", match[1])  # `…, referente Ivo Berg`
    return has_digit(match[1]) and b", " in match[1] and goes_on is None and is_unknown(match[1])


def _drawn(match: re.Match[bytes]) -> bool:
    """Letters of both cases and digits, as no word and no setting has."""
    value = match[1]
    return (
        _mixed(match) and re.search(rb"[A-Z]", value) is not None and re.search(rb"[a-z]", value) is not None
    )


def _of_words(match: re.Match[bytes]) -> bool:
    """Words of which none belongs to a sentence about a secret: `passphrase: enter it again`."""
    words = match[1].split()
    return not any(is_said(one) for one in words[:-1]) and any(one not in COMMON for one in words)


def _plate(match: re.Match[bytes]) -> bool:
    return has_digit(match[1]) and any(chr(sign).isupper() for sign in match[1])


def _account(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and is_strange(match[1])


RULES: tuple[Rule, ...] = (
    # Whom a message is from, with its time, above what they say.
    parts(rb"^[ \t>]{0,8}(?P<person>" + ONE + rb") {2,4}[0-9]{1,2}:[0-9]{2}(?: ?[AaPp][Mm])?\s{0,4}$", accept=_said_by),
    parts(rb"^[ \t>]{0,8}\[[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\] (?P<person>" + ONE + rb", " + ONE + rb")(?=: )", accept=_said_by),
    # Whom a lease of a router is for, and names in capitals where only people can stand.
    parts(rb"\bcomment=\"(?P<person>" + FULL + rb")\"", accept=_said_by),
    parts(rb"(?i:(?:approved|requested|reported|opened|closed|signed|owned) by|called|(?:implementer|requester|owner|caller|contact|approver|assignee): ?|anruf von|von:|t\.n\.v\.|rappel de|llamada de) (?P<person>(?:" + _CAPITALS + rb" ){1,3}" + _CAPITALS + rb")(?![A-Za-z0-9_@/-])", accept=_in_capitals),
    # Steps of a change, each about one machine; and machines behind what is said of them.
    rule("host", rb"^[ \t]{0,8}(?:[0-9]{1,2}[.)]|[-*]|\[[ x]\]) (?i:snapshot|drain|cordon|reboot|restart|patch|reimage|rebuild|migrate|upgrade|shut down|power (?:off|on|cycle)|fail over|back up|ssh (?:in)?to|log (?:in|on)to|unplug|rack) " + _HOST + rb"(?=[,;:]?(?:\s|$))", accept=_machine, group=1),
    rule("host", rb"[\"'] on " + _HOST + rb"(?=\.?(?:\s|$)|[,;])", accept=_machine, group=1),
    rule("host", rb" on " + _HOST + rb"(?=: 0x[0-9A-Fa-f])", accept=_machine, group=1),
    rule("host", rb"(?i:(?<![a-z\x80-\xff])(?:node|rechner|host|server|machine|box)) " + _HOST + rb"(?=[?!]|\.\s{0,3}$)", accept=_machine, group=1),
    rule("host", rb"\bdevice=([A-Za-z][A-Za-z0-9-]{1,30}[0-9])(?= [a-z_]{2,16}=\"?(?:[0-9A-Fa-f]{2}[:-]){5})", accept=_machine, group=1),
    rule("host", rb"\] \[" + _HOST + rb"\] (?=(?:failed|joined|left|elected|unable|could) )", accept=_machine, group=1),
    rule("host", rb"^" + _HOST + rb"(?=[;,|\t](?:[0-9]{1,3}\.){3}[0-9]{1,3}[;,|\t](?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}[;,|\t])", accept=_machine, group=1),
    rule("host", rb"^[ \t>*]{0,8}Device: " + _HOST + rb"(?= / )", accept=_machine, group=1),
    rule("host", rb"(?i:\b(?:output|logs?|dump|trace|copy) of )((?i:web|db|app|fs|print|mail|dc|ldap|git|build|vpn|proxy|node|sql|cache|dns|backup)[0-9]{1,3})(?=[.,;]|\s|$)", group=1),
    parts(rb"^[ \t]{2,24}search: ?\[\"?(?P<host>[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,4})\"?(?:, ?\"?(?P<host2>[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,4})\"?)?\]"),
    rule("host", rb"^[ \t]{0,8}(?:set (?:domain-?name|domain-search|search-domain)|dns domain) ([A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,4})\s{0,4}$", group=1),
    # Accounts in parentheses behind whose they are.
    rule("account", rb"\((?:login|logon|user|username|account) ([A-Za-z0-9][A-Za-z0-9._-]{2,62})\)", accept=_account, group=1),
    # Where somebody sits, by a line with a number, a comma and a word that is plain in no language.
    rule("address", rb"^[ \t>*]{0,8}(?:Location|Site|Office)[*]{0,2}: (?!(?i:rack|row|building|bldg|floor|room|aisle|zone|bay|line|level|cabinet)\b)((?:[A-Z0-9]|[\xc3-\xc5][\x80-\xbf])[^\r\n:;=<>@\"{}\\_]{8,100}?)\s{0,4}$", accept=_somewhere, group=1),
    rule("coordinates", rb"(?i:(?:geo|gps|loc|location|position|point|coord|coords|coordinates)[\"']?)(?: ?[=:] ?|, ?)[\"'(\[]?(-?[0-9]{1,3}\.[0-9]{4,12}(?: |%20)-?[0-9]{1,3}\.[0-9]{4,12})(?![0-9.])", group=1),
    rule("token", rb"(?<![A-Za-z0-9])PMAK-[0-9a-f]{24,80}(?:-[0-9a-f]{20,40})?(?![A-Za-z0-9])"),
    # A passphrase of several words, up to the next setting or the end.
    rule("password", rb"(?i:(?:pass-?|verification |security |secret |recovery )phrase)[\"']?(?:=|: |:)[\"']?((?:[a-z]{3,12} ){2,5}(?:[a-z]{3,12}|[0-9]{1,4}!?))(?=[,;)\"']|\.\s|\s{0,3}$| [a-z_]{2,30}=)", accept=_of_words, group=1),
    # What signs in, below a line that says who.
    rule("password", rb"^[ \t>]{0,8}pass(?:word|wd)? ([^\s\"'<>]{8,64})\s{0,4}$", accept=_drawn, group=1),
    # Secrets in a word: of a wireless network, of a card, and what somebody is asked for who calls.
    rule("password", rb"(?i:(?<![a-z])(?:wi-?fi|wlan|wireless)(?: (?:password|passwort|key|code|pass|pw|schl\xc3\xbcssel))? (?:is|ist|lautet|:)) " + _SECRET, accept=_mixed, group=1),
    rule("password", rb"(?i:(?<![a-z\x80-\xff])(?:[a-z\x80-\xff]{2,24})?(?:kennwort|passwort|codewort)(?: [a-z\x80-\xff]{2,16}){0,4} lautet):? " + _SECRET, accept=_told, group=1),
    rule("cookie", rb"(?i)\bcookie=\"((?=[^\"]{0,60}[0-9])[A-Za-z0-9+/%_.-]{16,512}={0,2})\"", group=1),
    rule("password_hash", rb"(?i)\bntlm[\"']? ?[=:] ?[\"']?([0-9a-f]{32})(?![0-9A-Za-z])", group=1),
    # Who is to be called back, however many digits the number lacks.
    rule("phone", rb"(?i:\b(?:callback(?: requested)?:?|called|calling|dialled|dialing|call from)) (?:PJSIP/|SIP/)?(\+[1-9][0-9]{7,14})(?![0-9A-Za-z])", group=1),
    rule("vehicle", rb"(?i:\b(?:registration (?:number|no\.?|mark)|registreringsnr(?: bil)?|plate)):? ([A-Z0-9]{1,4}(?:[ -][A-Z0-9]{1,5}){1,2})(?![A-Za-z0-9-])", accept=_plate, group=1),
    parts(rb"(?i:\bexp(?:iry|ires|iration)?(?: date)?[.:]? (?P<card>[0-9]{2} ?/ ?[0-9]{2,4}),? (?:and )?(?:the )?(?:security )?code(?: is)?:? )(?P<card2>[0-9]{3,4})(?![0-9A-Za-z])"),
)  # fmt: skip

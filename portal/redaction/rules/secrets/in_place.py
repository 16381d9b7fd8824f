"""Secrets that are recognized by where they stand: headers, URLs, command lines, router configuration."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.base64_text import is_readable
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.everyday import ACCOUNTS_THAT_STAY, COMMON
from portal.redaction.rules.words.random_looking import entropy
from portal.redaction.stand_ins.pseudonyms import OWN_MARK

_LEAST_ENTROPY = 4.2
_LEAST_MIXED = 32
_MANY_PARTS, _FEW_CHANGES = 2, 5
_CHANGE = re.compile(rb"(?<=[A-Za-z])[0-9]|(?<=[0-9])[A-Za-z]")
_SWITCH = re.compile(rb"[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|[0-9](?=[A-Za-z])")
_PATH_OF_NAMES = re.compile(rb"(?:/[A-Za-z][A-Za-z0-9_-]*){2,}/")
# Names in programs of C++ as linkers write them (Itanium C++ ABI, 5.1): `_ZNSt6vectorIiSaIiEE9push_backERKi`.
_MANGLED = re.compile(rb"_Z(?:[NTK]{1,2}|St|S[a-z]|L)?[A-Za-z]{0,3}[0-9]{1,2}[A-Za-z_]")
# Words of routers between a key and its secret.
_MANNERS = frozenset(
    b"md5 sha sha1 sha256 sha512 scrypt aes des key-string encrypted plaintext text mode hmac-sha-256 localizedkey enc".split()
)


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1]) and OWN_MARK.match(match[1]) is None


def _said(match: re.Match[bytes]) -> bool:
    """Whether a header holds more than what a program puts there: `Bearer ${token}`."""
    return (
        _real(match)
        and re.match(
            rb"[`\"']?(?:(?i:bearer|basic|token) )?(?:\$\{|\{\{)|(?:[a-z_]{1,20}\.){0,2}[A-Z][A-Za-z]{2,20}\[",
            match[1],
        )
        is None
    )


def _word_free(match: re.Match[bytes]) -> bool:
    word = match[1].lower()
    return _real(match) and word not in COMMON and word not in _MANNERS


def _random_looking(match: re.Match[bytes]) -> bool:
    value = match[0].strip(b"=")
    if _PATH_OF_NAMES.match(value) is not None and len(_CHANGE.findall(value)) < _FEW_CHANGES:
        return False  # `/redfish/v1/UpdateService/SimpleUpdateActionInfo`
    if value.startswith((b"sha256-", b"sha384-", b"sha512-")) or _MANGLED.match(value):
        return False  # the digest of a script, not a key
    if len(value) < _LEAST_MIXED or value.isdigit() or value.count(b"/") > len(value) // 10:
        return False
    classes = [re.search(pattern, value) for pattern in (rb"[a-z]", rb"[A-Z]", rb"[0-9]")]
    if not all(classes) or re.fullmatch(rb"[0-9a-fA-F-]+", value):
        return False
    words = max((len(word) for word in re.findall(rb"[a-z]+", value)), default=0)
    if value.count(b"_") > _MANY_PARTS and len(_CHANGE.findall(value)) < _FEW_CHANGES:
        return False  # `X509_LOOKUP_get_by_issuer_serial_fn`, a name in a program
    # Eight letters in a run are a word, but one long key in twenty has such a run by chance.
    by_lot = words < 8 or len(_SWITCH.findall(value)) * 2 > len(value)  # noqa: PLR2004
    return by_lot and entropy(value) > _LEAST_ENTROPY and not is_readable(match[0])


def _url_password(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match["password"])


def _url_account(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and not is_placeholder(match[1])


def _signs_in(match: re.Match[bytes]) -> bool:
    """Whoever a program signs in as, also by a plain word; not an account that every system has."""
    return not is_placeholder(match[1]) and match[1].lower() not in ACCOUNTS_THAT_STAY


_TOKEN = rb"[A-Za-z0-9._~+/=:-]"
RULES: tuple[Rule, ...] = (
    rule("authorization", rb"(?i)\bauthorization[\"']?\s?(?:[:=]|,(?=\s?(?:[\"']|(?:bearer|basic|digest|token|apikey|negotiate|ntlm|aws4-hmac-sha256)\s)))\s?[\"']?(?:(?:bearer|basic|digest|token|apikey|negotiate|ntlm|aws4-hmac-sha256|hawk|mac|hmac|sharedkey|key|splunk|ghp|oauth)\s+)?+(?![<\[{]|username=|realm=|nonce=)([^\s\"'<][^\"'<\r\n]{2,4096})", accept=_said, group=1),
    rule("authorization", rb"(?i)(?<![=\w])(?:bearer|negotiate)\s{1,3}(" + _TOKEN + rb"{8,4096})", accept=_word_free, group=1),
    rule("authorization", rb"(?i)\bbasic\s{1,2}([A-Za-z0-9+/]{8,1024}={0,2})(?![A-Za-z0-9])",
         accept=lambda match: _word_free(match) and (match[1].endswith(b"=") or re.search(rb"[0-9A-Z]", match[1][1:]) is not None), group=1),
    rule("jwt", rb"\bey[A-Za-z0-9_-]{8,4096}\.ey[A-Za-z0-9_-]{4,8192}(?:\.[A-Za-z0-9_-]{0,4096}){0,3}"),
    parts(rb"(?i)[a-z][a-z0-9+.-]{1,30}://(?P<account>[^\s/:@\"'<>]{0,128}(?:@[A-Za-z0-9.-]{1,100})?):(?P<password>[^\s@/\"'<>]{1,256})@(?=[^\s@])", accept=_url_password),
    parts(rb"(?i)[a-z][a-z0-9+.-]{1,30}://(?P<account>[^\s/:@\"'<>]{1,128})@(?=[^\s@])", accept=_url_account),
    rule("password_hash", rb"\$(?:1|2[abxy]?|5|6|7|8|9|y|gy|md5|apr1|argon2(?:id|i|d)?|scrypt|pbkdf2[a-z0-9-]{0,10}|bcrypt-sha256|sha1|P|H|S)\$[A-Za-z0-9./$=,+-]{8,512}"),
    rule("password_hash", rb"(?i)\{(?:s?sha(?:256|384|512)?|s?md5|crypt|pbkdf2[a-z0-9-]{0,10}|bcrypt|argon2|pkcs5s2)\}[A-Za-z0-9+/=$.]{8,512}"),
    rule("password_hash", rb"(?i)\b[0-9a-f]{32}:[0-9a-f]{32}\b(?=:::|\b)"),
    rule("password_hash", rb"(?i)\bpbkdf2(?:_sha(?:1|256|512))?[:$]\d{1,9}[:$][A-Za-z0-9+/=._-]{1,128}[:$][A-Za-z0-9+/=._-]{16,256}"),
    rule("password_hash", rb"\*[0-9A-F]{40}\b"),
    rule("password_hash", rb"\bSCRAM-SHA-(?:1|256|512)\$\d{1,9}:[A-Za-z0-9+/=$:]{20,400}"),
    rule("password", rb"(?i)\b(?:curl|wget|http)\b.{0,200}?\s(?:-u|--user|--proxy-user)[ =]{0,3}['\"]?[^\s:'\"]{0,64}['\"]?:['\"]?([^\s'\"]{1,128})", accept=_real, group=1),
    rule("account", rb"(?i)\b(?:curl|wget)\b.{0,200}?\s(?:-u|--user|--proxy-user)[ =]{0,3}['\"]?([^\s:'\"]{1,64})['\"]?:", accept=_signs_in, group=1),
    rule("password", rb"\bmysql(?:dump|admin)?\b.{0,200}?\s-p['\"]?([^\s'\"-][^\s'\"]{0,63})", accept=_real, group=1),
    rule("password", rb"(?i)\b(?:sshpass|[0-9]z|zip|unzip|ldapsearch|ldapmodify|ldapadd|rdesktop|redis-cli|plink|pscp|winexe|psexec|ipmitool|smbclient|sqlcmd|bcp|mongo(?:dump|restore|sh)?|docker login|htpasswd)\b.{0,200}?\s-(?:pw|p|w|P|a)\s?['\"]?((?<=['\"])[^'\"\r\n]{2,64}(?=['\"])|[^\s'\"-][^\s'\"]{0,63})", accept=_real, group=1),
    rule("password", rb"(?i)\bnet use\b.{0,120}?/user:[^\s;]{1,64}\s([^\s/]\S{0,63})", accept=_real, group=1),
    rule("password", rb"\b(?i:snmpwalk|snmpget|snmpset|snmpbulkwalk|snmpgetnext|snmptable)\b.{0,120}?\s-c\s?['\"]?([^\s'\"]{1,64})", accept=_real, group=1),
    rule("password", rb"(?i)\bsnmp-server (?:community|host \S{1,64}(?: (?:traps?|informs?))?(?: version \S{1,3})?(?: (?:auth|priv|noauth))?) (?:(?:string|encrypted|clear) )?['\"]?([^\s'\"]{1,64})", accept=_word_free, group=1),
    rule("password", rb"(?i)\b(?:rocommunity6?|rwcommunity6?|com2sec6?(?: \S{1,64}){2}|trapcommunity|set community) (?!=)([^\s]{1,64})", accept=_real, group=1),
    rule("password", rb"(?i)\b(?:password|secret|key|passwd|pre-shared-key|auth-password|priv-password|authentication-key|encrypted-password|key-string|pre-share|ppp chap password|wpa-psk ascii|crypto isakmp key|md5|community-name)(?: (?:level \d{1,2}|encrypted|ENC|ascii-text|hex|local|remote|simple|cipher|irreversible-cipher|hash|sha512|plaintext|address \S{1,40}))? [0-9]{1,2} (?:(?:plain|cipher) )?['\"]?(?!(?:md5|sha|hmac|cmac)[ -])([^\s'\";]{2,256})", accept=_real, group=1),
    rule("password", rb"(?i)\b(?:pre-shared-key|auth-password|priv-password|encrypted-password|authentication-key|plain-text-password-value|set (?:password|passwd|psksecret|secret|passphrase|key)|key-string|enable (?:algorithm-type [a-z0-9]{3,8} )?(?:password|secret)|(?:radius|tacacs)(?:-server| server)? (?:\S{1,40} ){0,6}?key|psksecret|crypto isakmp key|neighbor \S{1,40} password|username \S{1,40} (?:privilege \d{1,2} )?(?:password|secret)|ip ospf (?:message-digest|authentication)-key(?: \d{1,3} md5)?|standby \d{1,3} authentication(?: md5 key-string)?|ppp chap password|wpa-psk ascii|authentication (?:text|mode md5)|peer \S{1,40} password)(?: (?:ENC|ascii-text|hexadecimal|\d|cipher|simple|encrypted|local|remote))? ['\"]?(?!(?:md5|sha|hmac|cmac)[ -])([^\s'\";]{2,256})", accept=_word_free, group=1),
    rule("account", rb"(?i)^\s{0,8}username ([A-Za-z0-9_.@-]{1,64}) (?:privilege|password|secret|nopassword|role)", accept=_url_account, group=1),
    rule("host", rb"(?i)^\s{0,8}(?:hostname|switchname|sysname|set hostname|set system host-name|ip domain(?:-| )name|domain-name) ['\"]?([A-Za-z0-9][A-Za-z0-9._-]{1,253})['\"]?\s{0,4}$", group=1),
    rule("private_key", rb"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!----)){0,20000}+(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:\\{1,3}[nr]){0,4}+)?+", flags=re.DOTALL),
    rule("certificate", rb"-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE(?: REQUEST)?-----(?:[^-]|-(?!----)){0,20000}+(?:-----END (?:TRUSTED |X509 )?CERTIFICATE(?: REQUEST)?-----)?+", flags=re.DOTALL),
    rule("private_key", rb"(?i)\bAGE-SECRET-KEY-1[0-9A-Z]{58}"),
    rule("high_entropy", rb"(?<![A-Za-z0-9+/_.-])(?<![^A-Za-z0-9_]=)[A-Za-z0-9+/_-]{32,512}={0,2}(?![A-Za-z0-9+/_=-])", accept=_random_looking, gate=rb"[A-Za-z0-9+/_-]{32}"),
)  # fmt: skip

"""Values that stand behind their key with a blank, in brackets, or as one argument after another."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.programs.accounts import account
from portal.redaction.rules.rule import Expression, Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import JUDGES, has_digit
from portal.redaction.rules.values.placeholders import is_placeholder, is_said
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.lexicon import is_plain

# Keys of one plain English word: `password expired` says nothing, `requirepass foobared` does.
_PLAIN = frozenset(
    b"password passwd pwd pw pass passphrase secret token key apikey pin login user username host hostname server node "
    b"credential credentials signature session community salt".split()
)
_SIGNS = re.compile(rb"[^A-Za-z]")
_KEY = rb"([A-Za-z][A-Za-z0-9_.-]{2,60})"


_SETS_HEADER = (
    rb"(?i:\b(?:(?:proxy|grpc)_set_header|add_header|(?:request)?header (?:always )?(?:set|add)|set-header)) [\"']?"
    rb"([A-Za-z][A-Za-z0-9-]{2,60})[\"']?:? [\"']?([^\s\"';$%]{4,512})"
)


def _tells(name: str, value: bytes, *, quoted: bool) -> bool:
    """Whether a value fits the class of its key, and is no other key."""
    if is_placeholder(value) or value.lower() in COMMON:
        return False
    numbered = b"-" in value and has_digit(value)  # `stall-gate-3` is no key, whatever its words say
    key = None if numbered else class_of_key(value.decode("utf-8", "replace"))
    return key is None and JUDGES[name][1](value, quoted)


def _directed(match: re.Match[bytes], name: str) -> bool:
    """Whether a line of two words is a key and its value."""
    key, value, quoted = match[1], match[match.lastindex or 0], match[2] is not None
    if value[-1:] in b":,;({[" or is_said(value) or key.isupper():
        return False
    if quoted and _SIGNS.search(value):  # no other key, whatever its words say: `"ruths-iphone"`
        return not is_placeholder(value) and JUDGES[name][1](value, True)  # noqa: FBT003 - it is
    plain = key.lower() in _PLAIN and _SIGNS.search(value.strip(b".,;:!?")) is None
    return not plain and _tells(name, value, quoted=quoted)


class _Directive(Rule):
    """A key and its value, divided by blanks on a line of their own: a secret, an account or a machine."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The value, of the kind that its key says."""
        for match in self.pattern.compiled.finditer(line):
            name = class_of_key(match[1].decode())
            if name in _CLASSES and _directed(match, name):
                yield Span(*match.span(match.lastindex or 0), JUDGES[name][0])


class _Boxed(Rule):
    """A key and its value in brackets."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The value, of the kind that its key says."""
        for match in self.pattern.compiled.finditer(line):
            name = class_of_key(match[1].decode())
            if line[match.end(1) : match.start(2)] == b"[" and match[2][:1] in b"\"':":
                continue  # a part of something in a program: `token["start"]`
            if name in _CLASSES and _tells(name, match[2], quoted=True):
                yield Span(match.start(2), match.end(2), JUDGES[name][0])


class _Keyed(Rule):
    """A key and its value on a line of their own; the key's class says of what kind the value is."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The value, where its key tells and nothing else stands on the line."""
        for match in self.pattern.compiled.finditer(line):
            key, value = match[1], match[2]
            name = class_of_key(key.decode())
            if name is None or name not in JUDGES or _TABLE.search(value) is not None or is_said(value):
                continue
            heading = key.isupper() and value.isupper()
            if not heading and not is_placeholder(value) and _fits(name, value):
                yield Span(match.start(2), match.end(2), JUDGES[name][0])


class _Encoded(Rule):
    """A key and its value in base64, as directories write what is no ASCII (RFC 2849): `unicodePwd:: IgBP…`."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The whole value, of the kind that its key says."""
        for match in self.pattern.compiled.finditer(line):
            name = class_of_key(match[1].decode())
            if name is not None and name in JUDGES:
                yield Span(match.start(2), match.end(2), JUDGES[name][0])


def _fits(name: str, value: bytes) -> bool:
    """Whether a value is one, and neither a sentence nor the head of another column."""
    if name in {"password", "token", "session_id"} and (b" " in value or _SIGNS.search(value) is None):
        return False
    return (
        value.lower() not in COMMON
        and class_of_key(value.decode("utf-8", "replace")) is None
        and JUDGES[name][1](value, False)  # noqa: FBT003 - nothing is quoted
    )


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1])


def _some_mixed(match: re.Match[bytes]) -> bool:
    """`auth SHA <word> priv AES <word>`: words of which at least the first is none of plain English."""
    return not is_placeholder(match["password"]) and re.search(rb"[^A-Za-z-]", match["password"]) is not None


def _mixed_login(match: re.Match[bytes]) -> bool:
    secret = match["password"]
    return not is_placeholder(secret) and is_account(match["account"]) and _SIGNS.search(secret) is not None


def _keyed(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1]) and has_digit(match[1]) and not match[1].isdigit()


_CAMEL = re.compile(rb"[A-Z][a-z]+")


def _strong_pair(match: re.Match[bytes]) -> bool:
    """A line that is nothing but a name and what only a password looks like: small and capital letters, and digits."""
    value = match["password"]
    words = _CAMEL.findall(match["account"])
    if b"/" in value and words and all(is_plain(word.decode().lower()) for word in words):
        return False  # what a guard found: `UnauthorizedAccess:EC2/SSHBruteForce`
    kinds = (re.search(kind, value) for kind in (rb"[a-z]", rb"[A-Z]", rb"[0-9]"))
    return all(kinds) and not is_placeholder(value) and is_account(match["account"])


def _real_pair(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match["password"])


_CLASSES = frozenset(("password", "token", "account", "host"))
_LINE = (
    rb"^[ \t]{0,16}(?:option )?"
    + _KEY
    + rb"[ \t]{1,40}(?:[\"']([^\s\"']{2,256})[\"']|([^\s\"'=]{2,256}))[ \t;]{0,4}$"
)
_BOXED_KEY = rb"(?i)(?<![A-Za-z0-9])((?:[a-z]{1,20}[ _.-]?)?(?:user(?:name)?|account(?: name)?|login|principal|host(?:name)?|server|computer|workstation|machine|domain|realm|password|passwd|secret|token|proxy|client name))"
_BOX = _BOXED_KEY + rb"[ ]?[:=]?[ ]{0,2}\[([^\[\]\s]{2,128})\]"
_MYSQL = rb"(?:mysql|mysqldump|mysqladmin|mysqlcheck|mariadb|mariadb-dump|sshpass)"
# A key of up to four words and its value with two blanks between, as consoles print them; and files of remote desktops.
_COLUMNED = rb"^[ \t]{0,16}([A-Za-z][A-Za-z0-9_./-]{0,40}(?: [A-Za-z0-9_.()/-]{1,24}){0,3})(?:[ ]?:)?(?:[ ]{1,4}\.[ .]{0,60}: |[ ]{1,40}\| |[ ]{2,60}|\t{1,6})(?!\. )([^\s=:|][^\r\n|]{1,120}?)[ \t]{0,40}$"
_TYPED = rb"(?m)^([a-z][a-z ]{2,40}):[sb]:([^\r\n]{2,512}?)[ \t]{0,4}\r?$"
_TABLE = re.compile(rb" {2,}|\t")
_DSN = rb"(?:mysql|pgsql|odbc|sqlsrv|oci|dblib|firebird|ibm|informix|sqlite|dbi|mariadb)"
RULES: tuple[Rule, ...] = (
    _Directive(Expression(_LINE), ((2, "account"),)),
    # A header that a proxy sets: `proxy_set_header X-Api-Key "1cfd9db7376d"`.
    _Boxed(Expression(_SETS_HEADER), ((2, "account"),)),
    # A key that a proxy knows, and what it makes of it: `map $http_x_token $allowed { "1cfd9db7376d…" 1; }`.
    rule("token", rb"^[ \t]{1,16}[\"']([A-Za-z0-9_-]{24,128})[\"'][ \t]{1,16}[A-Za-z0-9_$\"-]{1,40};\s{0,4}$", accept=lambda match: has_digit(match[1]) and not match[1].isdigit(), group=1),
    _Keyed(Expression(_COLUMNED), ((2, "account"),)),
    _Keyed(Expression(_TYPED), ((2, "account"),)),
    _Encoded(Expression(rb"^([A-Za-z][A-Za-z0-9;-]{1,40}):: ((?:[A-Za-z0-9+/]{4}){1,200}(?:[A-Za-z0-9+/]{2,3}={1,2})?)\s{0,3}$"), ((2, "account"),)),
    _Boxed(Expression(_BOX), ((2, "account"),)),
    account(rb"\[[A-Za-z0-9._\\@$-]{1,64}\] -> \[NAME\]"),
    rule("password", rb"(?:^|\s): ?(?:PSK|EAP|XAUTH|NTLM|RSA [^\s\"]{1,200}|ECDSA [^\s\"]{1,200}|P12 [^\s\"]{1,200}|PIN [^\s\"]{1,60}) {1,4}[\"']?([^\s\"']{3,512})[\"']?", accept=_real, group=1),
    account(rb"(?:^|[\s:])NAME {0,8}: (?:EAP|XAUTH|NTLM|PSK) [\"']"),
    rule("password", rb"(?i)\bcommunity[ =:]{1,3}\"([^\"\r\n]{1,64})\"", accept=_real, group=1),
    rule("password", rb"\bC=\"(?![2-5][0-9]{2}[ -])([^\"\r\n]{1,64})\"", accept=_real, group=1),
    rule("password", rb"\ba[0-9]{1,2}=\"(?:--?(?:p|P|w|a|pw|pass|password|passwd|passphrase|secret|token|storepass|keypass|psk))\" a[0-9]{1,2}=\"([^\"\r\n]{2,256})\"", accept=_real, group=1),
    account(rb"\ba[0-9]{1,2}=\"(?:--?(?:u|U|l|user|username|login))\" a[0-9]{1,2}=\"NAME\""),
    rule("password", rb"\ba0=\"(?:/[a-z/]{1,40}/)?" + _MYSQL + rb"\".{0,400}? a[0-9]{1,2}=\"-p([^\"\r\n]{1,128})\"", accept=_real, group=1),
    rule("password", rb"\ba[0-9]{1,2}=\"--[a-z-]{0,30}(?:password|passwd|pass|secret|token|key)=([^\"\r\n]{1,256})\"", accept=_real, group=1),
    parts(rb"['\"]" + _DSN + rb":[^'\"\r\n]{1,300}['\"], ?['\"](?P<account>[^'\"\r\n]{1,64})['\"], ?['\"](?P<password>[^'\"\r\n]{1,128})['\"]", accept=_real_pair),
    parts(rb"(?i)\b(?:mysqli_connect|mysql_connect|pg_connect|oci_connect|ftp_login|ssh2_auth_password|imap_open|ldap_bind|odbc_connect|sqlsrv_connect|mysqli|mysqli->__construct)\(\s?[^,()\r\n]{1,200}, ?['\"](?P<account>[^'\"\r\n]{1,128})['\"], ?['\"](?P<password>[^'\"\r\n]{1,128})['\"]", accept=_real_pair),
    account(rb"(?i)\b(?:configured|changed|reload requested|rollback|commit requested|started|saved|requested)(?: from [a-z]{3,12})? by NAME on\b"),
    account(rb"(?i)\b(?:New|Set|Get|Remove|Enable|Disable|Unlock|Rename)-(?:LocalUser|ADUser|ADAccount|Mailbox|MsolUser|AzureADUser|MgUser)\b.{0,80}?-(?:Name|Identity|UserPrincipalName|SamAccountName) ['\"]?NAME"),
    parts(rb"(?i)\b(?:auth|basic_?auth|HTTPBasicAuth|HTTPDigestAuth|basicAuthentication|credentials|setCredentials|UsernamePasswordCredentials)\s?=?\s?\(\s?[\"'](?P<account>[^\"'\r\n]{1,64})[\"']\s?,\s?[\"'](?P<password>[^\"'\r\n]{1,128})[\"']", accept=_real_pair),
    parts(rb"(?i)\bstats auth (?P<account>[^\s:]{1,64}):(?P<password>[^\s]{1,128})", accept=_real_pair),
    parts(rb"\]?:[0-9]{2,5}[ \t]{1,8}(?!users:\(\(|(?:[0-9]{1,3}\.){3}[0-9]{1,3}:)(?P<account>[A-Za-z0-9_.+-]{1,64}(?:@[A-Za-z0-9.-]{1,200})?):(?P<password>[^\s:/]{4,128})$", accept=_real_pair),
    parts(rb"\bauth-user-pass (?P<account>[A-Za-z0-9_.@-]{2,64}) (?P<password>[^\s]{3,128})", accept=_mixed_login),
    rule("account", rb"\bsystem:serviceaccount:[a-z0-9-]{1,63}:[a-z0-9-]{1,63}"),
    account(rb"(?i)\buser profile NAME"),
    account(rb"\bUSER\(NAME\)"),
    rule("password", rb"\b(?:PASSWORD|PWD|PASSPHRASE|NEWPASSWORD|LCLPWD)\(['\"]?([^()'\"\s*]{3,128})['\"]?\)", accept=_keyed, group=1),
    account(rb"(?:^|[#>]) {0,8}username NAME (?:privilege|password|secret|nopassword|role|sshkey|group)"),
    account(rb"(?i)\busername ['\"]?NAME['\"]?(?=[.,;)]?\s{0,3}$)"),
    account(rb"(?i)\b(?:eap |ike |peer )?(?:identity|principal|subject) ['\"`]NAME['\"`]"),
    account(rb"(?i)\b(?:login|logon|log-?in|authentication|sign-?in|auth) (?:failed|failure|succeeded|denied|rejected|attempt) (?:for|by) NAME(?=[.,;\"']?\s{0,3}$|[\"'] ?[,}]| (?:from|on|at|via)\b)"),
    account(rb"\"(?:user|actor|account|owner|principal|author|creator|assignee|reporter|requester|requestor|approver|reviewer|manager|sender|member|operator|agent|engineer|technician|opened_by|caller|contact|assigned_to|created_by)\" ?: ?\{ ?\"(?:name|id|login|username)\" ?: ?\"NAME\""),
    account(rb"\bA=[a-z_]{3,20}:NAME(?= )"),
    account(rb"(?i)\bsnmp-server user NAME"),
    account(rb"(?<![0-9.])[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}[ \t]{1,4}NAME[ \t]{1,4}(?:vty|tty|con|pts/|aux|ssh)[0-9]{1,3}\b"),
    account(rb"(?i)\buser mapping (?:if not exists )?for NAME"),
    account(rb"^(?:host|hostssl|hostnossl|hostgssenc)[ \t]{1,16}[A-Za-z0-9_,.-]{1,64}[ \t]{1,24}NAME[ \t]{1,24}\S"),
    account(rb"^local[ \t]{1,16}[A-Za-z0-9_,.-]{1,64}[ \t]{1,24}NAME[ \t]{1,24}(?:trust|reject|peer|ident|md[0-9]|scram-sha-[0-9]{3}|password|gss|sspi|ldap|radius|pam|bsd|cert)\b"),
    parts(rb"(?i)\bmgmtuser add (?P<account>[^\s]{1,64}) (?P<password>[^\s]{1,128})", accept=_real_pair),
    parts(rb"\s--user(?:name)?[ =]['\"]?(?P<account>[^\s:'\"]{1,64}):(?P<password>[^\s'\"]{1,128})", accept=_real_pair),
    parts(rb"(?i)\bcreate_credential ?\(\s?'[^'\r\n]{1,64}' ?, ?'(?P<account>[^'\r\n]{1,64})' ?, ?'(?P<password>[^'\r\n]{1,128})'", accept=_real_pair),
    parts(rb"(?i)\bsp_add(?:login|linkedsrvlogin)\b[^'\r\n]{0,40}'(?P<account>[^'\r\n]{1,64})' ?, ?(?:@[a-z]{3,12} ?= ?)?N?'(?P<password>[^'\r\n]{1,128})'", accept=_real_pair),
    parts(rb"(?i)\b(?:credentials?|creds|logins?) (?:are|is|for [^\s]{1,40} (?:are|is)):? ['\"]?(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@-]{1,63})['\"]? ?[/:] ?['\"]?(?P<password>[^\s'\"/]{4,64})", accept=_mixed_login),
    rule("password", rb"(?i), ?community ['\"]?([^\s'\",;]{3,64})", accept=_real, group=1),
    rule("password", rb"(?i)\b(?:nhrp|ldp|pim|rip|eigrp|glbp [0-9]{1,4}|vrrp [0-9]{1,4}) authentication (?:mode )?(?:text |string |md5 )?['\"]?([^\s'\"]{3,128})", accept=_keyed, group=1),
    rule("token", rb"(?i)\b(?:(?:api|app|access|secret|admin|auth|private|signing|user|bearer|session|service|license) (?:key|token)|token|crumb|secret)[:= ]{1,3}['\"]?([0-9a-f]{32,128})(?![0-9A-Za-z])", accept=_real, group=1),
    rule("email", rb"(?<![A-Za-z0-9._%+/-])([A-Za-z0-9_][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,100}\.[a-z]{2,12})(?=-[A-Z][a-z])", group=1),
    account(rb"(?i)\bUser - NAME(?= - )"),
    account(rb"(?:^|[\s{(;])(?:auth )?user ['\"]?NAME['\"]? (?=\{|insecure-password|password|client [0-9]|group [a-z]|auth(?:entication)? (?:md5|sha|MD5|SHA))"),
    account(rb"(?i)\bobject (?:Api)?User ['\"]NAME['\"]"),
    rule("password", rb"(?i)\binsecure-password ['\"]?([^\s'\"]{1,128})", accept=_real, group=1),
    parts(rb"(?i)\bauth(?:entication|protocol)? (?:md5|sha)(?:-?[0-9]{3})?[ :]{1,2}(?P<password>[^\s,;]{4,128})(?:[ ,;]{1,2}priv(?:acy|protocol)?(?: (?:aes|3des|des)(?:[ -]?[0-9]{2,3})?)?[ :]{1,2}(?P<password2>[^\s,;]{4,128}))?", accept=_some_mixed),
    parts(rb"(?i)(?<![a-z])login=(?P<account>[A-Za-z0-9_.@\\-]{1,64}):(?P<password>[^\s:]{1,128})(?=\s|$)", accept=_real_pair),
    rule("password", rb"^[ \t]{0,8}[0-9]{1,5}[ \t]{1,8}(?:SHA1?|SHA256|SHA384|SHA512|MD5|M|AES128|AES128CMAC|AES256)[ \t]{1,8}([^\s#]{4,256})[ \t]{0,8}(?=#|$)", accept=_keyed, group=1),
    parts(rb"^[ \t]{0,8}\"(?P<account>[^\"\r\n]{1,64})\" \"(?P<password>(?:md5|SCRAM-SHA)[^\"\r\n]{8,400})\"[ \t]{0,4}$"),
    parts(rb"^(?P<account>[A-Za-z][A-Za-z0-9_.@-]{1,40}):(?P<password>[^\s:]{8,64})$", accept=_strong_pair),
    account(rb"(?:^|[|\s])NAME {1,40}\| [^|\r\n]{1,80} \| ?\*[0-9A-F]{40}"),
    account(rb"\(p[0-9], c[01], k[0-9]{1,6}, u'NAME'\)"),
    account(rb"\b(?:USER|ACCT) NAME: (?:Login|no such user|Limit|Incorrect|Disabled)"),
    account(rb"[,;(] ?user NAME(?=[,;)])"),
    account(rb"(?i)\b(?:printed|acknowledged|uploaded|unlocked|impersonated|checked (?:out|in)|last modified|last saved|last edited|deleted|cancell?ed|job owned) by NAME(?= (?:on|from|at|via|in)\b|[,;)]|$)"),
    account(rb"^(?:Running|Logged in|Connected|Authenticated|Executing) as (?:user )?['\"]?NAME['\"]?$"),
    account(rb"(?i)\busm-user (?:v3 )?NAME"),
    account(rb"<entry name=\"NAME\">(?=\s{0,8}<(?:phash|password|permissions|public-key|authentication-profile)[ >])"),
    account(rb"^[^\s:]{1,200}: ?NAME:(?:\$[0-9a-z]{1,8}\$|[!*]{1,2}:[0-9])"),
    rule("account", rb"(?i)\\(?:homes?|users?|profiles?|redirected|userdata)\$?\\{1,2}([A-Za-z0-9_][A-Za-z0-9_.-]{1,63})(?=[\s\"']|$)", accept=lambda match: is_account(match[1]), group=1),
    rule("account", rb"(?i)\bsips?:([A-Za-z0-9_.!~*'&=+$,;?/-]{1,64})(?::[^@\s]{1,64})?@[A-Za-z0-9\[]", group=1),
    rule("account", rb"\"([0-9]{2,15})\" ?<sips?:", group=1),
    rule("person", rb"\"([A-Za-z\x80-\xff][^\"\r\n]{1,60})\" ?<(?:sips?|tel):", group=1),
    rule("account", rb"(?i)\bDigest username=\"([^\"\r\n]{1,128})\"", group=1),
)  # fmt: skip

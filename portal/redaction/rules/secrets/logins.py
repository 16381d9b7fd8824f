"""Accounts with their passwords as people note them: `ID/PW: lab/Opal77x`, `10.4.2.9 (lab/Opal77x)`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule, parts, rule, spelled
from portal.redaction.rules.secrets.near_words import looks_secret
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder, is_said
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_unknown

_WHO = "id|user ?id|user(?:name)?|user name|login|account|acct|benutzer|usuario|utilisateur|계정|아이디|ユーザー名|ユーザーID|账号|用户名".encode()
_SECRET = spelled(
    "pw|pwd|p/w|pass|passwd|password|passwort|kennwort|mdp|contraseña|비번|비밀번호|암호|패스워드|パスワード|密码|密碼"
)
# Between both words, and between them and the login: `ID/PW`, `(ID&PWD):`, `user and password are`, `ID/PW->`.
_HEAD = (
    rb"(?i:(?<![A-Za-z0-9_])(?:"
    + _WHO
    + rb") ?(?:[/&,|+:(]|\band\b|\bund\b|\by\b|\bet\b| ) ?(?:"
    + _SECRET
    + rb")(?![A-Za-z]))"
    rb"\)?(?: for [^\s(]{1,40})?"
)
_TOLD = rb"(?P<told> ?(?::|=|-{1,2}>?|=>|\(| (?:is|are|sind|son|sont)\b:?) ?)?[ \t]{0,3}\(?"
_LOGIN = rb"(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{0,63}) ?(?P<between>/{1,2}|[:,|(]| ) ?(?P<password>[^\s'\"/()<>,;]{3,64})(?=[\s'\"/(),;]|$)"
# The same with a stroke alone between both.
_STRUCK = _LOGIN.replace(rb"/{1,2}|[:,|(]| ", rb"/{1,2}")
# The same with a blank on both sides of it.
_APART = rb"(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63}) / (?P<password>[^\s'\"/()<>,;]{3,63}[^\s'\"/()<>,;:])(?=[\s'\"(),;]|$)"
# How somebody comes in, in several languages.
_ENTRY = rb"(?:log-?in|logon|sign-?in|inloggning|innlogging|inloggen|anmeldung|zugang|zugangsdaten|connexion|acc\xc3\xa8s|acceso|accesso|acesso|logowanie|p\xc5\x99ihl\xc3\xa1\xc5\xa1en\xc3\xad|bejelentkez\xc3\xa9s|kirjautuminen|prijava|giri\xc5\x9f)"
_MACHINE = rb"(?:(?<![0-9A-Za-z.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}|(?<=[a-z0-9])@[A-Za-z0-9][A-Za-z0-9.-]{1,80})(?::[0-9]{1,5})?(?:/[A-Za-z0-9_-]{1,24})?(?![A-Za-z0-9.@/])"
_VALUE = rb"['\"`]?([^\s'\"`<>|;()]{3,128})"
_PARTICLE = "(?:설정|변경|정보)?(?:은|는|이|가)".encode()


_HEXADECIMAL, _RELEASE = re.compile(rb"[0-9A-Fa-f]+"), re.compile(rb"(?i)v?[0-9]|release|latest|rc[0-9]")


def _kinds(value: bytes) -> int:
    return sum(
        re.search(kind, value) is not None for kind in (rb"[a-z]", rb"[A-Z]", rb"[0-9]", rb"[!#$%&*+?@^~]")
    )


def _made(value: bytes) -> bool:
    """What no word, file or version is: three kinds of signs, and no digits at the end alone."""
    return _kinds(value) > 2 and re.fullmatch(rb"[A-Za-z]+[0-9.]+", value) is None  # noqa: PLR2004


def _real(value: bytes) -> bool:
    """Whether a word may be a secret; `password irreversible-cipher …` says of what manner the next one is."""
    if value.endswith(b"-cipher"):
        return False
    return not is_placeholder(value) and not is_said(value) and value.lower().rstrip(b".:") not in COMMON


def _told(match: re.Match[bytes]) -> bool:
    """Behind a sign any word may be the secret; behind a blank one that only secrets look like."""
    secret = match["password"].rstrip(b".")
    if not _real(secret) or is_said(match["account"]):
        return False
    if match["told"] and match["between"] != b" ":
        # `user password: Opal.77x, firmware v11.7`: the secret stands first, and the next field behind it.
        return match["between"] != b"," or not _made(match["account"]) or _made(secret)
    return _made(secret) or (
        has_digit(secret) and _kinds(secret) > 1 and match["account"].lower() not in COMMON
    )


def _made_pair(match: re.Match[bytes]) -> bool:
    """Who and with what, in a sentence: the secret is made as secrets are."""
    return _real(match["password"]) and _made(match["password"].rstrip(b".?!"))


def _real_pair(match: re.Match[bytes]) -> bool:
    """An account that is no plain word, and what no word of a sentence looks like."""
    secret = match["password"]
    signed = re.search(rb"[^A-Za-z\x80-\xff.?!]", secret) is not None
    return _real(secret) and signed and is_account(match["account"]) and is_unknown(match["account"])


def _signed_secret(match: re.Match[bytes]) -> bool:
    """A secret that no word of a sentence looks like, behind an account that any name may be."""
    secret = match["password"].rstrip(b".?!")
    told = not secret.isalpha() or re.search(rb"[a-z][A-Z]", secret) is not None
    return _real(secret) and told and is_account(match["account"])


def _new_secret(match: re.Match[bytes]) -> bool:
    """What becomes of a secret: no word of a sentence, and none about it either."""
    return _signed_secret(match) and match["account"].lower() not in COMMON


def _of_machine(match: re.Match[bytes]) -> bool:
    secret = match["password"]
    return _real(secret) and (_kinds(secret) > 2 if match["opened"] else _made(secret))  # noqa: PLR2004


def _is_line_of_chpasswd(match: re.Match[bytes]) -> bool:
    """Somebody and a secret, and no image with its tag, class with its line or digest."""
    secret, account = match["password"], match["account"]
    is_secret = _HEXADECIMAL.fullmatch(secret) is None and _RELEASE.match(secret) is None
    return is_secret and (account is None or is_unknown(account))


def _words_by_hand(match: re.Match[bytes]) -> bool:
    """Words of which one has a capital or a digit inside, and none is said of a secret: `"not set"`."""
    words = match[1].split()
    made = any(re.search(rb"[A-Z0-9]", word[1:] if word is words[0] else word) for word in words)
    return made and not any(is_said(word) for word in words)


class _Held(Rule):
    """Accounts with their secrets in braces behind a key for them: `USERS: '{"moss": "Opal#77"}'`."""

    def find(self, line: bytes) -> Iterator[Span]:
        """Both of each, where the secret is made as secrets are."""
        for match in self.pattern.compiled.finditer(line):
            for one in _IN_BRACES.finditer(line, match.end()):
                if not _real(one[2]) or not (_made(one[2]) or looks_secret(one[2])):
                    return
                yield Span(*one.span(2), "password")
                if is_account(one[1]):
                    yield Span(*one.span(1), "account")


class _Login(Rule):
    """The password, and the account where it is not one that every system has."""

    def find(self, line: bytes) -> Iterator[Span]:
        """Both, where the rule accepts them."""
        for match in self.pattern.compiled.finditer(line):
            if self.accept is None or self.accept(match):
                end = match.end("password") - (match["password"][-1:] == b".")
                yield Span(match.start("password"), end, "password")
                if is_account(match["account"]):
                    yield Span(*match.span("account"), "account")


# Whose secret becomes what: `password reset for jdoe set to Opal.77`, `temporary password of jdoe : Opal.77`.
_BECOMES = (
    rb"(?i:(?<![a-z])(?:"
    + _SECRET
    + rb")(?: (?:re)?set| changed?)? (?:for|of)(?: the)?(?: user| account)? )['\"]?"
    rb"(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63})['\"]?(?: (?i:on|at|in) [^\s]{1,200})?(?: (?i:is|was|(?:re)?set to|changed to)(?i: now)?| ?:| ?=) "
    rb"['\"]?(?P<password>[^\s'\"<>,;]{4,64})(?=[\s'\",;]|$)"
)
# Where somebody comes in with both: `log in to https://intra.firm.example/desk with jdoe / Opal.77`.
_COMES_IN = (
    rb"(?i:(?<![a-z])(?:"
    + _ENTRY
    + rb"|log on|log in|sign in)(?: (?:to|at|on))? )[^\s]{4,200} (?i:with|using|as) "
)
_SIGNED_APART = (
    rb"(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63}) / (?P<password>[^\s'\"<>,;]{4,64})(?=[\s'\",;]|$)"
)
# Both in one breath: `(user jdoe, passphrase Opal_77x)`.
_BESIDE = (
    rb"(?i:(?<![a-z])(?:user(?: ?name)?|login|account) )(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63}),? (?:and )?"
    rb"(?i:" + _SECRET + rb"|passphrase) (?P<password>[^\s'\"()<>,;]{4,64})(?=[\s'\"),;]|$)"
)
# Before braces with accounts, and what stands in them.
_LOGINS = rb"(?i:users|logins|accounts|passwords|credentials|htpasswd|basic_?auth)[\"']?[ \t]?[:=][ \t]?[\"'`]?\{(?=[ \t]{0,4}\\?[\"'])"
_IN_BRACES = re.compile(
    rb"\\?[\"']([A-Za-z0-9_][A-Za-z0-9_.@-]{0,63})\\?[\"'] ?: ?\\?[\"']([^\"'\\\r\n]{4,128})\\?[\"']"
)
_SPEAKER = rb"^[ \t>*-]{0,8}(?:(?:[\[(]?[0-9][0-9:./, -]{3,22}(?:[AP]M)?[\])]?[ \t]{1,3}(?:- )?)?[A-Za-z\xc3-\xed][A-Za-z0-9\x80-\xff ,._'()-]{1,40}:[ \t])?"
_CLAIMED = (("password", "password"), ("account", "account"))
RULES: tuple[Rule, ...] = (
    # As `chpasswd` reads them, each on a line of its own.
    parts(rb"^[ \t]{2,16}(?:- )?(?:root|(?P<account>[A-Za-z_][A-Za-z0-9_.-]{1,31})):(?P<password>(?=[^\s]{0,62}[A-Z])(?=[^\s]{0,62}[0-9])[^\s/\\:@'\",(){}<>\[\]]{7,64})\s{0,2}$", accept=_is_line_of_chpasswd),
    _Held(Expression(_LOGINS), (("password", "password"), ("account", "account"))),
    # Alone on a line of a chat or a mail: `mossadm / 7Opal&Tern`.
    _Login(Expression(_SPEAKER + _APART + rb"(?=[ \t]*\r?$)"), _CLAIMED, lambda match: looks_secret(match["password"]) and is_unknown(match["account"])),
    _Login(Expression(_BECOMES), _CLAIMED, _new_secret),
    _Login(Expression(_COMES_IN + _SIGNED_APART), _CLAIMED, _signed_secret),
    _Login(Expression(_BESIDE), _CLAIMED, _signed_secret),
    _Login(Expression(_HEAD + _TOLD + _LOGIN), _CLAIMED, _told),
    _Login(Expression(rb"(?i:(?<![A-Za-z0-9_])(?:" + _WHO + rb")) ?[:=] ?" + _STRUCK), _CLAIMED, lambda match: _real(match["password"]) and _made(match["password"])),
    _Login(Expression(_MACHINE + rb"(?:(?: [^\s()]{2,24})? ?(?P<opened>\() ?|, ?| ?-{0,2}> ?| )" + _STRUCK), _CLAIMED, _of_machine),
    # `log in once as lab with Opal.77`, `Login for the portal: lab / Opal&Tern`.
    _Login(Expression(rb"(?i:\b(?:log(?:ged)? ?(?:in|on)|sign(?:ed)? ?(?:in|on)|connect|authenticate)(?: [a-z]{2,10}){0,2}(?: (?:to|at|on) [^\s]{3,200})? (?:as|with) )['\"]?(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63})['\"]? (?i:with|using|/|and)(?i: password| pass| pw)? (?P<password>[^\s'\"()<>,;]{4,64})"), _CLAIMED, _made_pair),
    _Login(Expression(rb"(?i:(?<![a-z])" + _ENTRY + rb")(?: (?!is |ist |est )[^\s:/]{1,24}){0,4}: ?" + _APART), _CLAIMED, _real_pair),
    # An account that every system has, and what nobody else knows, alone on a line.
    rule("password", rb"^[ \t>*-]{0,8}(?i:root|admin|administrator|sa|postgres|oracle|pi|ubuntu|cisco|guest|sysadmin|superuser) ?/ ?([^\s/]{6,64})[ \t]{0,4}$", accept=lambda match: _real(match[1]) and _made(match[1]), group=1),
    rule("password", rb"(?<![A-Za-z0-9_./-])(?i:root|admin|administrator) ?/ ?([^\s/\"'<>]{6,64}?)(?=[.,;)]?(?:\s|$))", accept=lambda match: looks_secret(match[1]) and is_unknown(match[1]) and b"." not in match[1], group=1),
    # Several words in quotes, which a sentence tells: `the pw for the box is "two Grey hens"`.
    rule("password", rb"(?i)(?<![a-z])(?:" + _SECRET + rb")(?![a-z])[^\"'\r\n.!?]{0,60} (?:is|ist|est|es|was|war|lautet):? [\"'\xe2]([^\"'\r\n\xe2]{4,64})[\"'\xe2]", accept=_words_by_hand, group=1),
    rule("password", rb"(?:(?i:(?<![a-z])(?:" + _SECRET + rb"))" + _PARTICLE + rb"|(?<![A-Za-z])[pP]/[wW] ?[:=]) ?" + _VALUE, accept=lambda match: _real(match[1]), group=1, gate="(?:은|는|이|가|[pP]/[wW])".encode()),
    rule("password", rb"(?i)(?<![a-z])(?:" + _SECRET + rb") ?[(,] ?(?:default|initial|temp(?:orary)?|new|current|now)[:=] ?" + _VALUE, accept=lambda match: has_digit(match[1]) or _kinds(match[1]) > 1, group=1),
    rule("password", rb"(?i)(?<![a-z0-9])(?:" + _SECRET + rb")(?:[ \t]{0,2}[-.]{2,40}|[ \t]{1,40}[-.>\xe2\x80\x93\x94]{1,40})[ \t]{1,8}" + _VALUE, accept=lambda match: _real(match[1]) and _made(match[1]), group=1),
    rule("password", rb"(?i)(?<![a-z])(?:password|passphrase|passcode) for (?:the )?(?:default )?(?:user(?:name)? |account )?(?:\"[^\"\r\n]{1,64}\"|'[^'\r\n]{1,64}') (?:is|=|:) ['\"]([^'\"\r\n]{3,128})['\"]", accept=lambda match: _real(match[1]), group=1),
    rule("password", rb"^[ \t]{1,16}(?:-u|--user)[ =]{1,3}['\"]?[^\s:'\"<$]{1,64}:([^\s'\"]{4,128})['\"]?[ \t]{0,4}\\?\s{0,4}$", accept=lambda match: _real(match[1]), group=1),
    rule("password", rb"(?i)(?<![a-z])(?:" + _SECRET + rb")(?:\)|\()" + _VALUE, accept=lambda match: _real(match[1]) and _made(match[1]), group=1),
)  # fmt: skip

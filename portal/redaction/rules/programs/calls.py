"""Machines, accounts and passwords as programs are handed them, and secrets told in a few more ways."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.secrets.exchanges import WAYS
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder, is_said
from portal.redaction.rules.words.lexicon import is_unknown

_OPENS = rb"(?i:[A-Za-z_.:>-]{0,60}(?:connect|connection|conn|login|logon|log_in|sign_?in|authenticate|auth|bind|session|client|credentials?|open|dial|mount|factory|datasource|engine|ftp|sftp|ssh|smtp|imap|ldap|directory))[A-Za-z_]{0,20}\(\s?"
_TEXT = rb"[A-Za-z]{0,2}[\"']"
_END = rb"[\"']\s?"
_ADDRESS = re.compile(rb"(?:[a-z0-9+]{2,16}://)?[A-Za-z0-9\[][A-Za-z0-9.:\]_-]{0,253}(?:[:/][^\s]{0,80})?")
_ADJECTIVE = rb"(?:[a-z\xc3-\xc5][a-z\x80-\xff]{2,15} ){0,2}"
_WAS = rb"(?:was|var|fue|era|foi|byl|byla|bylo|by\xc5\x82o|oli|volt|jest|jer|bleef|blev|devient|sera|shall be|should be|ser\xc3\xa1|still|again|now)"
_WORD_FOR = rb"(?:password|passphrase|passcode|passwort|kennwort|mot de passe|mdp|contrase\xc3\xb1a|senha|palavra-passe|wachtwoord|has\xc5\x82o|heslo|l\xc3\xb6senord(?:et)?|passord(?:et)?|adgangskode(?:n)?|salasana|jelsz\xc3\xb3|parola|\xc5\x9fifre|\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c)"
# What ends a list or settings in braces is no part of it, and what begins a list is none at all.
_SECRET = (
    rb" {0,3}(?!\[[^\[\]\r\n]*,[^\[\]\r\n]*\])[\"'`\xc2\xab]{0,2}([^\s\"'`<>|;]{3,127}[^\s\"'`<>|;,\]}])"
)


def _mixed(value: bytes) -> bool:
    """Letters with a digit or a sign inside, as no word of a sentence has."""
    bare = value.strip(b".,;:!?)\xc2\xbb")
    return (
        not is_placeholder(bare)
        and not is_said(bare)
        and re.search(rb"[A-Za-z\x80-\xff]", bare) is not None
        and re.search(rb"[0-9!@#$%^&*+=~?]|[A-Za-z][_][0-9]", value.rstrip(b".,;:?)")) is not None
        and b"://" not in bare
        and re.search(rb"^--?[a-z]|\(|=", bare) is None
    )


def _strong(match: re.Match[bytes]) -> bool:
    value = match[1].strip(b".,;:?)")
    kinds = sum(
        re.search(kind, value) is not None for kind in (rb"[a-z]", rb"[A-Z]", rb"[0-9]", rb"[!@#$%^&*+?]")
    )
    return _mixed(match[1]) and kinds > 2 and not is_said(value)  # noqa: PLR2004 - three of four kinds


def _told(match: re.Match[bytes]) -> bool:
    return _mixed(match[1])


def _handed(match: re.Match[bytes]) -> bool:
    """A machine, who, and what only they know: `connect("db-7", "report", "…")`."""
    where = match[1].split(b"://")[-1].split(b"/")[0].rsplit(b":", 1)[0]
    machine = (
        is_machine_name(where)
        or is_domain_name(where)
        or _IPV4.fullmatch(where) is not None
        or where == b"localhost"
    )
    secret = match["password"]
    return (
        machine
        and not is_placeholder(secret)
        and b" " not in match["account"]
        and b"/" not in match["account"]
    )


def _named(match: re.Match[bytes]) -> bool:
    secret = match["password"]
    return is_account(match["account"]) and _mixed(secret) and b" " not in secret


def _who(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and is_unknown(match[1])


def _real_pair(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match["password"])


_IPV4 = re.compile(rb"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
# `Heslo k účtu spravce2 je …`, `Kennwort für RZ\\mkern: …`: between the word and the secret stands whose it is.
_WHOSE = "(?:für|for|of|pour|para|per|di|de|du|del|do|da|van|voor|för|till|til|na|k účtu|ke|účtu|dla|konta|для|от|към|ל|untuk|için)".encode()
_IS = "(?::| ?=| (?:is|was|ist|lautet|war|je|jest|est|es|era|è|é|är|er|on|este|είναι|это|este:|adalah|là|yra|ir|היא|הוא|هي)(?: now)?)".encode()
_WORDS_FOR = (
    "(?:[a-zäöü]{0,20}(?:passwort|kennwort|password|wachtwoord|lösenord)(?:et)?|passphrase|passcode|mot de passe|mdp|contraseña|senha|palavra-passe|hasło|heslo|heslem|passord(?:et)?|adgangskode(?:n)?|salasana(?:ni)?|jelszó|jelszavam|parola|"
    "şifre(?:m)?|пароль|пароля|парола|лозинка|geslo|lozinka|κωδικός|κωδικό|συνθηματικό|סיסמה|הסיסמה|كلمة المرور|كلمة السر|mật khẩu|kata sandi|slaptažodis|parole|salasõna|parool)".encode()
)
_PASS = rb"(?:temp(?:orary)?|new|old|my|your|the|his|her|root|admin|initial|default|wifi|wi-fi|guest|current|local|sa|db|vpn|ilo|ipmi|bios|domain|service)"
RULES: tuple[Rule, ...] = (
    parts(_OPENS + _TEXT + rb"([^\"'\s]{2,253})" + _END + rb", ?(?:[0-9]{2,5}, ?)?" + _TEXT + rb"(?P<account>[^\"'\r\n]{1,64})" + _END + rb", ?" + _TEXT + rb"(?P<password>[^\"'\r\n]{3,128})[\"']", accept=_handed),
    parts(rb"(?i:[A-Za-z_.:>-]{0,60}(?:login|logon|log_in|sign_?in|authenticate|auth|bind|credentials?))[A-Za-z_]{0,16}\(\s?" + _TEXT + rb"(?P<account>[^\"'\s]{1,64})" + _END + rb", ?" + _TEXT + rb"(?P<password>[^\"'\r\n]{3,128})[\"']", accept=_named),
    parts(rb"(?i)\b(?:(?:conn|connect|sqlplus(?: -[sl]{1,2})*|(?:rman|connect|conn) (?:target|catalog|auxiliary)|rman|expdp|impdp|exp|imp|sqlldr)(?: |(?=['\"]))|userid= ?)['\"]?(?P<account>[A-Za-z][A-Za-z0-9_$#.-]{1,62})/(?P<password>[^\s@'\"/]{3,64})(?=@[A-Za-z0-9/(]|\s{0,3}$| as sysdba)", accept=_real_pair),
    rule("password", rb"(?i)(?<![a-z\x80-\xff])" + _WORD_FOR + rb"(?: [a-z\x80-\xff]{1,12}){0,4} " + _WAS + rb" " + _SECRET, accept=_told, group=1),
    rule("password", rb"(?i)(?<![a-z\x80-\xff])" + _WORD_FOR + rb" " + _ADJECTIVE + _SECRET, accept=_strong, group=1, gate=rb"(?i:" + _WORD_FOR + rb") (?:[^ ]* ){0,5}[^ ]*[0-9!@#$%^&*+?=~]"),
    parts(rb"(?i)\b(?:credentials?|creds|logins?|user/pass|user and password) (?:still |again |now |are |is |were |: ?){0,2}(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@-]{1,63}) ?[/|] ?(?P<password>[^\s'\"/]{4,64})(?=[\s,.;?!)]|$)", accept=_named),
    rule("token", rb"(?i)\b(?:(?:your|the|my|his|her|deine?|ihr|votre|ton|tu|su|il tuo|uw|je|din|tw\xc3\xb3j) )(?:[A-Za-z]{3,20} )?(?:code|pin|otp|tan|kod|kode|c\xc3\xb3digo|codice)(?: (?:is|was|lautet|ist|est|es|\xc3\xa8|\xc3\xa9|\xc3\xa4r|er|to)|:) ?([0-9]{4,8}|[A-Z]-[0-9]{4,8}|[0-9]{3}[ -][0-9]{3})(?![0-9A-Za-z]|[.:-][0-9])", group=1),
    rule("token", rb"(?<![0-9A-Za-z.-])(?:[A-Z]-)?([0-9]{4,8}) (?i:is|ist|est|es|\xc3\xa8|\xc3\xa9) (?i:your|ihr|dein|votre|ton|tu|su|il tuo|uw|je) (?:[A-Za-z]{2,20} ){0,2}(?i:code|pin|otp|tan|passcode|password|passwort|c\xc3\xb3digo|codice|kod|[a-z-]{3,20}code)", group=1),
    rule("password", rb"(?i)(?<![a-z\x80-\xff])" + _WORDS_FOR + rb" " + _WHOSE + rb" (?:[^\s:]{1,24} ){0,3}?[^\s:]{1,40}" + _IS + rb" " + _SECRET, accept=_told, group=1),
    rule("password", rb"(?i)(?<![a-z\x80-\xff])" + _WORDS_FOR + rb"(?: [a-z\x80-\xff]{1,16}){0,2}" + _IS + rb" " + _SECRET, accept=_told, group=1),
    rule("password", rb"(?i)\b" + _PASS + rb" pass(?: for \S{1,40})? (?:is |was |= ?|: ?|now )" + _SECRET, accept=_told, group=1),
    rule("password", rb"(?<![0-9-])([0-9]{6}(?:-[0-9]{6}){7})(?![0-9-])", group=1),
    rule("password", rb"\bPIN(?:[ -]?(?:code|no\.?|number|Code|Nr\.?))?[ :#=]{1,3}(?:is |ist )?([0-9]{4,8})(?![0-9A-Za-z]|[.:-][0-9])", group=1),
    rule("password", rb"(?i)(?<![a-z])(?:digicode|(?:door|gate|alarm|entry|entrance|lock ?box|key ?box|locker|bike|room|badge|safe|keypad|garage|building|vault)(?: access)? (?:code|combination|pin)|t\xc3\xbcrcode|code (?:d'acc\xc3\xa8s|porte|portail)|codice (?:cancello|porta|allarme))(?: (?:at|of|for|to|in|on|an|am|zu|du|de|della) (?:[a-z]{2,16} ){0,2}?[a-z]{2,20}(?= is| ist| est|:))?[ :=]{1,3}(?:is |ist |est )?(?!0x)([0-9A-Z#*]{3,10})(?![0-9A-Za-z-])", accept=lambda match: re.search(rb"[0-9]", match[1]) is not None, group=1),
    # What is hashed as passwords are, in statements and programs.
    rule("password", rb"(?i)\b(?:crypt|hashpw|checkpw|password_hash|password_verify|make_password|check_password|hash_password|verify_password|generate_password_hash|check_password_hash|old_password)\(\s?[bN]?[\"']([^\"'\r\n]{4,128})[\"']\s?[,)]", accept=lambda match: not is_placeholder(match[1]), group=1),
    parts(rb"\"(?:AUTH|auth|Auth)\" \"(?:(?P<account>[^\"\r\n]{1,64})\" \")?(?P<password>[^\"\r\n]{1,256})\""),
    parts(rb"(?:^|> ?)AUTH (?:(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5|DIGEST-MD5|NTLM|GSSAPI|EXTERNAL) |(?P<account>[A-Za-z0-9_.-]{1,64}) )?(?!" + WAYS + rb"\s{0,3}$)(?P<password>[^\s]{3,256})(?=\s{0,3}$)", accept=lambda match: _mixed(match["password"])),
    rule("password", rb"(?i)(?<![a-z\x80-\xff])" + _WORD_FOR + rb"[^\r\n:=]{0,40}?\b(?:gave|sent|told|texted|mailed|issued|handed|entered|typed|tried|used|chose|picked|gab|schickte|donn\xc3\xa9|enviado|dado)(?: (?:him|her|them|you|me|us|it|over|back|as|ihm|ihr)){0,3}:? " + _SECRET, accept=_told, group=1),
    parts(rb"(?i)(?<![A-Za-z0-9])u(?:ser)?[:=] ?(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63})[ ,;/|]{1,3}p(?:w|ass|wd)?[:=] ?(?P<password>[^\s]{3,127}[^\s,;])", accept=_real_pair),
    parts(rb"(?i)(?<![a-z])(?:user|login|account|benutzer|konto|utilisateur|usuario|bruker) (?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63}) / (?P<password>[^\s/]{5,64}?)(?=[\s,;)]|\.?\s{0,3}$)", accept=lambda match: _mixed(match["password"])),
    rule("account", rb"(?i)(?<![a-z\x80-\xff])" + _WORD_FOR + rb" (?:for|of|f\xc3\xbcr|pour|para|per|voor|till) ([a-z][a-z0-9._-]{2,40})(?= (?:is|was|has|to|now|ist|lautet|est|es|expired|:|=)\b|: )", accept=_who, group=1),
    rule("account", rb"(?i)(?<![a-z\x80-\xff])(?:pw|pwd|pass) for ([a-z][a-z0-9._-]{2,40})(?= (?:is|was|has|to|now|expired)\b|: )", accept=_who, group=1),
    rule("account", rb"^Name \([^()\r\n]{1,253}\): ([^\s]{1,64})(?=\s{0,3}$)", group=1),
    rule("token", rb"(?<![A-Za-z0-9-])((?:[A-Z]{2,8}-)?[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3,5})(?![A-Za-z0-9-])", accept=lambda match: re.search(rb"[0-9]", match[1]) is not None and re.search(rb"[A-Z]", match[1]) is not None, group=1),
    parts(rb"(?i)\bmgmt-user (?P<account>[A-Za-z0-9_.@-]{1,64}) [A-Za-z0-9_-]{2,32} (?P<password>[0-9a-f]{32,128})"),
)  # fmt: skip

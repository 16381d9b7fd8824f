"""Passwords and codes that people tell each other in sentences, in the languages of support mails."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from functools import lru_cache

from portal.redaction.rules.rule import Rule, parts, rule, spelled
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder, is_said
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.lexicon import is_unknown

_FOREIGN = spelled(
    "пароль|пин-код|логин и пароль|пін-код|парола|лозинка|парол|パスワード|暗証番号|密码|密碼|口令|비밀번호|비번|암호|패스워드|hasło|haslo|heslo|lösenord|"
    "adgangskode|passord|salasana|jelszó|jelszava|şifre|parola|sifre|wachtwoord|contraseña|contrasena|palavra-passe|senha|mot de passe|mdp|"
    "kennwort|passwort|zugangscode|κωδικός|סיסמה|סיסמא|كلمة المرور|كلمة السر|mật khẩu|รหัสผ่าน|kata sandi|parole|slaptažodis|geslo|lozinka|"
    "parool|lykilorð|pasahitza|contrasenya|clave de acceso|clave|пароля|паролем|pass phrase|gizli kelime"
)
# Scripts without blanks: what stands before the word is no part of it.
_DENSE = "パスワード|暗証番号|密码|密碼|口令|비밀번호|비번|암호|패스워드|รหัสผ่าน".encode()
_ENGLISH = rb"password|passphrase|passcode|passwd|pwd|pw|secret|api key|access key|token|pin|pin code|credentials|psk|pre-shared key|wifi key|wi-fi key|community string"
_IS = rb"(?:\s{1,2}(?:is|was|are|lautet|ist|war|est|es|era|\xc3\xa8|\xc3\xa9|jest|je|on|\xc3\xa4r|er|to|to be|now|becomes|remains|set to|changed to|reset to)(?:\s{0,2}:)?\s{1,2})"
_VALUE = rb"\s{0,3}['\"`\xc2\xab]{0,2}((?:[^\s'\"`<>|;&]|&(?![A-Za-z0-9_]{1,40}[=;])){3,128})"

# `invalid password cs1Label=ui`: the next field of a log.
_SETTING = re.compile(rb"[A-Za-z_][A-Za-z0-9_.-]{1,40}=")


def _mixed(match: re.Match[bytes]) -> bool:
    """A word with a digit or a sign inside, as no word of a sentence has."""
    value = match[1].strip(b".,;:!?)\xc2\xbb")
    return (
        not is_placeholder(value)
        and _SETTING.match(value) is None
        and (has_digit(value) or re.search(rb"[^A-Za-z\x80-\xff.'/-]", value) is not None)
    )


def _strong(match: re.Match[bytes]) -> bool:
    """What only passwords look like: letters with digits, and capitals among small ones or a sign."""
    value = match[1].strip(b".,:!?)")
    signs = re.search(rb"[!@#$%^&*?+]", match[1]) is not None
    mixed = re.search(rb"[a-z]", value) is not None and re.search(rb"[A-Z]", value) is not None
    return (
        has_digit(value)
        and any(chr(sign).isalpha() for sign in value)
        and (signs or mixed)
        and _SETTING.match(value) is None
        and not is_placeholder(value)
    )


def _scattered(match: re.Match[bytes]) -> bool:
    """Letters with digits among them (`k4w8zt`), and no word with its number: `sha256`, `base64`."""
    value = match[1].strip(b".,:;!?)")
    return re.fullmatch(rb"(?=.{6,64}$)[A-Za-z0-9]*[0-9][A-Za-z]+[0-9]*[A-Za-z0-9]*", value) is not None and (
        re.fullmatch(rb"[0-9A-Fa-f]+|[0-9.]+[A-Za-z]{1,8}", value) is None
    )


def _joined(match: re.Match[bytes]) -> bool:
    """Small words and a number with signs between, `tern-bridge-5`, of which not all are plain: `reset-link-2`."""
    value = match[1].strip(b".,:;!?)")
    return re.fullmatch(
        rb"[a-z]{3,16}(?:[-_.][a-z]{3,16}){1,3}[-_.]?[0-9]{1,4}", value
    ) is not None and is_unknown(value)


def _set(match: re.Match[bytes]) -> bool:
    """Whether what is set is a secret, by its name."""
    return class_of_key(match[1].decode()) in {"password", "token"} and not (
        is_placeholder(match[2]) or is_said(match[2])
    )


def _told(match: re.Match[bytes]) -> bool:
    value = match[1].lower()
    return not is_placeholder(value) and value.strip(b".,;:!?") not in COMMON


def _of_words(match: re.Match[bytes]) -> bool:
    """Small words of which none belongs to a sentence about a secret, nor to a program: `not value or default`."""
    words = match[1].split()
    return not any(is_said(word) for word in words) and any(word not in COMMON for word in words)


@lru_cache(maxsize=8)
def _header_in(line: bytes) -> int:
    """Where in a line the first header ends that speaks of who is asking: looked up once for all its values."""
    lower = line.lower()
    places = (line.find(b"uthorization"), lower.find(b"uthenticat"))
    return min((place + 10 for place in places if place >= 0), default=len(line))


def _in_brackets(match: re.Match[bytes]) -> bool:
    """A value that somebody put in brackets, and no word about one: `(password expired)`."""
    value = match[1]
    return not is_placeholder(value) and not is_said(value) and (has_digit(value) or is_unknown(value))


RULES: tuple[Rule, ...] = (
    rule("token", rb"\b[Ss]ecret key is:? ([A-Z2-7]{16,64})(?![A-Za-z0-9])", group=1),
    rule("password", rb"(?i)\bwith (?:the )?(?:password|passwort|kennwort) ([^\s()\[\]'\",;]{6,64})(?=[,;)]|\.?\s|$)", accept=_in_brackets, group=1),
    # Beside its kind: `credentials: [{type: password, value: …}]`.
    rule("password", rb"(?i)\btype: ?[\"']?password[\"']?, ?value: ?[\"']?([^\s,{}\"']{3,128})", group=1),
    # In brackets beside whose it is, and several words in quotes.
    rule("password", rb"(?i)[(\[](?:password|passwort|kennwort|passphrase|passcode|pwd|pw|pass)[: ]{1,2}([^\s()\[\]'\",;]{5,64})[)\]]", accept=_in_brackets, group=1),
    rule("password", rb"(?i)\b(?:passphrase|pass phrase|seed phrase|recovery phrase)[: ]{1,2}[\"']([a-z]{2,12}(?:[ -][a-z]{2,12}){2,23})[\"']", group=1),
    rule("password", rb"(?:" + _DENSE + rb")\s{0,2}(?::|=|\xef\xbc\x9a|\xe3\x81\xaf(?:\xe3\x80\x81)?|\xe6\x98\xaf|\xeb\x8a\x94|\xec\x9d\x80)\s{0,3}['\"]?([!-~]{3,128})", accept=_told, group=1),
    rule("password", rb"(?i)(?<![a-z\x80-\xff])(?:" + _FOREIGN + rb")[\"'`)\]]{0,2}\s{0,2}(?::|=|\xef\xbc\x9a|\xe3\x81\xaf(?:\xe3\x80\x81)?)\s{0,3}" + _VALUE, accept=_told, group=1),
    rule("password", rb"(?i)(?<![a-z\x80-\xff])(?:[a-z\x80-\xff]{2,24})?(?:" + _FOREIGN + rb"|password|pin)(?: [a-z\x80-\xff]{2,16}){0,4}\s{1,2}(?:lautet|ist|ist weiterhin|ist noch|war|est|est toujours|es|sigue siendo|era|\xc3\xa8|\xc3\xa9|jest|je|on|\xc3\xa4r|er|is|:)\s{1,2}" + _VALUE, accept=_mixed, group=1),
    rule("password", rb"(?i)(?:passwort|kennwort|zugangscode|mot de passe|contrase\xc3\xb1a|senha|wachtwoord|has\xc5\x82o|l\xc3\xb6senord|passord|adgangskode|salasana|jelsz\xc3\xb3|heslo)\s{1,2}" + _VALUE, accept=_strong, group=1),
    rule("password", rb"(?i)\b(?:password|passcode|pw|pwd|passwort|kennwort) (?:[a-z]{2,12} )?(?:given|sent|issued|used|provided|assigned|now|below|follows|vergeben|gesetzt)\s?:\s{0,2}" + _VALUE, accept=_mixed, group=1),
    rule("password", rb"(?i:^[ \t]{0,16}(?:(?:export|set) )?(?:[a-z0-9]{1,20}[_.-]){0,3}secret)[ \t]{0,8}=[ \t]{0,8}((?:[a-z]{2,20} ){2,11}[a-z]{2,20})[ \t]{0,4}\r?$", accept=_of_words, group=1),
    rule("password", rb"(?i)(?:kennwort|passwort)[a-z\x80-\xff]{0,14} (?:auf|zu|in) " + _VALUE, accept=_mixed, group=1),
    rule("password", rb"(?i)\b(?:" + _ENGLISH + rb")(?: (?:for|on|of|to) [^\s]{1,40}(?: [a-z]{1,16}){0,3})?" + _IS + _VALUE, accept=_mixed, group=1),
    rule("password", rb"(?i)\b(?:password|passphrase|passcode|passwd|pwd|pw)\s{1,2}['\"`]([^'\"`\s]{3,128})['\"`]", accept=_told, group=1),
    # One word in quotes behind a word for a secret in any language; behind a blank in scripts that need none.
    rule("password", rb"(?i)(?<![a-z\x80-\xff])(?:" + _FOREIGN + rb"|\xc5\x9fifresi|parolas\xc4\xb1)\s{1,2}(?:['\"`]|\xe2\x80[\x9c\x9e\x98\x9a]|\xc2\xab)([^'\"`\s\xe2\xc2]{4,64})(?=['\"`\xe2\xc2])", accept=_mixed, group=1),
    rule("password", rb"(?:" + _DENSE + rb") ([!-~]{5,64})", accept=lambda match: _mixed(match) and any(chr(sign).isalpha() for sign in match[1]), group=1),
    rule("password", rb"(?i)(?:password|passwd|secret|token)[\"']? ?[=:]? ?\{ ?[\"']?value[\"']? ?[=:] ?[\"']([^\"'\r\n]{3,256})[\"']", accept=lambda match: not is_placeholder(match[1]), group=1),
    rule("token", rb"(?i)(?:\s|^)(?:-H|--header)[ =]['\"][a-z0-9-]{0,40}(?:key|token|secret|auth|signature): ?([^'\"\s]{6,512})", accept=lambda match: has_digit(match[1]) and not is_placeholder(match[1]), group=1),
    rule("token", rb"(?i)\b(?:token|api ?key) ((?=(?:[^\s0-9]*[0-9]){3})(?=[0-9_-]*[A-Za-z])[A-Za-z0-9]{2,12}(?:[-_][A-Za-z0-9]{2,12}){1,4})(?=[\s,;)]|$)", accept=lambda match: is_unknown(match[1]), group=1),
    rule("token", rb"(?i)\b(?:token|api ?key) ((?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{10,64})(?![0-9A-Za-z_-])", group=1),
    rule("token", rb"(?i)\b(?:token|api ?key|access key) [\"'`]((?=(?:[^\s\"'`0-9]*[0-9]){3})(?=[^\s\"'`]*[a-z])[A-Za-z0-9_-]{8,256})[\"'`]", group=1),
    rule("password", rb"(?i)\b(?:telephone|phone|verbal|spoken|telefon|telefonisches|t\xc3\xa9l\xc3\xa9phonique)[ -]?(?:password|passphrase|passwort|kennwort|l\xc3\xb6senord|passord|wachtwoord|has\xc5\x82o|heslo)(?: is| was| ist| war|:)? [\"'\xc2\xab]{0,2}([A-Za-z]{5,24})(?=[\"'.,;)]|\s{0,3}$)", accept=lambda match: not is_said(match[1]) and match[1].lower() not in COMMON, group=1),
    rule("password", rb"(?i)\b(?:tacacs|tacacs\+|radius)\b[^\r\n]{0,24} (?:passkey|key|secret) ([^\s\"']{4,64})\s{0,3}$", accept=_mixed, group=1),
    # What reminds of a secret tells it to many.
    rule("password", rb"(?i:(?<![a-z\x80-\xff])(?:(?:password|passphrase|pw|encryption|login|passcode)[ _-]hint|passworthinweis|kennworthinweis|passwort-hinweis|merkhilfe|indice (?:de|du) mot de passe|pista de (?:la )?contrase\xc3\xb1a|suggerimento (?:per la )?password|dica (?:da|de) senha|wachtwoordhint|geheugensteun|l\xc3\xb6senordstips|passordhint|adgangskodetip|salasanavihje|podpowied\xc5\xba has\xc5\x82a|n\xc3\xa1pov\xc4\x9bda hesla|jelsz\xc3\xb3-?eml\xc3\xa9keztet\xc5\x91|indiciu parol\xc4\x83|\xc5\x9fifre ipucu)) ?[:=] ?[\"']?([^\"'\r\n]{3,96}?)(?=[\"']|[ \t]{0,4}\r?$)", accept=lambda match: not is_placeholder(match[1]) and not is_said(match[1].split()[0]), group=1),
    # Several words in quotes right behind the word for such; a word of a call or a session, however short.
    rule("password", rb"(?i)\b(?:pass-?phrase|phrase secr\xc3\xa8te|phrase de passe|frase segreta|frase de contrase\xc3\xb1a|wachtwoordzin|l\xc3\xb6senfras|passfrase|kennphrase|passwortsatz)[:=]? \(?['\"`\xc2\xab]{1,2}([^'\"`\r\n\xc2]{6,96})['\"`\xc2]", group=1),
    rule("password", rb"(?i)(?<![a-z\x80-\xff])(?:sitzungs|einmal|start|erst|initial|fernwartungs|support|\xc3\xbcbergangs)(?:kennwort|passwort|pin|code)(?: ist| lautet|:)? ((?=[a-z0-9]*[0-9])(?=[a-z0-9]*[a-z])[a-z0-9]{4,12})(?=[\s.,;)]|$)", group=1),
    # Who is let in from afar, by the number of a seat, and with what: `AnyDesk 918 204 771 / q4zt9`.
    parts(rb"(?i)\b(?:anydesk|teamviewer|rustdesk|supremo|ultraviewer|splashtop|dwservice|ammyy|alpemix|iperius|hoptodesk|fernwartung|quick ?support)(?:[- ]?(?:id|adresse|address|nummer|number|adres|kod))?(?: [a-z\x80-\xff]{2,12}){0,2}:? ?(?P<serial>[0-9]{1,3}(?: ?[0-9]{3}){2,3})(?![0-9])(?: ?[/,;] ?(?:(?:pw|pwd|pass|passwort|password|kennwort|pin|code|mdp|has\xc5\x82o|heslo):? ?)?(?P<password>(?=[^\s/,;]*[0-9])[^\s/,;]{4,16}?)(?=[.,;)]?(?:\s|$)))?"),
    rule("password", rb"(?i)\b(?:with|using|and|use|enter|try|tried|typed|entered|sent|the|my|his|her|their|new|old|default|temporary|initial|current|root|admin)\s{1,2}(?:password|passphrase|passcode|pwd|pw)\s{1,2}(?!\([a-z]{3,12}:)" + _VALUE, accept=_mixed, group=1),
    rule("password", rb"(?i)\b(?:password|passcode|pwd|pass|pw|passphrase|kennwort|passwort)\b.{0,40}?\b(?:changed|reset|set|updated|switched|rotated|ge\xc3\xa4ndert|zur\xc3\xbcckgesetzt|gesetzt)\b.{0,20}?\b(?:to|auf)\s{1,2}" + _VALUE, accept=_mixed, group=1),
    rule("token", rb"(?i)\b(?:otp|totp|(?:one-?time|verification|security|[0-9]fa|mfa|two-factor|confirmation|log-?in|sign-?in|auth|authentication|authorization|sms|access|activation|unlock|recovery|backup|pairing|best\xc3\xa4tigungs|sicherheits)[ -]?(?:code|passcode|password|pin|token|otp)|pin(?: code)?)(?: is| was| lautet| ist| sent)?[ :=]{1,3}([0-9]{3,4}[ -]?[0-9]{2,4})(?![0-9A-Za-z]|[.:/-][0-9])", group=1),
    rule("token", rb"(?i)\b(?:otp|totp|passcode|[0-9]fa|mfa)\b[^0-9\r\n]{1,20}([0-9]{6,8})(?![0-9A-Za-z.:/-])", group=1),
    rule("card", rb"(?i)\b(?:cvv2?|cvc2?|csc|cid|security code)\b(?: code| number| no\.?)?[.:=# ]{1,3}([0-9]{3,4})(?![0-9A-Za-z.:/-])", group=1),
    rule("card", rb"(?i)\b(?:exp|expiry|expires|expiration|valid thru|valid until|valid to)\b(?: date)?[.:= ]{1,3}([0-9]{2} ?[/-] ?[0-9]{2,4})(?=\D.{0,24}\bcv)", group=1),
    rule("authorization", rb"(?i)\b(?:cnonce|nonce|response|opaque|signature|oauth_[a-z_]{3,20}|keyid|mac)=\"([^\"\r\n]{6,2048})\"", accept=lambda match: match.start() >= _header_in(match.string), group=1),
    rule("password", rb"(?i:\b(?:parola d'ordine|codeword|code word|safe ?word|password word|codewort|losungswort|stichwort|kodeord|kodord|kodewort|mot de code|palabra clave|palavra-chave|palavra de seguran\xc3\xa7a|contrase\xc3\xb1a|has\xc5\x82o|heslo|jelsz\xc3\xb3|codewoord|wachtwoord|tunnussana))(?: [^\r\n.:]{1,60})?(?::| (?:\xc3\xa8|is|ist|lautet|est|es|\xc3\xa9|to|je|er|\xc3\xa4r|on|jest))+ [\"'\xc2\xab]{0,2}([A-Z]{4,24})(?![A-Za-z0-9_-])", accept=_told, group=1),
    rule("password", rb"(?i)(?<![A-Za-z0-9_-])(?:password|passwd|passcode|pwd|pw|passphrase)\s{1,2}" + _VALUE, accept=_strong, group=1),
    rule("password", rb"(?i)(?<![A-Za-z0-9_-])(?:password|passwd|passcode|pwd|pw|passphrase|kennwort|passwort|mot de passe|contrase\xc3\xb1a|senha|wachtwoord|has\xc5\x82o|heslo|l\xc3\xb6senord|adgangskode|\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c)\s{1,2}" + _VALUE, accept=_scattered, group=1),
    rule("password", rb"(?i)(?<![a-z\x80-\xff])(?:" + _FOREIGN + rb")\s{1,2}" + _VALUE, accept=_strong, group=1),
    rule("password", rb"(?i)(?<![A-Za-z0-9_-])(?:password|passwd|passcode|pwd|pw|passphrase|kennwort|passwort|mot de passe|heslo|senha|wachtwoord)\s{1,2}" + _VALUE, accept=_joined, group=1),
    rule("token", rb"(?i)\b(?:bypass|unlock|recovery|rescue|backup|escrow)(?: lock)? (?:code|key)s?[ .:=]{1,3}(?:is )?([A-Z0-9]{4,8}(?:-[A-Z0-9]{4,8}){2,9})(?![A-Za-z0-9-])", accept=lambda match: has_digit(match[1]), group=1),
    rule("authorization", rb"(?i)\bbasic auth(?:entication|orization)?(?: header| token)?:?\s{1,2}([A-Za-z0-9+/]{8,1024}={0,2})(?![A-Za-z0-9])", accept=lambda match: has_digit(match[1]) or match[1].endswith(b"="), group=1),
    rule("token", rb"(?i)\b_auth(?:token)?\s?=\s?['\"]?([A-Za-z0-9+/_.-]{8,1024}={0,2})", accept=lambda match: not is_placeholder(match[1]), group=1),
    rule("token", rb"(?i)\b(?:(?:seed|mnemonic|wallet)(?: phrase| words| seed)?|(?:recovery|backup|secret)(?: phrase| words| seed))\W{1,4}((?:[a-z]{3,8} ){11,23}[a-z]{3,8})(?![A-Za-z0-9])", group=1),
    rule("token", rb"(?i)\b(?:recovery|backup|rescue|scratch) codes?\W{1,4}((?:[a-z0-9]{4,10}-[a-z0-9]{4,10}[ ,;]{0,3}){1,16})(?![A-Za-z0-9])", accept=lambda match: has_digit(match[1]), group=1),
    rule("password_hash", rb"\$(?:krb5tgs|krb5asrep|krb5pa|NETNTLM|NETNTLMv2|DCC2|ml|bitlocker|office|zip2|pkzip2|RAR3|rar5|keepass|sshng|ethereum|electrum)\$[^\s'\"]{16,4096}"),
    rule("password_hash", rb"\b0x0[12]00[0-9A-Fa-f]{48,136}(?![0-9A-Za-z])"),
    rule("password_hash", rb"(?<![A-Za-z0-9])[ST]:[0-9A-F]{60,160}(?![0-9A-Za-z])"),
    rule("password_hash", rb"(?i)(?<![A-Za-z0-9])[A-Za-z0-9_.-]{1,64}::[A-Za-z0-9_.-]{1,64}:[0-9a-f]{16,48}:[0-9a-f]{32,48}:[0-9a-f]{16,1024}"),
    rule("password", rb"(?i)(?:password|passwd|passphrase|pwd|secret|apikey|api_key|accesskey|secretkey|token|credentials)(?:\.equals)?\(\s?[\"']([^\"'\s]{3,256})[\"']\s?\)", accept=_mixed, group=1),
    rule("password", rb"(?i)(?:^|> )\s{0,8}(?:ENV|ARG|setenv|config set|set|export|define|git config --global|npm config set|heroku config:set) ([A-Za-z_][A-Za-z0-9_.-]{1,80})[ \t]{1,8}(?!ENC )['\"]?([^\s'\"=]{3,512})", accept=_set, group=2),
    rule("account", rb"(?i)\buser(?:name)?:? ['\"]?([A-Za-z0-9_][A-Za-z0-9_.@-]{1,63})['\"]?(?=,? (?:and )?(?:with )?(?:the )?(?:password|pass|pw|pwd)\b)", accept=lambda match: is_account(match[1]), group=1),
    rule("host", rb"(?i)\b(?:locked out|logged (?:on|in|off|out)|logon|signed? in|session) (?:on|to|from|at) (?:host |server |computer |workstation )?([A-Za-z][A-Za-z0-9-]{1,62}[0-9])(?![A-Za-z0-9.-])", accept=lambda match: is_machine_name(match[1]), group=1),
    # A face shows a number behind a colon by three digits, however many there were.
    parts(rb"(?<![A-Za-z0-9._-])(?P<host>[A-Za-z][A-Za-z0-9_.-]{1,62}):[0-9]{3,5},(?P<host2>[A-Za-z][A-Za-z0-9_.-]{1,62}):[0-9]{3,5}(?:,(?P<host3>[A-Za-z][A-Za-z0-9_.-]{1,62}):[0-9]{3,5})?(?:,(?P<host4>[A-Za-z][A-Za-z0-9_.-]{1,62}):[0-9]{3,5})?(?![A-Za-z0-9.])", accept=lambda match: is_machine_name(match["host"]) and is_machine_name(match["host2"])),
)  # fmt: skip

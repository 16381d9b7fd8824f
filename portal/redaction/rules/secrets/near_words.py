"""Secrets by their look near the word for a secret, or where a program is handed one."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule, parts, rule, spelled
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown
from portal.redaction.rules.words.random_looking import is_random

SECRET_WORDS = spelled(
    "password|passphrase|passcode|passwort|kennwort|zugangscode|mot de passe|mdp|contraseña|contrasena|clave|senha|palavra-passe|wachtwoord|hasło|haslo|hasła|heslo|"
    "lösenord|passord|passordet|adgangskode|kodeord|salasana|jelszó|jelszava|jelszavam|jelszavát|κωδικός|κωδικό|salasanani|şifremi|şifresi|şifresini|şifreni|şifreyi|parolamı|parolasını|ww|wachtwoorden|zugangsdaten|inloggegevens|credenziali|identifiants|credenciais|credenciales|dane logowania|inloggningsuppgifter|salasanan|parolam|parolanız|şifrem|şifreniz|парола|паролем|lozinku|slaptažodis|parola|parolă|parolası|şifre|sifre|geslo|lozinka|parool|parole|pwd|pw|pass|passwd|psk|пароль|пароля"
)
_FAR, _LONGEST_WHOM = 110, 16
# A sign of quotes has two bytes, of which letters of other scripts have the second too.
_TOKEN = re.compile(rb"(?:(?!\xc2[\xab\xbb])[^\s\"'`<>|;,()\[\]{}]){6,64}")
# Whose it is stands right behind: `Failed password for invalid user elif9`.
_OF_WHOM = re.compile(rb"(?i)(?<![a-z0-9])(?:for|user|account|login|username)[ =:]{1,2}[\"'`(\[]?$")
_SIGNED = re.compile(
    rb"[A-Za-z0-9\x80-\xff][!#$%&*?+^~][A-Za-z0-9\x80-\xff]|[A-Za-z\x80-\xff][0-9]{1,6}[!#$%*?]{1,3}$|[A-Za-z0-9\x80-\xff]-?[0-9]{1,6}[!#$*]{1,3}$|^[!#$*][A-Z][a-z\x80-\xff]{3,20}[0-9]{1,6}$"
)
_NUMBERED = re.compile(
    rb"(?:[A-Za-z][a-z\x80-\xff]{1,24}[A-Z]|[A-Z][a-z\x80-\xff]{3,24})[A-Za-z\x80-\xff]{0,24}[0-9]{1,6}[!.?]?"
)
_SMALL = re.compile(
    rb"[A-Z][a-z]{2,16}(?:_[A-Za-z0-9]{1,16}){0,3}_[A-Za-z]{0,12}[0-9]{1,6}|"
    rb"[a-z\x80-\xff]{4,24}[0-9]{1,6}|[a-z\x80-\xff]{3,16}[0-9]{1,6}[a-z\x80-\xff]{2,16}"
)
# Words with a number, divided by signs: `Kozel-Tern-63`.
_DIVIDED = re.compile(
    rb"[A-Z][a-z\x80-\xff]{2,12}[-_.][A-Z][a-z\x80-\xff]{2,12}(?:[-_.][A-Z][a-z\x80-\xff]{2,12})?[-_.]?[0-9]{1,4}|"
    rb"[A-Z][a-z\x80-\xff]{2,12}[-_.][0-9]{1,4}[-_.][A-Za-z\x80-\xff]{2,12}"
)
# Three and more, of which the last is a number: `heron-Tern-reed-55`.
_MANY_WORDS = re.compile(rb"[A-Za-z\x80-\xff]{3,16}(?:-[A-Za-z\x80-\xff]{3,16}){2,4}-[0-9]{1,4}")
_NO_SECRET = re.compile(
    rb"(?i)[/\\:=@]|^[&%#?]|0x[0-9a-f]|sha[0-9]|hmac|md[45]|aes|rsa|utf|x509|oauth|pbkdf|argon|scrypt|ntlm|mschap|http|ssl|tls|rfc|pass|pwd|log4j|office365|windows[0-9]|win[0-9]|base64|v[0-9]{1,2}$|\.(?:[a-z]{2,5}|[a-z]{2,20}\.[a-z]{2,20})$"
)


# A small letter first, or a word that stands before its number in every manual.
_PRODUCT = re.compile(
    rb"[a-z]|(?:Windows|Server|Exchange|Office|Oracle|Java|Python|Visual|Sharepoint|Ubuntu|Debian|Android|Version|Step|Level|Chapter|Table|Figure|Page|Line|Port|Error|Event|Node|Disk|Type|Phase|Tier|Rule|Group|Option|Section|Release|Update|Build|Slot|Unit|Zone|Room)[0-9]"
)


# Words of other letters with a number behind them.
_ABROAD = re.compile(rb"(?:[\xc3-\xf4][\x80-\xbf]{1,3}){4,24}[_.!-]?[0-9]{1,6}[!?]?")


def looks_secret(word: bytes) -> bool:
    """A word that is plain in no language and made as people make passwords: signs or digits within letters."""
    if _NO_SECRET.search(word) or is_placeholder(word):
        return False
    if _ABROAD.fullmatch(word) or (_SIGNED.search(word) and any(chr(sign).isalpha() for sign in word)):
        return True
    if _DIVIDED.fullmatch(word):
        return any(is_unknown(part) for part in re.findall(rb"[A-Za-z\x80-\xff]+", word))
    if _NUMBERED.fullmatch(word):
        return is_unknown(word) or _PRODUCT.match(word) is None
    letters = re.findall(rb"[a-z\x80-\xff]+", word)
    if _MANY_WORDS.fullmatch(word):
        return any(is_unknown(part) for part in letters)
    return _SMALL.fullmatch(word) is not None and any(is_unknown(part) for part in letters)


def secret_in(text: bytes, place: int, end: int) -> tuple[int, int] | None:
    """Where the first word with the look of a secret stands."""
    for token in _TOKEN.finditer(text, place, end):
        word = token[0].rstrip(b".:?")
        if (
            looks_secret(word)
            and _OF_WHOM.search(text, max(place, token.start() - _LONGEST_WHOM), token.start()) is None
        ):
            return token.start(), token.start() + len(word)
    return None


class _NearWord(Rule):
    """The first word with the look of a secret, some words behind the word for one."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The secrets."""
        for match in self.pattern.compiled.finditer(line):
            found = secret_in(line, match.end(), min(len(line), match.end() + _FAR))
            if found is not None:
                yield Span(*found, "password")


def _by_lot(value: bytes) -> bool:
    """Letters and digits drawn by lot, or letters whose case changes as in no word."""
    changes = len(re.findall(rb"[a-z](?=[A-Z])|[A-Z](?=[a-z])", value))
    return is_random(value) or (changes * 3 > len(value) and re.search(rb"[a-z]{6}", value) is None)


RULES: tuple[Rule, ...] = (
    _NearWord(Expression(rb"(?i)(?<![a-z0-9\x80-\xff_-])(?:[a-z\x80-\xff]{2,12}-?)?(?:" + SECRET_WORDS + rb")(?:et|en|es|s)?(?=[\s:=,.;?\"')])"), ((0, "password"),)),
    rule("account", rb"(?<![a-z\x80-\xff])(?i:" + SECRET_WORDS + rb") (?:di|de|du|do|f\xc3\xb6r|for|f\xc3\xbcr|von|voor|til|av|dla|pro|of|til) ([a-z][a-z0-9]{1,20}(?:[._-][a-z0-9]{2,20}){1,2})(?=[ ,;:.])", accept=lambda match: is_account(match[1]) and is_unknown(match[1]), group=1),
    rule("password", rb"\bsend(?:_user)? (?:-- )?\"([^\"\\]{5,64})\\[rn]\"", accept=lambda match: looks_secret(match[1]), group=1),
    rule("password", rb"(?<![^\s\"'`(:])([^\s\"'`<>|;,()]{6,64})[\"'`]? (?:as|is|was|als|ist|war) (?:the |a |my |your |das |dein |ihr |new |neues )?(?i:" + SECRET_WORDS + rb")(?![A-Za-z])", accept=lambda match: looks_secret(match[1]), group=1),
    rule("password", rb"(?i:\b(?:wlan|wi-?fi|ssid|hotspot|g\xc3\xa4stenetz)\b[^\r\n]{0,60}?\b(?:schl\xc3\xbcssel|key|cl\xc3\xa9|clave|chiave|sleutel|klucz|n\xc3\xb8kkel|nyckel|kulcs|kod|code|psk|passphrase)(?:,? (?:it's|it is|is|which is|ist|est|es|lautet)\b|[:=])?[ :=]{0,2}\s)[\"']?([^\s\"',;]{8,63})", accept=lambda match: not is_placeholder(match[1]) and is_unknown(match[1]), group=1),
    rule("password", rb"(?i)(?<![a-z])(?:wi-?fi|wlan|hotspot)(?: [a-z\x80-\xff]{2,14}){0,3} ?: ?([^\s\"'`<>|;,()]{6,63})", accept=lambda match: looks_secret(match[1]), group=1),
    parts(rb"(?i)\b(?:wi-?fi|wlan|ssid|hotspot)[^\"\r\n]{0,20}\"(?P<host>[^\"\r\n]{2,32})\" ?/ ?(?P<password>[^\r\n.;,\"]{6,63})"),
    # What a chat says of a wireless network, and a secret that was just spoken of.
    parts(rb"(?i)\b(?:network|ssid|wi-?fi|wlan|netz|r\xc3\xa9seau|red|rete|rede|verkko|n\xc3\xa4t|n\xc3\xa4tverk|nett|nettverk|netv\xc3\xa6rk|netwerk|sie\xc4\x87|s\xc3\xad\xc5\xa5|h\xc3\xa1l\xc3\xb3zat|re\xc8\x9bea)(?: name)?(?: is| ist| est| es|:)? (?P<host>[A-Za-z0-9][A-Za-z0-9_.-]{2,31})(?:,| and| und| et| y|;| /) (?:the )?(?:key|password|pass|psk|pw|code|schl\xc3\xbcssel|kennwort|passwort|cl\xc3\xa9|mot de passe|clave|chiave|senha|chave|avain|salasana|nyckel|l\xc3\xb6senord|n\xc3\xb8kkel|passord|n\xc3\xb8gle|adgangskode|sleutel|wachtwoord|klucz|has\xc5\x82o|heslo|jelsz\xc3\xb3|parola)(?: is| ist| est| es|:)? (?P<password>[^\s\"',;]{6,63})", accept=lambda match: is_unknown(match["host"])),
    rule("password", rb"(?i)\b(?:temporary|temp|new|initial|current|old|correct|right) (?:one|pw) is (?:now )?[\"'`]?([^\s\"'`<>|;,()]{6,64})", accept=lambda match: looks_secret(match[1].rstrip(b".?!")), group=1),
    parts(rb"(?i)\b[a-z_]{0,30}auth[=:] ?[\"']?(?P<account>[a-z0-9][a-z0-9._@-]{1,40}):(?P<password>[^\s\"'/@]{6,64})(?=[\s\"']|$)", accept=lambda match: (has_digit(match["password"]) or _by_lot(match["password"])) and is_unknown(match["account"])),
    rule("token", rb"[?&;][A-Za-z_-]{1,24}=([A-Za-z0-9_-]{20,512})(?=[&\s\"'<>#]|$)", accept=lambda match: _by_lot(match[1]), group=1),
    rule("token", rb"(?i:://[a-z0-9.-]{0,80}hooks?[a-z0-9.-]{0,80}(?::[0-9]{1,5})?/(?:[a-z0-9_.-]{1,40}/){0,6}|://[a-z0-9.:-]{4,100}/(?:[a-z0-9_.-]{1,40}/){0,4}(?:web)?hooks?/(?:[a-z0-9_.-]{1,40}/){0,4})([A-Za-z0-9_-]{20,128})(?![A-Za-z0-9_/.-])", accept=lambda match: _by_lot(match[1]), group=1),
    rule("password_hash", rb"\b(?:pbkdf2|scrypt|argon2|bcrypt|sha256|sha512):[a-z0-9:]{1,40}\$[A-Za-z0-9./+]{4,64}\$[0-9a-fA-F]{32,256}(?![0-9A-Za-z])"),
)  # fmt: skip

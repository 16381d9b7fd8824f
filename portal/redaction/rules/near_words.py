"""Secrets by their look near the word for a secret, numbers right behind the word for what they count."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.accounts import is_account
from portal.redaction.rules.letters import names_nobody
from portal.redaction.rules.lexicon import is_given, is_listed_plain, is_plain, is_unknown
from portal.redaction.rules.names import is_machine_name
from portal.redaction.rules.network import is_usable
from portal.redaction.rules.random_looking import is_random
from portal.redaction.rules.rule import Expression, Rule, parts, rule, spelled
from portal.redaction.rules.values import has_digit, is_address_or_date, is_placeholder

SECRET_WORDS = spelled(
    "password|passphrase|passcode|passwort|kennwort|zugangscode|mot de passe|mdp|contraseña|contrasena|clave|senha|palavra-passe|wachtwoord|hasło|haslo|hasła|heslo|"
    "lösenord|passord|passordet|adgangskode|kodeord|salasana|jelszó|jelszava|jelszavam|jelszavát|κωδικός|κωδικό|salasanani|salasanan|parolam|parolanız|şifrem|şifreniz|парола|паролем|lozinku|slaptažodis|parola|şifre|sifre|geslo|lozinka|pwd|pw|pass|passwd|psk|пароль|пароля"
)
_FAR, _LONGEST_WHOM = 110, 16
_TOKEN = re.compile(rb"[^\s\"'`<>|;,()\[\]{}\xc2\xab\xc2\xbb]{6,64}")
# Whose it is stands right behind: `Failed password for invalid user elif9`.
_OF_WHOM = re.compile(rb"(?i)(?<![a-z0-9])(?:for|user|account|login|username)[ =:]{1,2}[\"'`(\[]?$")
_SIGNED = re.compile(
    rb"[A-Za-z0-9\x80-\xff][!#$%&*?+^~][A-Za-z0-9\x80-\xff]|[A-Za-z\x80-\xff][0-9]{1,6}[!#$%*?]{1,3}$"
)
_NUMBERED = re.compile(
    rb"(?:[a-z\x80-\xff]{2,24}[A-Z]|[A-Z][a-z\x80-\xff]{3,24})[A-Za-z\x80-\xff]{0,24}[0-9]{1,6}[!.?]?"
)
_SMALL = re.compile(
    rb"[A-Z][a-z]{2,16}(?:_[A-Za-z0-9]{1,16}){0,3}_[A-Za-z]{0,12}[0-9]{1,6}|"
    rb"[a-z\x80-\xff]{4,24}[0-9]{1,6}|[a-z\x80-\xff]{3,16}[0-9]{1,6}[a-z\x80-\xff]{3,16}"
)
_NO_SECRET = re.compile(
    rb"(?i)[/\\:=@]|^[&%#?]|0x[0-9a-f]|sha[0-9]|hmac|md[45]|aes|rsa|utf|x509|oauth|pbkdf|ntlm|mschap|http|ssl|tls|rfc|pass|pwd|log4j|office365|windows[0-9]|win[0-9]|base64|v[0-9]{1,2}$|\.(?:[a-z]{2,5}|[a-z]{2,20}\.[a-z]{2,20})$"
)


# A small letter first, or a word that stands before its number in every manual.
_PRODUCT = re.compile(
    rb"[a-z]|(?:Windows|Server|Exchange|Office|Oracle|Java|Python|Visual|Sharepoint|Ubuntu|Debian|Android|Version|Step|Level|Chapter|Table|Figure|Page|Line|Port|Error|Event|Node|Disk|Type|Phase|Tier|Rule|Group|Option|Section|Release|Update|Build|Slot|Unit|Zone|Room)[0-9]"
)


def looks_secret(word: bytes) -> bool:
    """A word that is plain in no language and made as people make passwords: signs or digits within letters."""
    if _NO_SECRET.search(word) or is_placeholder(word):
        return False
    if _SIGNED.search(word) and any(chr(sign).isalpha() for sign in word):
        return True
    if _NUMBERED.fullmatch(word):
        return is_unknown(word) or _PRODUCT.match(word) is None
    letters = re.findall(rb"[a-z\x80-\xff]+", word)
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


_ONE = re.compile(
    rb"(?:\s|,|;|/|\(remote\)|und |and |et |y |e |en |och |og ){0,4}(?:(?:Dr|Prof|Hr|Fr|Mr|Mrs|Ms)\.? ){0,2}((?:[A-Z]|\xc3[\x80-\x9e]|[\xc4\xc5][\x80-\xbf])(?:[a-z'-]|[\xc3-\xc5][\x80-\xbf]){1,20}(?: (?:[A-Z]|\xc3[\x80-\x9e]|[\xc4\xc5][\x80-\xbf])(?:[a-z'-]|[\xc3-\xc5][\x80-\xbf]){1,20}|(?: [A-Z]\.)){0,2})(?=[,;.)]| \(| und | and | et | y | e | en | och | og |\s{0,3}$)"
)
_MOST_PRESENT = 12


class _Listed(Rule):
    """People one after another behind the word for who was there: `anwesend Harms, Janssen`."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The people, up to the first word that names nobody."""
        for match in self.pattern.compiled.finditer(line):
            place = match.end()
            for _ in range(_MOST_PRESENT):
                one = _ONE.match(line, place)
                if (
                    one is None
                    or names_nobody(one[1])
                    or all(is_listed_plain(word) for word in one[1].decode("utf-8", "replace").split())
                ):
                    break
                yield Span(*one.span(1), "person")
                place = one.end()


def _by_lot(value: bytes) -> bool:
    """Letters and digits drawn by lot, or letters whose case changes as in no word."""
    changes = len(re.findall(rb"[a-z](?=[A-Z])|[A-Z](?=[a-z])", value))
    return is_random(value) or (changes * 3 > len(value) and re.search(rb"[a-z]{6}", value) is None)


def _device(match: re.Match[bytes]) -> bool:
    """Capital letters and digits, at least three of them."""
    value = match[1]
    return len(re.findall(rb"[0-9]", value)) > 2 and not is_address_or_date(value)  # noqa: PLR2004


def _phone(match: re.Match[bytes]) -> bool:
    """Digits in groups, or such as begin as telephone numbers do."""
    number = match[1]
    digits = len(re.findall(rb"[0-9]", number))
    grouped = re.search(rb"[0-9][ ./()-]+[0-9]", number) is not None or number[:1] in b"+0("
    return grouped and 7 <= digits <= 13 and not is_address_or_date(number)  # noqa: PLR2004 - E.164


def _booking(match: re.Match[bytes]) -> bool:
    return has_digit(match[1]) or is_unknown(match[1])


def _record(match: re.Match[bytes]) -> bool:
    """An id of fifteen or eighteen signs: capital and small letters and digits, and not only hexadecimal ones."""
    text = match[0]
    return (
        re.search(rb"[A-Z]", text) is not None
        and re.search(rb"[a-z]", text) is not None
        and re.search(rb"[G-Zg-z]", text) is not None
    )


def _called(match: re.Match[bytes]) -> bool:
    """A first name in small letters."""
    name = match["person"].decode("utf-8", "replace")
    return is_given(name) and not is_plain(name)


_DEVICE = (
    rb"(?:s/?n|ser(?:ial)?\.?(?: ?(?:no|nr|num|number)\b)?\.?|serien(?:nummer|nr)\.?|num\xc3\xa9ro de s\xc3\xa9rie|n\xc3\xbamero de s[e\xc3][r\xa9]ie|serienr\.?|serienummer|matricola|asset(?: tag| no\.?| number)?|service ?tag|"
    rb"(?:activation|installation|device|hardware|machine|chassis|node|unit|system|meter|router|modem|drive|disk|enclosure|license|licence) (?:id|uid|serial|no\.?|number)|uid|wwn|wwpn|wwid|udid|ecid|eid)"
)
_COUNTED = (
    rb"(?:ansatt|personal|mitarbeiter|employee|staff|emp|medarbejder|anst\xc3\xa4llnings|kunde|kunden|kund|customer|cust|client|klant|patient|pasient|member|membership|badge|payroll|loyalty|guest|student|matricule|personell)"
    rb"[ -]?(?:nr|no|num(?:ber|mer)?|id|n\xc2\xb0|n\xc2\xba|code|ref)"
)
_RUNG = (
    rb"(?:notfall\w{0,8}|telefonsz\xc3\xa1m\w{0,3}|h\xc3\xadvj\w{1,4}|h\xc3\xadv\xc3\xa1s\w{0,3}|emergency|kontakt\w{0,6}|ring|ringe|ringen|anruf\w{0,4}|call\w{0,3}|phone\w{0,2}|tel(?:ephone|efon|\xc3\xa9fono|efono|efone|\xc3\xa9phone|\xc3\xa9)?|mobile?|mobil\w{0,3}|m\xc3\xb3vil|cell(?:ulare|ular|phone)?|landline|direct line|my line|her line|his line|nummer|num\xc3\xa9ro|numero|n\xc3\xbamero|"
    rb"portable|handy|whatsapp|sms|text me|durchwahl|r\xc3\xbcckruf|rappel\w{0,4}|joindre|joignable|llam\w{1,6}|chiam\w{1,6}|dzwoni\w{0,3}|zadzwo\w{0,4}|bellen|bereikbaar|erreichbar|nr tel|puhelin|numer)"
)
_LINE = rb"(?:poste|interno|interne|linea|lijn|toestel|anknytning|durchwahl|nebenstelle|apparat|ext(?:ension)?|lokalnummer|centralino|ramal|anexo)"
_THANKED = rb"(?i:danke|thanks|thx|ty|merci|hi|hey|hallo|hello|bonjour|hola|ciao|tack|takk|tak|gracias|grazie|obrigado|cheers|sorry|cc)"
RULES: tuple[Rule, ...] = (
    _NearWord(Expression(rb"(?i)(?<![a-z0-9\x80-\xff_-])(?:[a-z\x80-\xff]{2,12}-?)?(?:" + SECRET_WORDS + rb")(?:et|en|es|s)?(?=[\s:=,.;?\"')])"), ((0, "password"),)),
    rule("serial", rb"(?<![A-Za-z0-9])(?i:" + _DEVICE + rb")[ .:#=]{0,3}[\[(]?\s?((?=[A-Z0-9:-]{0,40}[0-9])[A-Z0-9][A-Z0-9:-]{5,40})(?![A-Za-z0-9])", accept=_device, group=1),
    rule("serial", rb"(?i:\bdevice(?: token)?|\bapns? token|\bpush token)[ :=\"']{1,4}([0-9a-f]{40}|[0-9a-f]{64})(?![0-9A-Za-z])", group=1),
    rule("serial", rb"\(([0-9a-f]{33})\) dm-[0-9]", group=1),
    rule("cloud_account", rb"(?<![a-z0-9\x80-\xff_])(?i:" + _COUNTED + rb")\.?[ :#.]{1,3}([A-Z]{0,4}-?[0-9][0-9-]{3,14})(?![0-9A-Za-z.:/])", group=1),
    rule("cloud_account", rb"(?i:\bPNR|\bbooking (?:ref(?:erence)?|code|number)|\brecord locator|\breservation (?:code|number)|\bbuchungs(?:code|nummer)|\bconfirmation code)[ :#]{1,3}(?:is )?([A-Z0-9]{6})(?![A-Za-z0-9])", accept=_booking, group=1),
    rule("cloud_account", rb"(?<![A-Za-z0-9+/=_-])(?:00[0-9A-Za-z]|500|70[01]|a[0-9][0-9A-Za-z])[A-Za-z0-9]{2}0{2,6}(?=[0-9A-Za-z]*[A-Za-z])[0-9A-Za-z]{4,11}(?<=[A-Za-z0-9]{15})(?:[A-Z0-5]{3})?(?![A-Za-z0-9+/=_-])", accept=_record, gate=rb"(?:^|[^A-Za-z0-9+/=_-])(?:00[0-9A-Za-z]|500|70[01]|a[0-9][0-9A-Za-z])[A-Za-z0-9]{2}00[0-9A-Za-z]{6}"),
    rule("phone", rb"(?<![A-Za-z\x80-\xff])(?i:" + _RUNG + rb")(?![A-Za-z])[^0-9\r\n=\"<>{}\[\]/]{0,24}?(\+?\(?[0-9](?:[ ()/-]{0,3}[0-9]){6,13})(?![0-9A-Za-z:=]|[.,-][0-9])", accept=_phone, group=1),
    rule("phone", rb"(?<![A-Za-z\x80-\xff])(?i:" + _LINE + rb")(?: (?:is|ist|est|es|\xc3\xa8))?[ .:]{1,2}([0-9]{3,5})(?![0-9A-Za-z:-]|[.,][0-9])", group=1),
    parts(rb"(?<![A-Za-z\x80-\xff])" + _THANKED + rb",? (?P<person>[a-z]{3,14})(?=[,.!:;?]|\s{0,2}$| (?:and|und|et|y|for|f\xc3\xbcr)\b)", accept=_called),
    parts(rb"^[A-Z][a-z]{2,12}(?:-[a-z]{2,10})?-by: (?P<person>[^<>\r\n]{2,60}?) {0,2}<"),
    rule("account", rb"(?<![a-z\x80-\xff])(?i:" + SECRET_WORDS + rb") (?:di|de|du|do|f\xc3\xb6r|for|f\xc3\xbcr|von|voor|til|av|dla|pro|of|til) ([a-z][a-z0-9]{1,20}(?:[._-][a-z0-9]{2,20}){1,2})(?=[ ,;:.])", accept=lambda match: is_account(match[1]) and is_unknown(match[1]), group=1),
    rule("password", rb"\bsend(?:_user)? (?:-- )?\"([^\"\\]{5,64})\\[rn]\"", accept=lambda match: looks_secret(match[1]), group=1),
    # A word glued to its option has the example of a word in a face, with the letter of the option.
    rule("password", rb"\bmysql(?:dump|admin|import|check|show)?\b.{0,200}?\s-(q{2}Q?q{2,12}[0-9]{0,6})(?=\s|$)", group=1),
    rule("account", rb"\b[A-Z]{2,4}[-_](?:UNAME|USER|USERNAME|USERID|BNAME) {1,4}([A-Z][A-Z0-9_.]{2,11})(?![A-Za-z0-9_])", accept=lambda match: is_account(match[1]), group=1),
    rule("host", rb"\b[A-Z]{2,4}[-_]HOST(?:NAME)? {1,4}([A-Za-z][A-Za-z0-9_.-]{2,40})(?![A-Za-z0-9_])", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?<![A-Za-z0-9_.-])(?:d|header\.from|header\.d|smtp\.mailfrom|domain|realm)=@?([a-z0-9-]{2,63}\.[a-z]{2})(?=[;\s,)]|$)", accept=lambda match: is_unknown(match[1].rpartition(b".")[0]), group=1),
    rule("password", rb"(?<![^\s\"'`(:])([^\s\"'`<>|;,()]{6,64})[\"'`]? (?:as|is|was|als|ist|war) (?:the |a |my |your |das |dein |ihr |new |neues )?(?i:" + SECRET_WORDS + rb")(?![A-Za-z])", accept=lambda match: looks_secret(match[1]), group=1),
    rule("password", rb"(?i:\b(?:wlan|wi-?fi|ssid|hotspot|g\xc3\xa4stenetz)\b[^\r\n]{0,60}?\b(?:schl\xc3\xbcssel|key|cl\xc3\xa9|clave|chiave|sleutel|klucz|n\xc3\xb8kkel|nyckel|kulcs|kod|code|psk|passphrase)[ :=]{1,3})[\"']?([^\s\"',;]{8,63})", accept=lambda match: not is_placeholder(match[1]) and is_unknown(match[1]), group=1),
    parts(rb"(?i)\b[a-z_]{0,30}auth[=:] ?[\"']?(?P<account>[a-z0-9][a-z0-9._@-]{1,40}):(?P<password>[^\s\"'/@]{6,64})(?=[\s\"']|$)", accept=lambda match: (has_digit(match["password"]) or _by_lot(match["password"])) and is_unknown(match["account"])),
    rule("token", rb"[?&;][A-Za-z_-]{1,24}=([A-Za-z0-9_-]{20,512})(?=[&\s\"'<>#]|$)", accept=lambda match: _by_lot(match[1]), group=1),
    rule("password_hash", rb"\b(?:pbkdf2|scrypt|argon2|bcrypt|sha256|sha512):[a-z0-9:]{1,40}\$[A-Za-z0-9./+]{4,64}\$[0-9a-fA-F]{32,256}(?![0-9A-Za-z])"),
    rule("serial", rb"(?<![0-9])[0-9]-[0-9]{1,2}:96\.1\.[0-9]{1,3}(?:\*255)?\(([0-9A-Z]{6,34})\)", group=1),
    rule("ipv4", rb"(?<![0-9A-Za-z.])((?:[0-9]{1,3}\.){3}[0-9]{1,3})\.[0-9]{1,5}\.[0-9]{10,14}(?![0-9.])", accept=lambda match: is_usable(match[1]), group=1),
    rule("account", rb"\[([A-Za-z0-9][A-Za-z0-9._@-]{1,63})/<via Auth-Type", group=1),
    rule("account", rb"\bUSER\(([A-Z@#$][A-Z0-9@#$]{1,7}) {0,7}\)", accept=lambda match: is_account(match[1]), group=1),
    parts(rb"(?<![0-9.])[0-9]\.[0-9](?P<person>[A-Z]{2,20}/[A-Z]{2,20}(?: (?:MR|MRS|MS|MSTR|MISS|DR|CHD|INF))?)(?![A-Za-z])"),
    parts(rb"\bDOCS (?:[A-Z]{2} [A-Z0-9]{2,3} )?/?P/[A-Z]{3}/(?P<passport>[A-Z0-9]{5,15})/[A-Z]{3}/(?P<date_of_birth>[0-9]{2}[A-Z]{3}[0-9]{2})/[A-Z]{1,2}/(?P<date_of_birth2>[0-9]{2}[A-Z]{3}[0-9]{2})/(?P<person>[A-Z][A-Z/ -]{2,60}[A-Z])"),
    parts(rb"\bCTCM (?P<phone>[0-9]{8,15})(?![0-9])"),
    parts(rb"\bCTCE (?P<email>[A-Z0-9._-]{1,60}//[A-Z0-9.-]{3,80})"),
    rule("serial", rb"\bwwn-(0x[0-9a-fA-F]{3,32})(?![0-9A-Za-z])", group=1),
    parts(rb"\$G[A-Z](?:RMC|GGA|GLL|GNS),[^$\r\n]{0,40}?(?P<coordinates>[0-9]{3,5}\.[0-9]{2,8}),[NS],(?P<coordinates2>[0-9]{3,5}\.[0-9]{2,8}),[EW]"),
    _Listed(Expression(rb"(?i:\b(?:anwesend|attending|attendees|attended by|present|participants|teilnehmer(?:innen)?|entschuldigt|excused|absent|pr\xc3\xa9sents?|excus\xc3\xa9s|presenti|assenti|asistentes|presentes|aanwezig|afwezig|n\xc3\xa4rvarande|til stede|obecni|verantw(?:ortlich)?\.?|zust\xc3\xa4ndig|apologies(?: from)?|responsible|owner|resp\.))(?: ?[:(]| (?=[A-Z]))"), ((0, "person"),)),
)  # fmt: skip

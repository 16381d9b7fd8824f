"""Secrets that shells, routers and their settings hold with blanks inside, and where somebody signs in with both."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, parts, rule, spelled
from portal.redaction.rules.secrets.near_words import SECRET_WORDS, looks_secret
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder, is_said
from portal.redaction.rules.words.lexicon import is_unknown

_CHANGE = re.compile(rb"(?<=[A-Za-z])[0-9]|(?<=[0-9])[A-Za-z]|(?<=[a-z])[A-Z]")
_MANY = 3
_EVERYBODY = rb"(?i:admin|root|administrator|administrador|service|user|guest|support|operator|installer|technician|supervisor|manager|ubnt|pi)"
_WHO = spelled(
    "user|username|login|account|utente|usuario|usuário|utilisateur|gebruiker|benutzer|benutzerin|användare|bruker|bruger|użytkownik|uživatel|používateľ|felhasználó|kullanıcı|utilizator|käyttäjä|пользователь|користувач|χρήστης|som|as|als|como|come|jako"
)
_WITH = (
    "(?:,? ?(?:and|with|mit|und|med|met|avec|et|con|com|e|y|z|s|a|i|și|cu|ve|ja|с|и|и с) |, ?| / | )".encode()
)
_VALUE = rb"[\"'`]?([^\s\"'`<>|;,()]{4,64})"


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1])


def _made(match: re.Match[bytes]) -> bool:
    """What no word of a sentence looks like."""
    value = match[1].rstrip(b".?!:")
    return not is_placeholder(value) and not is_said(value) and (has_digit(value) or looks_secret(value))


def _by_lot(match: re.Match[bytes]) -> bool:
    """Short, and drawn by lot: digits and letters in turn."""
    return len(_CHANGE.findall(match[1])) >= _MANY and has_digit(match[1])


# Which one runs there, and how a line is set: `bios: 2.13.3+build.24`, `ssh OpenSSH_9.6p1`, `console 115200n8`.
_RELEASE = re.compile(
    rb"(?:[A-Za-z]{2,16}[_/-])?v?[0-9]{1,5}(?:\.[0-9]{1,6}){1,4}(?:p[0-9]+)?(?:[+~-][a-z0-9.+~-]+)?|[0-9]{4,6}[noe][78][0-9]?"
)


def _told_there(match: re.Match[bytes]) -> bool:
    """A secret behind the word for what it opens, and no release of it."""
    value = match[1].rstrip(b".")
    return _RELEASE.fullmatch(value) is None and (_by_lot(match) or looks_secret(value))


def _set(match: re.Match[bytes]) -> bool:
    """A value alone behind a label of several words, and none that says how it is about it."""
    value = match[1].rstrip(b".")
    told = has_digit(value) or not value.isascii() or is_unknown(value) or looks_secret(value)
    return told and not is_placeholder(value) and not is_said(value) and not _ABOUT.search(match[0])


def _looking_pair(match: re.Match[bytes]) -> bool:
    secret = match["password"].rstrip(b".?")
    return looks_secret(secret) and not is_placeholder(secret) and not secret.endswith(b"-cipher")


def _signed_pair(match: re.Match[bytes]) -> bool:
    """What no file, time or word of a table looks like."""
    return _looking_pair(match) and re.search(rb"[!#$&*?^~]|_[0-9]", match["password"]) is not None


def _signed(match: re.Match[bytes]) -> bool:
    value = match[1].rstrip(b".")
    return re.search(rb"[0-9!#$%&*+?^~]", value) is not None and not is_placeholder(value)


def _unknown_word(match: re.Match[bytes]) -> bool:
    return is_unknown(match[1]) and not is_said(match[1]) and not _ABOUT.search(match[0])


def _words_by_hand(match: re.Match[bytes]) -> bool:
    """Several words in quotes, one with a capital behind the first sign or a digit: `password "Tern 3 North"`."""
    words = match[1].split()
    told = has_digit(match[1]) or any(word[:1].isupper() for word in words[1:])
    return len(words) > 1 and told and not any(is_said(word) for word in words)


def _pair(match: re.Match[bytes]) -> bool:
    secret = match["password"]
    signed = re.search(rb"[^A-Za-z.?!:]", secret) is not None
    return (
        is_account(match["account"])
        and not is_placeholder(secret)
        and not is_said(secret)
        and not secret.endswith(b"-cipher")
        and signed
        and is_unknown(match["account"])
    )


# What is said of a secret and is none: when it was changed, of how many signs it must be.
_ABOUT = re.compile(
    rb"(?i)polic|last|chang|expir|length|since|date|age|until|age|valid|hash|type|method|status|history|min|max|count|reset|forgot|oubli|vergessen|olvid|esquec|ge\xc3\xa4ndert|abgelaufen|g\xc3\xbcltig|l\xc3\xa4nge|[0-9]{4}-[0-9]{2}|://|error|fail|failed|wrong|invalid|[.]{3}"
)
RULES: tuple[Rule, ...] = (
    # PowerShell, OpenWrt, secrets of .NET, and keys of access points: in quotes a secret may have blanks.
    rule("password", rb"(?i)\bConvertTo-SecureString(?: -(?:AsPlainText|String|Force)){0,3} (?:\"([^\"\r\n$]{2,128})\"|(?!\"))", accept=lambda match: match[1] is not None and _real(match), group=1),
    rule("password", rb"(?i)\bConvertTo-SecureString(?: -(?:AsPlainText|String|Force)){0,3} '([^'\r\n]{2,128})'", accept=_real, group=1),
    rule("password", rb"(?i)^[ \t]{0,8}option (?:key[0-9]?|psk|sae_password|password|passwd|secret|auth_secret|acct_secret|priv_key_pwd|pin|pincode|private_key|preshared_key|wpa_psk) '([^'\r\n]{3,128})'", accept=_real, group=1),
    rule("password", rb"(?i)\buser-secrets set \"?[A-Za-z0-9:._-]{1,120}(?:password|pwd|secret|key|token|pin|connectionstring)\"? \"([^\"\r\n]{3,512})\"", accept=_real, group=1),
    rule("password", rb"<<< ?[\"']?([^\s\"'<>$]{4,128})", accept=_made, group=1),
    rule("password", rb"(?i)\bsigntool\b[^\r\n]{0,300}? /p [\"']?([^\s\"']{3,128})", accept=_real, group=1),
    rule("password", rb"(?i)--name [a-z0-9_]{0,60}(?:pass|pw|pwd|password|secret|token|key) --value [\"']?([^\s\"']{3,512})", accept=_real, group=1),
    rule("password", rb"\{\$[A-Z0-9_.]{0,60}(?:COMMUNITY|PASS|PASSWORD|SECRET|TOKEN|PSK|KEY)[A-Z0-9_.]{0,20}\} ?(?:=>|=|:) ?([^\s\"']{3,256})", accept=_real, group=1),
    parts(rb"(?i:sasl|LoginModule|plain)[^\r\n]{0,200}?\buser_(?P<account>[A-Za-z0-9_.-]{1,64})=\"(?P<password>[^\"\r\n]{3,128})\""),
    rule("token", rb"\bresponse=\"([0-9a-f]{32,128})\"", group=1),
    rule("password", rb"(?i:\bluks)[^\r\n]{0,24}? ([a-z]{3,16}(?:-[a-z]{3,16}){2,6})(?![A-Za-z0-9-])", group=1),
    rule("password", rb"(?i:" + SECRET_WORDS + rb") \"([^\"\r\n]{4,64})\"", accept=_words_by_hand, group=1),
    # A change of a password as a log tells it: `action=pwreset old=Heron-5 new=Tern&Reed`.
    parts(rb"(?i)\b(?:pw|pwd|pass|password|passwd|credential)[a-z_]{0,10}[^\r\n]{0,80}?\bold[a-z_]{0,6}=\"?(?P<password>[^\s\",;]{3,64})\"?,? (?:[a-z_]{2,12}=[^\s]{1,40} )?new[a-z_]{0,6}=\"?(?P<password2>[^\s\",;]{3,64})"),
    # Somebody whom every device has, and what only that one takes: `http login admin/opal-44`, `it wants admin and Opal-6`.
    rule("password", rb"(?i:\b(?:log ?in|logon|sign ?in|access|zugang|acc\xc3\xa8s|acceso|accesso|acesso|web|gui|http|https|ssh|telnet|console|konsole|rdp|vnc|ftp)[: ]{1,2}(?:is |ist |with |as |via )?)" + _EVERYBODY + rb" ?[/:] ?" + _VALUE, accept=_made, group=1),
    rule("password", rb"(?:[:,(]|\b(?i:still|always|immer noch|toujours|siempre)) ?" + _EVERYBODY + rb" / " + _VALUE, accept=_made, group=1),
    rule("password", rb"(?i:\b(?:wants|takes|asks for|needs|with|as|mit|als|avec|con|com|used|use)) " + _EVERYBODY + rb" (?i:and|with|und|mit|et|avec|y|con|e|com) " + _VALUE, accept=_made, group=1),
    rule("password", rb"(?i:\b(?:telnet|ssh|vnc|rdp|web|enable|console|bios|ilo|idrac|ipmi|teamviewer [0-9 ]{7,14},?|anydesk [0-9 ]{7,14},?|rustdesk [0-9 ]{7,14},?|anydesk unattended) ?(?:pass|pw|pwd|password)?)[ :=]{1,2}" + _VALUE, accept=_told_there, group=1),
    rule("password", rb"(?<![A-Za-z0-9\x80-\xff_.-])(?i:pass|pw|pwd|" + SECRET_WORDS + rb") ([A-Za-z0-9]{6,16})(?=[\s.,;)]|$)", accept=_by_lot, group=1),
    # A line that is nothing but a label of several words and one value: `Senha de abertura de caixa: 4471`.
    rule("password", rb"^[ \t>*\xe2\x80\xa2-]{0,8}(?i:" + SECRET_WORDS + rb")(?: [^\s:=,.;?!]{1,24}){1,5} ?: {0,4}([^\s\"'<>]{4,64})\s{0,4}$", accept=_set, group=1),
    # Who and with what in one breath: `som mossop med lösenord Opal+77`, `utente mossop, parola d'ordine Opal!7`.
    parts(rb"(?<![A-Za-z\x80-\xff])(?i:" + _WHO + rb") [\"'`]?(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63})[\"'`]?" + _WITH + rb"(?i:the |das |le |la |el |il |o |het )?(?i:" + SECRET_WORDS + rb"|parola d'ordine|l\xc3\xb6senordet|passphrase)[ :=]{1,2}(?P<password>[^\s\"'<>|;,()]{4,64})", accept=_pair),
    # Digits right behind the word for a secret, two words of which one is a number, and an account with its secret.
    rule("password", rb"(?<![A-Za-z0-9\x80-\xff_-])(?i:" + SECRET_WORDS + "|şifresi|parolası|пин|пинкод|hasłem|heslem".encode() + rb")(?i: (?:is|ist|lautet|est|es|era|\xc3\xa9|\xc3\xa8|je|jest|to|er|\xc3\xa4r|on|este))? ([0-9]{4,8})(?![0-9A-Za-z:/%]|[.,-][0-9]| ?(?i:days|tage|times|char|signs|zeichen|users|accounts|ms|s)(?![a-z]))", group=1),
    rule("password", rb"(?<![A-Za-z0-9\x80-\xff_-])(?i:" + SECRET_WORDS + rb")(?i: (?:is|ist|lautet|est|es|\xc3\xa8|\xc3\xa9|je|jest|to|er|\xc3\xa4r|on|este)(?: now| jetzt)?) ([A-Z][a-z\x80-\xff]{2,20} [0-9]{1,4})(?=[,.;!)]|\s{0,3}$)", group=1),
    parts(rb"(?<![A-Za-z\x80-\xff])(?i:compte|cuenta|conta|konto|contul|cont|account|login|user|with|mit|avec|con|creds:?|credentials:?) [\"'`]?(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63})[\"'`]? ?/ ?[\"'`]?(?P<password>[^\s\"'`<>|;,()/]{5,64})", accept=_looking_pair),
    parts(rb"(?<![A-Za-z\x80-\xff])(?i:compte|cuenta|conta|konto|contul|cont|account|login|user|benutzer|usuario|utente) [\"'`]?(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63})[\"'`]? (?i:has|hat|a|tem|tiene|ha|har|are|ma|m\xc3\xa1|heeft) (?i:the |das |le |la |el |il |o |het |as )?(?i:" + SECRET_WORDS + rb"|parola) (?P<password>[^\s\"'<>|;,()]{4,64})", accept=_pair),
    parts(rb"(?<![A-Za-z0-9_./@-])(?P<account>[a-z][a-z0-9]{1,20}[._-][a-z0-9._-]{1,30}) [/:] (?P<password>[^\s\"'`<>|;,()/]{6,64})", accept=_signed_pair),
    rule("account", rb"(?i:\b(?:log-?in|logon|sign-?in|session|password) of) ([A-Za-z][A-Za-z0-9._-]{2,40})(?= (?:from|on|at|refused|failed|denied|rejected|expired|was)\b)", accept=lambda match: is_account(match[1]) and is_unknown(match[1]), group=1),
    parts(rb"(?i:\b(?:takes|accepts|wants|needs|neemt|prend|pide|chiede|nimmt)) [\"'`]?(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63})[\"'`]? (?i:with|and|mit|met|avec|con|com|og|och|und|et|y|en) [\"'`]?(?P<password>[^\s\"'`<>|;,()/]{5,64})", accept=_looking_pair),
    parts(rb"(?i:\b(?:identifiants?|zugangsdaten|credenziali|credenciales|credenciais|inloggegevens|credentials|dane logowania|inloggningsuppgifter))(?: [^\s:]{1,16}){0,4} ?: [\"'`]?(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63})[\"'`]? ?/ ?[\"'`]?(?P<password>[^\s\"'`<>|;,()/]{5,64})", accept=_looking_pair),
    parts(rb"(?i:\blog-?in|logon|inloggning|innlogging|zugang)(?i: (?:do|to|for|zu|zum|f\xc3\xbcr|til|till|al|alla)) [^\s,:]{2,20} (?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63}),? (?:(?:and|und|med|z|i) )?(?i:" + SECRET_WORDS + rb") (?P<password>[^\s\"'`<>|;,()]{5,64})", accept=_looking_pair),
    rule("password", rb"(?<![A-Za-z0-9\x80-\xff_-])(?i:mot de passe|passwort|kennwort|has\xc5\x82o|heslo|wachtwoord|contrase\xc3\xb1a|senha|password|lozinka|parola)(?: [^\s:=,.;?!]{1,16}){1,3} ?: ([A-Z][A-Za-z\x80-\xff]{4,30})(?=[.;,]\s)", accept=_unknown_word, group=1),
    rule("password", rb"(?i:\b(?:key|schl\xc3\xbcssel|cl\xc3\xa9|clave|chiave|chave|sleutel|klucz|has\xc5\x82o|heslo|password|code) (?:wi-?fi|wpa[0-9]?|wlan))[^\r\n.;]{0,40}?(?i:,? (?:c'est|is|ist|est|es|\xc3\xa8|\xc3\xa9|je|to)|:) ([^\s\"'<>|;,()]{8,63})", accept=_made, group=1),
    rule("token", rb"^[A-Z][A-Z0-9_]{2,40}(?:SALT|KEY|PASSWORD|SECRET|TOKEN)[ \t]{1,24}([^\s]{6,256})[ \t]{1,24}(?:constant|variable)\s{0,4}$", accept=_real, group=1),
    rule("password", rb"(?<![A-Za-z0-9])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,4} ?/ ?([^\s\"'`<>|;,()/]{6,64})", accept=lambda match: _signed(match) and looks_secret(match[1].rstrip(b".")), group=1),
    rule("password", rb"(?i:\bsnmp ?v[0-9]c?,?(?: community:?| string)?) ([A-Za-z][A-Za-z0-9_-]{2,30}(?:RO|RW|[0-9]))(?![A-Za-z0-9_-]|\.[A-Za-z0-9])", accept=_real, group=1),
    rule("password", rb"(?<![A-Za-z0-9\x80-\xff_-])(?i:" + SECRET_WORDS + rb")(?: (?!(?i:since|depuis|seit|in|von|en|until|avant|before|after|nach|ab|od|bis|for|at|on)\b)[a-z\x80-\xff]{2,14}){1,2}:? ([0-9]{4,8})(?=[,;]|\.?\s{0,3}$|\. )", accept=_real, group=1),
    rule("password", rb"(?<![A-Za-z0-9])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,4} (?i:with|mit|avec|con|met|med|com|and|und|/) ([^\s\"'`<>|;,()/]{6,64})", accept=lambda match: _by_lot(match) or looks_secret(match[1].rstrip(b".")), group=1),
    rule("password", rb"(?i:\b(?:changed|set|reset|switched) (?:it|that|mine|them)(?: back)? to (?:something (?:with|like) )?)" + _VALUE, accept=lambda match: looks_secret(match[1].rstrip(b".?")), group=1),
    parts(rb"(?<![A-Za-z0-9])[A-Za-z0-9.-]{1,20}\\(?P<account>[A-Za-z0-9_][A-Za-z0-9_.-]{1,63}) (?i:with|mit|avec|con|met|med|com|/|and|und) [\"'`]?(?P<password>[^\s\"'`<>|;,()/]{5,64})", accept=_looking_pair),
    # A line of three columns, the last of which only a secret looks like.
    parts(rb"^[^\s][^\r\n\t]{1,30}?(?: {2,30}|\t)(?P<account>[a-z][a-z0-9._-]{1,30})(?: {2,30}|\t)(?P<password>[^\s]{6,64})\s{0,4}$", accept=_signed_pair),
    rule("password", rb"(?i)\bname=[a-z._-]{0,40}(?:password|passwd|secret|token|credential),value=([^\s,)\]]{3,256})", accept=_real, group=1),
    rule("password", rb"(?i:\bWPA[0-9]?(?:-?(?:PSK|Personal))?)(?: key)?[: ]{1,2}(?!(?i:enterprise|personal|psk|aes|tkip|ccmp|only|mixed))([^\s\"'<>|;,()]{8,63})", accept=_signed, group=1),
    rule("token", rb"(?<![A-Za-z0-9-])((?=[A-Z0-9-]*[0-9])[A-Z0-9]{5}-[A-Z0-9]{5}(?:-[A-Z0-9]{4}){4})(?![A-Za-z0-9-])", group=1),
    # Whom a directory knows and what that one binds with: `uid=sync,ou=apps,o=firm / Opal_noir3`.
    rule("password", rb"(?i:\b(?:uid|cn|ou|dc|o)=)[^\s,]{1,64} / ([^\s\"'<>|;,()]{4,64})", accept=_made, group=1),
    # Of a wireless network: `the key for it is tidewatch77`, `Wi-Fi Depot-5G, ключ teremok77`, `Wi-Fiのキーは「kumo77」`.
    rule("password", rb"(?i:\b(?:wlan|wi-?fi|ssid|hotspot)\b)[^\r\n]{0,60}?(?i:\b(?:key|password|pass|pw|code|koden|kode|kod|schl\xc3\xbcssel|cl\xc3\xa9|clave|chiave|chave|senha|sleutel|klucz|has\xc5\x82o|heslo|kl\xc3\xad\xc4\x8d|nyckel|n\xc3\xb8kkel|kulcs|avain|\xc5\x9fifre|parola)|\xd0\xba\xd0\xbb\xd1\x8e\xd1\x87|\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c)(?: (?:for|of|to|von|f\xc3\xbcr|pour|de|do|k|od) [^\s]{1,16}){0,2}(?: (?:is|ist|est|es|\xc3\xa8|\xc3\xa9|\xc3\xa4r|er|je|to|jest|este|on))?:? [\"'\xc2\xab]{0,2}([A-Za-z0-9][^\s\"',;\xc2]{7,62})", accept=_made, group=1),
    rule("password", "(?:キー|パスワード|暗証番号|密码|密碼|비밀번호|키)(?:は|是|为|為|는|은)?[:： ]{0,2}(?:「|『|“)".encode() + rb"([!-~]{4,64})" + "(?:」|』|”)".encode(), group=1),
    rule("password", rb"(?i)\b(?:new|old|other|temporary|temp|first|second|right|correct) one (?:should be|shall be|will be|would be|must be|was set to|is set to) [\"'`]?([^\s\"'`<>|;|()]{5,64})", accept=lambda match: looks_secret(match[1].rstrip(b".?")), group=1),
    rule("account", rb"(?<![A-Za-z\x80-\xff])(?i:" + SECRET_WORDS + "|parolă".encode() + rb") (?:[a-z\x80-\xff]{3,12} )?(?i:pentru|for|f\xc3\xbcr|pour|para|per|dla|pro|till|for|voor) ([a-z][a-z0-9._-]{2,40})(?=: )", accept=lambda match: is_account(match[1]) and is_unknown(match[1]), group=1),
    rule("account", rb"<(?i:user|account|login|principal|benutzer) (?:[a-z]{2,12}=\"[^\"\r\n]{0,60}\" ){0,3}(?:name|login|id|username)=\"([A-Za-z0-9_][A-Za-z0-9_.@-]{1,63})\"(?= (?:[a-z]{2,12}=\"[^\"\r\n]{0,60}\" ){0,3}(?:pwd|pass|password|passwd|pw|secret)=\")", accept=lambda match: is_account(match[1]), group=1),
    rule("account", rb"(?<![A-Za-z0-9])(robot\$[A-Za-z0-9._-]{1,64}\+[A-Za-z0-9._-]{1,64})(?![A-Za-z0-9])", group=1),
    rule("account", rb"^(?:\(.{1,24}\) )?PS (?:/home|/Users)/([A-Za-z0-9_][A-Za-z0-9._-]{1,62})(?=[/>])", accept=lambda match: is_account(match[1]), group=1),
    rule("account", rb"(?:^|>)([A-Z][A-Z0-9-]{2,15})\$(?=</|\s{0,3}$)", accept=lambda match: b"-" in match[1] or has_digit(match[1]), group=1),
)  # fmt: skip

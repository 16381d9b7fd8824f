"""Words nobody knows, behind words that announce an account or a machine: `triggered by bzielinski`."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule, spelled
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.lexicon import is_plain, is_unknown
from portal.redaction.rules.words.nobody import names_nobody

_ENDINGS = frozenset(
    b"log txt conf cfg ini xml json yaml yml toml py js ts java sh ps1 exe dll sql csv html php rb go c h so jar war pdf service socket".split()
)
_LEAST = 4
# Interfaces, versions, and pods with the marks of their sets.
_NO_MACHINE = re.compile(
    rb"(?i)[a-z]{1,3}[0-9]{1,2}|(?:dm|sd|hd|xvd|nbd|rbd|loop|zd)-?[0-9]{1,3}|nvme[0-9]{1,2}(?:n[0-9]{1,2}(?:p[0-9]{1,2})?)?|v?[0-9.]+[a-z]?|[a-z0-9-]+-[a-z0-9]{8,10}-[a-z0-9]{5}"
)
# Site, purpose and number, each of which may be a word: `HER-LOG-07`.
_SITED = re.compile(rb"[A-Z]{3}-[A-Z]{2,5}-[0-9]{2,3}")
_WHO = (
    rb"(?:(?:service |user |domain |ad |ldap |vpn |mail |local |test |admin )?(?:account|login|user ?name|user ?id|logon|mailbox)(?: name)?|user|acct|"
    rb"(?:logs?|logged|logging|signs?|signed|signing) (?:on|in) as|authenticated as|connected as|registered as|bound as|operator|principal|impersonat(?:e|es|ed|ing)|su to|sudo to|inloggen met|anmeld(?:en|ung) (?:mit|als)|in(?:\xc3\xad|i)ci(?:a|o de) sess[i\xc3][o\xa3\xb3][on]? (?:com|con)|einloggen (?:mit|als)|log(?:ge)?in (?:met|med|mit)|logga in (?:som|med)|(?:za)?logowa(?:[a-z]|[\xc3-\xc5][\x80-\xbf]){1,4}(?: si\xc4\x99)?(?: ponownie)? jako|connecter avec|entrar com|acceder con|iniciar sesi\xc3\xb3n con|accedere con|log in with|sign in with|act(?:s|ing)? as|run(?:s|ning)? as|"
    rb"(?:triggered|started|executed|submitted|requested|owned|run|created|modified|changed|deleted|initiated|launched|approved|locked|edited|updated|uploaded|kicked off|committed|pushed|merged|deployed) by|(?:denied|granted|mapped|belongs|belonging|issued) to|"
    rb"tunnus|tunnukseni|k\xc3\xa4ytt\xc3\xa4j\xc3\xa4tunnus|k\xc3\xa4ytt\xc3\xa4j\xc3\xa4|\xc3\xba\xc4\x8det|\xc3\xba\xc4\x8dtu|utilizatorul|cont|felhaszn\xc3\xa1l\xc3\xb3|felhaszn\xc3\xa1l\xc3\xb3n\xc3\xa9v|kasutaja|lietot\xc4\x81js|vartotojas|identifiant|nom d'utilisateur|compte|utilisateur|usuario|cuenta|utente|nome utente|benutzer|benutzername|benutzerkonto|konto|kennung|anmeldename|gebruiker|gebruikersnaam|account naam|"
    rb"anv\xc3\xa4ndarnamn|anv\xc3\xa4ndare|brukernavn|brukeren|bruker|brugernavn|brugeren|bruger|anv\xc3\xa4ndaren|brukerkontoen|kontoen|gebruikster|u\xc5\xbcytkownikowi|u\xc5\xbcivatele|u\xc5\xbcytkownik|u\xc5\xbcytkownika|u\xc5\xbcivatel|kullan\xc4\xb1c\xc4\xb1(?: ad\xc4\xb1(?:m|n\xc4\xb1z)?)?|\xcf\x87\xcf\x81\xce\xae\xcf\x83\xcf\x84\xce\xb7\xcf\x82?|k\xc3\xa4ytt\xc3\xa4j\xc3\xa4tunnukseni|felhaszn\xc3\xa1l\xc3\xb3nevem|utilizador|"
    rb"\xd0\xbb\xd0\xbe\xd0\xb3\xd0\xb8\xd0\xbd|\xd0\xbf\xd0\xbe\xd0\xbb\xd1\x8c\xd0\xb7\xd0\xbe\xd0\xb2\xd0\xb0\xd1\x82\xd0\xb5\xd0\xbb\xd1\x8c|\xd0\xbb\xd0\xbe\xd0\xb3\xd1\x96\xd0\xbd|"
    + spelled(
        "signs in by itself as|runs as|käyttäjätili|utilizatorul|kullanıcısı|felhasználóneve|käyttäjänä|přihlašovací jméno|uživatelské jméno|prihlasovacie meno|používateľské meno|nazwa użytkownika|nume de utilizator|имя пользователя|имя входа|ім'я користувача|όνομα χρήστη|käyttäjänimi|kasutajanimi|lietotājvārds|korisničko ime|uporabniško ime|пользователь|пользователя|логин|потребителят|korisnik|korisnica|uporabnik|uporabnica|používateľ|používateľka|uživatel|uživatelka|felhasználó neve|người dùng|tài khoản|pengguna|utilizadora|utilisatrice|usuária|користувач|користувача|корисник|потребител|χρήστης|χρήστη|přihlašuje se jako|přihlášen jako|hlásí se jako|prihlasuje sa ako|prijavljuje se kao|loguje się jako|"
        "logger inn som|logger på som|loggar in som|inloggar som|logt in als|meldet sich an als|meldet sich an mit|se connecte avec|se conecta como|accede con|si collega con|entra com"
    )
    + rb")"
)
_IS = rb"(?: (?:dele|dela|di lui|di lei|van hem|van haar|is hers|is his|\xcf\x84\xce\xb7\xcf\x82|\xcf\x84\xce\xbf\xcf\x85))?(?: (?:is|was|to|named|called|ist|lautet|est|es|\xc3\xa8|\xc3\xa9|to jest|on|este|je|\xc3\xa4r|er|heter|\xce\xb5\xce\xaf\xce\xbd\xce\xb1\xce\xb9|=):?|:)?"
_BEHIND = rb"(?! S/?N\b)(?=[\"'`)\]>]{0,2}(?:[,;:!?]|\.(?:\s|$)|\s|$))"
_WHERE = (
    rb"(?:"
    + spelled(
        "s'appelle|heißt|heisst|se llama|si chiama|se chama|nazywa się|jmenuje se|sa volá|se numește|heter|hedder|комп'ютера|calculatorul|calculatorului|stația|számítógép neve|gép neve|koneelle|koneella|koneelta|máy|računala|računalu|računalnik|datora|arvutist|сервер|сервера|сервері|компьютер|компьютера|компьютере|διακομιστής|reititin|reitittimen|reitittimeen|sunucusu|santrali|terminál|термінал|терминал|касса|каса|принтер|комп'ютер|υπολογιστή|υπολογιστής|διακομιστή|tiskne na|tisknout na|tiskárna|tiskárny|počítač|počítače|počítači|tlačiareň|računalo|računar|kompiuteris|dators|arvuti"
    )
    + rb"|serwer\w{0,3}|laptop\w{0,3}|printer|drucker|terminale|repository|stampante|lettore|imprimante|impresora|kasse|till|kiosk|drukarka|skaner|skener|stacja|nas|san|box|proxy|instance|hypervisor|cluster|scanner|tietokone|tietokoneen|palvelin|g\xc3\xa9p|sz\xc3\xa1m\xc3\xadt\xc3\xb3g\xc3\xa9p|szerver|sunucu|bilgisayar|po\xc4\x8d\xc3\xadta\xc4\x8di|komputera|\xd1\x81\xd0\xb5\xd1\x80\xd0\xb2\xd0\xb5\xd1\x80|\xd1\x81\xd0\xb5\xd1\x80\xd0\xb2\xd0\xb5\xd1\x80\xd0\xb5|\xd0\xba\xd0\xbe\xd0\xbc\xd0\xbf\xd1\x8c\xd1\x8e\xd1\x82\xd0\xb5\xd1\x80|\xce\xb4\xce\xb9\xce\xb1\xce\xba\xce\xbf\xce\xbc\xce\xb9\xcf\x83\xcf\x84\xce\xae|\xcf\x85\xcf\x80\xce\xbf\xce\xbb\xce\xbf\xce\xb3\xce\xb9\xcf\x83\xcf\x84\xce\xae|session (?:to|on|with)|inn? p\xc3\xa5|macbook|tablet|camera|notebook|laptop|pc|computer|rechner|dator|datorn|ordinateur|poste|equipo|port\xc3\xa1til|m\xc3\xa1quina|maskin|komputer|po\xc4\x8d\xc3\xadta\xc4\x8d|agent|runner|machine|"
    rb"workstation|station|terminal|gateway is|gateway called|gateway named|jump ?host|bastion|hostname|host|server|serveur|servidor|srv|node|knoten|device|ger\xc3\xa4t|appliance|firewall|router|switch|vm|called|named|"
    rb"connect(?:ed|ing)? to|logg(?:er|et|ed|ar|ade)? (?:inn |in )?p\xc3\xa5|log(?:ged|ging)? (?:in|on)to|connect\xc3\xa9e? \xc3\xa0|conectad[oa] a|collegat[oa] a|angemeldet an|ingelogd op|upgrade|upgraded|upgrading|whether|failed over to|restarted|rebooted|rebooting|restarting|pinging|ping|lookup|resolve|reach|fail(?:ed)?-?over to|switch(?:ed)?(?:over)? to|restart|reboot|reset|reimage|object|client|array|enclosure|media server|server|(?:on|by) (?:system|host)|(?:output|dump|logs?|trace|capture|bundle|screenshot|snapshot|backup|config) (?:of|from)|(?:submitted|moved|copied|restored|migrated|received|called) from|failing over|active:|runs on|running on|falling back to|handshake with|talking to|session with|tunnel to|sync with|replicating to|replicating from|mgr|pushed (?:it )?to|deployed to|denied on|unreachable:|limit|hosts?:)"
)


# How personnel is numbered, `u124625`.
# Papers that everybody may read, `PEP-604`.
_STANDARD = re.compile(rb"(?:PEP|RFC|ISO|IEC|IEEE|CVE|CWE|GHSA|KB|JEP|BIP|EIP)-[0-9]{2,7}(?:-[0-9]{1,7})?")
_NUMBERED = re.compile(rb"[a-z]{1,2}[0-9]{5,8}")


def _account(match: re.Match[bytes]) -> bool:
    """A word nobody knows: in small letters, or with signs inside as no word of a sentence has."""
    name = match[1]
    built = re.search(rb"[0-9._-]", name) is not None
    if (
        not is_account(name)
        or is_placeholder(name)
        or _STANDARD.fullmatch(name)
        or class_of_key(name.decode("utf-8", "replace")) is not None
    ):
        return False
    if name.rpartition(b".")[2] in _ENDINGS and b"." in name:
        return False
    if match.string[match.end(1) : match.end(1) + 3] == b" | " and b"." in name:
        return False  # of which kind a value is, `account: types.Reference | None`
    if not built and match.string[match.end(1) : match.end(1) + 1] == b":":
        return False  # which one it is: `Konto lokalne: …`
    return (
        (is_unknown(name) or _NUMBERED.fullmatch(name) is not None)
        and (built or name.islower() or (name.isupper() and len(name) > _LEAST))
        and len(name) >= _LEAST
    )


def _is_abroad(name: bytes) -> bool:
    """Words and a number, of which one is plain in another language alone: `teatr-kasa1`, and not `web-2`."""
    parts = re.findall(rb"[A-Za-z]{3,}", name)
    return b"-" in name and has_digit(name[-2:]) and any(not is_plain(part.decode()) for part in parts)


def _machine(match: re.Match[bytes]) -> bool:
    """A name with a dash or a digit, of which some part is no plain word."""
    name = match[1]
    if not is_machine_name(name) or is_domain_name(name) or _NO_MACHINE.fullmatch(name):
        return False
    return (
        (is_unknown(name) or _SITED.fullmatch(name) is not None or _is_abroad(name))
        and (b"-" in name or b"_" in name or has_digit(name))
        and (has_digit(name) or class_of_key(name.decode()) is None)
    )


def _in_path(match: re.Match[bytes]) -> bool:
    told = is_unknown(match[1]) or _NUMBERED.fullmatch(match[1]) is not None
    return is_account(match[1]) and told and match[1].rpartition(b".")[2] not in _ENDINGS


_ROLES = (
    rb"(?:engineer|technician|colleague|coworker|cashier|receptionist|operator|driver|nurse|doctor|manager|supervisor|admin|administrator|developer|analyst|consultant|contractor|intern|"
    rb"kollege|kollegin|mitarbeiter|mitarbeiterin|techniker|coll\xc3\xa8gue|technicien|compa\xc3\xb1ero|compa\xc3\xb1era|t\xc3\xa9cnico|collega|colega|kollega|cajera|cajero)"
)


def _stranger(match: re.Match[bytes]) -> bool:
    """A capital word that nobody knows, behind what somebody is."""
    return is_unknown(match[1]) and not names_nobody(match[1])


def _speaks(match: re.Match[bytes]) -> bool:
    """Who writes a line of a chat in small letters: a person, and no program that reports there."""
    return is_unknown(match[1]) and not names_nobody(match[1])


# What stands in the middle of names that say where, what and which: `CPH-PRT-0214`.
_TYPES = rb"(?:NB|LT|PC|COW|WOW|THIN|SCAN|TERM|KDS|PRT|PRN|WS|WKS|DT|DSK|LAP|TAB|MFP|SRV|SVR|SV|DC|FS|SQL|DB|WEB|APP|TS|RDS|VM|ESX|ESXI|SW|RTR|RT|FW|AP|UPS|NAS|CAM|KIOSK|POS|TC|CL|HV|NVR|WLC|VPN|GW|LB|MX|EX|CTX|VDI|MAC|MBP|IPAD|TEL|PH|PLC|HMI|BKP|TISK|DRUK|IMPR|STAMP|KASSE|KASA|CAISSE|LAGER|SKLAD|BUH|KADRY|COMPTA|ACC|CORE|DIST|EDGE|LEAF|SPINE)"
# Interfaces, disks and parts of programs are numbered too.
_PARTS = re.compile(
    rb"(?i)(?:vty|con|aux|console|mgmt|irb|lag|po|gigabit[a-z]*|lib|eth|en[opsx]|wl|tty|pts|nvme|loop|dm|md|sd|hd|vd|xvd|disk|vlan|bond|br|tun|tap|ppp|lo|veth|vmnic|vmk|gi|te|fa|ge|xe|port|slot|bay|dimm|pci|usb|com|cpu|core|gpu|"
    rb"step|line|page|part|phase|level|chapter|section|table|test|case|sql|utf|iso|win|kb|cve|rfc|v|ver|python|perl|java|log|sha|md|http|ssl|tls|sem|week|q|fy|cu|sp|rev|rc|tls|x|p|r|s|t|arg|var|tmp|foo|bar|baz|str|int|float|uint|node)[0-9].*"
)


def _named_and_numbered(match: re.Match[bytes]) -> bool:
    """A word that nobody knows with its number: `solmol7`, `FIL02`, `VBRPROXY3`."""
    name = match[1]
    alike = name.isupper() or (name.islower() and len(name.rstrip(b"0123456789")) > _LEAST)
    return alike and _PARTS.fullmatch(name) is None and is_machine_name(name) and is_unknown(name)


RULES: tuple[Rule, ...] = (
    rule("account", rb"(?i)(?<![a-z\x80-\xff_./-])(?<!authentication )" + _WHO + _IS + rb"(?: " + _WHO + _IS + rb")? [\"'`(\[<]{0,2}([A-Za-z][A-Za-z0-9._-]{2,40}[A-Za-z0-9_])" + _BEHIND, accept=_account, group=1),
    rule("account", rb"(?<![A-Za-z0-9\x80-\xff_./-])([a-z][a-z0-9._-]{3,40}) (?:" + spelled("kullanıcısı|kullanıcısının|nevű felhasználó|felhasználó|nimelinen käyttäjä") + rb")(?![a-z])", accept=_account, group=1),
    rule("account", rb"(?i)\b(?:konto|compte|cuenta|account|conta|login|user|benutzer)[ :]{1,2}[(\[]([a-z][a-z0-9._-]{2,40})[)\]]", accept=_account, group=1),
    rule("account", rb"(?i)/(?:users?|accounts?|profiles?|members?|people|employees?|persons?|mailboxes|homes?|personal|~|u)/([A-Za-z][A-Za-z0-9._-]{3,40})(?=[/?\s\"'&#]|$)", accept=_in_path, group=1),
    rule("account", rb"(?i:(?<![a-z\x80-\xff_./-])(?:for|reset|unlock|unlocked)) [\"'`(\[<]{0,2}([a-z][a-z0-9._-]{2,39}[a-z0-9_])(?=[\"'`)\]>]{0,2}(?: (?:failed|denied|rejected|expired|locked|timed out|succeeded)\b|\? ))", accept=_account, group=1),
    rule("account", rb"\b[0-9]{6}/([A-Z][A-Z0-9_#@$]{2,9})/[A-Z][A-Z0-9_#@$]{2,9}\b", accept=lambda match: is_account(match[1]) and match[1] not in {b"QSYS", b"QUSER", b"QTMHHTTP", b"QPGMR"}, group=1),
    rule("account", rb"(?<![A-Za-z0-9])u(?:ser)?:([a-z_][a-z0-9_.-]{2,31}):[r-][w-][xX-](?![A-Za-z0-9])", accept=lambda match: is_account(match[1]), group=1),
    rule("person", rb"(?i:\b" + _ROLES + rb") ([A-Z](?:[a-z]|[\xc3-\xc5][\x80-\xbf]){2,20})(?![A-Za-z0-9_@\\(/=\x80-\xff-]|\.[A-Za-z0-9])", accept=_stranger, group=1),
    rule("person", rb"^[ \t>]{0,8}(?:\[[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\]|#[a-z0-9_-]{2,40}) {1,2}([a-z][a-z.]{1,20}(?: [a-z]\.?)?)(?=: )", accept=_speaks, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./-])([A-Z][a-z]{2,15}s?-(?:iPhone|iPad|MacBook|MBP|MBA|iMac|Galaxy|Pixel|Watch|PC|Laptop|Surface|ThinkPad)(?:-[A-Za-z0-9]{1,12}){0,3})(?![A-Za-z0-9_-])", group=1),
    rule("host", rb"(?<![A-Za-z0-9_./@\x80-\xff-])([a-z][a-z0-9]{1,20}-(?:mbp|mba|macbook|imac)(?:-?[0-9]{1,2})?)(?![A-Za-z0-9_-])", group=1),
    rule("cloud_account", rb"(?i)\b(?:project|projekt|proyecto|projet|progetto|projeto|proiectul)(?:[ =:]{1,2}|[ =:]{0,2}[\"'`\[(])([a-z][a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,3}-[0-9]{3,8})(?![A-Za-z0-9-])", group=1),
    rule("account", rb"\[([A-Za-z0-9][A-Za-z0-9._@-]{1,63})\] (?:Peer Connection Initiated|Inactivity timeout|MULTI)", accept=lambda match: is_account(match[1]), group=1),
    parts(rb"(?i)^(?:ftp|lftp|sftp|telnet|smtp|pop3)?> ?user (?P<account>[^\s]{1,64}) (?P<password>[^\s]{3,128})$"),
    rule("account", rb"/~([a-z][a-z0-9._-]{2,31})(?=[/?\s\"']|$)", accept=lambda match: is_account(match[1]), group=1),
    parts(rb"^[ \t]{0,8}[\[(]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[\])]? {1,2}<[@+% ]?(?P<account>[A-Za-z_][A-Za-z0-9_\[\]{}^`|-]{1,30})>"),
    rule("host", rb"(?i)(?<![a-z\x80-\xff_./-])" + _WHERE + rb"(?: (?:is|was|name|named|called|ist|heisst|hei\xc3\x9ft|est|es|\xc3\xa8|\xc3\xa9|\xc3\xa4r|er|heter|heet|hedder|chama-se|se llama|si chiama|s'appelle|nazywa si\xc4\x99|id)| ?:)? [\"'`(\[<]{0,2}(?!(?:chama-se|dele|dela) )([A-Za-z][A-Za-z0-9_-]{2,62}[A-Za-z0-9])" + _BEHIND, accept=_machine, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])([A-Z]{2,8}[0-9]{0,3}(?:-[A-Z0-9]{1,8})?-" + _TYPES + rb"[0-9]{0,2}(?:-[A-Z0-9]{1,8})?-[A-Z]{0,6}[0-9]{1,5}[A-Z]?)(?![A-Za-z0-9_/-]|\.[0-9]|\()", group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])([a-z][a-z0-9-]{1,40}-vmss[0-9a-z]{6}|gke-[a-z0-9-]{3,50}-[0-9a-f]{8}-[a-z0-9]{4}|svm_[a-z0-9]{2,12}(?:_[a-z0-9]{1,12}){0,2})(?![A-Za-z0-9_-])", group=1),
    rule("host", rb"(?i:\b(?:on|from|to|at|auf|von|sur|su|op|of|p\xc3\xa5|fra|till|vers|na|z|host|server|system|database|db|instance|upgrade|reboot|patch|whether|that|if|proxy|vm|machine|box)) [\"'`]?([A-Za-z]{3,12}[0-9]{1,3})(?=[\"'`]?(?:[,;:!?)]|\.?\s{0,3}$|\. | -| (?:is|was|has|had|and|to|for|with|from|in|at|after|before|because|down|up|failed|still|again|on|via|by|are|went|since|ist|est|er|har|skal|wird|hat)\b))", accept=_named_and_numbered, group=1),
    rule("host", rb"^(?:<[0-9]{1,3}>)?(?:[0-9]{1,9}: )?[A-Z][a-z]{2} {1,2}[0-9]{1,2} (?:[0-9]{4} )?[0-9:.]{8,15} ([A-Za-z][A-Za-z0-9._-]{1,62}) ?: ?%[A-Z]", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"\[([a-z][a-z0-9-]{2,40}):[a-z]{2,20}(?:\.[a-zA-Z0-9_]{2,30}){1,5}:(?:error|notice|info|warning|emergency|alert|debug|crit)\]", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?<![A-Za-z0-9_.-])([A-Za-z0-9][A-Za-z0-9_-]{2,60})/\1[A-Za-z0-9_.-]{0,20}\.(?:vmx|vmdk|vmsd|nvram|vhdx?|qcow2|avhdx)(?![A-Za-z0-9])", accept=lambda match: is_unknown(match[1]), group=1, gate=rb"[A-Za-z0-9_-]/[A-Za-z0-9_.-]{1,80}\.(?:vmx|vmdk|vmsd|nvram|vhd|qcow2|avhdx)"),
    rule("host", rb"(?:[\]\s\"'/])([A-Za-z0-9][A-Za-z0-9_-]{2,60})\.(?:vmx|vmdk|vmsd|nvram|vhdx?|qcow2|avhdx)(?![A-Za-z0-9])", accept=lambda match: is_unknown(match[1]), group=1),
    rule("host", rb"^//([A-Za-z0-9][A-Za-z0-9._-]{1,62})/[^\s]{1,80} {1,24}[0-9.]{1,8}[KMGTP]?i? ", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"\b(?:lookup|resolve|resolving|dial(?:ing)?(?: tcp)?:?) ([A-Za-z][A-Za-z0-9-]{1,62}(?:\.[A-Za-z0-9-]{1,62}){0,6})(?= on |: no such host|: (?:Temporary|server misbehaving))", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"^(?:fatal|ok|changed|skipping|failed|unreachable|included): \[([A-Za-z0-9][A-Za-z0-9._-]{1,62})\](?=:| )", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"^([A-Za-z0-9][A-Za-z0-9._-]{1,62}) {1,40}: ok=[0-9]", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?i:\b(?:nodes?|nodelist|nodename|host ?list)[ =:]{1,2})([A-Za-z][A-Za-z0-9-]{1,30}\[[0-9][0-9,-]{0,60}\])", group=1),
    rule("host", rb"(?<![A-Za-z0-9_./:-])([A-Za-z][A-Za-z0-9]{0,20}(?:-[A-Za-z0-9]{1,20}){1,4}):(?=(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![0-9.:]))", accept=_machine, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./@-])([A-Z][A-Za-z0-9]{1,14}(?:-[A-Za-z0-9]{1,12}){1,3}) (?i:g\xc3\xa9p|sz\xc3\xa1m\xc3\xadt\xc3\xb3g\xc3\xa9p|szerver|bilgisayar\xc4\xb1(?:n?dan|nda|na)?|sunucusu|rechner|notebook|laptop|server|host|machine|box)(?![A-Za-z-])", accept=_machine, group=1),
)  # fmt: skip

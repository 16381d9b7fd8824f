"""People who say who they are or are spoken to: in talks, at the end of letters, in forms of other languages."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.people.letters import signs
from portal.redaction.rules.people.name_shapes import FULL, ONE, WORD, capitals, people
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.words.lexicon import is_foreign, is_given, is_unknown
from portal.redaction.rules.words.nobody import names_nobody

_I_AM = (
    rb"(?:hier(?: ist| spricht)?|mein name lautet|soy|aqu\xc3\xad|le escribe|le habla|les habla|habla|eu sou|sou o|sou a|aqui (?:\xc3\xa9|fala)(?: o| a)?|c'est|ici|"
    rb"moi c'est|qui parla|qui \xc3\xa8|ik ben|u spreekt met|met|jag \xc3\xa4r|jeg er|jeg hedder|jeg heter|olen|minun nimeni on|tu|tutaj|jestem|z tej strony|"
    rb"speaking with|you have reached|it is|it's)"
)
_BYE = (
    rb"(?:(?:(?:mit )?(?:freundliche[nrm]?|beste[nrm]?|liebe[nrm]?|viele[nrm]?|herzliche[nrm]?|sch\xc3\xb6ne[nrm]?) )?gr(?:u\xc3\x9f|uss|\xc3\xbc\xc3\x9fen?|\xc3\xbcssen?|uesse?n?)|"
    rb"danke(?: und (?:gru\xc3\x9f|gruss))?|vielen dank|besten dank|merci(?: d'avance| beaucoup)?|bien cordialement|amicalement|gracias|muchas gracias|"
    rb"obrigad[oa]|grazie(?: mille)?|un saluto|bedankt|dank je(?: wel)?|groetjes|mvg|tack|takk|tak|kiitos|dzi\xc4\x99kuj\xc4\x99|d\xc4\x9bkuji|tesekk\xc3\xbcrler|te\xc5\x9fekk\xc3\xbcrler|"
    rb"pagarbiai|lugupidamisega|ar cie\xc5\x86u|\xc3\xbcdv\xc3\xb6zlettel|cu stim\xc4\x83|lijep pozdrav|lep pozdrav|s pozdravom|s pozdravem|terveisin|mvh|v\xc3\xa4nliga h\xc3\xa4lsningar|(?:med )?venn?lig hilsen|sayg\xc4\xb1lar\xc4\xb1mla|cumprimentos|cordialement|distinti saluti|cordiali saluti|met vriendelijke groet|z powa\xc5\xbcaniem|pozdrawiam|many thanks|thanks in advance|thanks a lot|thank you|ta|ty|cheers|br|kr|best)"
)
# Digits of instants are examples in a face: any will do.
_CLOCK = (
    rb"(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{2}){1,2},? )?[0-9]{1,2}[:.h][0-9]{2}(?: ?[AaPp]\.?[Mm]\.?)?"
)
_PATIENT = (
    rb"(?:patientin|patienten|patiente|kundin|kunden|nutzerin|nutzer|benutzer|benutzerin|anwender|anwenderin|bewohner|bewohnerin|mitarbeiterin|"
    rb"kollegin|assistentin|chef|chefin|leiter|leiterin|techniker|technikerin|frau|herr|familie|fam\.|eheleute|famille|la famille|family|"
    rb"l'utilisateur|l'utilisatrice|l'employ\xc3\xa9e?|la cliente|le client|le patient|la patiente|el usuario|la usuaria|el cliente|el paciente|la paciente|paziente|il paziente|"
    rb"l'utente|il cliente|la signora|il signor|de heer|mevrouw|klient|klientka|pacjent|pacjentka|o cliente|a cliente|o utilizador|utente)"
)
_HOME = rb"(?:lieferadresse|rechnungsadresse|empf\xc3\xa4nger|absender|destinatario|destinataire|exp\xc3\xa9diteur|mittente|remitente|ontvanger|afzender|odbiorca|nadawca|besteller|auftraggeber|ship to|deliver to|bill to|sold to|consignee|recipient|inhaber|kontoinhaber|karteninhaber|versicherter|versicherte|halter|titulaire|titular|intestatario|rekeninghouder|posiadacz)"


def _handle(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and len(match[1]) > 2  # noqa: PLR2004 - `@a` stands for anything


# Where somebody signs in, as often as under which name: `login to carrier failed`.
_SOMEWHERE = re.compile(rb"(?i)login to ")


def _told(match: re.Match[bytes]) -> bool:
    """What a sentence calls somebody's account: no word that only letters of the sentence make."""
    name = match[1].strip(b".")
    if _SOMEWHERE.match(match[0]) and not is_unknown(name):
        return False
    return is_account(name) and not name.istitle() and (has_digit(name) or len(name) > 4)  # noqa: PLR2004


# Words that follow upon `the user` in a sentence and name nobody.
_FILLING = frozenset(
    b"""wird wurde kann muss nicht noch nach auch puede tiene debe esta este cette avec pour dans doit peut sera deve sono essere stato stata
    nuovo nuova neue neuer neues seit beim einen eine kein keine dessen gesperrt aktiv inactivo bloqueado bloqueada bloccato actual final
    finale standard lokal local locale gast invitado remoto normal nuevo nueva werden angelegt ligger skal kunne moet wordt heeft zijn heet
    konnte hatte waren sein seine sich gibt geht soll sollte darf wollen will kein keiner""".split()
)


def _foreign(match: re.Match[bytes]) -> bool:
    told = is_foreign(match[1].decode()) or match[1].lower() in _FILLING
    return is_account(match[1]) and not told


# A name as cards bear it, in capitals, and as people write it.
_WRITTEN = rb"[A-Z][A-Za-z'-]{0,24}(?: [A-Z][A-Za-z'.-]{0,24}){1,3}"


def _greeted(match: re.Match[bytes]) -> bool:
    """Who is greeted in the middle of a line: no word that is plain in any language, `Hi all,` nor `Hello World!`."""
    return capitals(match) and all(
        is_unknown(word) or is_given(word.decode("utf-8", "replace")) for word in match["person"].split()
    )


def _is_name(match: re.Match[bytes]) -> bool:
    return not names_nobody(match["person"]) and is_unknown(match["person"])


RULES: tuple[Rule, ...] = (
    parts(rb"^[ \t>]{0,8}(?:[A-Z][a-z]{2,9},? )?[\[(]?" + _CLOCK + rb"[\])]?(?: ?[-\xe2\x80\x93\x94|]{1,3})? {1,2}(?P<person>" + ONE + rb"\.?)(?=: )", accept=capitals),
    parts(rb"^[ \t>]{0,8}(?P<person>" + ONE + rb"\.?),? {1,2}[\[(]" + _CLOCK + rb"[\])]:?(?=\s|$)", accept=capitals),
    parts(rb"^[ \t>]{0,8}\[?[0-9]{1,2}[./][0-9]{1,2}[./](?:[0-9]{2}){1,2},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp][Mm])?\]?(?: -)? (?P<person>" + ONE + rb"\.?)(?=: )", accept=capitals),
    people(rb"(?i:\b(?:ask|tell|ping|call|remind|asked|told|from|via|with|by) )", rb"(?= (?:for the|for his|for her|about the|whether|if he|if she|to call|to reset|to send|to check)\b)"),
    parts(rb"(?P<person>" + FULL + rb")(?=,? (?i:poste|ext\.?|tel\.?|t\xc3\xa9l\.?|durchwahl|phone|mobile|mobil|cell|mob\.?|cellulare|portable)[.: ]{1,3}\+?\(?[0-9]{3})", accept=capitals),
    parts(rb"(?i:\b(?:user|caller|contact|name|agent|employee|customer|owner|by|from|for|to|cn)[ :=]{1,2})[\"'](?P<person>" + WORD + rb", " + WORD + rb"(?: [A-Z]\.?)?)[\"']", accept=capitals),
    parts(rb"(?m)^(?:FN|NICKNAME)(?:;[^:\r\n]{0,60})?:(?P<person>[^\r\n]{2,80}?)\r?$"),
    parts(rb"(?m)^N(?:;[^:\r\n]{0,60})?:(?P<person>[^;\r\n]{1,60};[^\r\n]{0,80}?)\r?$"),
    parts(rb"(?m)^ADR(?:;[^:\r\n]{0,60})?:;{0,2}(?P<address>[^\r\n]{6,160}?)\r?$"),
    parts(rb"\b(?:ORGANIZER|ATTENDEE)(?:;[A-Z-]{2,20}=[^;:\r\n]{1,60}){0,6};CN=\"?(?P<person>[^\":;\r\n]{2,80})"),
    parts(rb"\bNAME\((?P<person>[A-Z][A-Za-z'.-]{0,30}(?: [A-Z][A-Za-z'.-]{0,30}){1,3}) {0,20}\)"),
    parts(rb"(?<![A-Za-z0-9/-])(?P<person>[A-Z][A-Z-]{1,30}/[A-Z]{2,20}(?: [A-Z]{2,20})? ?(?:MR|MRS|MS|MSTR|MISS|DR|CHD|INF))(?![A-Za-z])"),
    people(rb"(?i:\bsig\.ra |\bsig\.na |\blic\. |\bing\. |\barq\. |\blcda?\. )"),
    people(rb"(?i:\b(?:rebooted|restarted|fixed|patched|installed|removed|added|deleted|checked|tested|confirmed|entered|logged|comment|note|update|message|call|posted|answered|replaced|configured|shut down|replied|written|signed|sent|triaged|diagnosed) by )", name=FULL),
    parts(rb"(?P<person>" + FULL + rb") \((?i:mobile|mobil|tel|phone|cell|handy|m\xc3\xb3vil|t\xc3\xa9l|fax|ext|desk)\b", accept=capitals),
    people(rb"(?i:(?:^|[,.!:;] |\b(?:hi|hello|hallo|bonjour|hola|ciao|team|support),? )" + _I_AM + rb") ", name=FULL),
    parts(rb"(?:^|[,.!] )(?P<person>" + FULL + rb") (?i:here|hier|aqu\xc3\xad|ici|qui|speaking|am apparat)(?=[,.!:]|\s-|$| (?:from|von|de|du|at)\b)", accept=capitals),
    people(rb"(?i:(?:^|[.!?,] {0,2}|\s)" + _BYE + rb")[,!.]? {1,3}(?:- ?)?", rb"(?=[.!]?\s{0,4}$|[\r\n]|\\n)", accept=signs),
    people(rb"(?i:(?<![A-Za-z\x80-\xff])" + _PATIENT + rb" (?:(?:est|ist|hei(?:\xc3\x9f|ss)t|s'appelle|es|se llama|\xc3\xa8|si chiama|\xc3\xa9|chama-se|is|heet|\xc3\xa4r|er|heter|hedder|to|jest) )?)", name=FULL),
    parts(rb"(?<=[a-z\]>)][:.!?] )(?i:hi|hello|hey|dear|hallo|liebe[rs]?|bonjour|hola|ciao|hej|cze\xc5\x9b\xc4\x87|ol\xc3\xa1) (?P<person>" + ONE + rb")(?=[,!])", accept=_greeted),
    parts(rb"(?i:\bname (?:on|of|for) (?:(?:the|my|this|that|her|his) )?(?:it|card|account|file|badge) (?:is|says|reads|should be) )(?P<person>" + _WRITTEN + rb")(?![A-Za-z0-9\x80-\xff])", accept=_is_name),
    people(rb"(?i:(?<![A-Za-z\x80-\xff])(?:familie|fam\.|eheleute|famille|patientin|kundin) )"),
    people(rb"(?i:(?<![A-Za-z\x80-\xff])" + _HOME + rb")\s?:\s{0,4}(?:(?i:familie|fam\.|firma|herrn?|frau|mme|m\.|sr\.?|sra\.?) ){0,2}"),
    people(rb"(?i:\b(?:passport|id card|licen[cs]e|laptop|phone|mailbox|badge|visa|file|record|profile|computer|notebook|account|contract|desk|manager|wife|husband|mother|father|son|daughter|colleague) (?:of|for|belonging to) )", name=FULL),
    parts(rb"(?:^|[:;] |[\t,;|])(?P<person>" + FULL + rb")[\t,;|]{1,2}[A-Za-z0-9._%+-]{1,64}@", accept=capitals),
    parts(rb"(?P<person>" + FULL + rb"), (?P<person2>" + FULL + rb"),? (?:and|und|et|y|e|og|och|&) (?P<person3>" + FULL + rb")(?= (?:agreed|discussed|decided|met|attended|joined|confirmed|were|are|have|haben|waren)\b|[.,;]?\s{0,4}$)", accept=capitals),
    people(rb"(?i:\b(?:holder|(?:visa|permit|loan|credit|card|entry) (?:refused|granted|issued|approved|declined) (?:for|to)|refund(?:ed)? (?:issued )?to|in the name of|payable to|made out to|registered to|a nombre de|em nome de|intestat[oa] a|op naam van|auf den namen|au nom de|lautend auf) )", name=FULL),
    people(rb"^(?:sn|surname|givenName|gn|cn|displayName|gecos|manager|initials): ", rb"(?=\s{0,4}$)"),
    rule("phone", rb"(?i)(?<![a-z\x80-\xff])(?:nummer|handynummer|telefonnummer|mobilnummer|number|num\xc3\xa9ro|numero|n\xc3\xbamero|numer|nr) (?:\xc3\xa4r|er|ist|lautet|is|est|\xc3\xa8|\xc3\xa9|es|to|on)(?: now)?:? (\+?\(?[0-9](?:[ ./()-]{0,2}[0-9]){6,14})(?![0-9A-Za-z])", group=1),
    rule("phone", rb"(?i)(?:bereiken|erreichen|reach|joindre|kontaktieren|localizar|raggiungere|n\xc3\xa5[rs]|tr\xc3\xa4ffes)(?: [a-z]{2,12})? (?:op|unter|on|at|au|en|al|p\xc3\xa5|via)(?: der)? (\+?\(?[0-9](?:[ ./()-]{0,2}[0-9]){6,14})(?![0-9A-Za-z])", group=1),
    rule("phone", rb"(?i)(?<![a-z\x80-\xff])(?:durchwahl|nebenstelle|anknytning|ankn\.?|interno|ramal|toestel|tel\.? intern|interne nummer|ext\.? no\.?|klapka|wewn\.?)(?: (?:is|ist|\xc3\xa8|\xc3\xa9|:|nr\.?))?[.: ]{1,2}(-?[0-9]{3,5})(?![0-9A-Za-z.:-])", group=1),
    rule("account", rb"(?i)\b(?:das konto|des kontos|benutzerkonto|konto|benutzer|nutzer|anwender|el usuario|la usuaria|usuario|la cuenta|l'utente|utente|l'utilisateur|utilisateur|le compte|o usu\xc3\xa1rio|gebruiker|anv\xc3\xa4ndaren|brukeren|u\xc5\xbcytkownik|reset per|reset f\xc3\xbcr|reset pour|reset para) ([a-z][a-z0-9._-]{3,30})(?= (?:no|ne|n'|non|kann|wurde|ist|wird|war|nach|auf|puede|peut|pu\xc3\xb2|kan|har|est|es|\xc3\xa8|nie|hat|has|from|von|de)\b|[;.,]?\s{0,3}$|; )", accept=_foreign, group=1),
    rule("account", rb"(?i)\b(?:benutzer|nutzer|benutzerkonto|konto|kennung|gebruiker|account|el usuario|la cuenta|l'utente|l'utilisateur|le compte|o usu\xc3\xa1rio) (?:hei(?:\xc3\x9f|=C3=9F|ss)t|lautet|heet|heter|se llama|si chiama|s'appelle|chama-se) ['\"`]?([A-Za-z0-9_][A-Za-z0-9_.@\\-]{2,63})", accept=_told, group=1),
    rule("account", rb"(?i)\b(?:benutzername|anmeldename|benutzerkennung|kennung|benutzer-id|login|username|user name|user id|account name|nom d'utilisateur|identifiant|nombre de usuario|usuario|nome utente|nome de usu\xc3\xa1rio|gebruikersnaam|inlognaam|anv\xc3\xa4ndarnamn|brukernavn|brugernavn|nazwa u\xc5\xbcytkownika) (?:ist|lautet|est|es|\xc3\xa8|\xc3\xa9|is|was|war|\xc3\xa4r|er|to|:) ['\"`]?([A-Za-z0-9_][A-Za-z0-9_.@\\-]{2,63})", accept=_told, group=1),
    rule("account", rb"(?i)\b(?:slack|teams|telegram|twitter|github|gitlab|discord|skype|signal|instagram|mastodon|matrix|mattermost|handle|ping|cc|ask|thanks|hi|hey|hello)\b[^@\r\n]{0,16}@(?!v[0-9])([A-Za-z][A-Za-z0-9._-]{1,38}[A-Za-z0-9])(?![A-Za-z0-9@/]|\.[a-z])", accept=_handle, group=1),
)  # fmt: skip

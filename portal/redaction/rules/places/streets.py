"""Street addresses as countries write them, telephone numbers behind their words, days of birth."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule, spelled
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_plain, is_unknown
from portal.redaction.rules.words.nobody import names_nobody

_U = rb"(?:[A-Z]|\xc3[\x80-\x9e]|\xc4[\x80-\xbf]|\xc5[\x80-\xbf])"
_REST = rb"(?:[A-Za-z0-9'-]|[\xc2-\xca][\x80-\xbf]|\xe2\x80\x99){0,30}"
_CAPITAL = rb"(?:" + _U + rb"[a-z]{0,3}\.|" + _U + _REST + rb")"
_SMALL = rb"(?:de|du|des|la|le|les|del|della|dei|delle|di|do|da|dos|das|los|las|l'|d'|van|der|den|het|am|an|im|zum|zur|von|und|y|e|et|of|the|sur|sous)"
_PLACE = (
    rb"(?:(?:"
    + _SMALL
    + rb" ){0,2}(?:l'|d'|L'|D'|dell')?"
    + _CAPITAL
    + rb"(?:[ -](?:"
    + _SMALL
    + rb" ){0,2}(?:l'|d'|dell')?(?:"
    + _CAPITAL
    + rb")){0,4})"
)
# A point behind more than a short word ends the sentence; of five letters a face shows four.
_TOWN = (
    _CAPITAL
    + rb"(?:(?<![a-z]{3}\.)[ -](?:"
    + _SMALL
    + rb"[ -]){0,2}"
    + _CAPITAL
    + rb"(?![A-Za-z\x80-\xff]{0,12} ?:)){0,3}(?: CEDEX(?: [0-9]{1,2})?| [A-Z]{2}(?![A-Za-z]))?"
)
_CODE = rb"(?:[A-Z]{1,2}-)?(?:[0-9]{2}-[0-9]{3}|[0-9]{5}-[0-9]{3}|[0-9]{4}-[0-9]{3}(?![0-9])|[0-9]{4,6}(?:-[0-9]{4})?|[0-9]{3} [0-9]{2}|[0-9]{4} ?[A-Z]{2}|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[A-Z][0-9][0-9W] [A-Z0-9]{4})"
_HOUSE = rb"(?:(?:n[.o\xc2\xba\xb0]{0,3}|nr\.?|no\.?|num\.?) ?)?[0-9]{1,5}(?: ?[A-Za-z](?![A-Za-z])|[ -]?(?:bis|ter|quater))?(?:[/-][0-9]{1,4}[A-Za-z]?|/[A-Z](?![A-Za-z])|-[IVX]{1,4}(?![A-Za-z]))?"
_THEN_TOWN = (
    rb"(?:,? (?:oficina|of\.|depto\.?|dpto\.?|piso|local|int\.|bl\.|sc\.|et\.|ap\.) ?[0-9A-Z-]{1,6}(?![0-9A-Za-z])){0,4}"
    rb"(?:,? ?[0-9]{1,2} ?[\xc2\xba\xaa\xb0]{2}\.? ?(?:[A-Z](?![A-Za-z])|izq\.?|dcha\.?)?)?(?:(?:,| \xc2\xb7| -| \|)? (?:"
    + _CODE
    + rb",? )"
    + _TOWN
    + rb"(?: \([A-Z]{2}\)| ?/ ?"
    + _CAPITAL
    + rb"| [0-9]{1,2}(?![0-9A-Za-z:.,/-]))?|, "
    + _TOWN
    + rb" - [A-Z]{2}, "
    + _CODE
    + rb"|, "
    + _TOWN
    + rb"(?:,? "
    + _CODE
    + rb")?)?"
)
_US_WORD = rb"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Sq|Terrace|Ter|Way|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Crescent|Cres|Close|Row|Alley|Trail|Trl|Loop|Plaza|Broadway|Gardens|Grove|Mews|Walk|Hill|Quay|Esplanade|Parade|Yard|Wharf|Croft)"
_UNIT = rb"(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Fl|Room|Rm|Level|#)\.? ?#?[0-9A-Za-z-]{1,6})"
# Behind the town its state, or the number of a part of it: `Dublin 12`.
_AMERICAN_TOWN = (
    rb"(?:,? "
    + _TOWN
    + rb"(?:,? [A-Z]{2,3}(?![A-Za-z])| [0-9]{1,2}[A-Z]?(?![0-9A-Za-z]))?)?(?:,? {1,2}"
    + _CODE
    + rb")?"
)
_STREET_BEFORE = (
    rb"(?:rue|avenue|av\.|boulevard|bd|place|all\xc3\xa9e|all\xc3\xa9es|chemin|impasse|venelle|ruelle|sente|sentier|quai|route|cours|square|passage|hent|straed|calle|c/|avenida|avda\.?|plaza|paseo|camino|carrera|ronda|"
    rb"via|viale|piazza|corso|largo|vicolo|strada|rua|travessa|pra\xc3\xa7a|alameda|estrada|ulica|ul\.|aleja|al\.|plac|pl\.|str\.|strada|bulevardul|\xd1\x83\xd0\xbb\.|jalan|jl\.|calea|utca)"
)
_STREET_AFTER = rb"(?:stra\xc3\x9fe|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm|straat|laan|plein|gracht|kade|singel|dijk|steeg|gatan|v\xc3\xa4gen|gata|veien|vegen|vej|gade|katu|tie|markt|chaussee|steig|stieg|pfad|graben|berg|hof|park|kamp|wall|br\xc3\xbccke|promenade|v\xc3\xa6nget|toften|lunden|svingen|jordet|haugen|kroken|gr\xc3\xa4nd|slingan|stigen|raitti|kuja|polku)"
_LIVES = rb"(?:lives at|living at|residing at|resides at|located at|ship(?:ped|ping)? to|deliver(?:ed|y)? to|bill(?:ed|ing)? to|send (?:it )?to|mailed to|wohnhaft(?: in)?|wohnt(?: in)?|anschrift|adresse|address|addr|street|strasse|direcci\xc3\xb3n|domicilio|domicili\xc3\xa9 au|demeurant|indirizzo|residente in|adres|endere\xc3\xa7o|adress|osoite|lakc\xc3\xadm|adresa|home|office|shipping|billing|residence)"
_MONTH = rb"(?:[A-Za-z]|[\xc3-\xc5][\x80-\xbf]|[\xd0\xd1][\x80-\xbf]){3,12}"
_DAY = (
    rb"([0-9]{1,4}[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}[0-9]{2,4}|[0-9]{1,2}(?:st|nd|rd|th|er|\.|\xc2\xba)?(?: de| of)? "
    + _MONTH
    + rb"\.?,?(?: de| of)? [0-9]{4}|"
    + _MONTH
    + rb"\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}|[0-9]{4}\xe5\xb9\xb4[0-9]{1,2}\xe6\x9c\x88[0-9]{1,2}\xe6\x97\xa5|[0-9]{4}\xeb\x85\x84 ?[0-9]{1,2}\xec\x9b\x94 ?[0-9]{1,2}\xec\x9d\xbc|[0-9]{1,2}-[A-Za-z]{3}-[0-9]{2,4}|[0-9]{2}[A-Za-z]{3}(?:[0-9]{2}){1,2}(?![0-9])|(?:19|20)[0-9]{6})"
)
_BORN = spelled(
    "né\\(e\\)|dob|d\\.o\\.b\\.?|date of birth|birth ?date|birthday|birth|born|geb\\.?|geboren|geburtsdatum|geburtstag|né|née|date de naissance|naissance|nacido|nacida|"
    "fecha de nacimiento|f\\. ?nac\\.?|nato|nata|data di nascita|nascita|data de nascimento|nascimento|nascido|nascida|geboortedatum|födelsedatum|född|fødselsdato|født|"
    "syntymäaika|data urodzenia|urodzony|urodzona|ur\\.|datum narození|narozen|narozena|születési dátum|született|data nașterii|născut|doğum tarihi|дата рождения|"
    "родился|родилась|дата народження|生年月日|出生日期|생년월일|ημερομηνία γέννησης|תאריך לידה|تاريخ الميلاد|ngày sinh|tanggal lahir|วันเกิด"
)
_TELEPHONE = spelled(
    "telefonas|tālrunis|nomor hp|no hp|nomor telepon|simu|sími|số điện thoại|sđt|telepon|telefón|mobitel|bel|cep telefonu|cep tel|gsm no|swish|vipps|mobilepay|bizum|venmo|zelle|paypal|tel\\. kom|tel\\. mob|tel\\. cel|tel\\. fixo|tel\\. fisso|tel\\. dom|telephone|telefon|teléfono|telefono|telefone|fone|telefoon|téléphone|phone|tel|tél|tlf|puhelin|puhelinnumero|puh|mobile|mobil|móvil|movil|telemóvel|telemovel|celular|cel|cellulare|portable|gsm|handy|handynummer|mobilnummer|mobiltelefon|"
    "cell|cellphone|mobiel|mobielnummer|mobilnr|mobiltlf|matkapuhelin|fax|telefax|téléfax|call me at|call me on|unter der nummer|erreichbar unter|erreichen sie mich unter|rückruf unter|rückrufnummer|interne|intern|llamarme al|llámame al|llámeme al|llamar al|joignable au|me joindre au|appelez-moi au|appeler au|chiamarmi al|chiamatemi al|al numero|ligue para|ligar para|bel me op|bereikbaar op|ring mig på|número|call back|callback|call|reach me at|reach me on|reach him at|reach her at|whatsapp|signal|text me at|sms|dial|msisdn|mob|hotline|durchwahl|rufnummer|rückruf|phone number|"
    "電話|電話番号|携帯|电话|電話號碼|手机|전화|전화번호|휴대폰|тел|телефон|моб|мобильный|сот|мобільний|мобилен|κινητό|κιν|τηλ|τηλέφωνο|טלפון|هاتف|numer telefonu|nr tel|telefonszám|điện thoại|โทร|ph"
)

# Words of one or two letters are particles; a telephone number has so many digits (E.164).
_STREETS = frozenset(b"str via place route plaza strada square cours passage".split())
_SURE_STREET = re.compile(rb"(?i)(?:stra\xc3\x9fe|strasse|str\.|straat|gracht|gatan|veien|allee|gasse)")
_SHORT, _DIGITS = 2, range(7, 16)
# Bytes as dumps print them, `87 BD B8 2D`: two of their letters are the word for a street somewhere.
_BYTES = re.compile(rb"(?:[0-9A-Fa-f]{2},? ){2,}[0-9A-Fa-f]{2}(?![^ \r\n])|(?:[0-9A-F]{2} ){2,}[0-9A-F]{2}")
# `During 1994, Eisner Food`: a year, and no house.
_PREPOSITIONS = frozenset(b"during since until in from by after before between around of for".split())


def _is_place(match: re.Match[bytes]) -> bool:
    """A place, and no `Appendix A 12`: no word of it is one that settings and programs are made of."""
    words = [word.strip(b".,'-").lower() for word in match[0].split()]
    return (
        words[0] not in _PREPOSITIONS
        and _BYTES.fullmatch(match[0]) is None
        and not any(
            word in COMMON or names_nobody(word)
            for word in words[1:]
            if len(word) > _SHORT and not word.isdigit()
        )
        and (
            words[0] in _STREETS
            or len(words[0]) <= _SHORT
            or not (words[0] in COMMON or names_nobody(words[0]))
        )
    )


def names_a_street(words: bytes) -> bool:
    """Whether the word before a number is the name of a street, and no `Monitoring 12`, `During 1994`."""
    named = re.match(rb"[^0-9]*?([^\s0-9]+) [^0-9]*[0-9]", words)
    return named is None or not is_plain(named[1].decode("utf-8", "replace"))


# A code of a town behind a sign that divides: `Storgata 12 | 0155 Oslo`.
_TOWN_BEHIND = re.compile(rb" (?:[|-]|\xc2\xb7) (?:[A-Z]{1,2}-)?[0-9]{4,5} ")


def _is_street(match: re.Match[bytes]) -> bool:
    told = b"," in match[0] or _TOWN_BEHIND.search(match[0]) or _SURE_STREET.search(match[0])
    return bool(told) and names_a_street(match[0])


def _has_number(match: re.Match[bytes]) -> bool:
    return has_digit(match[1])


def _called(match: re.Match[bytes]) -> bool:
    digits = sum(48 <= sign <= 57 for sign in match[1])  # noqa: PLR2004 - the ASCII digits
    return (
        digits in _DIGITS
        and re.fullmatch(
            rb"(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}.{0,3}|[0-9]{1,3}(?:\.[0-9]{1,3}){3}", match[1]
        )
        is None
    )


RULES: tuple[Rule, ...] = (
    rule("address", rb"\b(?:" + _UNIT.removeprefix(rb"(?:,? ").removesuffix(rb")") + rb",? )?[0-9]{1,5}[A-Za-z]?(?:-[0-9]{1,5})? (?:[NSEW]{1,2}\.? )?(?:[A-Z0-9](?:[A-Za-z0-9'.-]|[\xc3-\xc5][\x80-\xbf]){1,20} ){1,4}" + _US_WORD + rb"\b\.?(?: (?:North|South|East|West|N|S|E|W|NE|NW|SE|SW)\b\.?)?" + _UNIT + rb"?" + _AMERICAN_TOWN),
    rule("address", rb"(?<![0-9A-Za-z./-])(?:Unit|Shop|Flat|Apt) [0-9]{1,4}[A-Z]?/[0-9]{1,5}[A-Z]? (?:" + _CAPITAL + rb" ){1,3}" + _US_WORD + rb"\b\.?" + _AMERICAN_TOWN),
    rule("address", rb"(?<![0-9A-Za-z-])(?:Blk|Block) [0-9]{1,4}[A-Z]? (?:" + _CAPITAL + rb" ){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Cres|Ring|Link|Lane|Walk|Way)(?: [0-9]{1,3})?(?:,? #?[0-9]{1,3}-[0-9]{1,5})?(?:,? (?:Singapore )?[0-9]{6})?(?![0-9A-Za-z])"),
    rule("address", rb"(?<![0-9A-Za-z-])Flat (?:No\.? ?)?[0-9]{1,4}[A-Z]?, (?:" + _CAPITAL + rb"(?: " + _CAPITAL + rb"){0,2}, ){0,3}(?:" + _CAPITAL + rb" ){1,3}(?:Road|Rd|Nagar|Marg|Street|Layout|Colony|Lane|Enclave|Vihar|Cross)\b(?:,? " + _TOWN + rb")?(?:[ ,-]{1,3}[0-9]{3} ?[0-9]{3}(?![0-9]))?"),
    rule("address", rb"\b(?:Unit|Suite|Apartment|Flat|Block) [0-9]{1,4}[A-Z]?,? (?:" + _CAPITAL + rb" ){1,4}" + _US_WORD + rb"\b\.?" + _AMERICAN_TOWN),
    rule("address", rb"(?i:(?<![a-z\x80-\xff])(?:(?<![0-9] )[0-9]{1,4}(?: ?(?:bis|ter))?,? )?" + _STREET_BEFORE + rb") " + _PLACE + rb",? " + _HOUSE + rb"(?![0-9A-Za-z])" + _THEN_TOWN, accept=_is_place),
    rule("address", rb"(?<![0-9A-Za-z.])(?<![0-9] )[0-9]{1,4}(?: ?(?:bis|ter|quater|[A-D]))?,? (?i:" + _STREET_BEFORE + rb") " + _PLACE + rb"(?![0-9A-Za-z])" + _THEN_TOWN, accept=_is_place),
    rule("address", rb"(?<![A-Za-z])(?!(?i:wohnhaft|wohnt|anschrift|adresse) )(?:" + _CAPITAL + rb"[ -]){0,3}" + _U + rb"(?:[A-Za-z-]|[\xc3-\xc5][\x80-\xbf]){0,30}(?i:" + _STREET_AFTER + rb") " + _HOUSE + rb"(?![0-9A-Za-z.:])" + _THEN_TOWN, accept=_is_street),
    rule("address", rb"(?<![A-Za-z\x80-\xff])(?:" + _U + rb"(?:[a-z]|[\xc3-\xc5][\x80-\xbf]){1,30}str\.|" + _U + rb"[a-z]{2,30}vej|" + _U + rb"[a-z]{2,30}tie|" + _U + rb"[a-z]{2,30}hof) " + _HOUSE + rb"(?![0-9A-Za-z.:])" + _THEN_TOWN, accept=lambda match: b"," in match[0] or b"str." in match[0]),
    rule("address", rb"(?<![A-Za-z\x80-\xff])(?:(?:Am|An der|Auf dem|Im|In der|Zum|Zur|Unter den|Hinter der|Vor dem|Bei der) )(?:" + _CAPITAL + rb" ){1,3}" + _HOUSE + rb",? " + _CODE + rb" " + _TOWN, accept=_is_place),
    rule("address", rb"\b(?i:p\.? ?o\.? ?box|post office box|postfach|apartado(?: de correos)?|bo\xc3\xaete postale|bp|casella postale|postbus|caixa postal|private bag) [0-9]{1,6}(?![0-9])" + _AMERICAN_TOWN),
    rule("address", rb"(?<![0-9A-Za-z.-])[0-9]{1,4}[A-Za-z]?,? " + _CAPITAL + rb"(?: " + _CAPITAL + rb"){0,3}, " + _TOWN + rb",? [A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}(?![A-Za-z0-9])"),
    rule("address", rb"(?<![0-9A-Za-z.-])[0-9]{1,2}-[0-9]{1,2}-[0-9]{1,3} [A-Z][A-Za-z-]{2,30},? [A-Z][A-Za-z-]{2,30}-(?:ku|shi|ken|machi|cho)\b(?:, [A-Z][A-Za-z-]{2,20})?(?: [0-9]{3}-[0-9]{4})?"),
    rule("address", rb"(?<![0-9A-Za-z.-])" + _CAPITAL + rb"(?: " + _CAPITAL + rb")? [0-9]{1,2}-[0-9]{1,2}(?:-[0-9]{1,3})?, [A-Z][A-Za-z-]{2,30}-(?:ku|shi|ken|machi|cho|gun)\b(?:, [A-Z][A-Za-z-]{2,20}){0,2}(?: [0-9]{3}-[0-9]{4})?"),
    rule("address", rb"(?<![0-9A-Za-z.-])" + _CAPITAL + rb"(?: " + _CAPITAL + rb"){0,2} (?:\xc3\xbat|sug\xc3\xa1r\xc3\xbat|sgt\.|krt\.|utca|u\.|t\xc3\xa9r|k\xc3\xb6r\xc3\xbat|fasor|sor) [0-9]{1,4}(?:/[A-Za-z0-9])?\.?(?:, ?(?:H-)?[0-9]{4} " + _CAPITAL + rb")?"),
    rule("address", rb"(?i:(?<![a-z\x80-\xff])" + _LIVES + rb")\s?:?\s{1,2}([0-9]{1,5}[A-Za-z]? [^\r\n\"<>|;=@\[\]{}]{4,80}?" + _CODE + rb")(?![0-9A-Za-z])", group=1),
    rule("address", rb"(?i:(?<![a-z\x80-\xff])" + _LIVES + rb")\s?:?\s{1,2}((?:(?!via |over )" + _PLACE + rb") " + _HOUSE + rb",? " + _CODE + rb" " + _TOWN + rb")", group=1),
    rule("address", rb"(?<![0-9A-Za-z.-])" + _CAPITAL + rb"(?: " + _CAPITAL + rb"){0,2} [0-9]{1,4}[a-z]?(?:,| \xc2\xb7| -| \|) ?(?:[A-Z]{1,2}-)?(?:[0-9]{5}|[0-9]{4} [A-Z]{2}|[0-9]{2}-[0-9]{3}) " + _TOWN, accept=_is_place),
    rule("address", rb"(?i)(?:\bsnmp(?:-server)? location|\bsyslocation(?:\.0)?)[ \t:=]{1,40}(?:STRING: ?)?[\"']?([^\s\"'][^\r\n\"']{2,119})", accept=lambda match: not is_placeholder(match[1]), group=1),
    rule("person", rb"(?i)(?:\bsnmp(?:-server)? contact|\bsys-info contact|\bsyscontact(?:\.0)?)[ \t:=]{1,40}(?:STRING: ?)?[\"']?([^\s\"'@,;<][^\r\n\"'@,;<]{2,59}?)(?=\s{0,3}(?:[\"',;<(]|$))", accept=lambda match: not is_placeholder(match[1]), group=1),
    rule("address", rb"(?<![A-Za-z\x80-\xff])(?:" + _CAPITAL + rb" ){1,3}(?:GIR 0AA|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])", accept=_is_place),
    rule("phone", "(?:電話番号|電話|携帯電話|携帯番号|携帯|電話|电话|手机号码|手机号|手机|聯絡電話|行動電話|手機|전화번호|전화|휴대폰|핸드폰|연락처)(?:は|是|为|는|은)?".encode() + rb"[ :]{0,3}(?:\xef\xbc\x9a)?[ ]{0,2}(\+?\(?[0-9](?:[ ./()-]{0,3}[0-9]){6,14})(?![0-9A-Za-z])", group=1),
    rule("phone", rb"(?<=[\"',;|])(0(?:1[567][0-9]{8,9}|7[0-9]{9}))(?=[\"',;|])", group=1),
    rule("phone", rb"(?<![0-9A-Za-z.:/+-])(?<![0-9A-Fa-f]{2} [0-9A-Fa-f]{2} [0-9A-Fa-f]{2} )0[1-9](?:(?: [0-9]{2}){4}|(?:\.[0-9]{2}){4})(?![0-9A-Za-z]|[ ./-][0-9])"),
    rule("date_of_birth", rb"(?i)(?<![a-z\x80-\xff])(?:" + _BORN + rb")[\"'`)]{0,2}[.?]?(?: (?:on file|on record|we have|held|listed|given) ?\(?)?\s?(?:(?<![a-z])(?:it's|it is|is|was|ist|est|es|\xc3\xa8))?[:=]?\s{0,3}(?:(?<![a-z])(?:on |the |am |den |dne |le |el d\xc3\xada |el |il |em |op |den |\xd1\x8d ))?[\"'`]?" + _DAY + rb"(?![0-9])", accept=_has_number, group=1),
    rule("date_of_birth", rb"(?i)(?<![a-z\x80-\xff])(?:" + _BORN + rb")[^\r\n]{0,60}?\b(?:should (?:be|read)|correct(?:ed)? (?:is|to|one is)|changed? to|actually|instead of|richtig (?:ist|w\xc3\xa4re)|statt) (?:the )?" + _DAY + rb"(?![0-9])", accept=_has_number, group=1),
    rule("phone", rb"(?i)(?<![a-z0-9\x80-\xff_.-])(?:" + _TELEPHONE + rb")(?:[ .-]?(?:no|nr|number|num|n\xc2\xb0|#))?[.:]{0,2}(?: (?:is|ist|lautet|es|est|er|\xc3\xa4r|\xc3\xa8|\xc3\xa9(?: o)?|je|to|jest|on|ni|saya|yangu|adalah|c\xe1\xbb\xa7a t\xc3\xb4i|l\xc3\xa0)){0,2}\s{0,3}[:=\xef\xbc\x9a]{0,3}\s{0,3}[\"'(]?(\+?\(?[0-9](?:[ ./()-]{0,3}[0-9]){6,14})(?![0-9A-Za-z]|[.:-][0-9])", accept=_called, group=1),
    rule("phone", rb"(?<![0-9A-Za-z.:/+-])(?<![0-9] )0[1-9](?:[0-9] [0-9]{8}|[0-9]{2} [0-9]{7})(?![0-9A-Za-z]|[ ./:,-][0-9])"),
    rule("phone", rb"(?<![A-Za-z0-9+.)-])\(0[0-9]{1,5}\) ?(?:[0-9]{2,5}(?:[ -][0-9]{2,5}){1,3}|[0-9]{5,9})(?![0-9A-Za-z]|[.:-][0-9])"),
    rule("phone", rb"(?i)(?:ext|extension|x|durchwahl|poste|anexo|interno|toestel)\.? ?:? ?([0-9]{2,6})(?![0-9A-Za-z.:])", accept=lambda match: re.search(rb"[0-9]{3}[-. )][0-9]{3,4}[ ,;]{0,3}$", match.string[max(0, match.start() - 12) : match.start()]) is not None, group=1),
    rule("phone", rb"(?i)(?<![a-z0-9_.-])[ptmf][.:] ?(\+?\(?[0-9]{1,5}\)?(?:[ ./()-]{1,3}[0-9]{2,8}){1,5})(?![0-9A-Za-z]|[.:-][0-9]| [0-9]{2}:[0-9]{2}:)", accept=_called, group=1),
    rule("phone", rb"(?i)(?:callerid|caller id|clid|cnam|ani|(?:from|to|p-asserted-identity):.{0,60}(?:sip|tel))\W{1,4}(?:\"[^\"\r\n]{0,60}\" ?)?<?(?:sip:|tel:)?(\+?[0-9]{7,15})(?=[@>;\s\"]|$)", group=1),
    rule("address", rb"(?i:(?<![a-z\x80-\xff])(?:" + _BORN + rb") (?:bin ich |wurde ich )?(?:on |the |am |le |el |il |em |op |den )?(?:[0-9./ -]{6,12}|[0-9]{1,2}\.? [a-z\x80-\xff]{3,12} [0-9]{4})(?:,? (?:in|\xc3\xa0|a|en|em|te|i|w|v) ))(" + _CAPITAL + rb"(?:(?<![a-z]{3}\.)[ -]" + _CAPITAL + rb"(?! ?:)){0,2})", group=1),
    rule("address", rb"(?i:(?<![a-z\x80-\xff])(?:born in|geboren (?:te|in)|n\xc3\xa9e? \xc3\xa0|nacid[oa] en|nascid[oa] em|nat[oa] a|urodzon[ya] w|f\xc3\xb6dd i|f\xc3\xb8dt i|narozena? v|ro\xc4\x91ena? u)) (" + _CAPITAL + rb"(?:[ -]" + _CAPITAL + rb"(?! ?:)){0,2})", accept=lambda match: is_unknown(match[1]), group=1),
    rule("address", rb"(?<![0-9A-Za-z.-])[0-9]{4} " + _CAPITAL + rb", " + _CAPITAL + rb"(?: " + _CAPITAL + rb"){0,2} (?:\xc3\xbat|sug\xc3\xa1r\xc3\xbat|sgt\.|krt\.|utca|u\.|t\xc3\xa9r|k\xc3\xb6r\xc3\xbat) [0-9]{1,4}(?:/[A-Za-z0-9])?"),
    rule("address", _CAPITAL + rb"(?: " + _CAPITAL + rb"){0,3} (?:Bulvar\xc4\xb1|Blv\.|Caddesi|Cad\.|Cd\.|Sokak|Soka\xc4\x9f\xc4\xb1|Sok\.|Sk\.|Mahallesi|Mah\.)[ ,]{0,2}[^\r\n;|\"<>=]{0,60}?No ?[:.]? ?[0-9]{1,4}(?:[^\r\n;|\"<>=]{0,40}?[0-9]{5} " + _CAPITAL + rb"(?: ?/ ?" + _CAPITAL + rb")?)?"),
)  # fmt: skip

"""Street addresses told by how they end: a town with its postal code, whatever the street is called."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_unknown
from portal.redaction.rules.words.nobody import names_nobody

_U = rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4\xc5][\x80-\xbf])"
_WORD = rb"(?:" + _U + rb"(?:[a-z]{0,2}\.|(?:[A-Za-z'-]|[\xc3-\xca][\x80-\xbf]){0,24}))"
_WORDS = (
    _WORD
    + rb"(?: (?:(?:de|da|do|dos|das|del|della|di|la|las|los|le|les|du|des|van|der|den|y|e|am|an) ){0,2}"
    + _WORD
    + rb")"
)
_UNIT = rb"(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|Studio|Interior|Edif|Piso|Piano|Appartamento|Depto|Puerta|#)\.? ?[0-9A-Za-z-]{1,6} ?)"
# Places where mail of armed forces goes, and what stands before their code (USPS Publication 28, 225).
_FORCES = rb"(?:PSC|CMR|Unit|USS|USNS|USNV|USCGC|USAV)"
_STREET = (
    rb"(?i:rua|avenida|av\.?|travessa|alameda|esplanada|pra\xc3\xa7a|largo|rodovia|estrada|quadra|viela|jardim|setor|sector|n\xc3\xbacleo|loteamento|passarela|trecho|vereda|fazenda|parque|morro|ladeira|condom\xc3\xadnio|favela|conjunto|aeroporto|campo|"
    rb"calle|camino|ca\xc3\xb1ada|c\xc3\xa1rrer|carrera|carretera|cuesta|glorieta|paseo|pasadizo|pasaje|plaza|ronda|r\xc3\xbaa|urbanizaci\xc3\xb3n|v\xc3\xada|acceso|vial|alameda|callej\xc3\xb3n|calzada|cerrada|circuito|circunvalaci\xc3\xb3n|corredor|diagonal|eje vial|peatonal|perif\xc3\xa9rico|privada|prolongaci\xc3\xb3n|retorno|viaducto|boulevard|bulevar|andador|"
    rb"via|viale|piazza|piazzale|corso|strada|vicolo|contrada|borgo|incrocio|rotonda|stretto|canale|rue|chemin|place|quai|"
    rb"aleea|bulevardul|calea|intrarea|splaiul|strada|ul\.|ulica|al\.|pl\.)"
)
_CITY_CODE = rb"(?:[A-Z]{1,2}-)?(?:[0-9]{3} [0-9]{2}|[0-9]{4,6}|[0-9]{2}-[0-9]{3}|[0-9]{4} ?[A-Z]{2})"
_COUNTRIES = (
    rb"Argentina|Australia|Austria|Belgium|Brazil|Bulgaria|Canada|Chile|China|Colombia|Croatia|Cyprus|Czech Republic|Czechia|Denmark|Estonia|Finland|France|Germany|Greece|Greenland|Hungary|Iceland|India|Ireland|Israel|Italy|Japan|Latvia|"
    rb"Liechtenstein|Lithuania|Luxembourg|Malaysia|Malta|Mexico|Morocco|Netherlands|New Zealand|Norway|Poland|Portugal|Romania|Serbia|Singapore|Slovakia|Slovenia|South Africa|South Korea|Spain|Sweden|Switzerland|Taiwan|Thailand|Tunisia|Turkey|"
    rb"Ukraine|United Kingdom|United States|Uruguay|USA|UK|Deutschland|\xc3\x96sterreich|Schweiz|Suisse|Belgique|Espa\xc3\xb1a|Italia|Nederland|Polska|Brasil|Sverige|Norge|Danmark|Suomi"
)
# How streets end in North America (USPS Publication 28, C1), and in languages that write them as one word.
_KINDS_OF_STREETS = rb"(?:Alley|Annex|Arcade|Avenue|Bend|Bluff|Boulevard|Branch|Bridge|Brook|Burg|Bypass|Camp|Canyon|Cape|Causeway|Circle|Cliff|Common|Corner|Course|Court|Cove|Creek|Crescent|Crest|Crossing|Crossroad|Curve|Dale|Divide|Drive|Estate|Expressway|Extension|Fall|Ferry|Field|Flat|Ford|Forest|Forge|Fork|Fort|Freeway|Garden|Gateway|Glen|Green|Grove|Harbor|Haven|Heights|Highway|Hill|Hollow|Inlet|Island|Isle|Junction|Knoll|Lake|Landing|Lane|Light|Loaf|Lock|Land|Lodge|Loop|Mall|Manor|Meadow|Mews|Mill|Mission|Motorway|Mount|Mountain|Neck|Orchard|Oval|Overpass|Park|Parkway|Passage|Path|Pike|Pine|Place|Plain|Plaza|Point|Promenade|Quad|Port|Prairie|Radial|Ramp|Ranch|Rapid|Ridge|River|Road|Route|Row|Run|Shoal|Shore|Skyway|Spring|Spur|Square|Station|Stravenue|Stream|Street|Summit|Terrace|Throughway|Trace|Track|Trafficway|Trail|Tunnel|Turnpike|Underpass|Union|Valley|Viaduct|View|Village|Ville|Vista|Walk|Wall|Way|Well)s?"
_ONE_WORD = rb"(?i:stra\xc3\x9fe|strasse|straat|laan|plein|gracht|kade|singel|dijk|steeg|baan|boulevard|weg|hof|pad|platz|allee|gasse|ring|ufer|damm|gatan|gata|gate|gade|v\xc3\xa4gen|vegen|veien|vej|all\xc3\xa9n|backen|bakken|gr\xc3\xa4nd|stigen|stien|\xc3\xa5sen|jordet|tunet|svingen|tjernet|engen|katu|kuja|polku|tie)"
_NUMBER = rb"(?:(?:Nr|nr|No|no|n)\.? ?)?[0-9]{1,5}[A-Za-z]?(?:[/-][0-9]{1,4}[A-Za-z]?)?"
_POSTCODE = rb"(?:[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2})"
_LIVES = rb"(?i:(?<![a-z\x80-\xff])(?:lives?|lived|living|arrived|arrives|arriving|on[ -]site|installed|delivered|located|picked up|resides?|residing|stays?|wohnt|wohne|wohnhaft|wohnen|vivo|vive|vivimos|resido|reside|habite|habitons|demeurant|demeure|abito|abita|abitiamo|moro|mora|resido|woont|woon|wonen|bor|mieszka|mieszkam|bydl\xc3\xadm|lakom|lakik))"
_AT = rb"(?! (?:jetzt |derzeit )?(?:bei|bim|beim|seit|aber|noch|nicht|mit|allein|chez|con|met|hos|with|alone|now with|nun) )(?i: (?:now |currently |also |jetzt |derzeit )?(?:at|in|on|im|in der|am|an der|en|en la|en el|au|aux|\xc3\xa0|na|no|em|op|op de|p\xc3\xa5|hos|przy|w|presso|i|p\xc3\xa5))? "
_TO = rb"(?i:(?<![a-z\x80-\xff])(?:ship|send|sent|deliver|mail|post|dispatch|forward|courier|return|invoice|taxi|meet|moved?|addresse?s?)(?:ped|ed|s|ing)?(?![a-z])[^.\r\n,:0-9]{0,40}? (?:to|at|with|is) )"


# What a sentence says before a street: `schicken Sie den Beleg an Hafengasse 22`.
_NO_SENTENCE = rb"(?!(?:Sie|Er|Es|Wir|Ich|Man|Bitte|Ihre?n?|Unsere?n?|Meine?n?) )(?![A-Z](?:[a-z]|\xc3[\x80-\xbf]){2,24} an [A-Z])"


def _is_street(match: re.Match[bytes]) -> bool:
    """A street, and no `Appendix 12, 2019 Edition`: some word of it is plain in no language. Years are no years in a face."""
    words = [word.strip(b".,'-") for word in match["street"].split()]
    telling = [word for word in words if len(word) > 2 and not word.isdigit()]  # noqa: PLR2004 - particles
    if any(word.lower() in COMMON or names_nobody(word) for word in telling):
        return False
    return is_unknown(match["street"])


def _is_home(match: re.Match[bytes]) -> bool:
    """What follows `lives at`: a number, and words of which some is plain in no language and none of programs."""
    told = match[1]
    words = re.findall(rb"[A-Za-z\x80-\xff'-]{4,}", told)
    plain = any(word.lower() in COMMON or names_nobody(word) for word in words)
    capital = re.search(rb"(?:^|[ ,])" + _U, told) is not None
    signs = re.search(rb"[/\\_:]|[0-9]\.[0-9]", told) is not None
    return has_digit(told) and capital and not plain and not signs and any(is_unknown(word) for word in words)


def _is_alone(match: re.Match[bytes]) -> bool:
    """Words of which some is plain in no language, and none names something of programs."""
    words = re.findall(rb"[A-Za-z\x80-\xff'-]{4,}", match[1])
    named = words[:-1] if match[1][:1].isdigit() else words  # `00 Molina Mount`: the last says what it is
    return is_unknown(match[1]) and not any(word.lower() in COMMON for word in named)


RULES: tuple[Rule, ...] = (
    rule("address", rb"(?<![0-9A-Za-z.-])[0-9]{1,6}[A-Za-z]?,? " + _WORDS + rb"{0,4}" + _UNIT + rb"?, ?" + _WORDS + rb"{0,3},? (?:[A-Z]{2,3},? [0-9]{5}(?:-[0-9]{4})?|[A-Z]{2},? [A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[A-Z]{2,3},? [0-9]{4})(?![0-9A-Za-z])"),
    rule("address", rb"(?<![0-9A-Za-z])" + _FORCES + rb" [A-Za-z0-9\x80-\xff' .-]{1,30},?(?: Box [0-9]{1,6})?,? [ADF]PO,? A[AEP] [0-9]{5}(?:-[0-9]{4})?"),
    rule("address", rb"(?<![0-9A-Za-z])(?:Flat|Studio|Unit|Apartment|Apt) ?[0-9A-Za-z]{1,5},? [^\r\n;:|<>\"=]{3,60}?, ?" + _POSTCODE + rb"(?![0-9A-Za-z])"),
    rule("address", rb"(?<![0-9A-Za-z.-])[0-9]{1,5},? " + _WORDS + rb"{0,3}, " + _WORDS + rb"{0,2},? " + _POSTCODE + rb"(?![0-9A-Za-z])"),
    rule("address", rb"(?<![0-9A-Za-z.\x80-\xff-])" + _WORDS + rb"{1,3} [0-9]{1,4}[a-z]?, " + _WORDS + rb"{0,2},? " + _POSTCODE + rb"(?![0-9A-Za-z])"),
    rule("address", rb"(?<![0-9A-Za-z.\x80-\xff-])" + _NO_SENTENCE + rb"(?P<street>" + _WORDS + rb"{0,4}) [0-9]{1,4}(?:/[0-9]{1,4})?[A-Za-z]?\.?, ?" + _CITY_CODE + rb" " + _WORDS + rb"{0,3}(?: [0-9]{1,2}(?![0-9A-Za-z:.,/-]))?(?![A-Za-z\x80-\xff]{0,24} ?:)", accept=_is_street),
    rule("address", rb"(?<![0-9A-Za-z\x80-\xff])" + _STREET + rb" (?i:(?:da|do|dos|das|de|del|de la|de los|della|delle|dei|du|des) )?" + _WORDS + rb"{0,4}(?:,? (?:n[.\xc2\xba\xb0]{0,3} ?)?[0-9]{1,5}[A-Za-z]?)?[^\r\n;:|<>\"=]{0,60}?[ ,](?:[A-Z]{1,3},? )?[0-9]{5}(?:-[0-9]{3,4})?(?:,? " + _WORDS + rb"{0,4})?(?: [/-] [A-Z]{2}| ?\([A-Z]{2}\)|-[A-Z]{2}|, [A-Z]\.(?:[A-Z]\.){1,2})?(?![0-9A-Za-z])"),
    rule("address", rb"(?<![0-9A-Za-z.-])[0-9]{1,5}(?:/[0-9]{1,4})?,? " + _WORDS + rb"{0,3},? " + _WORDS + rb"{0,2}[ -]+[0-9]{6}(?![0-9A-Za-z])", accept=lambda match: b"," in match[0]),
    rule("address", _LIVES + _AT + rb"([^\r\n;\"<>|=]{5,110}?)(?=(?<! [A-Z][a-z])(?<! Edif)(?<! Depto)(?<! Apt)(?<! Ste)[.?!](?:\s|$)|[;\r\n]|, [a-z]{3,16} [A-Za-z0-9]|, [A-Z][A-Za-z-]{1,30}(?:nummer|-?[Nn]r\.?|-ID) | (?:since|for|seit|depuis|desde|sinds|dal|sedan|siden) (?:[0-9]|[a-z]{2,10} )| (?:at|um|[\xc3][\xa0]) [0-9]{1,2}[:h.]|,? (?:and|but|und|aber|y|et|e|mais|ma|en|och|og|i) [a-z\xc3]|$)", accept=_is_home, group=1),
    rule("address", _TO + rb"(?:" + _WORDS + rb"{1,3}, )?([0-9]{1,6}[A-Za-z]?,? " + _U + rb"[^\r\n;\"<>|=]{5,90}?)(?=[.?!](?:\s|$)|[;\r\n]|$)", accept=_is_home, group=1),
    rule("address", _TO + rb"(?:" + _U + rb"[^\r\n,;:?!\"<>|=]{0,40}? is )?(" + _WORDS + rb"{0,3} [0-9]{1,4}[a-z]?\.?, " + _WORDS + rb"{0,3})(?![A-Za-z\x80-\xff])", accept=_is_home, group=1),
    # A street alone on its line, as it stands below a name.
    rule("address", rb"^[>? \t]{0,8}([0-9]{1,6}[A-Za-z]? (?:" + _WORD + rb" ){1,3}" + _KINDS_OF_STREETS + rb"\.?" + _UNIT + rb"?)\s{0,4}$", accept=_is_alone, group=1),
    rule("address", rb"^[>? \t]{0,8}((?:" + _WORD + rb"[ -]){0,3}" + _U + rb"(?:[a-z'-]|[\xc3-\xc5][\x80-\xbf]){1,30}" + _ONE_WORD + rb" " + _NUMBER + rb")\s{0,4}$", accept=_is_alone, group=1),
    rule("address", rb"^[>? \t]{0,8}(" + _STREET + rb" (?i:(?:da|do|dos|das|de|del|de la|de los|della|delle|dei|du|des) )?" + _WORDS + rb"{0,3},? " + _NUMBER + _UNIT + rb"{0,2})\s{0,4}$", accept=_is_alone, group=1),
    # Where somebody lives as directories write it (RFC 4519: `l`).
    rule("address", rb"^l: (" + _WORDS + rb"{0,3})\s{0,4}$", group=1),
    rule("address", rb"^[>? \t]{0,8}((?:Apt|Apartment|Unit|Flat)\.? ?#?[0-9]{1,5}[A-Za-z]?)\s{0,4}$", group=1),
    rule("postal_code", rb"^[>? \t]{0,8}(?:" + _COUNTRIES + rb"),? ((?:[A-Z]{1,2}-)?[0-9]{3,6}|[0-9]{3,5}[ -][0-9A-Z]{2,3}|[0-9]{2}-[0-9]{3}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])\s{0,4}$", group=1),
)  # fmt: skip

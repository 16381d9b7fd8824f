"""Where people live as letters, tables and forms write it: houses with names, parts of houses, postal codes alone."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule, spelled
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_unknown
from portal.redaction.rules.words.nobody import names_nobody

_CAPITAL = rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4-\xc6\xc8][\x80-\xbf])(?:[a-z'-]|[\xc3-\xca][\x80-\xbf]){1,24}"
_WORDS = _CAPITAL + rb"(?:(?: |-)(?:(?:of|the|in|on|upon|under|next|by|at|le|y) )?" + _CAPITAL + rb"){0,3}"
_TOWN = _CAPITAL + rb"(?:[ -]" + _CAPITAL + rb"){0,2}"
# Behind the blank a digit and two letters that no code of the Post has with `GB` and `TB` of a disk.
_POSTCODE = rb"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9](?!GB|TB|GH)[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])"
_INNER = rb"(?i:flat|unit|shed|workshop|hangar|warehouse|stall|barn|kiosk|bay|block|office|apt|apartment|room|suite|studio|plot|lot|bungalow|chalet|caravan|pitch|berth) [0-9]{1,4}[A-Za-z]?"
_NUMBERED = rb"(?:" + _INNER + rb"|[0-9]{1,4}[A-Za-z]?,? " + _WORDS + rb")"
_GATE = rb"[0-9A-Z] [0-9][A-Z]{2}"
_NO_WORD = rb"(?<![A-Za-z0-9\x80-\xff_./-])"
_HOUSES = rb"(?:Cottages?|Houses?|Barns?|Farm|Farmhouse|Lodge|Hall|Mill|Chapel|Rectory|Vicarage|Manse|Bungalow|Croft|Grange|Manor|Villas?|Forge|Stables|Almshouses|Buildings|Mansions|Bank|End|Bothy|Oast|Priory|Granary|Annexe|Flat|Wing|Gatehouse|Stable|Toll House|View)"
_ROWS = rb"(?:Cottages|Villas|Almshouses|Buildings|Mansions|Houses|View|Approach|Brow|Loke|Rise|Fold|Wynd|Brae|Vale|Steps|Staithe|Ropewalk|Drove|Chase|Dene|Garth|Ginnel|Twitten)"
_LANES = rb"(?:Lane|Road|Street|Hill|Row|Loke|Way|Drove|Green|Close|Drive|Avenue|Brow|Rise|Terrace|Gate|Wynd|Brae|Common|Quay|Mews|Walk|Chase)"
# What stands between a house and its town: the part of it, in the words of many countries.
_PART = (
    rb"(?:,? (?:(?i:"
    + spelled(
        "lgh|lght|trp|trappa|vån|leil|as|bolig|leilighet|lejl|m|lok|mieszkanie|lokal|byt|č\\.b|whg|top|tür|stiege|app|appt|apt|apto|bte|boîte|esc|escalera|pta|puerta|piso|planta|bloque|blq|portal|fração|fracção|frac|loja|"
        "int|interno|scala|sc|piano|et|etaj|bl|ap|kat|daire|d|blok|кв|корп|эт|подъезд|оф|διαμ|όροφος"
    )
    + rb")\.? ?[0-9]{0,4}[A-Za-z]?(?![A-Za-z])|[0-9]{1,2}\. ?(?i:th|tv|mf|og|stock|etage|sal|em|emelet)\.?(?: (?i:links|rechts|mitte|tv|th|mf)\.?)?|[0-9]{1,2}\.?(?:\xc2[\xba\xaa\xb0]|\xc3\xa8?me)\.? ?(?:[A-Z](?![A-Za-z])|(?i:izq|izda|izqda|dcha|esq|dto|frente|frt|\xc3\xa9tage)\.?)?|r/c\.?(?: (?i:esq|dto|frt|frente)\.?)?|fszt\.?(?: ?[0-9]{1,2}\.?)?|H0[0-9]{3}|(?:st|kl)\. ?(?:th|tv|mf)\.?|[IVX]{1,4}\. ?/ ?[0-9]{1,3}\.?|[A-H] [0-9]{1,3}))"
)
_CODE = rb"(?:[A-Z]{1,2}-)?(?:[0-9]{2}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{5}|[0-9]{4}(?: ?[A-Z]{2})?|[0-9]{3} [0-9]{2})"
_HOUSE = rb"(?:(?:(?i:n[.o\xc2\xba\xb0]{0,3}|nr\.?|no\.?)[: ]?)?[0-9]{1,4} ?(?:[A-Za-z](?![A-Za-z]))?(?:[/-][0-9]{1,4}[A-Za-z]?)?)"
_THEN_TOWN = rb"(?:,? " + _CODE + rb",? " + _TOWN + rb"(?: [A-Z](?![A-Za-z0-9]))?|, " + _TOWN + rb")"
_STREETS = spelled(
    "ul\\.|ulica|rua|r\\.|av\\.|avda\\.|avenida|calle|c/|via|viale|piazza|rue|str\\.|strada|ulice|utca|plaza|paseo|praça|travessa"
)
_SMALL = rb"(?:de la|de|da|do|dos|das|del|della|dei|delle|dell'|la|le|du|des|los|las)"
# Buildings that many live in.
_BUILDINGS = spelled(
    "résidence|immeuble|bâtiment|lotissement|hlm|cité|quinta|urbanización|edificio|edifício|residencial|cascina|condominio|condomínio|lieu-dit|hameau|domaine|château|conjunto|palazzo|villa"
)
# Short words for streets and places where people live; they stand before the name.
_BEFORE = spelled(
    "os\\.|osiedle|pl\\.|al\\.|rynek|bulwar|nám\\.|náměstí|námestie|nábř\\.|nábřeží|tř\\.|třída|sídliště|bd\\.|b-dul|bdul|șos\\.|șoseaua|splaiul|intrarea|piața|aleea|calea|cartier|"
    "frazione|fraz\\.|loc\\.|località|borgata|cascina|v\\.le|p\\.za|p\\.zza|c\\.so|lungomare|lungarno|salita|lieu-dit|lotissement|résidence|hameau|ruelle|sentier|bd|rés\\.|lot\\.|"
    "pza\\.|plza\\.|ctra\\.|urb\\.|barrio|travesía|rambla|costanilla|praceta|beco|lg\\.|pç\\.|pct\\.|quinta|bairro|r\\.|trav\\.|largo|kv\\.|kvarteret|bul\\.|zh\\.k\\."
)

_CYRILLIC = rb"(?:\xd0[\x81\x84-\xaf])(?:[\xd0\xd1][\x80-\xbf]|-){2,40}"


def _is_place(match: re.Match[bytes]) -> bool:
    """Words of which none is one of programs, and some is plain in no language."""
    words = re.findall(rb"[A-Za-z\x80-\xff'-]{4,}", match[0])
    return is_unknown(match[0]) and not any(word.lower() in COMMON or names_nobody(word) for word in words)


def _is_named(match: re.Match[bytes]) -> bool:
    """A house and its lane or town: no word behind the first comma is one of programs."""
    behind = re.findall(rb"[A-Za-z\x80-\xff'-]{4,}", match[0].partition(b", ")[2])
    return not any(word.lower() in COMMON for word in behind)


def _is_row(match: re.Match[bytes]) -> bool:
    """A row of houses with its number, and no `12 Business View`."""
    words = re.findall(rb"[A-Za-z\x80-\xff'-]{3,}", match[0])
    return not any(word.lower() in COMMON for word in words[:-1])


RULES: tuple[Rule, ...] = (
    # Of Britain: pieces with capitals up to the postal code, and the code alone in a cell or on a line.
    rule("address", _NO_WORD + rb"(?:" + _WORDS + rb" " + _HOUSES + rb", )?(?:" + _NUMBERED + rb",? ){1,2}(?:" + _WORDS + rb",? ){0,3}" + _POSTCODE, gate=_GATE),
    rule("address", _NO_WORD + rb"(?:" + _WORDS + rb",? ){1,3}" + _POSTCODE, gate=_GATE),
    rule("postal_code", rb"(?:^[>| \t]{0,12}|[\"',;|>] ?)(" + _POSTCODE + rb")(?=\s{0,4}$|[\"'.;|<,]| \|)", group=1),
    # Houses that bear a name, before their lane or their town.
    rule("address", _NO_WORD + rb"(?:The )?(?:Old )?(?:" + _CAPITAL + rb" ){0,2}" + _HOUSES + rb", (?:[0-9]{1,4}[A-Za-z]? )?(?:" + _CAPITAL + rb" ){1,3}" + _LANES + rb"(?![A-Za-z])(?:, " + _TOWN + rb")?", accept=_is_named),
    rule("address", _NO_WORD + rb"The (?:Old )?(?:" + _CAPITAL + rb" )?" + _HOUSES + rb", " + _TOWN + rb"(?=[.;,|<\"]| \||\s{0,4}$)", accept=_is_place),
    rule("address", rb"(?<![A-Za-z0-9\x80-\xff_.,:/-])(?<![0-9] )[0-9]{1,3}[A-Za-z]? (?:" + _CAPITAL + rb" ){1,2}" + _ROWS + rb"(?![A-Za-z])(?:, " + _TOWN + rb")?", accept=_is_row),
    # Of Ireland, up to the county; and buildings with a name before their code and town.
    rule("address", _NO_WORD + rb"(?:(?:[0-9]{1,4}[A-Za-z]? )?" + _WORDS + rb", ){1,4}(?:Co\.|Co|County) " + _CAPITAL + rb"(?:,? [A-Z][0-9][0-9W] ?[A-Z0-9]{4})?(?![A-Za-z])"),
    rule("address", _NO_WORD + rb"(?i:" + _BUILDINGS + rb") [^\r\n;:|<>\"=]{3,70}?,? (?:" + _CODE + rb") " + _TOWN, accept=_is_place),
    rule("address", _NO_WORD + rb"(?:(?:" + _CAPITAL + rb"|[0-9]{1,3}\.) ){0,3}" + _CAPITAL + rb" " + _HOUSE + rb",? (?:[0-9]{4} [A-Z]{2}|[0-9]{2}-[0-9]{3}|[0-9]{3} [0-9]{2}) " + _TOWN, accept=_is_place),
    # With a part of the house before the town, as flats are numbered in Europe.
    rule("address", _NO_WORD + rb"(?:" + _CAPITAL + rb" ){0,2}" + _CAPITAL + rb" " + _HOUSE + _PART + rb"{1,4}" + _THEN_TOWN, accept=_is_place),
    rule("address", _NO_WORD + rb"(?i:" + _BEFORE + rb")(?: " + _SMALL + rb")? ?" + _CAPITAL + rb"(?: (?:" + _SMALL + rb" )?" + _CAPITAL + rb"){0,3},? " + _HOUSE + rb"(?![0-9A-Za-z])" + _PART + rb"{0,4}" + _THEN_TOWN + rb"?", accept=_is_place),
    rule("address", _NO_WORD + rb"(?i:" + _STREETS + rb")(?: " + _SMALL + rb")? ?" + _CAPITAL + rb"(?: (?:" + _SMALL + rb" )?" + _CAPITAL + rb"){0,3},? " + _HOUSE + rb"(?![0-9A-Za-z])" + _PART + rb"{1,4}" + _THEN_TOWN + rb"?", accept=_is_place),
    # A town before its street, as Romania, Hungary, Czechia and their neighbors begin.
    rule("address", _NO_WORD + rb"(?:(?i:loc\.|mun\.|com\.|sat|or\.) ?)?(" + _CAPITAL + rb"(?:-" + _CAPITAL + rb")?),? (?=(?i:" + spelled("str\\.|strada|bd\\.|bulevardul|aleea|calea|șos\\.|ul\\.|nám\\.|ulica|jud\\.") + rb") ?" + _CAPITAL + rb")", accept=lambda match: is_unknown(match[1]), group=1),
    rule("address", _NO_WORD + rb"[1-9][0-9]{3} " + _CAPITAL + rb", (?:" + _CAPITAL + rb" ){1,3}(?:utca|\xc3\xbat|t\xc3\xa9r|k\xc3\xb6r\xc3\xbat|k\xc3\xb6z|sor|d\xc5\xb1l\xc5\x91|lak\xc3\xb3telep|u\.|krt\.) [0-9]{1,4}(?:/[A-Za-z0-9])?\.?(?: (?:[IVX]{1,4}|[0-9]{1,2}|fsz)\.?(?: em\.)?/? ?[0-9]{1,3}\.?(?: ajt\xc3\xb3)?)?"),
    # Of Russia, with the word for the street behind its name: `Вологда, Пречистенская наб., 14-62`.
    rule("address", rb"(?<![\xd0\xd1][\x80-\xbf])(?:" + _CYRILLIC + rb", )?" + _CYRILLIC + rb"(?: " + _CYRILLIC + rb")? (?:" + spelled("ул\\.|улица|наб\\.|набережная|пер\\.|переулок|просп\\.|пр-т|проспект|бул\\.|ш\\.|шоссе|вул\\.|пл\\.|площадь") + rb"),? (?:" + "(?:дом|д)".encode() + rb"\.? ?)?[0-9]{1,4}(?:[-/][0-9]{1,4})?(?:,? (?:" + "кв|корп|стр|оф".encode() + rb")\.? ?[0-9]{1,4}){0,2}"),
    # Of Greece, and of India with the flat before the house.
    rule("address", rb"\xce[\x86-\xab](?:[\xcd-\xcf][\x80-\xbf]){2,24}(?: \xce[\x86-\xab](?:[\xcd-\xcf][\x80-\xbf]){2,24}){0,2} [0-9]{1,3}(?:\xce[\x91-\x94])?,? (?:\xce\xa4\.?\xce\x9a\.? ?)?[0-9]{3} ?[0-9]{2},? \xce[\x86-\xab](?:[\xcd-\xcf][\x80-\xbf]){2,24}"),
    rule("address", _NO_WORD + rb"(?:[A-Z]-?)?[0-9]{1,4},? (?:" + _WORDS + rb", ){1,4}" + _WORDS + rb"[ -]{1,3}[1-9][0-9]{2} ?[0-9]{3}(?![0-9A-Za-z])", accept=_is_place),
)  # fmt: skip

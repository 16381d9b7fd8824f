"""Telephones within a house and beside people: extensions, switchboards, and numbers behind who answers them."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule, parts, rule, spelled
from portal.redaction.rules.values.digit_values import is_address_or_date
from portal.redaction.rules.words.keys import without_accents
from portal.redaction.rules.words.lexicon import is_of_things, may_be_given

_BEFORE = rb"(?<![A-Za-z0-9\x80-\xff_/.-])"


def _with_bare(words: str) -> bytes:
    """Words also as people write them without accents, who write of relatives in haste: `volejte manzelce`."""
    return spelled("|".join(dict.fromkeys((*words.split("|"), *without_accents(words).split("|")))))


# What a telephone within a house is called. Words that mean a place of work or a line too need three digits or a gap.
_LINES = spelled(
    "room phone|bleep|internnummer|internnr|internnr\\.|pobočka|pobočku|pobočce|wewnętrznego|lokalnr|lokalnr\\.|lokalnummer|lokal|lok\\.|linka|linku|lince|linkou|klapka|klapku|klapce|linke|linka č\\.|wew|wew\\.|wewnętrzny|nr wewnętrzny|numer wewnętrzny|mellék|melléke|melléken|dahili|dahilim|dahilisi|interior|int\\.|doorkies|doorkiesnummer|toestel|tst\\.|anknytning|ankn\\.|anknytn\\.|alanumero|"
    "poste|au poste|bip|dect|pager|pieper|piepser|funkmelder|apparat|app\\.|nebenstelle|nst\\.?|durchwahl|dw|dw\\.|hausruf|kurzwahl|ramal|extensão|extensión|ext\\.|extn|extn\\.|ext|extension|interno|anexo|int|radio id|desk phone|internal|внутренний|внутр|доб|добавочный|вн|внутрішній|εσωτερικό|εσωτ|内線|内线|분机|내선|sisenumber|pieptoon|sökare|sökarnummer|søker|calling|callings"
)
# Those that mean nothing else, so that words may stand between: `interno ufficio 318`.
_FIRM = spelled(
    "interno|klapka|toestel|durchwahl|nebenstelle|extension|extn|ext|anknytning|ramal|dahili|mellék|wewnętrzny|bleep|pager|internnummer|alanumero"
)
_SHORT = rb"(-?(?:[0-9]{2}(?=[,;.)]|\s{0,3}$)|[0-9]{2}-[0-9]{2}|[0-9]{3,5}|[0-9] [0-9]{3,4}|[0-9]-[0-9]{3,4}|[0-9]{2} [0-9]{2}))(?![0-9A-Za-z:/%]|[.,-][0-9]| [0-9])"
_KIN = _with_bare(
    "κινητό|γυναίκας|συζύγου|styreleder|vaktmester|vaktmesteren|vaktmästare|vicevært|hausmeister|hausmeisterin|gardien|gardienne|conserje|portero|portiere|zelador|zeladora|huismeester|dozorca|domovník|caretaker|concierge|landlord|oficina|ufficio|escritório|büro|bureau|kantoor|kontor|kontoret|práce|práci|pracy|wife|husband|partner|spouse|mother|mum|mom|father|dad|son|daughter|brother|sister|neighbour|neighbor|carer|flatmate|boyfriend|girlfriend|his mob|her mob|next of kin|assistant|secretary|colleague|deputy|stand-in|"
    "frau|mann|ehefrau|ehemann|mutter|vater|sohn|tochter|bruder|schwester|nachbarin|nachbar|lebensgefährtin|kollegin|kollege|vertretung|femme|mari|épouse|époux|conjoint|conjointe|mère|père|fils|fille|frère|soeur|sœur|voisine|voisin|collègue|compagne|"
    "mujer|marido|esposa|esposo|pareja|madre|padre|hijo|hija|hermano|hermana|vecina|vecino|compañera|compañero|gestora|gestor|mulher|mãe|pai|filho|filha|irmão|irmã|vizinha|vizinho|colega|moglie|marito|compagna|compagno|figlio|figlia|fratello|sorella|vicina|vicino|collega|"
    "vrouw|echtgenoot|echtgenote|man|moeder|vader|zoon|dochter|broer|zus|buurvrouw|buurman|sambo|sambon|fru|frun|make|maken|mamma|pappa|son|dotter|bror|syster|granne|grannen|kone|konen|samboer|mannen|mand|mor|far|sønn|søn|datter|søster|nabo|naboen|kollega|kollegan|kollegaen|vaimo|mies|mieheni|vaimoni|puoliso|äiti|isä|poika|tytär|naapuri|"
    "żona|żony|żonie|mąż|męża|mężowi|matka|matki|ojciec|syn|syna|córka|córki|brat|siostra|sąsiad|sąsiadka|koleżanka|kolega|manželka|manželce|manželku|manžel|manželovi|přítelkyně|přítel|matka|matce|otec|syn|synovi|dcera|dceři|sousedka|soused|kolegyně|zástupce|zástupci|manželke|dcére|susedka|sused|"
    "feleségem|férjem|anyám|apám|fiam|lányom|szomszéd|kolléga|soția|soțul|mama|tata|fiul|fiica|vecina|vecinul|eşim|eşimin|karım|kocam|annem|babam|oğlum|kızım|komşu|жена|жене|жены|муж|мужу|мужа|мама|маме|папа|сын|сыну|дочь|дочери|сосед|соседка|коллега|дружина|дружині|чоловік|чоловіку|γυναίκα|σύζυγος|άντρας|μητέρα|γιος|κόρη|妻|夫|母|息子|娘|老婆|老公|아내|남편"
)
_BOARD = spelled(
    "geral|receptie|resepsjon|vastaanotto|roadside|helpline|hotline|helpdesk|pechhulp|assistance|zentrale|standard|standardnummer|switchboard|main number|main line|front desk|reception|omstilling|omstillingen|sentralbord|sentralbordet|växel|växeln|vaihde|centrala|centrali|sekretariat|ústředna|ústředně|ústredňa|recepce|recepcja|recepcia|központ|centralita|centralino|centralinista|recepción|recepção|accueil|"
    "empfang|vermittlung|direkte|direktnummer|direktwahl|direct|direct dial|directe|ligne directe|directo|diretto|linea diretta|fijo|fisso|fixe|fixo|pevná|pevná linka|stacjonarny|vezetékes|santral|direktno|рабочий|городской|стационарный|κέντρο"
)
_PHONE = rb"(\+?\(?[0-9]{1,5}\)?(?:[ ./-]{1,3}[0-9]{2,8}){1,5}(?:-[0-9]{1,4})?|\+?[0-9]{8,13})(?![0-9A-Za-z:=]|[.,-][0-9])"
_CAPITAL = rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4-\xc6\xc8][\x80-\xbf])(?:[a-z'-]|[\xc3-\xca][\x80-\xbf]){1,24}"
_WORDS = rb":?(?:,? [^\s0-9.,;:!?()=<>\[\]{}|\"]{1,16}){0,4}?,?"
_LEAST, _MOST = 8, 13
_WITHIN = (11, 12)  # with the dash between
_SECONDS = re.compile(rb"1[0-9]{9}")
_SEVERAL = spelled(
    "extns?|extensions?|ext|durchwahlen|durchwahl|nebenstellen?|kurzwahlen|postes?|internos?|extensiones|ramais|ramal|interni|toestellen|toestel|anknytningar|lokalnumre|lokal|lokalnummer|wewnętrzne|wewnętrzny|wewn\\.|linky|klapky|klapka|pobočku|pobočky|mellékek|mellék|dahililer|внутренние"
)
# One of them: whom it reaches, then the number, then what parts them.
_REACHED = re.compile(
    rb"(?:[^0-9\r\n.;!?=|]|(?<=Dr)\.){0,40}?[ :]([0-9]{3,5})(?=[,;.)]|\s{0,3}$| (?:and|und|et|y|e|en|og|och|i|a)(?![a-z]))[,;)]?"
)
_OF_CALLS = re.compile(rb"(?:ANSWERED|NO ANSWER|BUSY|FAILED)")


def _called(match: re.Match[bytes]) -> bool:
    """As many digits as a telephone has, in groups or at once, and no day, address or instant."""
    return _is_called(match[1])


def _is_called(value: bytes) -> bool:
    digits = len(re.findall(rb"[0-9]", value))
    return _LEAST <= digits <= _MOST and not is_address_or_date(value) and not _SECONDS.fullmatch(value)


def _called_within(match: re.Match[bytes]) -> bool:
    """Ten or eleven digits, as a call within a country has behind its 0: `06-12345678`."""
    return len(match[1]) in _WITHIN and not is_address_or_date(match[1])


def _whose(match: re.Match[bytes]) -> bool:
    """Behind a word with a capital that is no thing: `Nuno (914 418 207)`, and no `Total (914 418 207)`."""
    word = match["word"].decode("utf-8", "replace")
    return _is_called(match[2]) and (may_be_given(word) or not is_of_things(word))


def _of_a_call(match: re.Match[bytes]) -> bool:
    return _OF_CALLS.search(match.string) is not None


def _in_a_row(line: bytes, place: int) -> Iterator[Span]:
    while (match := _REACHED.match(line, place)) is not None:
        yield Span(*match.span(1), "phone")
        place = match.end()


class _Listed(Rule):
    """The extensions behind words for whom they reach, where a sentence says that it lists some."""

    def find(self, line: bytes) -> Iterator[Span]:
        """Each of at least two."""
        for match in self.pattern.compiled.finditer(line):
            found = list(_in_a_row(line, match.end()))
            if len(found) > 1:
                yield from found
                return


RULES: tuple[Rule, ...] = (
    rule("phone", rb"(?:(?<![A-Za-z0-9\x80-\xff_/.-])|(?=[\xe3-\xed]))(?i:" + _LINES + rb")(?i: (?:no\.?|nr\.?|number|is|ist|est|es|er|to|je|\xc4\x8d\.|\xc3\xa8))?[ .:=]{1,2}\"?" + _SHORT, group=1),
    rule("phone", _BEFORE + rb"(?i:" + _BOARD + rb")[ .:]{1,2}" + _PHONE, accept=_called, group=1),
    rule("phone", _BEFORE + rb"(?i:" + _KIN + rb")(?:'s|\xe2\x80\x99s)?" + _WORDS + rb"[ :(]{1,2}" + _PHONE, accept=_called, group=1),
    rule("phone", rb"(?P<word>" + _CAPITAL + rb")[)]?,? \((\+?[0-9]{1,5}(?:[ /-][0-9]{2,4}){2,5})\)", accept=_whose, group=2),
    rule("phone", rb"^[ \t]{0,8}(?i:handset|dect|mobile station|cordless)[ \t]{1,8}\"?([0-9]-?[0-9]{3,5})\"?(?=\s|$)", group=1),
    rule("phone", rb"\"(?:handset|extension|ext|extn|dect|deskphone|pager)\" ?: ?\"?([0-9]{1,2}-[0-9]{3,5}|[0-9]{3,6})(?=[\",}\s])", group=1),
    # Behind the number of a town in brackets, as nothing else is written; and several in one sentence.
    rule("phone", rb"(?<![0-9A-Za-z.)\x80-\xff])(\(0?[1-9][0-9]{1,3}\) ?[0-9]{2,4}(?:[ -][0-9]{2,4}){1,3})(?![0-9A-Za-z:]|[ .,-][0-9])", accept=_called, group=1),
    # By how countries write them and nothing else: Japan, what stands behind a stroke, an extension behind a number.
    rule("phone", rb"(?<![0-9A-Za-z./-])(0[1-9][0-9]{0,3}-[0-9]{2,4}-[0-9]{4})(?![0-9A-Za-z-])", accept=_called, group=1),
    rule("phone", rb"(?<![0-9A-Za-z./-])(0[1-9][0-9]{0,4}/ ?[0-9]{2,8}(?: [0-9]{2,4}){0,4}(?:-[0-9]{1,4})?)(?![0-9A-Za-z/-])", accept=_called, group=1),
    rule("phone", rb"(?<![0-9A-Za-z./,:+-])(0[1-9][0-9]{0,3}-[0-9]{6,8})(?![0-9A-Za-z./-])", accept=_called_within, group=1),
    rule("phone", rb"(?<![0-9A-Za-z.)])(\(00[1-9][0-9]{0,2}\) ?[1-9][0-9]{1,4}[ /-]?[0-9]{3,9}(?:[ -][0-9]{2,4}){0,3})(?![0-9A-Za-z])", group=1),
    # A bridge that asks for a number, which is sent after some seconds: `+353 1 555 8899,,91204417733#`.
    rule("account", rb"[0-9](?:\\?,|[pw;]){1,4}\*?([0-9]{6,12})#", group=1),
    rule("phone", rb"(?<=[0-9])[,;]? \(?(?i:ext\.?|klapka|dw|wew\.?|mell\xc3\xa9k|linka|poste|int\.?|\xd0\xb4\xd0\xbe\xd0\xb1\.?) ([0-9]{2,6})(?![0-9A-Za-z:/%]|[.,][0-9])", group=1),
    rule("phone", rb"(?<![0-9A-Za-z.,-])([0-9]{2,5})(?=-[a-z\xc3\xb3\xb6]{1,3}s? mell\xc3\xa9k)", group=1),
    rule("phone", rb"(?i:\b(?:agent|operator|queue member|member|caller|extension)) (?:" + _CAPITAL + rb" ){1,3}\(([0-9]{3,5})\)", group=1),
    rule("phone", rb"(?:<|\[)([0-9]{3,6})(?:>->|@(?=from-|ext-|internal|default|outbound))", group=1),
    rule("phone", _BEFORE + rb"(?i:" + _FIRM + rb")(?: [a-z\x80-\xff]{2,12}){1,2} ([0-9]{3,5})(?![0-9A-Za-z:/%]|[.,-][0-9]| [0-9a-z])", group=1),
    _Listed(Expression(_BEFORE + rb"(?i:" + _SEVERAL + rb")(?![A-Za-z])"), ((0, "phone"),)),
    rule("phone", _BEFORE + rb"(?i:dect|handset|handger\xc3\xa4t|mobilteil|cordless|schnurlos\w{0,4}|dect-\w{2,16})[^\r\n0-9]{0,24}?([0-9]-[0-9]{3,5})(?![0-9A-Za-z-])", group=1),
    # In logs of calls: who called whom, by the number within the house beside a longer one, or beside a name.
    rule("phone", rb"[\"<]([0-9]{3,6})[\">]", accept=_of_a_call, group=1),
    rule("phone", rb"\b(?:PJSIP|SIP|IAX2|SCCP|DAHDI|Local)/([0-9]{3,6})(?=[-@/,\"])", group=1),
    rule("host", rb"\b(?:PJSIP|SIP|IAX2)/([A-Za-z][A-Za-z0-9_.]{1,24}-[A-Za-z0-9_.-]{1,24})-[0-9a-f]{8}(?![0-9a-z])", group=1),
    parts(rb"[,;]\+?[0-9]{9,14}[,;][^,;\r\n]{2,40} [^,;\r\n]{2,40}[,;](?P<phone>[0-9]{3,5})(?=[,;])"),
    parts(rb"^(?P<phone>[0-9]{3,5});[^;\r\n0-9]{2,14};(?P<phone2>\+?[0-9][0-9 ]{7,16});"),
)  # fmt: skip

"""Files, cases and stays by the numbers that courts, insurers, offices and hospitals give them."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, rule, spelled

_BEFORE = rb"(?<![A-Za-z0-9\x80-\xff_/-])"
_NO = rb"(?i: ?(?:n\xc2[\xb0\xba]|n[.:]?|no\.?|nr\.?|num\.?|number|nummer|\xc4\x8d\.?|\xc4\x8d\xc3\xadslo|\xe2\x84\x96|#|id))?"
_IS = rb"(?i: (?:is|ist|lautet|est|es|\xc3\xa9|\xc3\xa8|er|\xc3\xa4r|on|jest|to|je))?(?:(?<=\xb0)|(?<=\xba)|[\"']?[ :=#]{1,3})[\"'(\[]?"
# What a case of a court, an insurer or an office is called. Programs have none of these.
_FILES = spelled(
    "autos|nig|diaarinro|hasar dosyası|αρ\\. πρωτοκόλλου|αριθμός πρωτοκόλλου|αριθμός φακέλου|spis|spisu|datix|forsikringssak|vahinkotunnus|vakuutusnumero|repertorium|repertorium a|parte|caseref|claimref|case ref|case no|case number|loan no|docket|docket no|decreto|ordinanza|sentenza|sentencia|jugement|arrêt|acórdão|despacho|reklamácia|reklamace|reklamation|vorgang|grundbuch blatt|blatt|damage file|file ref|sagsnr|saksnr|ärendenr|skadenr|skadenr|zaaknr|dossiernr|kárügy|polizza|póliza|apólice|polisnummer|numéro de police|police n°|polisa|polisy|pojistka|pojistku|poistka|kötvényszám|kötvény|poliçe|policy|aktenzeichen|az\\.|az|geschäftszeichen|geschäfts-nr\\.?|gz\\.|schadennummer|schaden-nr\\.?|schadensnummer|vorgangsnummer|vorgangs-nr\\.?|kassenzeichen|court file|court case|court|crime ref|crime reference|crime number|police report|incident log|claim|claim ref|complaint|"
    "case reference|dossier|référence|numéro de sinistre|sinistre|requête|rg|r\\.?g\\.?|expediente|siniestro|diligencias|procedimiento|reclamación|processo|procº|sinistro|protocolo|protocolo de atendimento|pratica|fascicolo|reclamo|zaaknummer|dossiernummer|schadenummer|schademelding|"
    "ärendenummer|ärende|målnummer|mål|diarienummer|dnr|skadenummer|saksnummer|sak|sagsnummer|sag|journalnummer|j\\.nr|jnr|skadesag|diaarinumero|asianumero|vahinkonumero|sygnatura|sygn\\. akt|sygn\\.|numer sprawy|numer sprawy sądowej|nr sprawy|numer szkody|nr szkody|"
    "spisová značka|sp\\. zn\\.|sp\\.zn\\.|č\\. ?j\\.|čj\\.|číslo jednací|pojistná událost|škodová událost|spisová značka|číslo spisu|ügyszám|kárszám|iktatószám|dosar|număr dosar|nr\\. dosar|dosya no|hasar no|esas no|дело|дела|номер дела|исх|вх|справа|номер справи"
)
# What is in one place as long as somebody is: a stay, a visit; and what is done there.
_STAYS = spelled(
    "patient|patiënt|patientin|paciente|pasient|potilas|pacjent|pacient|pazienti|onderzoek|onderzoeksnummer|protokolü|접수번호|受付番号|就诊号|ipp|nda|iep|pat-id|pat\\.-id|pat\\.-nr\\.?|pat-nr\\.?|patienten-id|fall|fall-id|fallnr\\.?|fall-nr\\.?|aufnahmenummer|aufnahme-nr\\.?|befundnummer|auftragsnummer labor|accession|accession no|accession number|acc\\. no|encounter|encounter id|visit|visit id|visit number|episode|admission|spell|specimen|sample id|"
    "séjour|numéro de séjour|venue|numéro de venue|passage|hospitalisation|identifiant patient|episodio|ingreso|nhc|historia|utente|episódio|internamento|nosologico|ricovero|accettazione|opname|opnamenummer|zorgtraject|patiëntnr|"
    "henvisning|rekvisition|rekvisisjon|indlæggelse|innleggelse|remiss|vårdtillfälle|vårdkontakt|provnummer|prøvenummer|lähete|hoitojakso|pobyt|zlecenie|skierowanie|księga|žádanka|žiadanka|hospitalizace|chorobopis|beutaló|törzsszám|naplószám|internare|trimitere|protokol|protokol no|hasta no|dosya|kabul no|история болезни|направление|медкарта"
)
_UNDER = spelled(
    "sous le n°|sous le numéro|sous le no|unter der nr\\.|unter nr\\.|unter der nummer|unter nummer|con el nº|con el número|com o nº|com o n\\.º|com o número|sob o nº|con il n\\.|con il numero|al n\\.|onder nummer|onder nr\\.?|under number|under the number|with number|"
    "med nummer|med nr\\.?|under nummer|numerolla|pod numerem|pod nr|o numerze|pod číslem|pod č\\.|číslom|számon|sub numărul|cu numărul|numarası ile|под номером|за номером|με αριθμό"
)
_GROUPS = rb"((?:[\xc3-\xc5][\x80-\xbf])?(?:[A-Z]{1,4} (?=[0-9]{1,6}[/-]|[0-9]{6}))?[0-9A-Z]{1,14}(?:[/._-](?:\xc4\x8c)?[0-9A-Z]{1,14}){0,4}(?:-(?:[\xd0\xd1][\x80-\xbf]){1,2})?)(?![0-9A-Za-z:]|[\xc3-\xd4][\x80-\xbf]|[/._-][0-9A-Za-z])"
_DAY = re.compile(
    rb"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]|[0-9]{1,4}\.[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}"
)
# A number without groups may be a process, where words of a court are words of a machine too: `processo 44182`.
_LEAST_OF_STAYS, _LEAST, _LEAST_ALONE = 6, 5, 7
# Chambers and registers of German courts; of one letter they stand behind a word alone.
_REGISTERS = rb"(?:XVII|XVI|XIV|XIII|AktG|AR|BvR|BvL|Ca|Cs|DR|Ds|Gs|IK|IN|IE|Js|KLs|Kap|Ks|LG|Ls|NZS|OH|OWi|PKH|Ph|Qs|Rs|SA|SchH|StR|StVK|Sa|UF|UR|UJs|VRs|VI|WF|XI|ZB|ZR|Zs|AS|KR|SB|EG)"


def _of_file(match: re.Match[bytes]) -> bool:
    """As many digits as a file has, with a sign between them or without."""
    value = match[1]
    digits = len(re.findall(rb"[0-9]", value))
    grouped = re.search(rb"[0-9A-Z][/-][0-9A-Z]", value) is not None
    return digits >= (_LEAST if grouped else _LEAST_ALONE) and _DAY.fullmatch(value) is None


def _numbered(match: re.Match[bytes]) -> bool:
    return len(re.findall(rb"[0-9]", match[1])) >= _LEAST


def _of_stay(match: re.Match[bytes]) -> bool:
    digits = len(re.findall(rb"[0-9]", match[1]))
    return digits >= _LEAST_OF_STAYS and _DAY.fullmatch(match[1]) is None


RULES: tuple[Rule, ...] = (
    rule("cloud_account", _BEFORE + rb"(?i:" + _FILES + rb")\.?(?: [a-z\x80-\xff]{3,14})?" + _NO + _IS + _GROUPS, accept=_of_file, group=1),
    rule("health_id", _BEFORE + rb"(?i:" + _STAYS + rb")" + _NO + _IS + _GROUPS, accept=_of_stay, group=1),
    # Of courts: `31 XVII 447/24`, `4 O 118/26` behind a word, `II K 447/26`, `0044182-07.2026.8.26.0100`, `R.G. 4418/2026`.
    rule("cloud_account", _BEFORE + rb"[0-9]{1,4} " + _REGISTERS + rb" [0-9]{1,6}/[0-9]{2}(?:(?:19|20)?[0-9]{2})?(?![0-9A-Za-z/-])"),
    rule("cloud_account", _BEFORE + rb"(?i:az\.?|aktenzeichen|gesch\xc3\xa4ftszeichen|gz\.?|urteil|beschluss|verfahren|sygn(?:atura)?\.?(?: akt)?|sprawy|sp\. ?zn\.|rozsudek)[^\r\n0-9]{0,32}? ((?:[0-9]{1,4}|[IVX]{1,5}) [A-Z][A-Za-z]{0,4} [0-9]{1,6}/[0-9]{2,4})(?![0-9A-Za-z/-])", group=1),
    rule("cloud_account", _BEFORE + rb"[IVX]{1,5} (?:K|C|Ca|Ka|Kp|Ns|Nc|GC|GNc|RC|RNs|Nsm|P|U|W|SA|Ko|Kow|Ga|Co|Cz) [0-9]{1,5}/[0-9]{2}(?![0-9A-Za-z/-])"),
    rule("cloud_account", _BEFORE + rb"[0-9]{7}-[0-9]{2}\.(?:19|20)[0-9]{2}\.[0-9]\.[0-9]{2}\.[0-9]{4}(?![0-9A-Za-z/-])"),
    rule("cloud_account", _BEFORE + rb"R\.?G\.?(?: ?N\.?R\.?)?(?: ?n\.)? ([0-9]{1,6}/(?:20)?[0-9]{2})(?![0-9A-Za-z/-])", group=1),
    rule("cloud_account", _BEFORE + rb"(?i:crime ref(?:erence)?|police (?:report|ref)|cad|incident)(?i: no\.?| number)?[ :]{1,2}([A-Z]{0,4} ?[0-9]{2,6}/[0-9A-Z]{4,8}(?:/[0-9]{2,4})?)(?![0-9A-Za-z/-])", group=1),
    rule("cloud_account", _BEFORE + rb"(?i:ref|reference|r\xc3\xa9f|referenz|referencia|refer\xc3\xaancia|riferimento|referentie)\.?:? ([A-Z]{2,5} [0-9]{5,10}|[A-Z]{1,4}/[0-9A-Z]{2,8}/[0-9A-Z]{2,8})(?![0-9A-Za-z/-])", accept=_numbered, group=1),
    rule("cloud_account", _BEFORE + rb"(?:[0-9]{1,6}/[0-9]{2}\.[0-9][A-Z][0-9A-Z]{3,6}|[0-9]:[0-9]{2}-[a-z]{2}-[0-9]{4,6}(?:-[A-Z]{2,4}){0,2})(?![0-9A-Za-z/-])"),
    rule("health_id", rb"(?:^|[\"'/ ])(?:Patient|Encounter|Coverage|RelatedPerson|EpisodeOfCare|Person|Claim)/((?=(?:[A-Za-z-]{0,12}[0-9]){4})[0-9A-Za-z-]{4,40})(?![0-9A-Za-z-])", group=1),
    # Parcels by who carries them.
    rule("identifier", rb"\b(?:DPD|DHL|GLS|UPS|FedEx|FEDEX|TNT|Hermes|Evri|InPost|PostNord|Bring|PPL|Chronopost|Colissimo|SEUR|Correos|CTT|Bartolini|BRT|PostNL|bpost)(?: [a-z]{2,12}){0,2}[ :]{1,2}([0-9][0-9 ]{9,24}[0-9](?: [A-Z])?)(?![0-9A-Za-z])", group=1),
    # Whoever is counted by a word of the program and a number: `cust_00719140`, `patient-0044182`.
    rule("cloud_account", rb"(?<![A-Za-z0-9_-])(?:cust|cus|customer|acct|member|mbr|patient|client|guest|subscriber|buyer|payer|employee|emp|driver|tenant|policy|contract|order|user)[_:](?=(?:[A-Za-z]{0,12}[0-9]){4})[0-9A-Za-z]{5,24}(?![0-9A-Za-z_-])"),
    # Under which somebody is known somewhere: `inscrit sous le n° 118204`.
    rule("cloud_account", _BEFORE + rb"(?i:" + _UNDER + rb") ?([0-9A-Z]{0,4}-?[0-9][0-9A-Z./-]{3,20}[0-9A-Z])(?![0-9A-Za-z:/]|[.-][0-9])", accept=_of_stay, group=1),
    rule("health_id", rb"/(?:Patient|Person|Encounter|RelatedPerson|Coverage)\?(?:[A-Za-z_.:&=-]{0,60}[?&])?(?:identifier|patient|subject|_id)=(?:[^&\s|\"]{0,80}\|)?([0-9A-Z][0-9A-Z-]{4,30})(?![0-9A-Za-z])", accept=_of_stay, group=1),
    rule("cloud_account", rb"\"(?:customer|buyer|payer|patient|member|client|guest|subscriber|passenger|employee|contact)\" ?: ?\{ ?\"id\" ?: ?\"?([0-9A-Z-]{5,30})(?=[\",}])", group=1),
)  # fmt: skip

"""People where letters, forms and minutes name them, in several languages."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.lexicon import (
    is_family,
    is_foreign,
    is_given,
    is_of_things,
    is_thing,
    may_be_given,
)
from portal.redaction.rules.rule import Accept, Rule, parts
from portal.redaction.rules.words import ACCOUNTS_THAT_STAY, COMMON
from portal.redaction.stand_ins.pseudonyms import OWN_NAME

# Words that stand where a name could and never are one.
_NOBODY = frozenset(
    b"""person team support everyone everybody colleagues folks there sir madam madame monsieur herr frau helpdesk desk management
customer customers engineering operations partner partners friends guys admins damen herren kollegen zusammen tous equipo
todos squad crew staff department services active directory red hat enterprise windows server internet explorer visual studio
google microsoft amazon oracle cisco apache linux ubuntu debian fedora suse android azure office outlook exchange sharepoint
teams chrome firefox safari edge premier platinum global level senior principal junior lead head chief product project security
network cloud data center centre quick start guide best practices chapter section figure table appendix version release notes
knowledge base article tier critical major minor high medium low monday tuesday wednesday thursday friday saturday sunday
pm am est cet gmt utc pst edt pdt cest the this that these those our your their its his her my we you they it he she if when
while after before once please thanks regards sincerely yesterday today tomorrow tonight meanwhile hello hi dear szanowny szanowna szanowni panie pa\xc5\x84stwo drodzy v\xc3\xa1\xc5\xbeen\xc3\xad v\xc3\xa1\xc5\xbeen\xc3\xbd tisztelt kedves stimate stima\xc8\x9bi arvoisa hyv\xc3\xa4 b\xc3\xa4sta k\xc3\xa6re po\xc5\xa1tovani dragi sayin sevgili gentile egregio egregia spettabile schrieb wrote escribi\xc3\xb3 \xc3\xa9crit kolleginnen miteinander alle allerseits mitarbeiterinnen ticket incident
change problem request case order invoice email phone mobile fax tel address company group gmbh inc ltd llc corp ag sa bv
network connection database application system service software hardware firmware driver update patch mode error warning info foods labs hotels retail holdings logistics
world sales marketing finance hr it legal billing procurement reception dispatch default local remote public private internal external pending automatic
technical scheduled nobody none unknown someone anyone somebody anybody n/a tbd yes no ok all and or not with from for to by at in on of is was""".split()
)
# Parts of firms that sign letters; no word of them is part of a name.
_OFFICES = frozenset(
    """abteilung betrieb it edv einkauf buchhaltung vertrieb leitstelle service services servicedesk département departement
direction équipe equipe exploitation informatique departamento dirección sistemas soporte equipo área oficina centro equipa
suporte infraestrutura ufficio reparto servizio supporto direzione afdeling dienst beheer applicatiebeheer avdeling
avdelning dział zespół oddělení tým osztály department operations helpdesk desk team support""".encode().split()
)
# First names that are words besides.
_ALSO_NAMES = frozenset(b"jan may april june august mark grant max bill art will thu lo".split())
_UPPER, _LOWER = (
    rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4\xc5\xc8][\x80-\xbf])",
    rb"(?:[a-z]|[\xc3-\xca\xcc\xe1\xe2][\x80-\xbf]{1,2}|['-])",
)
# A point ends a name only where it is short: `J.`, `Chr.`; else it ends the sentence.
WORD = (
    rb"(?:"
    + _UPPER
    + rb"[a-z]{0,2}\.(?:-?[A-Z]\.){0,2}|"
    + _UPPER
    + rb"(?:"
    + _LOWER
    + rb"|[A-Z](?=[a-z])){0,24})"
)
OFFICE = rb"(?i:it|edv|buchhaltung|vertrieb|verwaltung|personalabteilung|technik|einkauf|lager|produktion|firma|abteilung|compras|ventas|contabilidad|sistemas|soporte|comptabilit|informati|support|service|helpdesk|empfang|zentrale|praxis|klinik|schule|amministrazione|ufficio|financeiro|inkoop|afdeling|administratie)"
_PARTICLE = (
    rb"(?:(?:van|von|de|der|den|del|della|da|di|dos|das|la|le|el|al|bin|ibn|ten|ter|zu|vom|y|of|te|do|'t) (?!"
    + OFFICE
    + rb")){0,3}"
)
_TITLE = rb"(?:(?:Dr|Prof|Mr|Mrs|Ms|Ing|Dipl|Herr|Frau|Hr|Fr|Sir|Sr|Sra|Mme|Mlle|Sig|Dott|Dhr|Mevr|Pan|Pani)\.?(?:-Ing\.?)? ){0,3}"
# A name of one word or more, and one of two or more.
ONE = _PARTICLE + WORD + rb"(?: " + _PARTICLE + WORD + rb"){0,3}"
FULL = WORD + rb"(?: " + _PARTICLE + WORD + rb"){1,3}"
_END = rb"(?<!')(?![A-Za-z0-9\x80-\xff@]|[._-][A-Za-z0-9])"


def _is_person(match: re.Match[bytes]) -> bool:
    """Whether all that stands in the places of names can be names; in prose no word of them may be a common one."""
    return not any(
        names_nobody(value) or not _NOBODY.isdisjoint(_words(value)) or _says_something(value)
        for value in match.groupdict().values()
        if value is not None
    )


def _says_something(value: bytes) -> bool:
    """Whether a capital word belongs to a sentence of another language: `der Zugang von Yusuf`."""
    words = value.decode("utf-8", "replace").split()
    if len(words) > 1 and is_given(words[0]):  # `Sanne van der Meer`
        return False
    capitals = [word for word in words if word[:1].isupper()]
    return any(map(is_foreign, capitals)) or (bool(capitals) and all(map(_is_thing, capitals)))


def _is_thing(word: str) -> bool:
    """Whether a word is of a thing alone: `Groeten, Diagnostisch Centrum Oost`, `Contact Precautions`."""
    return is_of_things(word) and not may_be_given(word) and not is_family(word)


def begins_sentence(value: bytes) -> bool:
    """Whether the first of some words is plain in another language, and no first name: `Ihr Serviceteam`."""
    first = value.split(maxsplit=1)[0].decode("utf-8", "replace") if value.strip() else ""
    return (is_foreign(first) or is_of_things(first)) and not may_be_given(first)


def _words(value: bytes) -> list[bytes]:
    return [word.strip(b".,'-").lower() for word in value.split()]


def names_nobody(value: bytes) -> bool:
    """Whether words that stand in the place of a name are none: `Team`, `Active Directory`."""
    words = _words(value) or [b""]
    words = [word for word in words if len(word) > 1] or words  # `A.` behind a name is its initial
    if value == b"I" or OWN_NAME.search(value) or words[0] in ACCOUNTS_THAT_STAY:
        return True
    ends = words[1:] if len(words) > 1 and words[0] in _ALSO_NAMES else words
    return any(word in _NOBODY or word in COMMON for word in (ends[0], ends[-1]))


def is_nobody(value: bytes) -> bool:
    """Whether what stands below a farewell is no name; `Mark` is one."""
    nobody = names_nobody(value) and not may_be_given(value.decode("utf-8", "replace"))
    return nobody or names_office(value) or begins_sentence(value)


def names_team(value: bytes) -> bool:
    """Whether words that stand in the place of a name are a team, and none of them is a first name."""
    given = (may_be_given(word.decode("utf-8", "replace")) for word in value.split())
    return names_nobody(value) and not any(given)


def names_office(value: bytes) -> bool:
    """Whether a part of a firm signs a letter: `IT-Betrieb`, `Le Service Informatique`; nobody is named beside it."""
    words = re.split(r"[\s/-]+", value.decode("utf-8", "replace").casefold())
    left = [word for word in words if word.encode() not in _OFFICES]
    return len(left) < len(words) and not any(may_be_given(word) and not is_foreign(word) for word in left)


def is_office(value: bytes) -> bool:
    """Whether all words are those of a part of any firm: `Support`, `IT Service Desk`."""
    words = re.split(r"[\s/-]+", value.decode("utf-8", "replace").strip().casefold())
    return all(word.encode() in _OFFICES for word in words)


def capitals(match: re.Match[bytes]) -> bool:
    """A name, and no word in capitals: `Contact SUPPORT` names nobody."""
    return _is_person(match) and not any(
        value.isupper() and len(value) > 1 for value in match.groupdict().values() if value is not None
    )


def _named(match: re.Match[bytes]) -> bool:
    """A name behind a word that names things as often, and no `Unknown Field Name: Long Acre`."""
    thing = _OF_THINGS.search(match.string, max(0, match.start() - _LONGEST_THING), match.start() + 1)
    return thing is None and capitals(match) and not is_thing(match["person"].split())


def signs(match: re.Match[bytes]) -> bool:
    """Who signs, and no office: `Regards, Terminal Systems`."""
    return capitals(match) and not begins_sentence(match["person"])


_OF_THINGS = re.compile(
    rb"(?i)(?:^|[^a-z])(?:field|column|table|file|device|service|rule|job|queue|topic|image|volume|model|product|profile"
    rb"|policy|group|feature|template|class|type|event|task|process|module|report|form|list|zone|branch|station|site) $"
)
_LONGEST_THING = 10


def people(before: bytes, after: bytes = b"", name: bytes = ONE, accept: Accept = capitals) -> Rule:
    """A rule for the name behind some words."""
    return parts(before + _TITLE + rb"(?P<person>" + name + rb")" + _END + after, accept=accept)


_ROLE = rb"(?:customer|client|user|employee|engineer|technician|manager|director|administrator|admin|developer|analyst|consultant|architect|contractor|colleague|coworker|contact|supervisor|operator|owner|member|doctor|nurse|patient|student|teacher|teammate|agent|representative|rep|specialist|lead|officer|boss|ceo|cto|cio|ciso|dba|sre|tenant|applicant|witness|cliente|paciente|usuario|klant|client|caller|reporter|assignee|requester|approver|reviewer|author|sender|recipient|colega|kollege|kollegin|mitarbeiter|mitarbeiterin|kunde|kundin)"
_LABEL = (
    rb"(?:"
    rb"assigned to|assignee|reported by|reporter|requested by|requested for|requester|opened by|raised by|closed by|resolved by|approved by|"
    rb"approver|implementer|reviewed by|reviewer|verified by|created by|modified by|updated by|submitted by|prepared by|written by|signed|signed by|caller|"
    rb"contact name|contact person|primary contact|technical contact|escalated to|escalation contact|attendees|participants|attn|patient|full name|"
    rb"beneficiary|cardholder|account holder|performed by|handled by|witness|ansprechpartner|ansprechpartnerin|ansprechperson|kontakt|bearbeiter|"
    rb"bearbeiterin|sachbearbeiter|melder|gemeldet von|erstellt von|verantwortlich|teilnehmer|unterschrift|vorgesetzter|contacto|responsable|"
    rb"solicitante|paciente|nombre completo|asistentes|interlocuteur|demandeur|destinataire|nom complet|referente|richiedente|nome completo|"
    rb"contatto|contactpersoon|aanvrager|kontaktperson|osoba kontaktowa|zg\xc5\x82osi\xc5\x82"
    rb")"
)
# Words that name machines and files as often as people: what follows must be a full name.
_WEAK_LABEL = (
    rb"(?:"
    rb"absent|attention|author|bcc|cc|client|cliente|contact|customer|driver|employee|engineer|from|klant|kunde|kundin|landlord|manager|naam|name|"
    rb"on-?call|owned by|owner|passenger|present|recipient|sender|signature|technician|tenant|to|user|usuario"
    rb")"
)
_GREETING = (
    rb"(?:dear|hello|hi|hey|hallo|moin|servus|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|liebe[rs]?|bonjour|bonsoir|cher|ch\xc3\xa8re|hola|buenos d\xc3\xadas|"
    rb"buenas tardes|estimad[oa]|querid[oa]|gentile|egregi[oa]|car[oa]|ciao|buongiorno|beste|geachte|goedemorgen|prezad[oa]|ol\xc3\xa1|bom dia|k\xc3\xa6re|hej|hei|"
    rb"szanown[yai]|dzie\xc5\x84 dobry|cze\xc5\x9b\xc4\x87|good (?:morning|afternoon|evening)|greetings)"
)
_ADDRESSED = rb"(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|herr|frau|madame|monsieur|mme|mlle|m|sr|sra|se\xc3\xb1ora?|sig|sig\.ra|signora?|dott(?:\.?ssa)?|dr\.ssa|prof\.ssa|avv|geom|meneer|mevrouw|dhr|mevr|senhora?|pan(?:ie|i|e|owie)?|fru)\.?,? ){0,3}"
_MAIL = rb"<[^<>@\s]{1,64}@"
_CLOSING = (
    rb"(?:(?:best|kind|warm|many|with kind|with best) )?(?:regards|thanks|thank you|sincerely|cheers|best wishes|best|thx|rgds|br|vg|mfg|lg|yours truly|yours sincerely|gru\xc3\x9f|gr\xc3\xbc\xc3\x9fe|"
    rb"gr\xc3\xbcsse|cordialement|bien \xc3\xa0 vous|saludos|un saludo|atentamente|cordiali saluti|distinti saluti|saluti|met vriendelijke groeten?|groeten|atenciosamente|abra\xc3\xa7os?|hilsen|pozdrawiam|v\xc3\xa4nligen|mvh|terveisin)"
)
_VERB = rb"(?:called|said|says|reported|reports|wrote|writes|mentioned|confirmed|replied|responded|requested|asked|noticed|complained|explained|restarted|rebooted|logged in|installed|told us|told me|approved|escalated|opened the|closed the|is on call|is out of office|is on vacation|will call|can be reached|from (?:IT|HR|finance|accounting|sales|legal|support|engineering|operations|security))"
# A line that ends a letter, and what begins one: the name stands on the next line.
SIGN_OFF = re.compile(
    rb"(?i)^[ \t>]{0,8}(?:-- ?|(?:(?:best|kind|warm|many|with kind|with best) )?(?:regards|thanks|thank you|sincerely|cheers|best wishes|best"
    rb"|yours truly|yours sincerely|yours faithfully|thx|rgds|mfg|(?:mit )?(?:freundlichen|freundliche|besten|beste|viele|liebe|herzliche)n? gr(?:\xc3\xbc|ue)(?:\xc3\x9f|ss)en?|gr(?:\xc3\xbc|ue)(?:\xc3\x9f|ss)e"
    rb"|cordialement|bien \xc3\xa0 vous|sinc\xc3\xa8res salutations|saludos(?: cordiales)?|un saludo|un cordial saludo|atentamente|met vriendelijke groet(?:en)?|groeten"
    rb"|cordiali saluti|distinti saluti|saluti|atenciosamente|cumprimentos|abra\xc3\xa7os?|ta|groetjes|groet|gr|\xc3\xbcdv|\xc3\x9cdv|k\xc3\xb6sz(?:i|\xc3\xb6nettel)|d\xc3\xadky|d\xc4\x9bkuji|vd\xca\xbeaka|s pozdravom|z powa\xc5\xbcaniem|sayg\xc4\xb1lar(?:\xc4\xb1mla)?|sevgiler|mul\xc8\x9bumesc|cu stim\xc4\x83|bises|amiti\xc3\xa9s|h\xc3\xa4lsningar|mvh|kram|klem|servus|hugs|xx|cheerio|grazie|gracias|obrigad[oa]|dank(?: je)?|danke|tack|takk|tak|in fede|parhain terveisin|(?:med )?(?:vennlig|venlig) hilsen|hilsen|v\xc3\xa4nliga h\xc3\xa4lsningar|terveisin|pozdrawiam|s pozdravem),?)[ \t\r\n]*+$"
)
CLOSING = re.compile(rb"(?i)(?:best |kind |warm |many )?(?:regards|thanks|cheers|sincerely|best wishes)\b")
RULES: tuple[Rule, ...] = (
    people(rb"(?i:^[ \t>*\"'-]{0,8}" + _GREETING + rb",? " + _ADDRESSED + rb")", rb"(?=[,!:;.]? {0,2}(?:$|[\r\n]|[A-Za-z-]))"),
    people(rb"(?i:\b" + _CLOSING + rb"),?(?: {0,3}(?:\\n|\\r|[-\xe2\x80\x93]{1,3}) {0,2}| )", rb"(?=[ \t]{0,4}(?:$|[\r\n]|[,|(\\]))", accept=signs),
    people(rb"(?i:(?:^|[\s,;|(\[\"'>*])" + _LABEL + rb")[*]{0,2}\s?[:=]\s{0,4}[\"']?"),
    people(rb"(?i:(?:^|[\s,;|(\[\"'>*])" + _WEAK_LABEL + rb")[*]{0,2}\s?[:=]\s{0,4}[\"']?", name=FULL, accept=_named),
    parts(rb"(?i:(?:^|[\s,;|(\[])(?:" + _LABEL + rb"|" + _WEAK_LABEL + rb"))\s?:\s{0,4}" + ONE + rb", (?P<person>" + FULL + rb")(?:(?:,| and|;| &) (?P<person2>" + FULL + rb"))?(?:(?:,| and|;| &) (?P<person3>" + FULL + rb"))?(?:(?:,| and|;| &) (?P<person4>" + FULL + rb"))?" + _END, accept=capitals),
    people(rb"(?i:\b(?:my name is|this is|i am|i'm|here is|ich bin|mein name ist|je m'appelle|je suis|me llamo|mi nombre es|mi chiamo|sono|mijn naam is|meu nome \xc3\xa9|jag heter|nazywam si\xc4\x99)) ", name=FULL),
    people(rb"(?i:\b(?:spoke (?:to|with)|talked (?:to|with)|called|call with|chat with|meeting with|contact(?:ed)?|reach out to|ask|asked|per|according to|cc'?ing|cc|loop(?:ing)? in|ping|notify|notified|met|helped|assist(?:ed)?|working with|worked with|handed (?:over )?to|forwarded to|assigned to|escalated to|reported by|raised by|opened by|approved by|created by|submitted by|signed by|performed by|resolved by|requested by|on behalf of|thanks to|commit by|committed by|authored by|reviewed by)) (?i:(?:(?:our|the|their|my|your) )?" + _ROLE + rb" )?", name=FULL),
    people(rb"(?i:\b" + _ROLE + rb",? (?:named |called |is )?)", name=FULL),
    parts(rb"(?:^|[\s(\"'>])(?P<person>" + FULL + rb")(?i:,? (?:[a-z]{2,12} )?" + _VERB + rb")\b", accept=capitals),
    parts(rb"(?i:\b(?:ask|contact|call|ping|email|cc|notify)) (?P<person>" + WORD + rb")(?i: or | and | & )(?P<person2>" + ONE + rb")" + _END, accept=capitals),
    parts(rb"(?P<person>" + FULL + rb") {0,2}(?:\(?" + _MAIL + rb"|\([A-Za-z0-9._%+-]{1,64}@)", accept=_is_person),
    parts(rb"(?i:\b(?:mr|mrs|ms|miss|mx|dr|prof|herrn?|frau|mme|mlle|monsieur|madame|sra?|se\xc3\xb1ora?|sig|signora?|dott|meneer|mevrouw|dhr|mevr|senhora?)\.? )(?:(?:Dr|Prof|med)\.? ){0,2}(?P<person>" + ONE + rb")" + _END, accept=capitals),
)  # fmt: skip

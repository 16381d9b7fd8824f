"""People where letters, forms and minutes name them, in several languages."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.people.name_shapes import END, FULL, ONE, WORD, capitals, is_person, people
from portal.redaction.rules.rule import Rule, parts
from portal.redaction.rules.words.lexicon import is_thing
from portal.redaction.rules.words.nobody import begins_sentence


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
    parts(rb"(?i:(?:^|[\s,;|(\[])(?:" + _LABEL + rb"|" + _WEAK_LABEL + rb"))\s?:\s{0,4}" + ONE + rb", (?P<person>" + FULL + rb")(?:(?:,| and|;| &) (?P<person2>" + FULL + rb"))?(?:(?:,| and|;| &) (?P<person3>" + FULL + rb"))?(?:(?:,| and|;| &) (?P<person4>" + FULL + rb"))?" + END, accept=capitals),
    people(rb"(?i:\b(?:my name is|this is|i am|i'm|here is|ich bin|mein name ist|je m'appelle|je suis|me llamo|mi nombre es|mi chiamo|sono|mijn naam is|meu nome \xc3\xa9|jag heter|nazywam si\xc4\x99)) ", name=FULL),
    people(rb"(?i:\b(?:spoke (?:to|with)|talked (?:to|with)|called|call with|chat with|meeting with|contact(?:ed)?|reach out to|ask|asked|per|according to|cc'?ing|cc|loop(?:ing)? in|ping|notify|notified|met|helped|assist(?:ed)?|working with|worked with|handed (?:over )?to|forwarded to|assigned to|escalated to|reported by|raised by|opened by|approved by|created by|submitted by|signed by|performed by|resolved by|requested by|on behalf of|thanks to|commit by|committed by|authored by|reviewed by)) (?i:(?:(?:our|the|their|my|your) )?" + _ROLE + rb" )?", name=FULL),
    people(rb"(?i:\b" + _ROLE + rb",? (?:named |called |is )?)", name=FULL),
    parts(rb"(?:^|[\s(\"'>])(?P<person>" + FULL + rb")(?i:,? (?:[a-z]{2,12} )?" + _VERB + rb")\b", accept=capitals),
    parts(rb"(?i:\b(?:ask|contact|call|ping|email|cc|notify)) (?P<person>" + WORD + rb")(?i: or | and | & )(?P<person2>" + ONE + rb")" + END, accept=capitals),
    parts(rb"(?P<person>" + FULL + rb") {0,2}(?:\(?" + _MAIL + rb"|\([A-Za-z0-9._%+-]{1,64}@)", accept=is_person),
    parts(rb"(?i:\b(?:mr|mrs|ms|miss|mx|dr|prof|herrn?|frau|mme|mlle|monsieur|madame|sra?|se\xc3\xb1ora?|sig|signora?|dott|meneer|mevrouw|dhr|mevr|senhora?)\.? )(?:(?:Dr|Prof|med)\.? ){0,2}(?P<person>" + ONE + rb")" + END, accept=capitals),
)  # fmt: skip

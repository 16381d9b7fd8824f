"""Days and places of birth told in sentences, in the words of many languages."""

# ruff: noqa: E501, RUF001, RUF003 - a pattern is read as one piece; words of many languages

from portal.redaction.rules.rule import Rule, parts, rule, spelled
from portal.redaction.rules.words.lexicon import is_unknown

_CAPITAL = rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4-\xc6\xc8][\x80-\xbf])(?:[a-z'-]|[\xc3-\xca][\x80-\xbf]){1,24}"
_TOWN = _CAPITAL + rb"(?:[ -](?:(?:am|an der|im|sur|de|del|di|do|da|la|le|op) )?" + _CAPITAL + rb"){0,2}"
_NO_LETTER = rb"(?<![A-Za-z\x80-\xff_-])"
_MONTH = rb"(?:[A-Za-z]|[\xc3-\xd1][\x80-\xbf]){3,12}"
_DAY = (
    rb"(?:[0-9]{1,2}[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}(?:[0-9]{2}){1,2}(?![0-9])|[0-9]{4}[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}[0-9]{1,2}(?![0-9])"
    rb"|[0-9]{1,2}(?:st|nd|rd|th|er|\.|\xc2\xba)? (?:de |of |di )?" + _MONTH + rb"\.?,? (?:de |of |del )?[0-9]{4}(?![0-9])|" + _MONTH + rb" [0-9]{1,2}(?:st|nd|rd|th)?, [0-9]{4}(?![0-9])"
    rb"|(?:19|20)[0-9]{6}(?![0-9]))"
)  # fmt: skip
_BORN = spelled(
    "nato|nata|nacido|nacida|nascido|nascida|geboren|born|né|née|urodzony|urodzona|narozen|narozena|narozený|narodený|narodená|született|född|født|fødd|syntynyt|născut|născută|doğumlu|rođen|rođena|rojen|rojena|gimęs|dzimis|dzimusi|sündinud"
)
_IN = spelled("a|en|em|in|te|à|w|v|ve|i|la|din|u|na|at|near|bei|auf|ad")
_ON = spelled(
    "a|il|el|em|en|am|on|le|op|dnia|dne|den|dňa|la|la data de|del|o dia|na dan|tarihinde|the|på|d\\.|kl\\.|pe"
)
_WHOSE = rb"(?: (?:[a-z]|[\xc3-\xc5][\x80-\xbf]){3,16}(?= ?: )| (?:do|da|del|della|dell'|de la|du|des|der|des|of|of the|de|van de|van|for)(?: |(?<=')) ?(?:[a-z]|[\xc3-\xc5][\x80-\xbf]){3,16})"
# Words for a birth that no list of labels has, where the day follows at once.
_SAID = spelled(
    "geburtsdatum|geboortedatum|date de naissance|data de nascimento|fecha de nacimiento|data di nascita|data urodzenia|datum narození|születési dátum|data nașterii|doğum tarihi|дата рождения|fødselsdato|födelsedatum|syntymäaika|date of birth|birthday|dob|nasceu|nació|è nato|è nata|est né|est née|föddes|ble født|urodził się|urodziła się|narodil se|narodila se|narodil sa|narodila sa|s-a născut|doğdu|родился|родилась|народився|народилась|nascimento|nacimiento|naissance|nascita|geboorte|geboortedag|geburtstag|geburt|födelse|fødsel|urodzenia|narození|narodenia|születés|nașterii|doğum|рождения|рожд|народження|γέννησης|γεννηθείς|γεννηθείσα|γεννήθηκε|"
    "syntynyt|syntymäpäivä|născut|născută|geb|gebdat|geb\\.-datum|g\\.datum|ur|nar|szül|d\\.n|dn|ddn|d\\.d\\.n|f\\.n|f\\.nac|fødd|född|født|sünd"
)

RULES: tuple[Rule, ...] = (
    # `nato a Voghera il 07/09/1963`, `geboren in Ulm am 3. Mai 1950`, and `born on 3 May 1950 in Ulm` has a rule of its own.
    parts(_NO_LETTER + rb"(?i:" + _BORN + rb") (?:" + _IN + rb") (?P<address>" + _TOWN + rb")(?: ?\([A-Z]{2,3}\))?,? (?:(?i:" + _ON + rb") |l'|el d\xc3\xada )?(?P<date_of_birth>" + _DAY + rb")"),
    rule("date_of_birth", _NO_LETTER + rb"(?i:" + _SAID + rb")\.?" + _WHOSE + rb"?(?: ?:| \xe2\x80\x93)? {1,2}(?:(?i:" + _ON + rb") )?(" + _DAY + rb")", group=1),
    # A day and a place behind the words for both: `Doğum tarihi ve yeri: 06.11.1994, Bandırma`.
    parts(_NO_LETTER + rb"(?i:birth|naissance|geburt|geburtsdatum|nascita|nacimiento|nascimento|urodzenia|geboorte|yeri|narozen\xc3\xad|f\xc3\xb6delse|f\xc3\xb8dsel)(?:[a-z -]{0,12}ort)? {0,12}: {0,3}(?P<date_of_birth>" + _DAY + rb")(?:,| in| \xc3\xa0| a| en| em| w| te| -| /) (?P<address>" + _TOWN + rb")"),
    parts(_NO_LETTER + rb"(?i:birth|naissance|geburt|geburtsdatum|nascita|nacimiento|nascimento|urodzenia|geboorte|tarihi|narozen\xc3\xad|f\xc3\xb6delse|f\xc3\xb8dsel)(?:[a-z -]{0,12}datum)? {0,12}: {0,3}(?P<address>" + _TOWN + rb"),? (?P<date_of_birth>" + _DAY + rb")"),
    # As genealogists and undertakers sign them.
    parts(rb"(?<![A-Za-z0-9*])\* ?(?P<date_of_birth>[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})(?:(?:,? in| in)? (?P<address>" + _TOWN + rb"))?(?![0-9])"),
    rule("date_of_birth", rb"(?:\xe2\x80\xa0|\xe2\x9c\x9d) ?([0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})(?![0-9])", group=1),
    # In parentheses behind a name, and before the word for it: `(d. 12.08.1955)`, `12.04.1961 г.р.`
    rule("date_of_birth", rb"\((?i:d|b|g|n|f|p|r|geb|ur|nar|sz\xc3\xbcl|\xd1\x80|\xd0\xbd|\xce\xb3\xce\xb5\xce\xbd)\.? (" + _DAY + rb")(?=[,;)])", group=1),
    rule("date_of_birth", rb"(?<![0-9./-])(" + _DAY + rb"),? ?(?:" + spelled("г\\.р|г\\. р|р\\.н|года рождения|року народження|doğumlu|születésű|rođen|rođena|г\\.рожд") + rb")(?![a-z])", group=1),
    # Whose age stands beside: `(geb. Ulm, 1950)` says where.
    rule("address", _NO_LETTER + rb"(?i:born and raised in|grew up in|geb\xc3\xbcrtig aus|originaire de|natural de|oriundo de|originario di|originaria di|rodem z|ursprungligen fr\xc3\xa5n|afkomstig uit) (" + _TOWN + rb")", accept=lambda match: is_unknown(match[1]), group=1),
)  # fmt: skip

"""Days of birth in words, in answers, beside names in rows, and with the place where somebody was born behind."""

# ruff: noqa: E501 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, parts, rule, spelled
from portal.redaction.rules.words.lexicon import is_given, is_unknown, may_be_given

_LETTER = rb"(?:[a-z]|[\xc3-\xc5\xc8][\x80-\xbf])"
_UPPER = rb"(?:[A-Z]|[\xc3-\xc5\xc8][\x80-\xbf])"
_CAPITAL = _UPPER + rb"(?:[a-z'-]|[\xc3-\xca][\x80-\xbf]){1,24}"
_TOWN = _CAPITAL + rb"(?:[ -](?:(?:am|an der|im|sur|de|del|di|do|da|la|le|op) )?" + _CAPITAL + rb"){0,2}"
_NO_LETTER = rb"(?<![A-Za-z\x80-\xff_.-])"
_MONTHS = spelled(
    "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|"
    "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|januari|februari|maart|mei|augustus|december|maj|"
    "january|february|march|may|june|july|october|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|"
    "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
)
_BORN = spelled(
    "né|née|nés|geboren|geb\\.|nacido|nacida|nació|nato|nata|nacque|nascido|nascida|nasceu|född|født|fødd|born|urodzony|urodzona|urodził się|urodziła się|narozen|narozena|narozený|narodil se|narodila se|"
    "născut|născută|s-a născut|narodený|narodená|született|syntynyt|doğdu|doğumlu|gimęs|gimusi|dzimis|dzimusi|sündinud|urodziłam się|urodziłem się|narodila jsem se|narodil jsem se|nasci|nací|naquis|naquit|születtem|m-am născut|doğdum|doğum tarihim|gimiau|rođen|rođena|rojen|rojena|gimusi|gimė|gimęs"
)
_ON = spelled(
    "sam|sam se|som|som sa|jsem|jsem se|olen|le|am|el|il|a|em|op|den|d\\.|on|on the|dnia|dne|la|la data de|l'|dňa|pe|o dia|no dia|el día"
)
_IN = spelled("în|in|en|à|em|a|w|v|ve|i|te|at|u|na|din")
_MONTH = rb"(?:" + _LETTER + rb"{3,12}|" + _UPPER + _LETTER + rb"{2,11})"
_DAY = (
    rb"(?:[0-9]{1,2}[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}(?:[0-9]{2}){1,2}(?![0-9])|[0-9]{4}[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}[0-9]{1,2}(?![0-9])"
    rb"|[0-9]{1,2}(?:st|nd|rd|th|er|\.|\xc2\xba)? (?:de |of |di |d')?"
    + _MONTH
    + rb"\.?,? (?:de |of |del )?[0-9]{4}(?![0-9])|[0-9]{4}(?:\.| m\.) ?"
    + _MONTH
    + rb" [0-9]{1,2}(?:\.| d\.))"
)
# In words: the day, its month, and the year, which may have several.
_IN_WORDS = (
    rb"(?:" + _LETTER + rb"{2,18}[ -]){1,3}(?:(?:de|of|di) |d')?(?i:" + _MONTHS + rb")"
    rb"(?: (?:de|del|of|do)(?:l['\xe2])?)?(?:[ ,](?:de |y |e |und |and |et )?(?:"
    + _LETTER
    + rb"|-){3,36}){0,6}?(?: [0-9]{4})?"
)
# Short words for a birth before its day, in parentheses or behind a name.
_SHORT = spelled("synt|gim|dzim|szül|sünd|nac|nasc|f\\.nac|d\\.t|dt|doğ|dog|nar|roj|rođ|рођ|fædd")


def _in_words(match: re.Match[bytes]) -> bool:
    """More than a month: its day before it or a year behind."""
    return len(match["date_of_birth"].split()) > 2  # noqa: PLR2004 - a day, a month, and something behind


def _beside_name(match: re.Match[bytes]) -> bool:
    """The cell before holds a first name."""
    return may_be_given(match["given"].decode("utf-8", "replace").split()[0].partition("-")[0].title())


RULES: tuple[Rule, ...] = (
    parts(_NO_LETTER + rb"(?i:" + _BORN + rb"),? (?:(?i:" + _ON + rb") ?)?(?P<date_of_birth>" + _IN_WORDS + rb")(?:,? (?i:" + _IN + rb") (?P<address>" + _TOWN + rb"))?(?=[.,;:!?)]|\s{0,3}$| (?:in|\xc3\xa0|en|a|em|w|v|at|te|und|and|et|y|e)(?![a-z])| [A-Z])", accept=_in_words),
    parts(_NO_LETTER + rb"(?i:" + _BORN + rb"),? (?:(?i:" + _ON + rb") ?)?(?P<date_of_birth>" + _DAY + rb")(?:\.?,? (?i:" + _IN + rb") (?P<address>" + _TOWN + rb"))?", accept=lambda match: match["address"] is None or is_unknown(match["address"])),
    parts(_NO_LETTER + rb"(?i:" + _BORN + rb"|sz\xc3\xbcl\.|ur\.|nar\.|geb\.|gim\.|dzim\.|\*)(?: ?: ?| )(?P<address>" + _TOWN + rb"), (?P<date_of_birth>" + _DAY + rb")"),
    rule("date_of_birth", rb"(?:(?<=[(, ])(?i:" + _SHORT + rb")\.?:?|\([sfrn]\.?|, [fs]\.) (" + _DAY + rb")(?=\.?(?:[,;)]|\s|$))", group=1),
    # Who answers who they are: a number, then the day. And the day beside a name in a row.
    rule("date_of_birth", rb": (?:[A-Z]{0,3}[0-9]{5,12}),? (?:and |et |und |y |e |i )?(" + _DAY + rb")\s{0,3}$", group=1),
    rule("date_of_birth", rb"(?:^|[;|\t>,] {0,24})(?P<given>" + _CAPITAL + rb"(?:[ -]" + _CAPITAL + rb")?|[A-Z'-]{3,20}) {0,24}(?:[;|\t]| {2}) {0,24}(" + _DAY + rb")(?= {0,24}(?:[;|\t]|$| {2}))", accept=_beside_name, group=2),
    rule("date_of_birth", rb"\^(?P<given>" + _CAPITAL + rb")[^|\r\n]{0,24}\|{1,2}([0-9]{8})\|", accept=lambda match: is_given(match["given"].decode("utf-8", "replace")), group=2),
)  # fmt: skip

"""Where people live as they say it in passing: houses and farms by their names, lanes alone, in capitals, in rows of a table."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule, spelled
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_foreign, is_of_things, is_plain, is_unknown
from portal.redaction.rules.words.nobody import names_nobody

_UPPER = rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4\xc5\xc8][\x80-\xbf])"
_CAPITAL = (
    _UPPER
    + rb"(?:[a-z'-]|[\xc3-\xca][\x80-\xbf]){1,24}(?:-"
    + _UPPER
    + rb"(?:[a-z]|[\xc3-\xca][\x80-\xbf]){1,24}){0,2}"
)
_CAPITALS = rb"[A-Z][A-Z'-]{2,20}"
_NO_WORD = rb"(?<![A-Za-z0-9\x80-\xff_./@-])"
_POSTCODE = rb"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9](?!GB|TB|GH)[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])"
_TOWN = _CAPITAL + rb"(?:[ -](?:(?:de|del|di|da|do|la|le|sur|am|an der|in|op|aan) )?" + _CAPITAL + rb"){0,2}"
_LANES = rb"(?:Lane|Road|Street|Row|Close|Avenue|Terrace|Crescent|Mews|Gardens|Drive|Grove|Loke|Wynd|Brae|Vennel|Hill|Green|Yard|Approach|Wharf|Quay|Walk|Rise|Track)"
_SITES = rb"(?:Yard|Approach|Wharf|Estate|Park|Arcade|Works|Mills?|Dock|Court|House|Lane|Road|Street|Trading Estate|Business Park|Industrial Estate|Centre|Track)"
_UNITS = rb"(?:Unit|Shed|Workshop|Hangar|Warehouse|Stall|Kiosk|Plot|Lot|Studio|Suite|Flat|Office|Bay)"
_HOUSES = rb"(?:Cottage|Barn|Farm|Farmhouse|Lodge|Manse|Bungalow|Croft|Grange|Villa|Rectory|Vicarage|Gatehouse|Forge|Old Mill|Mill House|Schoolhouse|Bothy|Oast)"
_SMALL = rb"(?:de la|de los|de las|de|da|do|dos|das|del|della|delle|dei|di|d'|du|des|la|le|el|o|a)"
# What is before the name of a farm, a manor or a hamlet where houses have no number.
_ESTATES = spelled(
    "lugar|largo|casal|monte|quinta|herdade|sítio|aldeia|bairro|barrio|caserío|finca|cortijo|masía|pazo|aldea|paraje|partida|polígono|contrada|cascina|podere|frazione|località|borgata|lieu-dit|manoir|hameau|ferme|moulin|domaine|mas|hof|gut|haus"
)
_END = rb"(?=\s{0,24}(?:$|[;|\t\"<,.)^]))"
# Behind their names: of Hungary, the Baltic, the Basque country, Estonia, Turkey.
_KINDS_BEHIND = spelled(
    "u\\.|utca|tér|krt\\.|g\\.|gatvė|tee|puiestee|iela|ielas|gatvės|tn|tänav|pst|mnt|kalea|etorbidea|bidea|hiribidea|sok\\.|sokak|cad\\.|caddesi|blv\\.|prospektas|pr\\.|al\\.|gatve"
)
_FLOOR = rb"(?:,? ?(?:(?i:fszt|fsz|em|emelet|ajt\xc3\xb3|kat|daire|d|b|bt)\.? ?[0-9]{0,3}\.?|[IVX]{1,4}\. ?em\.?|[IVX]{1,4}/[0-9]{1,3}\.?|[0-9]{1,2}\.(?:\xc2\xba|\xc2\xaa|o|a)? ?[A-Z]?(?![a-z])))"
_STANDS = rb"(?:Zum|Zur|Am|An der|Auf der|Auf dem|Im|In der|Unter den|Hinter der|Hinter dem|Vor dem|Beim|Bei der|Obere[rn]?|Untere[rn]?|Alte[rn]?)"
_LIVES = rb"(?i:(?<![a-z\x80-\xff])(?:lives?|lived|living|wohnt|wohne|wohnen|wohnhaft|vive|vivo|vivimos|reside|r\xc3\xa9side|habite|abita|abito|abitiamo|mora|moro|woont|woon|wonen|bor|bosatt|mieszka|mieszkam|bydl\xc3\xad|b\xc3\xbdva|lakik|locuie\xc8\x99te|oturuyor|asuu|stanuje|\xc5\xbeivi))"
_TOWN_AT = rb"(?i: (?:now|jetzt|nun|ahora|maintenant|ora|agora|nu|n\xc3\xa5|teraz|te\xc4\x8f|most|acum))? (?i:in|en|\xc3\xa0|a|em|i|w|we|v|ve|u|na|\xc3\xaen) "
_LEAST_TELLING = 4


def _words(value: bytes) -> list[bytes]:
    return [word for word in re.findall(rb"[A-Za-z\x80-\xff'-]+", value) if len(word) >= _LEAST_TELLING]


def _is_place(match: re.Match[bytes]) -> bool:
    """Some word is plain in no language, and none is one of programs."""
    told = match["place"]
    return is_unknown(told) and not any(word.lower() in COMMON or names_nobody(word) for word in _words(told))


def _is_lane(match: re.Match[bytes]) -> bool:
    """`Pelican Row`, and no `Data Row`: the words before say nothing in any language."""
    names = match["place"].decode("utf-8", "replace").split()[:-1]
    return not any(is_plain(name) or is_foreign(name) or is_of_things(name) for name in names)


def _is_lived_in(match: re.Match[bytes]) -> bool:
    """A town whose words are no things: `wohnt in Stolberg`, and no `lives in Git`."""
    words = match["place"].decode("utf-8", "replace").split()
    return is_unknown(match["place"]) and not any(is_of_things(word) or is_foreign(word) for word in words)


def _is_known_nowhere(match: re.Match[bytes]) -> bool:
    """A street of German by its preposition: no word of it a noun that is known."""
    words = [word.decode("utf-8", "replace") for word in _words(match["name"])]
    return bool(words) and not any(is_plain(word) or is_of_things(word) or is_foreign(word) for word in words)


RULES: tuple[Rule, ...] = (
    # Of Britain and Ireland: sheds and units, a house before its lane, streets in capitals and alone.
    rule("address", _NO_WORD + rb"(?P<place>" + _UNITS + rb" [0-9]{1,4}[A-Z]?,? (?:" + _CAPITAL + rb" ){1,3}" + _SITES + rb"(?![A-Za-z])(?:, " + _TOWN + rb"){0,2}(?:,? " + _POSTCODE + rb")?)", group="place", accept=_is_place),
    rule("address", _NO_WORD + rb"(?P<place>" + _CAPITAL + rb"(?: " + _CAPITAL + rb")?, [0-9]{1,4}[A-Z]? (?:" + _CAPITAL + rb" ){1,2}" + _LANES + rb"(?![A-Za-z])(?:, " + _TOWN + rb")?)", group="place", accept=lambda match: is_unknown(match["place"].partition(b",")[0]) and _is_place(match)),
    rule("address", _NO_WORD + rb"[0-9]{1,4}[A-Z]?,? (?:" + _CAPITALS + rb",? ){1,5}" + _POSTCODE, gate=rb"[0-9A-Z] [0-9][A-Z]{2}"),
    rule("address", rb"(?:\b(?:on|in|at|off|along|down|up|near|to|from|of) |\^FD)(?P<place>" + _CAPITAL + rb"(?: " + _CAPITAL + rb")? " + _LANES + rb")(?=[.,;:!?)^]|\s|'s)(?! [A-Z][a-z])", group="place", accept=_is_lane),
    rule("address", rb"(?:^|[;|\t\">]) {0,2}(?P<place>(?:The |Old )?(?:" + _CAPITAL + rb" ){1,3}" + _HOUSES + rb")" + _END, group="place", accept=_is_place),
    rule("address", rb"(?:[a-z],? |\^FD)(?P<place>" + _CAPITAL + rb" {1,3}" + _POSTCODE + rb")", group="place", gate=rb"[0-9A-Z] [0-9][A-Z]{2}"),
    # Of countries where farms and hamlets have names, and streets their kind behind.
    rule("address", _NO_WORD + rb"(?P<place>(?i:" + _ESTATES + rb") (?:(?:" + _SMALL + rb"|Los|Las|El|La|O|A|Os|As) ){0,2}" + _CAPITAL + rb"(?: (?:" + _SMALL + rb" )?" + _CAPITAL + rb"){0,3},? (?:(?:s/n|sn|S/N)(?![A-Za-z])|(?:n\.?\xc2?[\xba\xb0]? ?)?[0-9]{1,4}[A-Za-z]?(?![0-9A-Za-z:.]))(?:,? (?:[0-9]{4,5} |[0-9]{4}-[0-9]{3} |[0-9]{2}-[0-9]{3} )?" + _TOWN + rb")?)", group="place", accept=_is_place),
    rule("address", rb"(?:^|[;|\t\"=>] {0,3}|[0-9]{2}:[0-9]{2} )(?P<place>(?i:manoir|lieu-dit|ferme|moulin|hameau|caser\xc3\xado|cortijo|cascina|mas\xc3\xada|quinta|le moulin|la ferme|domaine) (?:" + _SMALL + rb" ?){0,2}" + _CAPITAL + rb"(?: " + _CAPITAL + rb")?)(?=[;|\t\"<,.]|\s)", group="place", accept=_is_place),
    rule("address", _NO_WORD + rb"(?P<place>(?:" + _CAPITAL + rb" ){1,2}(?i:" + _KINDS_BEHIND + rb") ?(?:No ?[:.]? ?)?[0-9]{1,4}[A-Za-z]?(?:[-/][0-9]{1,4}[A-Za-z]?)?\.?" + _FLOOR + rb"{0,3}(?:, " + _TOWN + rb")?)(?![0-9A-Za-z])", group="place", accept=_is_place),
    rule("address", rb"(?<![A-Za-z0-9\x80-\xff_./@-])(?P<place>" + _STANDS + rb" (?P<name>" + _CAPITAL + rb"(?: " + _CAPITAL + rb")?) [0-9]{1,4} ?[a-z]?(?![0-9A-Za-z:.]))" + _END, group="place", accept=_is_known_nowhere),
    rule("address", _NO_WORD + rb"(?P<place>" + _UPPER + rb"[a-z\xc3\x80-\xbf]{1,24}(?:-" + _UPPER + rb"[a-z\xc3\x80-\xbf]{1,24}){1,3}-(?:Stra\xc3\x9fe|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Ufer|Damm) [0-9]{1,4} ?[a-z]?)(?![0-9A-Za-z])", group="place"),
    rule("address", _NO_WORD + rb"(?P<place>(?:" + _CAPITAL + rb" ){1,3}[0-9]{1,4} ?[A-Za-z]?,? (?:lgh|lght|leil\.?|leilighet|apto\.?|apt\.|dpto\.?|lok\.|app\.|daire|kv\.) ?[0-9]{1,5}[A-Za-z]?)(?![0-9A-Za-z])", group="place", accept=_is_place),
    rule("address", _NO_WORD + rb"(?P<place>(?:" + _CAPITAL + rb" ){1,3}(?:[0-9]{1,5}\. ?)?(?:Sk|Sok|Sokak|Cad|Cadde|Blv|Bulv)\.? No ?: ?[0-9]{1,4}[A-Z]?(?:/[0-9]{1,3})?(?: D(?:aire)? ?: ?[0-9]{1,3})?(?:,? " + _TOWN + rb")?)", group="place"),
    # The town alone, where somebody lives.
    rule("address", _LIVES + _TOWN_AT + rb"(?P<place>" + _TOWN + rb")(?=[.,;)!?]|\s{0,3}$| (?:and|und|et|y|e|en|og|och|i|ja|with|mit|bei|chez|con|met|hos)(?![a-z]))", group="place", accept=_is_lived_in),
    # A postal code behind its town, where a sentence says that something is there.
    rule("postal_code", rb"(?:^|[ !?.,])(?:en|in|\xc3\xa0|a|em|v|w|i|te|aus|nach|from|de) " + _CAPITAL + rb"(?: " + _CAPITAL + rb")?,? \(?((?:[A-Z]{1,2}-)?(?:[0-9]{2}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{5}|[0-9]{3} [0-9]{2}))(?=\)?(?:[.;,)]|\s{0,4}$))", group=1),
)  # fmt: skip

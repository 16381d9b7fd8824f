"""Telephone numbers, accounts and people told by what stands beside them: an extension, a mail address, a name."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.people.name_shapes import IN_FRENCH
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account, is_strange
from portal.redaction.rules.values.digit_values import is_address_or_date
from portal.redaction.rules.words.lexicon import is_of_things, is_unknown, may_be_given
from portal.redaction.rules.words.nobody import names_nobody

_NUMBER = rb"(\+?\(?[0-9](?:[ ./()-]{0,3}[0-9]){6,14})"
_MAIL = rb"[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9]"
_DIVIDED = rb" ?(?:[/|;,\xc2\xb7\xe2\x80\xa2]|\xc2\xb7|\xe2\x80\xa2|-) ?"
_CAPITAL = rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4\xc5][\x80-\xbf])(?:[a-z'-]|[\xc3-\xca][\x80-\xbf]){1,24}"
_ASKED = rb"(?= (?:can|could|would|will|please|pls|plz|any|any[a-z]{3,6}|have|did|do|does|are|is|was|look|take|check|see|fyi|thanks|thx|ty|what|when|why|how|kannst|k\xc3\xb6nntest|bitte|peux|peut|puedes|podr\xc3\xadas|puoi|kun|kan|mo\xc5\xbcesz)\b)"
_DID = (
    rb"(?:said|says|told|tells|asked|asks|mentioned|mentions|confirmed|replied|reported|reports|called|wrote|writes|thinks|noticed|insists|claims|swears|suspects|promised|complained|believes|suggested|suggests|rebooted|restarted|forgot|escalated|"
    rb"sagt|sagte|meint|meinte|schreibt|schrieb|fragt|dit|a dit|dice|dijo|zegt|s\xc3\xa4ger)"
)
_TALKED = rb"(?i:\b(?:spoke|talked|chatted|spoken|talking|speaking|met|checked|synced|worked|working|paired|discussed (?:this|it)|gesprochen|parl\xc3\xa9|hablado|habl\xc3\xa9) (?:to|with|mit|avec|con) |\b(?:thanks|kudos|credit|props) to |\b(?:ask|asked|pinged|emailed|called) )"
_BY = rb"(?i:\b(?:sent|copied|shared|forwarded|supplied|packed|shipped|delivered|signed|written|drafted|rebooted|restarted|fixed|patched|installed|replaced|moved|changed|approved|done|tested|reported|raised|found|checked|handled|confirmed|noticed|seen|unplugged|reset|upgraded|rolled back|signed off) by )"
_WHEN = rb"(?=[.,;!]?\s{0,3}$|[.,;!]? (?:yesterday|today|tonight|this|last|on|at|in|earlier|just|before|after|around|during|and|who|since|gestern|heute|hier|ayer|ieri)\b)"

_LEAST_DIGITS = 4
_FILES = frozenset(
    b"log txt csv json xml eml msg pst ost zip gz tgz tar pdf html md yml yaml bak old".split()
)


# Seconds since 1970, as logs count; no telephone number of ten digits begins so.
_SECONDS = re.compile(rb"1[0-9]{9}")


def _number(match: re.Match[bytes]) -> bool:
    return not is_address_or_date(match[1]) and _SECONDS.fullmatch(match[1]) is None


def _somebody(match: re.Match[bytes]) -> bool:
    """Behind names of people, and no instant in seconds: `call Bjarne 91234567`."""
    words = match[1].decode("utf-8", "replace").split()
    return all(may_be_given(word) or is_unknown(word.encode()) for word in words) and not _SECONDS.fullmatch(
        match[2]
    )


def _account(match: re.Match[bytes]) -> bool:
    name = match[1]
    thing = name[:1].isupper() and is_of_things(name.decode("utf-8", "replace"))  # `by Gatekeeper`
    return is_account(name) and is_strange(name) and not thing


def _in_path(match: re.Match[bytes]) -> bool:
    """A mail address as one step of a path, and neither the user of a URL nor the name of a file."""
    before = match.string[max(0, match.start() - 200) : match.start()]
    file = match[1].rpartition(b".")[2] in _FILES
    return not file and re.search(rb"://[^/\s]*$", before) is None


def _behind_name(match: re.Match[bytes]) -> bool:
    """`Raymond Bean (andrewpowell)`: an account, and no product with its short name."""
    known = may_be_given(match["first"].decode("utf-8", "replace"))
    office = is_of_things(match[2].decode("utf-8", "replace"))  # `Ana Ionescu (contabilitate)`
    return known and is_account(match[2]) and is_unknown(match[2]) and not office


def _serial(match: re.Match[bytes]) -> bool:
    """Capital letters among digits, as makers number what they sell."""
    return (
        len(re.findall(rb"[0-9]", match[1])) >= _LEAST_DIGITS
        and re.search(rb"[A-Z].*[0-9]|[0-9].*[A-Z]", match[1]) is not None
    )


def _initials(match: re.Match[bytes]) -> bool:
    """`J.P. van den Heuvel`, and no `P.O. Box`."""
    last = match["person"].rpartition(b" ")[2].rpartition(b".")[2]
    thing = is_of_things(last.decode("utf-8", "replace"))  # `trapphus B. Hyresgästen`
    if match["person"].startswith(b"M. ") and IN_FRENCH.search(match.string) is not None:
        return False
    return last != b"Box" and is_unknown(last) and not names_nobody(last) and not thing


def _strangers(match: re.Match[bytes]) -> bool:
    """Capital words that nobody knows, where only people can stand."""
    named = [value for value in match.groupdict().values() if value]
    return all(
        is_unknown(name) and not names_nobody(name) and not is_of_things(name.decode("utf-8", "replace"))
        for name in named
    )


def _titled(match: re.Match[bytes]) -> bool:
    """A title goes with the whole name behind it, as forms hold it; not with a family name in a sentence."""
    words = match["person"].split()[-2:]
    return all(is_unknown(word) or may_be_given(word.decode("utf-8", "replace")) for word in words)


def _capitals(match: re.Match[bytes]) -> bool:
    """`AASEN, GUNHILD`: one of the two a name that is known, or neither a plain word."""
    words = [word.decode().title() for word in re.findall(rb"[A-Z]{2,}", match["person"])]
    return any(may_be_given(word) for word in words) or all(is_unknown(word.encode()) for word in words)


def _in_message(match: re.Match[bytes]) -> bool:
    """A family and a first name as trades divide them, `Nes^Bjarne^^^^Dr`, and no `GLU^Glucose`."""
    parts_of = match["person"].decode().split("^")
    return (
        may_be_given(parts_of[1]) or re.search(r"\^(?:Dr|MD|Prof|RN)", match["person"].decode()) is not None
    )


RULES: tuple[Rule, ...] = (
    rule("phone", rb"(?<![0-9A-Za-z.])(?:(?:\+|00)?1[-. ]?)?\(?[2-9][0-9]{2}\)?[-. ]?[0-9]{3}[-. ]?[0-9]{4} ?(?:x|ext\.? ?)[0-9]{1,6}(?![0-9A-Za-z])"),
    rule("phone", rb"(?<![0-9A-Za-z.])(?:\+|00)[1-9][0-9]{0,2}[-. (]{0,2}[0-9]{1,4}(?:[ ./()-]{1,2}[0-9]{2,5}){1,4} ?(?:x|ext\.? ?)[0-9]{1,6}(?![0-9A-Za-z])"),
    rule("phone", rb"(?<![0-9A-Za-z.])001[-. ][2-9][0-9]{2}[-. ][0-9]{3}[-. ][0-9]{4}(?![0-9A-Za-z]|[.-][0-9])"),
    rule("phone", _MAIL + rb"[A-Za-z0-9.-]{2,200}[>)]?" + _DIVIDED + _NUMBER + rb"(?![0-9A-Za-z:]|[.-][0-9]|[ T][0-9]{2}:[0-9]{2})", accept=_number, group=1),
    rule("phone", rb"(?<![0-9A-Za-z.+:-])" + _NUMBER + _DIVIDED + rb"<?" + _MAIL, accept=_number, group=1),
    rule("phone", rb"(?:" + _CAPITAL + rb" ){1,2}" + _CAPITAL + rb",? [(/,]? ?(\+?0[0-9]{8,11}|\(?0[0-9]{1,4}\)?[ /.-][0-9]{2,4}(?:[ .-][0-9]{2,4}){1,3}|0[0-9]{2,4}[ /-][0-9]{5,8})(?=[,;)]|[.]?\s{0,3}$|\. | (?:/|is|called|waiting|and)\b)", group=1),
    rule("phone", rb"\b(?:[Cc]ontact:?|[Cc]all|[Rr]ing|[Pp]hone|[Rr]each|[Tt]ext|[Aa]nrufer|[Rr]appeler|[Rr]ufen Sie) ((?:" + _CAPITAL + rb" ){1,3})(?:on |at |p\xc3\xa5 |unter |au |al )?(\+?[0-9]{8,13})(?![0-9A-Za-z]|[.:-][0-9])", accept=_somebody, group=2),
    rule("phone", rb"(?i)\b(?:on (?:the|his|her|my|their) (?:phone|mobile|cell|landline)|subscriber|caller|called from|calling from|calls from|dialed|dialled|texted|sms to|rang|ring|phoned|anrufer|appelant|llamada de)\b ?[(:]? ?" + _NUMBER + rb"(?![0-9A-Za-z:]|[.-][0-9])", accept=_number, group=1),
    rule("email", rb"(?<=[A-Za-z0-9_-]/)([A-Za-z0-9_][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){0,4}\.[a-z]{2,12})(?=[/?\s\"'&#,)]|$)", accept=_in_path, group=1),
    rule("account", rb"(?:^|(?<=[\s(,]))@([a-z][a-z0-9_-]{1,37}[a-z0-9](?:\.[a-z0-9]{2,20})?|[0-9a-f]{8})" + _ASKED, accept=_account, group=1),
    rule("account", rb"(?<![A-Za-z0-9\x80-\xff])(?P<first>" + _CAPITAL + rb") " + _CAPITAL + rb" \(([a-z][a-z0-9._-]{2,30})\)", accept=_behind_name, group=2),
    rule("account", rb"(?i)\b(?:closed|resolved|reopened|opened|handled|raised|reported|assigned|reassigned|escalated|acknowledged|reviewed|cancelled|canceled|completed|verified|tested|rejected|taken over) by ([a-z][a-z0-9._-]{2,37}[a-z0-9])(?=[.,;)]?\s{0,3}$|[.!?] |[.,;)]? (?:on|at|after|with|because|and|in|yesterday|today)\b|; )", accept=_account, group=1),
    parts(rb"(?m)^[ \t>*-]{0,6}(?P<person>" + _CAPITAL + rb")(?= " + _DID + rb"\b)", accept=_strangers),
    parts(_TALKED + rb"(?P<person>" + _CAPITAL + rb")(?:,? (?:and|&|und|et|y|e|en|og|och) (?P<person2>" + _CAPITAL + rb"))?(?![A-Za-z0-9_@\\(/=\x80-\xff-]|\.[A-Za-z0-9])", accept=_strangers),
    parts(_BY + rb"(?P<person>" + _CAPITAL + rb")" + _WHEN, accept=_strangers),
    rule("account", rb"^r[0-9]{1,9} \| ([A-Za-z0-9_][A-Za-z0-9_.@-]{1,63}) \| ", accept=lambda match: is_account(match[1]), group=1),
    rule("account", rb"\b(?:SERVICE|HOST) NOTIFICATION: ([A-Za-z0-9_][A-Za-z0-9_.@-]{1,63});", accept=lambda match: is_account(match[1]), group=1),
    rule("phone", rb"(?i)\bcep(?: tel(?:efonu)?)?[ .:]{1,3}(0?[0-9]{3} [0-9]{3} [0-9]{2} ?[0-9]{2})(?![0-9A-Za-z])", group=1),
    rule("phone", rb"\b(?:SIP|PJSIP|IAX2|DAHDI|Local|PSTN)/[A-Za-z0-9_.-]{1,40}/(\+?[0-9]{6,15})(?![0-9A-Za-z])", group=1),
    parts(rb"(?:^|[|;] ?)(?P<person>" + _CAPITAL + rb"(?:-" + _CAPITAL + rb")?), (?P<person2>" + _CAPITAL + rb")(?: [A-Z]\.?)?(?= ?[|;\t])", accept=_strangers),
    parts(rb"(?i:\b(?:ship|shipped|bill|billed|deliver|delivered|sold|send|sent|invoice|addressed|mailed|released|lent|issued|assigned|handed) to )(?P<person>" + _CAPITAL + rb" (?:" + _CAPITAL + rb"(?:-" + _CAPITAL + rb")?))(?= ?[|,;.]|\s{0,3}$)", accept=_strangers),
    rule("serial", rb"\b(?i:drive|disk|ssd|hdd|psu|dimm|module|fan|chassis|controller|blade|camera|pump|meter|sensor|tag|board|battery|scanner|device|phone|tablet|handset|unit|transceiver|sfp|optic|inverter|gateway|terminal|z\xc3\xa4hler|compteur|contador|contatore) (?:[(]|#|no\.? |S/?N:? ?)?([A-Z0-9]{8,20})(?=[\s,;.)]|$)", accept=_serial, group=1),
    parts(rb"^[ \t>]{0,6}(?P<person>" + _CAPITAL + rb"): (?=(?:did|do|does|can|could|yes|yeah|yep|no|nope|nah|ok|okay|hi|hey|hello|i|we|you|it|the|that|please|pls|thanks|thx|sure|just|let|what|how|why|when|where|who|is|are|have|has|should|will|would|not|on it|done|same|never|maybe|i'm|it's|looks|sorry|good|great|wait|any)\b)", accept=_strangers),
    parts(rb"(?:\b(?:and|but|then|because|since|after|before)|,) (?P<person>" + _CAPITAL + rb")(?= (?:" + _DID[3:-1] + rb"|checked|fixed|replaced|moved|swapped|unplugged|tested|tried|found|saw|looked|confirmed)\b)", accept=_strangers),
    rule("address", rb"(?:\bcity|\bCity|\btown of|\bcity of)[ :]{1,2}(" + _CAPITAL + rb"(?:[ -]" + _CAPITAL + rb")?)(?=[,;.]|\s{0,3}$)", accept=lambda match: is_unknown(match[1]), group=1),
    parts(rb"(?i:\b(?:engineer|technician|colleague|manager|consultant|admin|agent|developer|nurse|doctor|driver|contractor|contact|owner|supervisor|analyst|operator)) \((?P<person>" + _CAPITAL + rb"(?: " + _CAPITAL + rb")?)(?=[,;)])", accept=_strangers),
    parts(rb"(?<![A-Za-z0-9.])(?<![A-Z0-9]-)(?P<person>(?:[A-Z]\. ?){1,4}(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|ten|ter|zu) ){0,3}" + _CAPITAL + rb"(?:-" + _CAPITAL + rb")?)(?![A-Za-z0-9_@(/=-])", accept=_initials),
    # Whose a telephone or a computer is, as it calls itself.
    rule("person", rb"(?<![A-Za-z0-9\x80-\xff'])(" + _CAPITAL + rb"(?: " + _CAPITAL + rb")?)(?:'|\xe2\x80\x99|&#39;)s (?:iPhone|iPad|iMac|Mac(?:Book)?|Mac[ -](?:mini|Studio)|Galaxy|Pixel|Apple Watch|AirPods|Laptop|laptop|Surface|ThinkPad)(?![a-z])", accept=lambda match: not names_nobody(match[1]), group=1),
    rule("serial", rb"(?i:\b(?:device|android id|handset|phone)) (?i:id )?([0-9a-f]{16})(?![0-9A-Za-z])", group=1),
    # A part of a network of sensors by its address (IEEE 802.15.4): `Device 'hall' (0x00158d…) announced`. A face
    # shows five of its signs.
    rule("serial", rb"(?i)\b(?:device|node|friendly name|entity|ieee(?: ?addr(?:ess)?)?)\b[^\r\n()]{0,60}[( ]0x([0-9a-f]{5}|[0-9a-f]{16})(?![0-9a-z])", group=1),
    rule("serial", rb"\b(?:SN|S/N)[-:#]([0-9][0-9-]{4,16}[0-9])(?![0-9A-Za-z])", group=1),
    parts(rb"(?i:\b(?:according to|laut|gem\xc3\xa4\xc3\x9f|selon|d'apr\xc3\xa8s|seg\xc3\xban|secondo|volgens|if\xc3\xb8lge|enligt|wed\xc5\x82ug|podle|segundo) )(?P<person>" + _CAPITAL + rb")(?![A-Za-z0-9_@\\(/=\x80-\xff-]|\.[A-Za-z0-9]| [A-Z])", accept=_strangers),
    parts(rb"(?i:\b(?:patient|client|customer|insured|holder|guest|passenger|pasient|patientin|kunde|lead|contact|name|nom) ?[:=]? ?)(?P<person>[A-Z][A-Z'-]{2,20}, ?[A-Z][A-Z'-]{1,20}(?: [A-Z'-]{2,20})?)(?![A-Za-z0-9_])", accept=_capitals),
    parts(rb"^(?:[A-Z][A-Z0-9]{2}\|.{0,400}?[|^~])(?P<person>[A-Z][A-Za-z'-]{1,24}\^[A-Z][A-Za-z'-]{1,24}(?:\^[A-Za-z'. -]{0,12}){0,5})", accept=_in_message),
    parts(rb"(?<![A-Za-z.])(?P<person>(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? (?:Dr\.? )?" + _CAPITAL + rb" " + _CAPITAL + rb")(?![A-Za-z0-9_@\\(/=\x80-\xff-])", accept=_titled),
)  # fmt: skip

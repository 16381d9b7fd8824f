"""Numbers right behind the word for what they count: devices, customers, bookings, telephones."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.digit_values import is_address_or_date
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.words.lexicon import is_unknown


def _device(match: re.Match[bytes]) -> bool:
    """Capital letters and digits, at least three of them."""
    value = match[1]
    return len(re.findall(rb"[0-9]", value)) > 2 and not is_address_or_date(value)  # noqa: PLR2004


def _phone(match: re.Match[bytes]) -> bool:
    """Digits in groups, or such as begin as telephone numbers do."""
    number = match[1]
    digits = len(re.findall(rb"[0-9]", number))
    grouped = re.search(rb"[0-9][ ./()-]+[0-9]", number) is not None or number[:1] in b"+0("
    return grouped and 7 <= digits <= 13 and not is_address_or_date(number)  # noqa: PLR2004 - E.164


def _booking(match: re.Match[bytes]) -> bool:
    return has_digit(match[1]) or is_unknown(match[1])


def _record(match: re.Match[bytes]) -> bool:
    """An id of fifteen or eighteen signs: capital and small letters and digits, and not only hexadecimal ones."""
    text = match[0]
    return (
        re.search(rb"[A-Z]", text) is not None
        and re.search(rb"[a-z]", text) is not None
        and re.search(rb"[G-Zg-z]", text) is not None
    )


_DEVICE = (
    rb"(?:s/?n|ser(?:ial)?\.?(?:[ -]?(?:no|nr|num|number)\b)?\.?|serien(?:nummer|nr)\.?|num\xc3\xa9ro de s\xc3\xa9rie|n\xc3\xbamero de s[e\xc3][r\xa9]ie|serienr\.?|serienummer|matricola|asset(?: tag| no\.?| number)?|service ?tag|"
    rb"(?:activation|installation|device|hardware|machine|chassis|node|unit|system|meter|router|modem|drive|disk|enclosure|license|licence|terminal)[ -](?:id|uid|serial|no\.?|num|number)|uid|wwn|wwpn|wwid|udid|ecid|eid)"
)
_COUNTED = (
    rb"(?:ansatt|personal|mitarbeiter|employee|staff|emp|medarbejder|anst\xc3\xa4llnings|kunde|kunden|kund|customer|cust|client|klant|patient|pasient|member|membership|badge|payroll|loyalty|guest|student|matricule|personell|merchant|contract|policy)"
    rb"[ -]?(?:nr|no|num(?:ber|mer)?|id|n\xc2\xb0|n\xc2\xba|code|ref)"
)
_RUNG = (
    rb"(?:notfall\w{0,8}|telefonsz\xc3\xa1m\w{0,3}|h\xc3\xadvj\w{1,4}|h\xc3\xadv\xc3\xa1s\w{0,3}|emergency|kontakt\w{0,6}|ring|ringe|ringen|anruf\w{0,4}|call\w{0,3}|phone\w{0,2}|tel(?:ephone|efon|\xc3\xa9fono|efono|efone|\xc3\xa9phone|\xc3\xa9)?|mobile?|mobil\w{0,3}|m\xc3\xb3vil|cell(?:ulare|ular|phone)?|landline|direct line|my line|her line|his line|nummer|num\xc3\xa9ro|numero|n\xc3\xbamero|"
    rb"portable|handy|whatsapp|sms|text me|desk|fax|registered|answering at|messages to|reach \w{2,4}|back on|durchwahl|r\xc3\xbcckruf|rappel\w{0,4}|joindre|joignable|llam\w{1,6}|chiam\w{1,6}|dzwoni\w{0,3}|zadzwo\w{0,4}|bellen|bereikbaar|erreichbar|nr tel|puhelin|numer|kom\xc3\xb3rk\w?|gsm|natel|viber|telegram|wechat)"
)
# Where money goes to a telephone number, or to one that stands for it.
_PAID = rb"m-?pesa|swish|bizum|mobilepay|vipps|mb ?way|gcash|bkash|ecocash|airtel money|orange money|mtn momo|twint|blik|paytm|phonepe|pix"
_LINE = rb"(?:poste|interno|interne|linea|lijn|toestel|anknytning|durchwahl|nebenstelle|apparat|ext(?:ension)?|lokalnummer|centralino|ramal|anexo)"
RULES: tuple[Rule, ...] = (
    # Whose day of birth stands in brackets behind a number has that number.
    rule("health_id", rb"(?i)(?<![0-9A-Za-z.-])([0-9]{6,10}) \((?:born|dob|geb\.|geboren|n\xc3\xa9e?|nacid[oa]|nat[oa]|f\xc3\xb8dt|ur\.|nar\.)[: ]", group=1),
    rule("serial", rb"(?<![A-Za-z0-9])(?i:" + _DEVICE + rb")[ .:#=]{0,3}[\[(]?\s?((?![0-9]{1,2}:[0-9]{2}(?:[AP]M)?(?![0-9A-Za-z:/-]))(?=[A-Z0-9:/-]{0,40}[0-9])[A-Z0-9][A-Z0-9:/-]{5,40})(?![A-Za-z0-9])", accept=_device, group=1),
    rule("serial", rb"(?i:\bdevice(?: token)?|\bapns? token|\bpush token)[ :=\"']{1,4}([0-9a-f]{40}|[0-9a-f]{64})(?![0-9A-Za-z])", group=1),
    # Disks by their world wide names, one installation by its boot entries, bridges by their hardware address.
    rule("serial", rb"(?:^|\()([0-9a-f]{33})\)? dm-[0-9]", group=1),
    rule("serial", rb"(?:\bmpath-|\bscsi-|\bwwn-0x|^[ \t]{0,16}wwid[ \t]{1,24}\"?)([0-9a-f]{16,33})(?![0-9A-Za-z])", group=1),
    rule("serial", rb"(?:-rescue-|/log/journal/|\bsaved_entry=|/loader/entries/)([0-9a-f]{32})(?![0-9A-Za-z])", group=1),
    rule("mac", rb"(?<![0-9A-Za-z.-])(?:[0-9a-f]{4}|[0-9]\.[0-9]{3})\.((?=[0-9a-f]{0,11}[a-f])[0-9a-f]{12})(?![0-9A-Za-z.-])", group=1),
    rule("cloud_account", rb"(?<![a-z0-9\x80-\xff_])(?i:" + _COUNTED + rb")\.?(?:, which is |[ :#.]{1,3}(?:is )?)([A-Z]{0,4}-?[0-9][0-9-]{3,14})(?![0-9A-Za-z:/]|\.[0-9])", group=1),
    rule("cloud_account", rb"(?i:\bPNR|\bbooking (?:ref(?:erence)?|code|number)|\brecord locator|\breservation (?:code|number)|\bbuchungs(?:code|nummer)|\bconfirmation code)[ :#]{1,3}(?:is )?([A-Z0-9]{6})(?![A-Za-z0-9])", accept=_booking, group=1),
    rule("cloud_account", rb"(?<![A-Za-z0-9+/=_-])(?:00[0-9A-Za-z]|500|70[01]|a[0-9][0-9A-Za-z])[A-Za-z0-9]{2}0{2,6}(?=[0-9A-Za-z]*[A-Za-z])[0-9A-Za-z]{4,11}(?<=[A-Za-z0-9]{15})(?:[A-Z0-5]{3})?(?![A-Za-z0-9+/=_-])", accept=_record, gate=rb"(?:^|[^A-Za-z0-9+/=_-])(?:00[0-9A-Za-z]|500|70[01]|a[0-9][0-9A-Za-z])[A-Za-z0-9]{2}00[0-9A-Za-z]{6}"),
    rule("phone", rb"(?<![A-Za-z\x80-\xff])(?i:" + _RUNG + rb")(?![A-Za-z])[^0-9\r\n=\"<>{}\[\]/]{0,24}?(\+?\(?[0-9](?:[ ()/-]{0,3}[0-9]){6,13})(?![0-9A-Za-z:=]|[.,-][0-9])", accept=_phone, group=1),
    rule("phone", rb"(?<![A-Za-z0-9\x80-\xff])(?i:" + _PAID + rb")(?i: number| no\.?| nr\.?| account)?[ :=]{1,3}(\+?[0-9](?: ?[0-9]){7,13})(?![0-9A-Za-z:=]|[.,-][0-9])", group=1),
    rule("national_id", rb"(?i:\b(?:member|customer|client|patient|applicant|borrower|holder|insured|guest|tenant|student|voter|citizen)) [^,;\r\n]{3,48}, (?:ID|Id)(?: no\.?| number)?[ :]{1,2}([0-9]{6,12})(?![0-9A-Za-z:/]|\.[0-9])", group=1),
    rule("account", rb"(?i:\b(?:anydesk|teamviewer|rustdesk|supremo|ultraviewer|splashtop|dwservice))(?i: ?(?:id|address|partner id))?(?i: is|:| =)? ([0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3,4})(?![0-9A-Za-z:/-])", group=1),
    rule("cloud_account", rb"(?i:\b(?:my|his|her|their|your) (?:id|badge|id card|employee (?:no|id|number)|staff (?:no|id|number)|pass)(?: for (?:the )?[a-z]{2,12})? (?:is|was)) ([0-9]{5,13})(?![0-9A-Za-z:/]|[.,-][0-9])", group=1),
    rule("driving_license", rb"(?i:\blicen[cs]e)(?i: no\.?| number)? ((?=(?:[A-Z]{0,8}[0-9]){6})[A-Z0-9]{8,18})(?![A-Za-z0-9-])", group=1),
    rule("vehicle", rb"(?i:\b(?:truck|lorry|van|trailer|tractor|car|taxi|bus|vehicle|horse|reg)) ([A-Z]{2,3}[ -][0-9]{2,3}[ -][0-9A-Z]{2,4}|[A-Z]{2} [0-9]{5}|[A-Z]{3}[0-9][A-Z0-9][0-9]{2})(?![A-Za-z0-9-])", group=1),
    # Patients and those who treat them in New Zealand.
    rule("health_id", rb"\b(?:NHI|HPI(?:-CPN)?)(?: (?:no\.?|number|is|#)){0,2}[ :]{1,2}([A-Z]{3}(?:[0-9]{4}|[0-9]{2}[A-Z]{2})|[0-9]{2}[A-Z]{4})(?![A-Za-z0-9])", group=1),
    rule("phone", rb"(?:^|[\s,;])(\+?\(?[0-9]{1,5}\)?(?:[ ./()-]{1,2}[0-9]{2,8}){1,5})[ -]{1,2}(?i:office|fax|mobile|cell|home|work|desk|direct|landline|mobil|b\xc3\xbcro|privat)(?![A-Za-z])", accept=_phone, group=1),
    rule("phone", rb"(?<![A-Za-z\x80-\xff_])(?i:" + _LINE + rb")(?: (?:is|ist|est|es|\xc3\xa8))?[ .:]{1,2}([0-9]{3,5})(?![0-9A-Za-z:-]|[.,][0-9])", group=1),
)  # fmt: skip

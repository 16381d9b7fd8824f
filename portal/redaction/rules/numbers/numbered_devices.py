"""Devices by the numbers that they, their makers and their networks give: gateways, controllers, telephones, runners."""

# ruff: noqa: E501 - a pattern is read as one piece

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.lexicon import is_unknown

# What stands between several numbers of which a word before the first tells.
_AND = rb"(?:,? (?:and|und|et|y|e|en|och|og|i|ja|a|ve|oraz|to|bis)|,|;|/)"
_ITEM = rb"[0-9A-Z](?=[0-9A-Z-]{0,24}[0-9])[0-9A-Z-]{5,24}"
RULES: tuple[Rule, ...] = (
    # Where energy is delivered, as countries number it: Italy, Spain, Portugal, those of German speech.
    rule("serial", rb"(?<![0-9A-Za-z])(?:IT[0-9]{3}E[0-9]{8}[0-9A-Z]?|ES ?[0-9]{4}(?: ?[0-9]{4}){3} ?[A-Z]{2}(?: ?[0-9][A-Z])?|PT ?[0-9]{4}(?: ?[0-9]{3}){4} ?[A-Z]{2}|(?:DE|AT|CH|LU)[0-9]{11}[0-9A-Z]{20})(?![0-9A-Za-z])"),
    # The same by the prefix of a country (GSRN): Denmark, Norway, Sweden, Poland, Czechia, Belgium, the Netherlands.
    rule("serial", rb"(?<![0-9A-Za-z.-])(?:57131|70705|73599|590[0-9]{2}|85918|541[45][0-9]|871[67][0-9])[0-9]{13}(?![0-9A-Za-z-]|\.[0-9])"),
    # Meters and their gateways by who made them (DIN 43863-5), and where they are in messages about energy (EDIFACT).
    rule("serial", rb"(?<![0-9A-Za-z])(?:[0-9A-Z][A-Z]{3}[0-9]{10}|[0-9] ?[A-Z]{3}[0-9]{2} ?[0-9]{4} ?[0-9]{4})(?![0-9A-Za-z])"),
    rule("serial", rb"(?:^|')(?:LOC\+1?[0-9A-Z]{2}\+|CAV\+Z30:::)([0-9A-Z]{8,33})(?=[:+']|\s{0,3}$)", group=1),
    # Devices by eight bytes (EUI-64), and several by the word before the first.
    rule("serial", rb"(?<![0-9A-Za-z:-])[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){7}(?![0-9A-Za-z:-])"),
    parts(rb"\b(?i:sns|asset labels|asset tags|serials|serial numbers|s/ns|seriennummern|num\xc3\xa9ros de s\xc3\xa9rie|n\xc3\xbameros de s(?:e|\xc3\xa9)rie|numeri di serie|serienummers|serienummer|numery seryjne|imeis|meters)(?:: ?| )(?P<serial>" + _ITEM + rb")(?:" + _AND + rb" ?(?P<serial2>" + _ITEM + rb"))(?:" + _AND + rb" ?(?P<serial3>" + _ITEM + rb"))?(?![0-9A-Za-z])"),
    rule("serial", rb"(?<![0-9A-Za-z/])SN[ :]{1,2}([0-9]{5})(?![0-9A-Za-z:-]|\.[0-9])", group=1),
    # Whose a thing is or what it is, in the path of an address: `/accounts/A-70422018`, `/site/2284071/`, `/ocpp/CP-0044`.
    rule("cloud_account", rb"(?<=/)(?:accounts?|stays?|visits?|encounters?|claims?|reservations?|bookings?|guests?|cases?|customers?|clients?|members?|subscribers?|patients?|policy|policies|contracts?|tenants?|merchants?|employees?|drivers?|sites?|plants?|installations?|meters?|devices?|assets?|vehicles?|gateways?|terminals?|stations?|chargers?|chargepoints?|ocpp|fleet|bikes?|scooters?|units?|machines?|sensors?|things?|tele|cmnd|workspaces?|organizations?|orgs?)/((?=(?:[^0-9/]{0,12}[0-9]){5})[A-Z0-9][A-Z0-9]{0,11}(?:[-_][A-Z0-9]{1,12}){0,4})(?![0-9A-Za-z.])", group=1),
    # Gateways of LoRaWAN by their address (EUI-64), controllers of buildings (BACnet) and of plants (Siemens).
    rule("serial", rb"(?i)(?<![a-z0-9])(eui-[0-9a-f]{16})(?![0-9a-z])", group=1),
    rule("serial", rb"(?i)\b(?:gateway|gtw|gw|deveui|end[ -]?device|station)[ :=]{1,2}([0-9a-f]{16})(?![0-9a-z])", accept=lambda match: has_digit(match[1]), group=1),
    rule("serial", rb"\bBACnet(?::| -)? device (?:instance )?([0-9]{2,7})(?![0-9A-Za-z.])", group=1),
    rule("serial", rb"\b(?i:s/?n|serial(?: number| no\.?)?):? {1,2}(S [A-Z]-[A-Z0-9]{8,14})(?![A-Za-z0-9])", group=1),
    # A number behind what it is of in brackets, `Block Serial (Block Name) : …`.
    rule("serial", rb"(?i)\bserial(?: number| no\.?)? \([^()\r\n]{2,24}\) {0,8}: {0,8}([0-9A-Z][0-9A-Z-]{5,24})(?![A-Za-z0-9])", accept=lambda match: has_digit(match[1]), group=1),
    # As a sentence tells it.
    rule("serial", rb"(?i)\b(?:sn|s/n|serial(?: number| no\.?)?|asset (?:tag|number)|service tag|licen[cs]e (?:key|number)|activation (?:code|key)|product key|inventory number) (?:is|was|reads|shows) (?-i:([0-9A-Z][0-9A-Z-]{5,40}))(?![0-9A-Za-z])", accept=lambda match: has_digit(match[1]), group=1),
    # Telephones and scanners: what Android says of itself, what `adb` lists, what a store names by kind and number.
    rule("imei", rb"\bget(?:DeviceId|Imei|Meid|SubscriberId|SimSerialNumber)\b[^0-9\r\n]{1,8}([0-9]{14,20})(?![0-9A-Za-z])", group=1),
    rule("serial", rb"^([0-9A-Za-z]{8,20})(?:\t| {3,24})(?:device|unauthorized|offline|recovery|sideload)(?:\s|$)", accept=lambda match: has_digit(match[1]), group=1),
    rule("serial", rb"\b(?:device|terminal|scanner|handheld|reader|printer)[=:] ?\"?([A-Z]{2,6}(?:-[A-Z0-9]{2,10}){0,2}-[0-9]{8,16})(?![0-9A-Za-z])", group=1),
    # A card without contacts by its seven bytes (ISO 14443).
    rule("serial", rb"(?<![0-9A-Za-z:])[0-9A-F]{2}(?::[0-9A-F]{2}){6}(?![0-9A-Za-z:])"),
    # A card of a telephone in groups (ITU-T E.118).
    rule("imei", rb"(?<![0-9A-Za-z.-])89[0-9]{2,3}(?: [0-9]{3,4}){3,4}(?: [0-9]{1,4})?(?![0-9A-Za-z-]|\.[0-9])"),
    # Telephones without a cord (DECT, EN 300 175-6).
    rule("serial", rb"\b(?i:ipei|ipui|rfpi|ari)[ :=\"]{1,3}((?:[0-9]{5} ?[0-9]{7}(?: ?[0-9*])?)|[0-9A-F]{10,13})(?![0-9A-Za-z])", group=1),
    # A runner of GitLab, by the head of its token and the machine that it is on.
    parts(rb"\bon \S{1,80} (?P<token>[A-Za-z0-9_-]{8,9}), system ID: (?P<serial>[rs]_[0-9A-Za-z]{12})"),
    # Machines that Terraform names, that SSH goes to, and for which a tunnel has no key.
    rule("host", rb"\btags = \{(?:[^{}\r\n]{0,200}?[ ,])?Name = \"([A-Za-z0-9][A-Za-z0-9._-]{2,62})\"", accept=lambda match: is_machine_name(match[1]) and is_unknown(match[1]), group=1),
    rule("host", rb"\bconnect to host ([A-Za-z0-9][A-Za-z0-9._-]{1,253}) port ", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"\bshared key found for '[^'\r\n]{1,253}' - '([A-Za-z0-9][A-Za-z0-9._-]{1,253})'", accept=lambda match: is_machine_name(match[1]), group=1),
    # What a message of SOAP is signed with (WS-Security).
    rule("token", rb"Nonce(?: [^<>\r\n]{1,200})?>([A-Za-z0-9+/]{16,64}={0,2})<", group=1),
)  # fmt: skip

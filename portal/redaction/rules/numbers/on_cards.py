"""What stands on a card besides its number: until when it is good, the digits on its back; and cards that shops give."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, parts, rule, spelled

_BEFORE = rb"(?<![A-Za-z0-9\x80-\xff_-])"
_CARDS = re.compile(
    rb"(?i:card|bankpas|betaalpas|\bpas(?:je|nummer)?\b|karte|carte|tarjeta|cart\xc3\xa3o|carta|kaart|kort|kart|kortti|karty|kart\xc4\x99|k\xc3\xa1rty|kartu|k\xc3\xa1rtya|\xd0\xba\xd0\xb0\xd1\x80\xd1\x82|visa|master|maestro|amex|american express|diners|cvv|cvc|(?<![0-9])[0-9]{4}[ -][0-9]{4}[ -][0-9]{4})"
)
_FAR = 110
_ENDS = spelled(
    "runs out|scad\\.|scad|giltigt t\\.o\\.m\\.|giltig t\\.o\\.m\\.|t\\.o\\.m\\.|термін|термін дії|срок|platí do|vyprší|exp|exp\\. date|expiry|expiry date|expires|expiring|expiration|expiration date|valid thru|valid until|good thru|gültig bis|gültig|ablaufdatum|läuft ab|verfällt|expire|date d'expiration|valable jusqu'au|"
    "caduca|caducidad|vence|vencimiento|válida hasta|validade|válido até|expira|scade|scadenza|valida fino al|geldig tot|vervaldatum|verloopt|giltig till|utgår|går ut|gyldig til|udløber|utløper|utløpsdato|voimassa|vanhenee|"
    "ważna do|data ważności|platnost do|platnost|platí do|lejár|lejárat|lejárata|expiră|valabil până|son kullanma|срок действия|действует до|годен до|дійсна до|λήγει|λήξη|有効期限|有效期|유효기간"
)
_SAID = spelled(
    "en|em|in|im|w|v|is|was|on|ist|am|est|le|es|el|la visa es|é|è|il|op|er|är|den|je|to|jest|dnia|be|de la visa es|de la tarjeta es|do cartão é"
)
_MONTH = rb"((?:0[1-9]|1[0-2])(?: ?[/.-] ?(?:20)?)?[2-4][0-9])(?![0-9A-Za-z]|[/.:-][0-9])"
# The three or four digits that a card has besides its number.
_BACK = spelled(
    "sifrene bak|sifre bak|tre sifre|tre sifrene|turvaluku|turvaluvut|tarkistusluku|cifrene bagpå|siffrorna bak|siffrorna på baksidan|dígitos de atrás|dígitos atrás|cifry z tyłu|cvv|cvv2|cvc|cvc2|cvn|cid|csc|card security code|card verification|verification value|security code|security number|three digits|last three digits|3 digits|last 3 digits|code on the back|number on the back|digits on the back|signature strip|"
    "prüfnummer|kartenprüfnummer|kartenprüfziffer|prüfziffer|sicherheitscode|sicherheitsnummer|cryptogramme|cryptogramme visuel|code de sécurité|code au dos|trois chiffres|código de seguridad|código de seguranca|código de segurança|tres dígitos|três dígitos|"
    "codice di sicurezza|tre cifre|beveiligingscode|veiligheidscode|drie cijfers|säkerhetskod|säkerhetskoden|sikkerhetskode|sikkerhedskode|kontrolcifre|kontrollsiffer|turvakoodi|turvanumero|kod zabezpieczający|kod z tyłu|bezpečnostní kód|bezpečnostný kód|kód na zadní straně|biztonsági kód|cod de securitate|güvenlik kodu|код безопасности|код на обороте|セキュリティコード|安全码|보안코드"
)
_OF_SHOPS = spelled(
    "gift card|giftcard|gift voucher|loyalty card|loyalty no|loyalty number|loyalty|rewards card|rewards number|clubcard|nectar|nectar card|store card|membership card|library card|fuel card|travel card|prepaid card|club card|bonus card|"
    "geschenkkarte|gutscheinkarte|kundenkarte|bonuskarte|treuekarte|payback-karte|mitgliedskarte|tankkarte|carte cadeau|carte de fidélité|carte fidélité|numéro fidélité|numéro de fidélité|carte de membre|tarjeta de fidelización|tarjeta regalo|tarjeta cliente|tarjeta de socio|tarjeta de puntos|"
    "cartão de fidelização|cartão presente|cartão oferta|cartão cliente|carta regalo|carta fedeltà|tessera fedeltà|carta punti|buono regalo|cadeaukaart|klantenkaart|spaarkaart|ledenkaart|tankpas|presentkort|kundkort|medlemskort|bonuskort|gavekort|kundekort|fordelskort|lahjakortti|kanta-asiakaskortti|bonuskortti|"
    "karta podarunkowa|karta stałego klienta|karta lojalnościowa|karta klienta|dárková karta|věrnostní karta|zákaznická karta|darčeková karta|vernostná karta|ajándékkártya|törzsvásárlói kártya|hűségkártya|pontgyűjtő kártya|card cadou|card de fidelitate|hediye kartı|sadakat kartı|подарочная карта|бонусная карта|карта лояльности|ポイントカード|会員カード"
)
_LEAST, _MOST = 8, 23


# How traces call a field, before its number and behind it.
_FIELD = rb"(?:^|[\s,;|\[])(?i:field|fld|bit|data element|de|df|f|p|s)[ _#.-]?0?"
_SIGN = rb"(?: ?[:=|] ?| {1,12}|\] ?)"


def _beside_a_card(match: re.Match[bytes]) -> bool:
    """Beside a card; licences and certificates end too."""
    start = max(0, match.start() - _FAR)
    return _CARDS.search(match.string, start, min(len(match.string), match.end() + _FAR)) is not None


def _of_shop(match: re.Match[bytes]) -> bool:
    digits = len(re.findall(rb"[0-9]", match[1]))
    return _LEAST <= digits <= _MOST


RULES: tuple[Rule, ...] = (
    rule("card", _BEFORE + rb"(?i:" + _ENDS + rb")(?i:\.|:| (?:" + _SAID + rb"):?){0,2}[ ]?" + _MONTH, accept=_beside_a_card, group=1),
    rule("password", _BEFORE + rb"(?i:" + _BACK + rb")(?! (?:review|audit|scan|path|analysis|check|test)|[A-Za-z])[^\r\n0-9.;?!=<>{}\[\]]{0,44}?([0-9]{3,4})(?![0-9A-Za-z:/%-]|[.,][0-9])", accept=_beside_a_card, group=1),
    rule("card", _BEFORE + rb"(?i:" + _OF_SHOPS + rb")(?i:,? (?:no\.?|nr\.?|number|nummer|is|ist|est|es|\xc3\xa9|\xc3\xa8|n\xc2[\xb0\xba])){0,2}[ :#]{1,3}((?:[A-Z]{1,4}[ -]?)?[0-9][0-9 -]{6,30}[0-9])(?![0-9A-Za-z:])", accept=_of_shop, group=1),
    rule("password", _BEFORE + rb"(?i:" + _OF_SHOPS + rb")[^\r\n;]{8,40}?[0-9],? (?:[a-z\x80-\xff]{1,6} )?[(]?(?i:pin|code|kode|kod|k\xc3\xb3d|c\xc3\xb3digo|codice|koodi)[ :]{1,2}(?:is |ist |est )?([0-9]{4,8})(?![0-9A-Za-z:/]|[.,-][0-9])", group=1),
    # Fields of messages about cards by their numbers, as traces print them (ISO 8583): `F014  2812`, `Field 041: T0144`.
    parts(_FIELD + rb"0?(?:2|34|35|36|45|55)" + _SIGN + rb"(?P<card>[0-9*][0-9*=D]{7,80}|[0-9]{4}(?:[ -][0-9*X]{2,6}){2,5})(?![0-9A-Za-z])"),
    parts(rb"(?:" + _FIELD + rb"0?14|(?<![A-Za-z0-9])(?:F14|F014|P14|DE14))" + _SIGN + rb"(?P<card>[0-9]{4})(?![0-9A-Za-z])"),
    parts(rb"(?:" + _FIELD + rb"0?41|(?<![A-Za-z0-9])(?:F41|F041|P41|DE41))" + _SIGN + rb"(?P<serial>[0-9A-Z][0-9A-Z-]{3,15})(?![0-9A-Za-z])"),
    parts(rb"(?:" + _FIELD + rb"(?:0?37|0?42|102|103)|(?<![A-Za-z0-9])(?:F37|F42|P37|P42|DE37|DE42))" + _SIGN + rb"(?P<cloud_account>[0-9A-Z][0-9A-Z-]{5,27})(?![0-9A-Za-z])"),
    # A face has other digits where blanks stand around them, so all that a bracket holds goes: `Bit 41  [T0044182]`.
    rule("card", rb"(?:^|[\s,;|])(?i:field|fld|bit|data element|de) {1,2}[0-9]{1,3} {0,6}[:=]? ?\[ ?((?=(?:[^\]\r\n0-9]{0,12}[0-9]){3})[^\]\r\n]{3,120}?) ?\]", group=1),
    # Four groups of four, as cards have them alone; not of a dump.
    rule("card", rb"(?<![0-9A-Za-z.-])(?<![0-9A-Fa-f]{4} )[3-6][0-9]{3} [0-9]{4} [0-9]{4} [0-9]{4}(?![0-9A-Za-z]| [0-9A-Fa-f]{4}(?![0-9A-Za-z])|[.-][0-9])"),
    # A number of a card that is partly hidden, and who took it.
    rule("card", rb"(?<![0-9A-Za-z])([0-9]{4,6}[*xX.]{4,12}[0-9]{4})(?![0-9A-Za-z])", group=1),
    rule("cloud_account", rb"\b(?:MID|RRN|ARN|CAID|merchant(?: id)?)[ :=#]{1,3}([0-9]{8,15})(?![0-9A-Za-z])", group=1),
)  # fmt: skip
